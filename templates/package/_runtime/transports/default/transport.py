"""The default transports, for threads and for event loops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

import httpcore2

from .failures import translated
from .network import AsyncNetwork, Network
from .pools import LoopPools, Pools
from .replies import AsyncReply, Reply
from .requests import converted, origin_of
from .settings import Settings
from .trust import Certificate, Path, Verify
from .tunnels import AsyncTunnels, Tunnels

if TYPE_CHECKING:
    from ..protocol import TransportRequest

__all__ = ["AsyncDefaultTransport", "DefaultTransport"]

PoolT = TypeVar("PoolT")


class _Pooled(Generic[PoolT]):
    """What both kinds are made with."""

    def __init__(
        self,
        *,
        verify: Verify = True,
        cert: Certificate | None = None,
        uds: Path | None = None,
        proxy: str | None = None,
        trust_env: bool = True,
        http2: bool = False,
        max_connections: int | None = 100,
        max_keepalive_connections: int | None = 20,
        keepalive_expiry: float | None = 5.0,
    ) -> None:
        settings = Settings(
            verify=verify,
            cert=cert,
            uds=uds,
            proxy=proxy,
            trust_env=trust_env,
            http2=http2,
            max_connections=max_connections,
            max_keepalive_connections=max_keepalive_connections,
            keepalive_expiry=keepalive_expiry,
        )
        self._pools = self._with(settings)

    def _with(self, settings: Settings) -> Pools[PoolT]:
        raise NotImplementedError


class DefaultTransport(_Pooled[httpcore2.ConnectionPool]):
    """Sends requests with httpcore2; used by several threads at once.

    - ``verify``: check certificates; or a file or folder of those to trust; or a context that
      says how
    - ``cert``: the client's certificate: a file that holds the key, too; or a tuple of two files;
      or of these and the key's password
    - ``uds``: the path of a Unix domain socket, on which the server of all requests listens; no
      proxy is used
    - ``proxy``: for all requests; else those of the environment, if ``trust_env``
    - ``http2``: offer HTTP/2 (needs the package ``h2``)
    - ``max_connections``, ``max_keepalive_connections``: at the same time, and kept open idle; of
      each scheme and proxy
    - ``keepalive_expiry``: seconds after which an idle connection is closed

    A process that forks can go on using it on both sides: the child makes its own connections, and
    leaves those of its parent alone. As they show credentials at DEBUG, the loggers ``hpack`` (of
    HTTP/2) and ``httpcore2.socks`` are set to INFO where they are used and have no level yet.
    """

    def _with(self, settings: Settings) -> Pools[httpcore2.ConnectionPool]:
        return Pools(settings, _pool)

    def send(self, request: TransportRequest) -> Reply:
        """See :meth:`Transport.send`."""
        origin = origin_of(request.url)
        pool = self._pools.for_origin(origin)
        try:
            response = pool.handle_request(converted(request, origin))
            if self._pools.is_closed:
                pool.close()  # again, as this one waited for a connection when it was closed
            return Reply(response)
        except Exception as error:
            failure: BaseException = translated(error)
        except BaseException as error:
            failure = error.with_traceback(None)
        raise failure  # out here, without the frames of httpcore2, which hold headers

    def close(self) -> None:
        """See :meth:`Transport.close`."""
        for pool in self._pools.taken():
            pool.close()


class AsyncDefaultTransport(_Pooled[httpcore2.AsyncConnectionPool]):
    """Sends requests with httpcore2 in asyncio, uvloop or trio. For the settings see
    `DefaultTransport`.

    An event loop has connections of its own; so a transport can be used in several, one after the
    other or at the same time. Closing it closes those of the running loop.
    """

    def _with(self, settings: Settings) -> Pools[httpcore2.AsyncConnectionPool]:
        return LoopPools(settings, _async_pool)

    async def send(self, request: TransportRequest) -> AsyncReply:
        """See :meth:`AsyncTransport.send`."""
        origin = origin_of(request.url)
        pool = self._pools.for_origin(origin)
        try:
            response = await pool.handle_async_request(converted(request, origin))
            if self._pools.is_closed:
                await pool.aclose()  # again, as this one waited for a connection when it was closed
            return AsyncReply(response)
        except Exception as error:
            failure: BaseException = translated(error)
        except BaseException as error:
            failure = error.with_traceback(None)
        raise failure  # out here, without the frames of httpcore2, which hold headers

    async def close(self) -> None:
        """See :meth:`AsyncTransport.close`."""
        for pool in self._pools.taken():
            await pool.aclose()


def _pool(options: dict[str, Any]) -> httpcore2.ConnectionPool:
    proxy = options.pop("tunnel", None)
    network = Tunnels(proxy) if proxy else Network()
    kind: Any = httpcore2.ConnectionPool
    if options["http2"]:
        from .early import Pool as kind  # here, as it needs h2
    pool: httpcore2.ConnectionPool = kind(network_backend=network, **options)
    return pool


def _async_pool(options: dict[str, Any]) -> httpcore2.AsyncConnectionPool:
    proxy = options.pop("tunnel", None)
    network = AsyncTunnels(proxy) if proxy else AsyncNetwork()
    kind: Any = httpcore2.AsyncConnectionPool
    if options["http2"]:
        from .early import AsyncPool as kind  # here, as it needs h2
    pool: httpcore2.AsyncConnectionPool = kind(network_backend=network, **options)
    return pool
