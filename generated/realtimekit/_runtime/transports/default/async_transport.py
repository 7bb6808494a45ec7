"""The default transport, for asyncio."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpcore2

from .async_network import AsyncNetwork
from .async_replies import AsyncReply
from .failures import FAILURES, translated
from .pools import LoopPools
from .requests import converted, origin_of
from .settings import Settings

if TYPE_CHECKING:
    from ssl import SSLContext

    from ..protocol import TransportRequest

__all__ = ["AsyncDefaultTransport"]


class AsyncDefaultTransport:
    """Sends requests with httpcore2 in asyncio. For the settings see `DefaultTransport`.

    An event loop has connections of its own; so a transport can be used in several, one after the
    other or at the same time. Closing it closes those of the running loop.
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
        settings = Settings(
            verify=verify,
            proxy=proxy,
            trust_env=trust_env,
            http2=http2,
            max_connections=max_connections,
            max_keepalive_connections=max_keepalive_connections,
            keepalive_expiry=keepalive_expiry,
        )
        self._pools = LoopPools(settings, _async_pool)

    async def send(self, request: TransportRequest) -> AsyncReply:
        """See :meth:`AsyncTransport.send`."""
        origin = origin_of(request.url)
        pool = self._pools.for_origin(origin)
        try:
            response = await pool.handle_async_request(converted(request, origin))
            if self._pools.is_closed:
                await pool.aclose()  # again, as this one waited for a connection when it was closed
            return AsyncReply(response)
        except FAILURES as error:
            self._pools.retire(origin)
            failure: BaseException = translated(error)
        except BaseException as error:
            self._pools.retire(origin)
            failure = error.with_traceback(None)
        raise failure  # out here, without the frames of httpcore2, which hold headers

    async def close(self) -> None:
        """See :meth:`AsyncTransport.close`."""
        for pool in self._pools.taken():
            await pool.aclose()


def _async_pool(options: dict[str, Any]) -> httpcore2.AsyncConnectionPool:
    return httpcore2.AsyncConnectionPool(network_backend=AsyncNetwork(), **options)
