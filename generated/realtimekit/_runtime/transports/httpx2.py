"""The default transport, on httpx2's transport layer.

The client layer above it would parse, merge and copy once more what is already decided here
(redirects, cookies, authentication, retries), so it is left out.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import aclosing
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, TypeVar

import httpx2

from ..transport import TransportError, TransportRequest, TransportTimeoutError
from .environment import proxy_for

if TYPE_CHECKING:
    from collections.abc import Callable
    from ssl import SSLContext

    from ..options import Timeout

__all__ = ["AsyncHttpx2Transport", "Httpx2Transport"]

PoolT = TypeVar("PoolT")

_ACCEPT_ENCODING = ("accept-encoding", "gzip, deflate")
_NOT_SENT = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.PoolTimeout,
    httpx2.ProxyError,
    httpx2.UnsupportedProtocol,
    httpx2.InvalidURL,
)
_FAILURES = (httpx2.RequestError, httpx2.InvalidURL, httpx2.StreamError)


class _Pools(Generic[PoolT]):
    """Connection pools, one per proxy, each made when it is first needed.

    A child process starts with none: connections can't be shared with the parent.
    """

    def __init__(self, make: Callable[[str | None], PoolT], proxy: str | None, trust_env: bool):
        self._make = make
        self._proxy = proxy
        self._trust_env = trust_env
        self._pools: dict[str | None, PoolT] = {}
        self._process = os.getpid()
        self._lock = Lock()

    def for_url(self, url: str) -> PoolT:
        """The pool for a URL."""
        proxy = self._proxy
        if proxy is None and self._trust_env:
            proxy = proxy_for("/".join(url.split("/", 3)[:3]))
        if self._process != os.getpid():
            self._pools, self._process, self._lock = {}, os.getpid(), Lock()
        pool = self._pools.get(proxy)
        if pool is None:
            with self._lock:
                pool = self._pools.get(proxy) or self._pools.setdefault(proxy, self._make(proxy))
        return pool

    def taken(self) -> list[PoolT]:
        """All pools, to be closed."""
        pools, self._pools = list(self._pools.values()), {}
        return pools


class Httpx2Transport:
    """Sends requests with httpx2; used by several threads at once.

    - ``verify``: check certificates; or a context that says how
    - ``proxy``: for all requests; else those of the environment, if ``trust_env``
    - ``http2``: offer HTTP/2 (needs the package ``h2``)
    - ``max_connections``, ``max_keepalive_connections``: at the same time, and kept open idle
    - ``keepalive_expiry``: seconds after which an idle connection is closed
    """

    def __init__(
        self,
        *,
        verify: bool | SSLContext = True,
        proxy: str | None = None,
        trust_env: bool = True,
        http2: bool = False,
        max_connections: int | None = 100,
        max_keepalive_connections: int | None = 20,
        keepalive_expiry: float | None = 5.0,
    ) -> None:
        limits = httpx2.Limits(
            max_connections=max_connections,
            max_keepalive_connections=max_keepalive_connections,
            keepalive_expiry=keepalive_expiry,
        )

        def make(proxy: str | None) -> httpx2.HTTPTransport:
            return httpx2.HTTPTransport(
                verify=verify, proxy=proxy, http2=http2, limits=limits, trust_env=trust_env
            )

        self._pools = _Pools(make, proxy, trust_env)

    def send(self, request: TransportRequest) -> _Reply:
        """See :meth:`Transport.send`."""
        try:
            return _Reply(self._pools.for_url(request.url).handle_request(_converted(request)))
        except _FAILURES as error:
            failure = _translated(error)
        raise failure  # out here, without the frames of httpx2, which hold headers

    def close(self) -> None:
        """See :meth:`Transport.close`."""
        for pool in self._pools.taken():
            pool.close()


class AsyncHttpx2Transport:
    """Sends requests with httpx2 in one event loop. For the settings see `Httpx2Transport`."""

    def __init__(
        self,
        *,
        verify: bool | SSLContext = True,
        proxy: str | None = None,
        trust_env: bool = True,
        http2: bool = False,
        max_connections: int | None = 100,
        max_keepalive_connections: int | None = 20,
        keepalive_expiry: float | None = 5.0,
    ) -> None:
        limits = httpx2.Limits(
            max_connections=max_connections,
            max_keepalive_connections=max_keepalive_connections,
            keepalive_expiry=keepalive_expiry,
        )

        def make(proxy: str | None) -> httpx2.AsyncHTTPTransport:
            return httpx2.AsyncHTTPTransport(
                verify=verify, proxy=proxy, http2=http2, limits=limits, trust_env=trust_env
            )

        self._pools = _Pools(make, proxy, trust_env)

    async def send(self, request: TransportRequest) -> _AsyncReply:
        """See :meth:`AsyncTransport.send`."""
        try:
            pool = self._pools.for_url(request.url)
            return _AsyncReply(await pool.handle_async_request(_converted(request)))
        except _FAILURES as error:
            failure = _translated(error)
        raise failure  # out here, without the frames of httpx2, which hold headers

    async def close(self) -> None:
        """See :meth:`AsyncTransport.close`."""
        for pool in self._pools.taken():
            await pool.aclose()


class _Head:
    __slots__ = ("_response",)

    def __init__(self, response: httpx2.Response) -> None:
        self._response = response

    @property
    def status(self) -> int:
        return self._response.status_code

    @property
    def headers(self) -> Sequence[tuple[str, str]]:
        raw = self._response.headers.raw
        return [(name.decode("latin-1"), value.decode("latin-1")) for name, value in raw]


class _Reply(_Head):
    __slots__ = ()

    def iter_bytes(self) -> Iterator[bytes]:
        try:
            yield from self._response.iter_bytes()
            return
        except _FAILURES as error:
            failure = _translated(error)
        raise failure

    def close(self) -> None:
        self._response.close()


class _AsyncReply(_Head):
    __slots__ = ()

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        try:
            async with aclosing(_as_generator(self._response)) as pieces:
                async for piece in pieces:
                    yield piece
            return
        except _FAILURES as error:
            failure = _translated(error)
        raise failure

    async def close(self) -> None:
        await self._response.aclose()


def _as_generator(response: httpx2.Response) -> Any:
    return response.aiter_bytes()


def _converted(request: TransportRequest) -> httpx2.Request:
    return httpx2.Request(
        request.method,
        request.url,
        headers=[_ACCEPT_ENCODING, *request.headers],
        content=request.body,
        extensions={"timeout": _limits_of(request.timeout)},
    )


def _limits_of(timeout: Timeout) -> dict[str, float | None]:
    cut = timeout.within(timeout.total)
    return {"connect": cut.connect, "read": cut.read, "write": cut.write, "pool": cut.pool}


def _translated(error: Exception) -> TransportError:
    """Our word for a failure; the text of httpx2's holds no URL and no header."""
    text = str(error)
    name = type(error).__name__
    message = f"{name}: {text}" if text else name
    kind = TransportTimeoutError if isinstance(error, httpx2.TimeoutException) else TransportError
    return kind(message, maybe_sent=not isinstance(error, _NOT_SENT))
