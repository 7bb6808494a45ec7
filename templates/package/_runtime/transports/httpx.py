"""Transports on a client of `httpx2` or `httpx` that the user has made.

Event hooks, proxies and mounts of that client apply, and so do OpenTelemetry's instrumentation and
the stand-ins for tests (respx, pytest-httpx, vcrpy). The library of the client is used; neither is
imported here.

Compared with the default transport, they have these limitations:

- The total time limits each phase of a request, and is checked between the pieces of a body. With
  `HttpxTransport`, a head that comes byte by byte can take longer.
- What the client adds to requests (headers, cookies, `auth`) is also sent after a redirect.
- The logger of the library shows URLs with the keys of their query at INFO.
- On trio, httpx2 leaves the generator of a body that is not read to its end, and trio warns of it.
"""

from __future__ import annotations

import sys
from collections.abc import AsyncGenerator, AsyncIterator, Iterator, Sequence
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING, Any, Protocol

from .inflating import CorruptBodyError, accepting, inflater_for
from .protocol import TransportError, TransportTimeoutError, is_refused_for_good

if TYPE_CHECKING:
    from types import ModuleType

    from .protocol import TransportRequest

_NOT_SENT = ("ConnectError", "ConnectTimeout", "PoolTimeout", "ProxyError", "UnsupportedProtocol")


class _Builds(Protocol):
    def build_request(
        self,
        method: str,
        url: str,
        *,
        content: bytes | Iterator[bytes] | AsyncIterator[bytes] | None = ...,
        headers: Sequence[tuple[str, str]] | None = ...,
        timeout: Any = ...,
    ) -> Any: ...


class HttpxClient(_Builds, Protocol):
    """The methods of an `httpx2.Client` or `httpx.Client` that are used."""

    def send(self, request: Any, *, stream: bool = ..., follow_redirects: bool = ...) -> Any:
        """Send a request."""

    def close(self) -> None:
        """Close all connections."""


class AsyncHttpxClient(_Builds, Protocol):
    """The methods of an `httpx2.AsyncClient` or `httpx.AsyncClient` that are used."""

    async def send(self, request: Any, *, stream: bool = ..., follow_redirects: bool = ...) -> Any:
        """Send a request."""

    async def aclose(self) -> None:
        """Close all connections."""


class HttpxTransport:
    """Sends requests with an `httpx2.Client` or `httpx.Client`.

    Redirects, retries and time limits are those of this package. Closing the transport closes the
    client.

    For example:
        transport=HttpxTransport(httpx2.Client(event_hooks={"request": [log]}))

    Raises:
        TypeError: The client is of another class.
    """

    def __init__(self, client: HttpxClient) -> None:
        self._library = _library_for(client, "Client", type(self).__name__)
        self._client = client

    def send(self, request: TransportRequest) -> _Reply:
        """See `Transport.send`."""
        try:
            body = request.body
            content = body if body is None or isinstance(body, bytes) else iter(body)
            built = _built(self._client, self._library, request, content)
            response = self._client.send(built, stream=True, follow_redirects=False)
            return _Reply(response, self._library)
        except _failures(self._library) as error:
            failure = _translated(error, self._library)
        raise failure  # out here, without the frames of the library, which hold headers

    def close(self) -> None:
        """See `Transport.close`."""
        self._client.close()


class AsyncHttpxTransport:
    """Sends requests with an `httpx2.AsyncClient` or `httpx.AsyncClient`; see `HttpxTransport`.

    It belongs to one event loop, as the client does.

    Raises:
        TypeError: The client is of another class.
    """

    def __init__(self, client: AsyncHttpxClient) -> None:
        self._library = _library_for(client, "AsyncClient", type(self).__name__)
        self._client = client

    async def send(self, request: TransportRequest) -> _AsyncReply:
        """See `AsyncTransport.send`."""
        from anyio import move_on_after  # which the library has imported

        failure: TransportError = TransportTimeoutError("the total time limit ran out")
        try:
            body = request.body
            content = body if body is None or isinstance(body, bytes) else aiter(body)
            built = _built(self._client, self._library, request, content)
            total = float("inf") if request.timeout.total is None else request.timeout.total
            with move_on_after(total):
                response = await self._client.send(built, stream=True, follow_redirects=False)
                return _AsyncReply(response, self._library)
        except _failures(self._library) as error:
            failure = _translated(error, self._library)
        raise failure  # out here, without the frames of the library, which hold headers

    async def close(self) -> None:
        """See `AsyncTransport.close`."""
        await self._client.aclose()


class _Head:
    __slots__ = ("_library", "_response", "headers", "status")

    def __init__(self, response: Any, library: ModuleType) -> None:
        self._response = response
        self._library = library
        self.status: int = response.status_code
        self.headers: Sequence[tuple[str, str]] = [
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, value in response.headers.raw
        ]


class _Reply(_Head):
    __slots__ = ()

    def iter_bytes(self) -> Iterator[bytes]:
        if self._response.is_stream_consumed:  # an event hook or a stand-in has read it all
            yield self._response.content
            return
        try:
            inflater = inflater_for(self.headers)
            for piece in self._response.iter_raw():
                yield from inflater.feed(piece)
            inflater.finish()
            return
        except _failures(self._library) as error:
            failure = _translated(error, self._library)
        raise failure

    def close(self) -> None:
        self._response.close()


class _AsyncReply(_Head):
    __slots__ = ("_body",)

    def __init__(self, response: Any, library: ModuleType) -> None:
        super().__init__(response, library)
        self._body = self._read()

    def iter_bytes(self) -> AsyncIterator[bytes]:
        return self._body

    async def close(self) -> None:
        with suppress(RuntimeError):  # another task is just reading
            await self._body.aclose()
        await self._response.aclose()

    async def _read(self) -> AsyncGenerator[bytes, None]:
        if self._response.is_stream_consumed:
            yield self._response.content
            return
        try:
            inflater = inflater_for(self.headers)
            async with aclosing(self._response.aiter_raw()) as pieces:
                async for piece in pieces:
                    for inflated in inflater.feed(piece):
                        yield inflated
            inflater.finish()
            return
        except _failures(self._library) as error:
            failure = _translated(error, self._library)
        raise failure


def library_of(thing: object) -> ModuleType | None:
    """The module `httpx2` or `httpx` if the class of a thing, or one of its bases, is from there."""
    for each in type(thing).__mro__:
        if (name := each.__module__.partition(".")[0]) in ("httpx", "httpx2"):
            return sys.modules[name]
    return None


def _library_for(client: object, wanted: str, adapter: str) -> ModuleType:
    library = library_of(client)
    if library is not None and isinstance(client, getattr(library, wanted)):
        return library
    given = client.__name__ if isinstance(client, type) else type(client).__name__
    other = "HttpxTransport" if wanted == "AsyncClient" else "AsyncHttpxTransport"
    hint = f"; {other} takes it" if given in ("Client", "AsyncClient") and library else ""
    raise TypeError(
        f"client: {adapter} takes an httpx2.{wanted} or httpx.{wanted}, got {given}{hint}"
    )


def _built(
    client: _Builds,
    library: ModuleType,
    request: TransportRequest,
    content: bytes | Iterator[bytes] | AsyncIterator[bytes] | None,
) -> Any:
    limits = request.timeout.within(request.timeout.total)
    timeout = library.Timeout(
        connect=limits.connect, read=limits.read, write=limits.write, pool=limits.pool
    )
    return client.build_request(
        request.method,
        request.url,
        content=content,
        headers=_fields(request),
        timeout=timeout,
    )


def _fields(request: TransportRequest) -> Sequence[tuple[str, str]]:
    """The header fields, with the length of a body that the library can't measure."""
    fields, body = accepting(request.headers), request.body
    if body is None or isinstance(body, bytes) or body.length is None:
        return fields
    return [*fields, ("Content-Length", str(body.length))]


def _failures(library: ModuleType) -> tuple[type[Exception], ...]:
    """What the library raises if no response arrives. Event hooks can raise other errors."""
    return (library.RequestError, library.InvalidURL, library.StreamError, CorruptBodyError)


def _translated(error: Exception, library: ModuleType) -> TransportError:
    """The error of the package, whose message has no text that may contain a URL or a header."""
    name, text = type(error).__name__, " ".join(str(error).split())
    is_open = isinstance(error, (library.NetworkError, CorruptBodyError)) and "://" not in text
    is_lasting = False
    if isinstance(error, library.ProxyError) and (status := text[:3]).isdecimal():
        is_open, text = True, f"the proxy answered {status}"
        is_lasting = is_refused_for_good(int(status))
    kind = TransportError
    if isinstance(error, library.TimeoutException):
        kind = TransportTimeoutError
    not_sent = isinstance(error, (library.InvalidURL, *(getattr(library, n) for n in _NOT_SENT)))
    message = f"{name}: {text}" if text and is_open else name
    return kind(message, maybe_sent=not not_sent, is_lasting=is_lasting)
