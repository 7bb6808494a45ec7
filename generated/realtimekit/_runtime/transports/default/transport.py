"""The default transports, for threads and for event loops."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

import httpcore2

from .failures import translated
from .messages import AsyncReply, Reply, converted, origin_of
from .network import AsyncNetwork, Network
from .pools import LoopPools, Pools
from .settings import Settings
from .trust import Certificate, Path, Verify
from .tunnels import AsyncTunnels, Tunnels

if TYPE_CHECKING:
    from ..protocol import TransportRequest

__all__ = ["AsyncDefaultTransport", "DefaultTransport"]

PoolT = TypeVar("PoolT")


class _Pooled(Generic[PoolT]):
    """What both kinds of transport share: their settings."""

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
    """Sends requests with httpcore2. Several threads can use one at the same time.

    After a fork, parent and child can both go on using it: the child makes connections of its own.
    The loggers `hpack` (of HTTP/2) and `httpcore2.socks` show credentials at DEBUG; they are set to
    INFO if they are needed and have no level yet.

    Args:
        verify: Whether to verify certificates; or a file or folder of those to trust; or an SSL
            context that decides.
        cert: The client's certificate: a file that also holds the key, a tuple of two files, or
            a tuple of these and the password of the key.
        uds: The path of a Unix domain socket on which the server of all requests listens. No proxy
            is used then.
        proxy: The URL of a proxy for all requests.
        trust_env: Whether to use the proxies of the environment if `proxy` is None.
        http2: Whether to offer HTTP/2, which needs the package `h2`. Tasks share a connection of it;
            threads do not.
        max_connections: The most connections at the same time, for each scheme and proxy.
        max_keepalive_connections: The most idle connections, for each scheme and proxy.
        keepalive_expiry: Seconds after which an idle connection is closed.

    Raises:
        ValueError, TypeError: A setting is invalid. The message begins with its name.
        FileNotFoundError: A file that is named does not exist.
        ImportError: HTTP/2 or SOCKS need a package that is not installed.
    """

    def _with(self, settings: Settings) -> Pools[httpcore2.ConnectionPool]:
        return Pools(settings, _pool)

    def send(self, request: TransportRequest) -> Reply:
        """See `Transport.send`."""
        origin = origin_of(request.url)
        pool = self._pools.for_origin(origin)
        try:
            response = pool.handle_request(converted(request, origin))
            if self._pools.is_closed:
                pool.close()  # again: this call was waiting when it was closed
            return Reply(response)
        except Exception as error:
            failure: BaseException = translated(error)
        except BaseException as error:
            failure = error.with_traceback(None)
        raise failure  # out here, it is without the frames of httpcore2, which hold headers

    def close(self) -> None:
        """See `Transport.close`."""
        for pool in self._pools.taken():
            pool.close()


class AsyncDefaultTransport(_Pooled[httpcore2.AsyncConnectionPool]):
    """Sends requests with httpcore2 in asyncio, uvloop or trio.

    Its arguments are those of `DefaultTransport`. Each event loop has connections of its own, so
    several loops can use one transport. Closing it closes the connections of the running loop.
    """

    def _with(self, settings: Settings) -> Pools[httpcore2.AsyncConnectionPool]:
        return LoopPools(settings, _async_pool)

    async def send(self, request: TransportRequest) -> AsyncReply:
        """See `AsyncTransport.send`."""
        origin = origin_of(request.url)
        pool = self._pools.for_origin(origin)
        try:
            response = await pool.handle_async_request(converted(request, origin))
            if self._pools.is_closed:
                await pool.aclose()  # again: this call was waiting when it was closed
            return AsyncReply(response)
        except Exception as error:
            failure: BaseException = translated(error)
        except BaseException as error:
            failure = error.with_traceback(None)
        raise failure  # out here, it is without the frames of httpcore2, which hold headers

    async def close(self) -> None:
        """See `AsyncTransport.close`."""
        for pool in self._pools.taken():
            await pool.aclose()


def _pool(options: dict[str, Any]) -> httpcore2.ConnectionPool:
    proxy = options.pop("tunnel", None)
    network = Tunnels(proxy) if proxy else Network()
    kind: Any = httpcore2.ConnectionPool
    if options["http2"]:
        from .http2 import Pool as kind  # here, as it needs h2
    pool: httpcore2.ConnectionPool = kind(network_backend=network, **options)
    return pool


def _async_pool(options: dict[str, Any]) -> httpcore2.AsyncConnectionPool:
    proxy = options.pop("tunnel", None)
    network = AsyncTunnels(proxy) if proxy else AsyncNetwork()
    kind: Any = httpcore2.AsyncConnectionPool
    if options["http2"]:
        from .http2 import AsyncPool as kind  # here, as it needs h2
    pool: httpcore2.AsyncConnectionPool = kind(network_backend=network, **options)
    return pool
