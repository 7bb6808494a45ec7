"""A transport without network, for the tests of programs that use this package.

For example:
    from this_package import Client
    from this_package.testing import MockResponse, MockTransport

    transport = MockTransport({"GET /users/{user_id}": MockResponse(json={"name": "Ada"})})
    client = Client(transport=transport)
    assert client.get("/users/7", cast_to=dict) == {"name": "Ada"}
    assert transport.requests[0].path.endswith("/users/7")

Routes are looked up by method and path (below the base URL's path or in full), in which `{…}` stands
for any text without a slash; a route without braces goes first. A list of responses is served one by
one, its last for ever. Instead of routes, a function can answer: it gets the
`MockRequest` and returns a response, or raises `connection_refused()`, `connection_lost()` or
`timed_out()`; `replay(path)` makes such a function of a conversation that was recorded. The asynchronous client takes an `AsyncMockTransport`.
"""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from os import PathLike
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
    "replay",
    "timed_out",
]

_NO_JSON: Final = object()


class MockRequest:
    """A request that the client has sent."""

    def __init__(self, request: TransportRequest, content: bytes | None = None) -> None:
        """Keep a request; `content` is its body where that was read piece by piece."""
        self._request = request
        self._parts = urlsplit(request.url)
        self._content = _whole(request) if content is None else content

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
        return self._content

    def json(self) -> Any:
        """The body, parsed as JSON."""
        return msgspec.json.decode(self.content)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.method} {self._request.shown_url}>"


def _whole(request: TransportRequest) -> bytes:
    return request.body if isinstance(request.body, bytes) else b"".join(request.body or ())


async def _whole_async(request: TransportRequest) -> bytes | None:
    body = request.body
    if body is None or isinstance(body, bytes):
        return body
    return b"".join([piece async for piece in body])


class MockResponse:
    """A response, which can be returned any number of times.

    Give `json`, or `content` in one piece or in several as it would arrive. `status_code` is
    `status` under the name that it has in responses.
    """

    def __init__(
        self,
        status: int = 200,
        *,
        status_code: int | None = None,
        json: object = _NO_JSON,
        content: bytes | Sequence[bytes] = b"",
        headers: Mapping[str, str] | Sequence[tuple[str, str]] = (),
    ) -> None:
        fields = list(headers.items() if isinstance(headers, Mapping) else headers)
        if json is not _NO_JSON:
            content = msgspec.json.encode(json)
            fields.insert(0, ("content-type", "application/json"))
        self.status = status if status_code is None else status_code
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

    def answer(self, sent: TransportRequest, content: bytes | None = None) -> MockResponse:
        """Record a request and return its response."""
        request = MockRequest(sent, content)
        del content  # not to be seen in a traceback with local variables
        self.requests.append(request)
        if callable(self._answers):
            return self._answers(request)
        return self._routed(self._answers, request)

    def _routed(self, routes: Routes, request: MockRequest) -> MockResponse:
        for route in sorted(routes, key=lambda each: "{" in each):
            if _fits(route, request):
                return self.next(route, routes[route])
        known = ", ".join(map(repr, routes)) or "none"
        raise AssertionError(f"no route for {request.method} {request.path}; known: {known}")

    def next(self, route: str, answers: Answer | Sequence[Answer]) -> MockResponse:
        """Return the next response of a route."""
        if isinstance(answers, Sequence):
            served = self._served.get(route, 0)
            self._served[route] = served + 1
            answers = answers[min(served, len(answers) - 1)]
        if isinstance(answers, TransportError):
            raise answers
        return answers


def _fits(route: str, request: MockRequest) -> bool:
    method, _, path = route.partition(" ")
    if method != request.method:
        return False
    if request.path.endswith(path):
        return True
    wanted = path.lstrip("/").split("/")
    found = urlsplit(request.url).path.split("/")[-len(wanted) :]
    return len(found) == len(wanted) and all(map(_fits_segment, wanted, found))


def _fits_segment(wanted: str, found: str) -> bool:
    pieces = re.split(r"\{[^{}]*\}", wanted)
    return re.fullmatch("(?s:.+)".join(map(re.escape, pieces)), unquote(found)) is not None


def replay(path: str | PathLike[str]) -> Handler:
    """A function that answers as a recorded conversation did.

    Args:
        path: A HAR file (HTTP Archive 1.2), as browsers and proxies write it. Its requests are told
            apart by method, path and query; those that are the same are answered in their order,
            the last for ever.

    Raises:
        AssertionError: By the function, for a request that was not recorded.
    """
    with open(path, "rb") as file:
        entries = msgspec.json.decode(file.read())["log"]["entries"]
    routes: dict[str, list[Answer]] = {}
    for entry in entries:
        asked = entry["request"]
        routes.setdefault(_key(asked["method"], asked["url"]), []).append(_recorded(entry))
    answers = _Answers({})

    def answer(request: MockRequest) -> MockResponse:
        key = _key(request.method, request.url)
        if key not in routes:
            raise AssertionError(f"{key} was not recorded; known: {', '.join(routes) or 'none'}")
        return answers.next(key, routes[key])

    return answer


def _key(method: str, url: str) -> str:
    parts = urlsplit(url)
    return f"{method} {parts.path}?{parts.query}" if parts.query else f"{method} {parts.path}"


def _recorded(entry: Any) -> MockResponse:
    """The response of an entry; its body is already decompressed."""
    response = entry["response"]
    content = response["content"]
    text: str = content.get("text", "")
    body = b64decode(text) if content.get("encoding") == "base64" else text.encode()
    dropped = ("content-encoding", "content-length", "transfer-encoding")
    headers = [(each["name"], each["value"]) for each in response["headers"]]
    kept = [(name, value) for name, value in headers if name.lower() not in dropped]
    return MockResponse(response["status"], content=body, headers=kept)


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
        return _AsyncReply(self._answers.answer(request, await _whole_async(request)))

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
