"""A transport without network, for the tests of programs that use this package.

For example:
    from this_package import Client
    from this_package.testing import MockResponse, MockTransport

    transport = MockTransport({"GET /users/7": MockResponse(json={"name": "Ada"})})
    client = Client(transport=transport, ...)
    ...
    assert transport.requests[0].path == "/users/7"

Routes are looked up by method and path (below the base URL's path or in full); a list of responses
is served one by one, its last for ever. Instead of routes, a function can answer: it gets the
`MockRequest` and returns a response, or raises `connection_refused()`, `connection_lost()` or
`timed_out()`. The asynchronous client takes an `AsyncMockTransport`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from typing import Any, Final, TypeAlias
from urllib.parse import parse_qsl, unquote, urlsplit

import msgspec

from ._runtime.answer import HeaderMap
from ._runtime.transports import TransportError, TransportRequest, TransportTimeoutError

__all__ = [
    "AsyncMockTransport",
    "MockRequest",
    "MockResponse",
    "MockTransport",
    "connection_lost",
    "connection_refused",
    "timed_out",
]

_NO_JSON: Final = object()


class MockRequest:
    """A request that the client has sent."""

    def __init__(self, request: TransportRequest) -> None:
        self._request = request
        self._parts = urlsplit(request.url)

    @property
    def method(self) -> str:
        """The method, as in "POST"."""
        return self._request.method

    @property
    def url(self) -> str:
        """The URL, including the query."""
        return self._request.url

    @property
    def path(self) -> str:
        """The path, percent-decoded."""
        return unquote(self._parts.path)

    @property
    def query(self) -> list[tuple[str, str]]:
        """The query parameters, in order, percent-decoded."""
        return parse_qsl(self._parts.query, keep_blank_values=True)

    @property
    def headers(self) -> HeaderMap:
        """The header fields, including credentials."""
        return HeaderMap(self._request.headers)

    @property
    def content(self) -> bytes:
        """The body; empty if there is none."""
        return self._request.body or b""

    def json(self) -> Any:
        """The body, parsed as JSON."""
        return msgspec.json.decode(self.content)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.method} {self._request.shown_url}>"


class MockResponse:
    """A response, which can be returned any number of times.

    Give `json`, or `content` in one piece or in several as it would arrive.
    """

    def __init__(
        self,
        status: int = 200,
        *,
        json: object = _NO_JSON,
        content: bytes | Sequence[bytes] = b"",
        headers: Mapping[str, str] | Sequence[tuple[str, str]] = (),
    ) -> None:
        fields = list(headers.items() if isinstance(headers, Mapping) else headers)
        if json is not _NO_JSON:
            content = msgspec.json.encode(json)
            fields.insert(0, ("content-type", "application/json"))
        self.status = status
        self.headers: Sequence[tuple[str, str]] = fields
        self.pieces: Sequence[bytes] = [content] if isinstance(content, bytes) else list(content)


Answer: TypeAlias = MockResponse | TransportError
Handler: TypeAlias = Callable[[MockRequest], MockResponse]
Routes: TypeAlias = Mapping[str, Answer | Sequence[Answer]]


class _Answers:
    """Finds the response to a request, and records requests."""

    def __init__(self, answers: Routes | Handler) -> None:
        self._answers = answers
        self._served: dict[str, int] = {}
        self.requests: list[MockRequest] = []
        self.closed = False

    def answer(self, sent: TransportRequest) -> MockResponse:
        """Record a request and return its response."""
        request = MockRequest(sent)
        self.requests.append(request)
        if callable(self._answers):
            return self._answers(request)
        return self._routed(self._answers, request)

    def _routed(self, routes: Routes, request: MockRequest) -> MockResponse:
        for route, answers in routes.items():
            method, _, path = route.partition(" ")
            if method == request.method and request.path.endswith(path):
                return self._next(route, answers)
        raise AssertionError(f"no route for {request.method} {request.path}")

    def _next(self, route: str, answers: Answer | Sequence[Answer]) -> MockResponse:
        if isinstance(answers, Sequence):
            served = self._served.get(route, 0)
            self._served[route] = served + 1
            answers = answers[min(served, len(answers) - 1)]
        if isinstance(answers, TransportError):
            raise answers
        return answers


class MockTransport:
    """A transport for the synchronous client that answers from routes or a function.

    `requests` lists all requests, the latest last; `closed` tells whether it was closed.
    """

    def __init__(self, answers: Routes | Handler) -> None:
        self._answers = _Answers(answers)

    @property
    def requests(self) -> list[MockRequest]:
        """All requests so far."""
        return self._answers.requests

    @property
    def closed(self) -> bool:
        """Whether the client has closed the transport."""
        return self._answers.closed

    def send(self, request: TransportRequest) -> _Reply:
        """Return the response to a request."""
        return _Reply(self._answers.answer(request))

    def close(self) -> None:
        """Record that the client was closed."""
        self._answers.closed = True


class AsyncMockTransport:
    """`MockTransport` for the asynchronous client."""

    def __init__(self, answers: Routes | Handler) -> None:
        self._answers = _Answers(answers)

    @property
    def requests(self) -> list[MockRequest]:
        """All requests so far."""
        return self._answers.requests

    @property
    def closed(self) -> bool:
        """Whether the client has closed the transport."""
        return self._answers.closed

    async def send(self, request: TransportRequest) -> _AsyncReply:
        """Return the response to a request."""
        return _AsyncReply(self._answers.answer(request))

    async def close(self) -> None:
        """Record that the client was closed."""
        self._answers.closed = True


def connection_refused() -> TransportError:
    """The error of a connection that could not be made. The server received nothing."""
    return TransportError("connection refused", maybe_sent=False)


def connection_lost() -> TransportError:
    """The error of a connection that broke. It is unknown whether the server acted."""
    return TransportError("connection lost")


def timed_out() -> TransportError:
    """The error of a server that does not respond in time."""
    return TransportTimeoutError("timed out")


class _Reply:
    def __init__(self, response: MockResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self._pieces = response.pieces

    def iter_bytes(self) -> Iterator[bytes]:
        return iter(self._pieces)

    def close(self) -> None:
        pass


class _AsyncReply:
    def __init__(self, response: MockResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self._pieces = response.pieces

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        for piece in self._pieces:
            yield piece

    async def close(self) -> None:
        pass
