"""A faster transport, on pyreqwest (the extra ``fast``).

Its limits for connecting and reading belong to a client, not to a request, so there is one client
for each combination in use; the total is that of each request. Proxies of the environment are
those that reqwest finds.

What it can't do as well as the default transport:

- A process that forks must make its transport after the fork: reqwest's threads stay behind.
- A head is bounded in time only, however many fields or interim answers it has; without a total,
  one that never ends is waited for.
- There is no limit for writing but the total. A body that is said to end in two ways (RFC 9112
  §6.3) ends as its chunks say.
- It awaits in asyncio only. In uvloop, a call that is cancelled can go on until its limit; in trio
  there is none.
- Its threads live on for a moment. A process that ends at once after its last call can, rarely, be
  aborted by them, with everything done.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from datetime import timedelta
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pyreqwest.client import ClientBuilder, SyncClientBuilder
from pyreqwest.exceptions import (
    BuilderError,
    DetailedPyreqwestError,
    PoolTimeoutError,
    PyreqwestError,
    RequestTimeoutError,
)

from .inflating import ACCEPTED, CorruptBodyError, inflater_for
from .protocol import TransportError, TransportTimeoutError

if TYPE_CHECKING:
    from pyreqwest.client import Client, SyncClient
    from pyreqwest.http import HeaderMap
    from pyreqwest.request import StreamRequest, SyncStreamRequest
    from pyreqwest.response import Response, SyncResponse

    from ..describe.options import Timeout
    from .protocol import TransportRequest


BuilderT = TypeVar("BuilderT", ClientBuilder, SyncClientBuilder)
ClientT = TypeVar("ClientT")
Phases = tuple[float | None, float | None, float | None]

_ACCEPT_ENCODING = ("accept-encoding", ACCEPTED)
_FAILURES = (PyreqwestError, CorruptBodyError)
_NOT_SENT = (PoolTimeoutError, BuilderError)
_NEEDS_LOGIN = "tunnel error: proxy authorization required"
_NOT_CONNECTED = "client error (Connect)"
"""The cause that hyper names when, and only when, there was no connection.

The classes do not tell: a connection that breaks after the request was sent raises ConnectError
too, and a server that does not answer raises ConnectTimeoutError.
"""


class _Clients(Generic[ClientT]):
    """One client for each combination of limits."""

    def __init__(self, make: Callable[[Timeout], ClientT]) -> None:
        self._make = make
        self._clients: dict[Phases, ClientT] = {}
        self._lock = Lock()

    def having(self, timeout: Timeout) -> ClientT:
        """The client with these limits, made when it is first needed."""
        phases = (timeout.connect, timeout.read, timeout.pool)
        client = self._clients.get(phases)
        if client is None:
            with self._lock:
                client = self._clients.get(phases)
                if client is None:
                    client = self._clients[phases] = self._make(timeout)
        return client

    def taken(self) -> list[ClientT]:
        """All clients, to be closed."""
        clients, self._clients = list(self._clients.values()), {}
        return clients


class PyreqwestTransport:
    """Sends requests with pyreqwest; used by several threads at once.

    ``customize`` gets each builder of a client before it builds, for proxies, certificates and
    the like; it returns the builder.
    """

    def __init__(
        self, *, customize: Callable[[SyncClientBuilder], SyncClientBuilder] | None = None
    ) -> None:
        def make(timeout: Timeout) -> SyncClient:
            builder = _configured(SyncClientBuilder(), timeout)
            return (customize(builder) if customize else builder).build()

        self._clients = _Clients(make)

    def send(self, request: TransportRequest) -> _Reply:
        """See :meth:`Transport.send`."""
        try:
            return self._sent(request)
        except _FAILURES as error:
            failure = _translated(error)
        except ValueError:  # a host, say, that is none; the text may hold the URL
            failure = TransportError("the request can't be sent", maybe_sent=False)
        raise failure

    def close(self) -> None:
        """See :meth:`Transport.close`."""
        for client in self._clients.taken():
            client.close()

    def _sent(self, request: TransportRequest) -> _Reply:
        builder = self._clients.having(request.timeout).request(request.method, request.url)
        builder = builder.headers(_with_encoding(request.headers))
        if request.body is not None:
            builder = builder.body_bytes(request.body)
        if request.timeout.total is not None:
            builder = builder.timeout(timedelta(seconds=request.timeout.total))
        # No reading ahead: a body that breaks off must not hide the status.
        opened = builder.streamed_read_buffer_limit(0).build_streamed()
        return _Reply(opened, opened.__enter__())


class AsyncPyreqwestTransport:
    """Sends requests with pyreqwest in an event loop. See `PyreqwestTransport`."""

    def __init__(
        self, *, customize: Callable[[ClientBuilder], ClientBuilder] | None = None
    ) -> None:
        def make(timeout: Timeout) -> Client:
            builder = _configured(ClientBuilder(), timeout)
            return (customize(builder) if customize else builder).build()

        self._clients = _Clients(make)

    async def send(self, request: TransportRequest) -> _AsyncReply:
        """See :meth:`AsyncTransport.send`."""
        try:
            return await self._sent(request)
        except _FAILURES as error:
            failure = _translated(error)
        except ValueError:  # a host, say, that is none; the text may hold the URL
            failure = TransportError("the request can't be sent", maybe_sent=False)
        raise failure

    async def close(self) -> None:
        """See :meth:`AsyncTransport.close`."""
        for client in self._clients.taken():
            await client.close()

    async def _sent(self, request: TransportRequest) -> _AsyncReply:
        builder = self._clients.having(request.timeout).request(request.method, request.url)
        builder = builder.headers(_with_encoding(request.headers))
        if request.body is not None:
            builder = builder.body_bytes(request.body)
        if request.timeout.total is not None:
            builder = builder.timeout(timedelta(seconds=request.timeout.total))
        # No reading ahead: a body that breaks off must not hide the status.
        opened = builder.streamed_read_buffer_limit(0).build_streamed()
        return _AsyncReply(opened, await opened.__aenter__())


class _Reply:
    __slots__ = ("_opened", "_response", "headers", "status")

    def __init__(self, opened: SyncStreamRequest, response: SyncResponse) -> None:
        self._opened = opened
        self._response = response
        self.status = response.status
        self.headers = _fields(response.headers)

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


class _AsyncReply:
    __slots__ = ("_opened", "_response", "headers", "status")

    def __init__(self, opened: StreamRequest, response: Response) -> None:
        self._opened = opened
        self._response = response
        self.status = response.status
        self.headers = _fields(response.headers)

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


def _with_encoding(headers: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """The header fields, with what can be decompressed where the caller has not said it."""
    is_given = any(name == "accept-encoding" for name, _ in headers)
    return headers if is_given else [_ACCEPT_ENCODING, *headers]


def _fields(headers: HeaderMap) -> Sequence[tuple[str, str]]:
    """The header fields, but for those whose value is not ASCII: pyreqwest can't hand them on."""
    try:
        return list(headers.items())
    except ValueError:
        return [(name, value) for name in dict.fromkeys(headers) for value in _all(headers, name)]


def _all(headers: HeaderMap, name: str) -> list[str]:
    try:
        return headers.getall(name)
    except ValueError:
        return []


def _configured(builder: BuilderT, timeout: Timeout) -> BuilderT:
    builder = builder.follow_redirects(False).referer(False).default_cookie_store(False)
    # Ours instead, which says where a body is corrupt, and is the same for each transport.
    builder = builder.gzip(False).deflate(False).brotli(False).zstd(False)
    if timeout.connect is not None:
        builder = builder.connect_timeout(timedelta(seconds=timeout.connect))
    if timeout.read is not None:
        builder = builder.read_timeout(timedelta(seconds=timeout.read))
    if timeout.pool is not None:
        builder = builder.pool_timeout(timedelta(seconds=timeout.pool))
    return builder


def _translated(error: Exception) -> TransportError:
    """Our word for a failure, without the URL that reqwest's texts begin with."""
    causes = _causes(error) if isinstance(error, PyreqwestError) else [str(error)]
    message = ": ".join([type(error).__name__, *causes])
    kind = TransportTimeoutError if isinstance(error, RequestTimeoutError) else TransportError
    not_sent = isinstance(error, _NOT_SENT) or _NOT_CONNECTED in causes
    return kind(message, maybe_sent=not not_sent, is_lasting=_NEEDS_LOGIN in causes)


def _causes(error: Exception) -> list[str]:
    if not isinstance(error, DetailedPyreqwestError):
        return []
    details: Any = error.details
    texts = [str(cause["message"]) for cause in details.get("causes") or ()]
    return [text for text in texts if "://" not in text]
