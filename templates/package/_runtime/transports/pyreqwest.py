"""A faster transport, on pyreqwest (the extra `fast`).

In pyreqwest, the limits for connecting, reading and the pool belong to a client, so this transport
makes one client for each combination of limits. The total belongs to each request. reqwest reads
the proxies of the environment.

Compared with the default transport, it has these limitations:

- A process that forks must make its transport after the fork, because reqwest's threads do not
  survive it.
- The size of a response's head is not limited. Without a total, a head that never ends is awaited
  for ever.
- Writing has no limit of its own, only the total. A response with both Content-Length and
  Transfer-Encoding (RFC 9112 §6.3) is accepted, and read as chunked.
- Of the answers by which a proxy refuses a tunnel, only 407 is known to be lasting. reqwest does not
  tell the others apart, so that a call is tried again after any of them.
- The asynchronous transport needs asyncio. Under uvloop, a cancelled call can continue until its
  time limit; trio is not supported.
- reqwest's threads run a moment longer than the last call. They can, rarely, abort a process that
  exits right after it, with all its work done.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import suppress
from datetime import timedelta
from importlib import import_module
from threading import Lock
from typing import TYPE_CHECKING, Any

from ..values.package import needed
from .inflating import CorruptBodyError, accepting, inflater_for
from .protocol import TransportError, TransportTimeoutError

if TYPE_CHECKING:
    from ..describe.options import Timeout
    from .protocol import BodyStream, TransportRequest

Phases = tuple[float | None, float | None, float | None]
Customize = Callable[[Any], Any] | None


_errors: Any = None  # without the library, for the classes have to be there all the same
with suppress(ModuleNotFoundError):
    _errors = import_module("pyreqwest.exceptions")

Failures = tuple[type[Exception], ...]
_OWN: Failures = () if _errors is None else (_errors.PyreqwestError,)
_NOT_SENT: Failures = () if _errors is None else (_errors.PoolTimeoutError, _errors.BuilderError)
_FAILURES: Failures = (*_OWN, CorruptBodyError)
_SEND_FAILURES: Failures = (*_FAILURES, ValueError)
_NEEDS_LOGIN = "tunnel error: proxy authorization required"
_NOT_CONNECTED = "client error (Connect)"
"""The cause that hyper names if, and only if, no connection was made.

The class of the error is not sufficient: ConnectError is also raised if a connection breaks after
the request was sent, and ConnectTimeoutError if a server does not respond.
"""


class _Clients:
    """One client for each combination of limits."""

    def __init__(self, kind: str, customize: Customize) -> None:
        self._kind: Any = getattr(needed("pyreqwest.client", "fast"), kind)
        self._customize = customize
        self._clients: dict[Phases, Any] = {}
        self._lock = Lock()

    def having(self, timeout: Timeout) -> Any:
        """The client for these limits, made when it is first needed."""
        phases = (timeout.connect, timeout.read, timeout.pool)
        with self._lock:
            if phases not in self._clients:
                builder = _configured(self._kind(), timeout)
                if self._customize:
                    builder = self._customize(builder)
                self._clients[phases] = builder.build()
            return self._clients[phases]

    def taken(self) -> list[Any]:
        """All clients, which the caller then closes."""
        clients, self._clients = list(self._clients.values()), {}
        return clients


class PyreqwestTransport:
    """Sends requests with pyreqwest; several threads can use one at the same time.

    Args:
        customize: Called with each builder of a client before it builds, to set proxies,
            certificates and the like; returns the builder.

    Raises:
        ImportError: pyreqwest is not installed.
    """

    def __init__(self, *, customize: Customize = None) -> None:
        self._clients = _Clients("SyncClientBuilder", customize)

    def send(self, request: TransportRequest) -> _Reply:
        """See `Transport.send`."""
        try:
            builder = self._clients.having(request.timeout).request(request.method, request.url)
            return _opened(_filled(builder, request).build_streamed())
        except _SEND_FAILURES as error:
            failure = _translated(error)
        raise failure

    def close(self) -> None:
        """See `Transport.close`."""
        for client in self._clients.taken():
            client.close()


class AsyncPyreqwestTransport:
    """Sends requests with pyreqwest in an event loop. See `PyreqwestTransport`."""

    def __init__(self, *, customize: Customize = None) -> None:
        self._clients = _Clients("ClientBuilder", customize)

    async def send(self, request: TransportRequest) -> _AsyncReply:
        """See `AsyncTransport.send`."""
        try:
            builder = self._clients.having(request.timeout).request(request.method, request.url)
            filled = _filled(builder, request, is_async=True)
            return await _opened_async(filled.build_streamed())
        except _SEND_FAILURES as error:
            failure = _translated(error)
        raise failure

    async def close(self) -> None:
        """See `AsyncTransport.close`."""
        for client in self._clients.taken():
            await client.close()


class _Head:
    """What both kinds of response share."""

    __slots__ = ("_opened", "_response", "headers", "status")

    def __init__(self, opened: Any, response: Any) -> None:
        self._opened = opened
        self._response = response
        self.status: int = response.status
        self.headers = _fields(response.headers)


class _Reply(_Head):
    __slots__ = ()

    def iter_bytes(self) -> Iterator[bytes]:
        try:
            inflater = inflater_for(self.headers)
            read = self._response.body_reader.read_chunk
            while (piece := read()) is not None:
                yield from inflater.feed(bytes(piece))
            inflater.finish()
            return
        except _FAILURES as error:
            failure = _translated(error)
        raise failure

    def close(self) -> None:
        self._opened.__exit__(None, None, None)


class _AsyncReply(_Head):
    __slots__ = ()

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        try:
            inflater = inflater_for(self.headers)
            read = self._response.body_reader.read_chunk
            while (piece := await read()) is not None:
                for inflated in inflater.feed(bytes(piece)):
                    yield inflated
            inflater.finish()
            return
        except _FAILURES as error:
            failure = _translated(error)
        raise failure

    async def close(self) -> None:
        await self._opened.__aexit__(None, None, None)


# Functions of their own, so that no frame of an error's traceback holds the request.


def _opened(request: Any) -> _Reply:
    return _Reply(request, request.__enter__())


async def _opened_async(request: Any) -> _AsyncReply:
    return _AsyncReply(request, await request.__aenter__())


def _filled(builder: Any, request: TransportRequest, *, is_async: bool = False) -> Any:
    """The builder of a request with all but the method and the URL."""
    builder = builder.headers(accepting(request.headers))
    if request.body is not None:
        builder = _with_body(builder, request.body, is_async)
    if request.timeout.total is not None:
        builder = builder.timeout(timedelta(seconds=request.timeout.total))
    # No reading ahead: a body that breaks off must not hide the status.
    return builder.streamed_read_buffer_limit(0)


def _with_body(builder: Any, body: bytes | BodyStream, is_async: bool) -> Any:
    if isinstance(body, bytes):
        return builder.body_bytes(body)
    if body.length is not None:
        builder = builder.header("content-length", str(body.length))
    return builder.body_stream(aiter(body) if is_async else iter(body))


def _fields(headers: Any) -> Sequence[tuple[str, str]]:
    """The header fields, except those whose value is not ASCII, which pyreqwest can't return."""
    try:
        return list(headers.items())
    except ValueError:
        return [(name, value) for name in dict.fromkeys(headers) for value in _all(headers, name)]


def _all(headers: Any, name: str) -> list[str]:
    try:
        found: list[str] = headers.getall(name)
        return found
    except ValueError:
        return []


def _configured(builder: Any, timeout: Timeout) -> Any:
    builder = builder.follow_redirects(False).referer(False).default_cookie_store(False)
    # `inflating` does it instead: it reports corrupt bodies, in the same way for each transport.
    builder = builder.gzip(False).deflate(False).brotli(False).zstd(False)
    if timeout.connect is not None:
        builder = builder.connect_timeout(timedelta(seconds=timeout.connect))
    if timeout.read is not None:
        builder = builder.read_timeout(timedelta(seconds=timeout.read))
    if timeout.pool is not None:
        builder = builder.pool_timeout(timedelta(seconds=timeout.pool))
    return builder


def _translated(error: Exception) -> TransportError:
    """The error of the package for an error of pyreqwest, without the URL in its text."""
    if not isinstance(error, _FAILURES):  # such as an invalid host; the text may hold the URL
        return TransportError("the request can't be sent", maybe_sent=False)
    causes = _causes(error) if isinstance(error, _OWN) else [str(error)]
    message = ": ".join([type(error).__name__, *causes])
    kind = (
        TransportTimeoutError if isinstance(error, _errors.RequestTimeoutError) else TransportError
    )
    not_sent = isinstance(error, _NOT_SENT) or _NOT_CONNECTED in causes
    return kind(message, maybe_sent=not not_sent, is_lasting=_NEEDS_LOGIN in causes)


def _causes(error: Any) -> list[str]:
    if not isinstance(error, _errors.DetailedPyreqwestError):
        return []
    details: Any = error.details
    texts = [str(cause["message"]) for cause in details.get("causes") or ()]
    return [text for text in texts if "://" not in text]
