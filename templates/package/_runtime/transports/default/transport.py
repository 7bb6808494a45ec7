"""The default transport, for threads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpcore2

from .failures import FAILURES, translated
from .network import Network
from .pools import Pools
from .replies import Reply
from .requests import converted, origin_of
from .settings import Settings

if TYPE_CHECKING:
    from ssl import SSLContext

    from ..protocol import TransportRequest

__all__ = ["DefaultTransport"]


class DefaultTransport:
    """Sends requests with httpcore2; used by several threads at once.

    - ``verify``: check certificates; or a context that says how
    - ``proxy``: for all requests; else those of the environment, if ``trust_env``
    - ``http2``: offer HTTP/2 (needs the package ``h2``)
    - ``max_connections``, ``max_keepalive_connections``: at the same time, and kept open idle; of
      each scheme and proxy
    - ``keepalive_expiry``: seconds after which an idle connection is closed

    A process that forks can go on using it on both sides: the child makes its own connections, and
    leaves those of its parent alone. As they show credentials at DEBUG, the loggers ``hpack`` (of
    HTTP/2) and ``httpcore2.socks`` are set to INFO where they are used and have no level yet.
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
        self._pools = Pools(settings, _pool)

    def send(self, request: TransportRequest) -> Reply:
        """See :meth:`Transport.send`."""
        origin = origin_of(request.url)
        pool = self._pools.for_origin(origin)
        try:
            response = pool.handle_request(converted(request, origin))
            if self._pools.is_closed:
                pool.close()  # again, as this one waited for a connection when it was closed
            return Reply(response)
        except FAILURES as error:
            self._pools.retire(origin)
            failure: BaseException = translated(error)
        except BaseException as error:
            self._pools.retire(origin)
            failure = error.with_traceback(None)
        raise failure  # out here, without the frames of httpcore2, which hold headers

    def close(self) -> None:
        """See :meth:`Transport.close`."""
        for pool in self._pools.taken():
            pool.close()


def _pool(options: dict[str, Any]) -> httpcore2.ConnectionPool:
    proxy: httpcore2.Proxy | None = options.get("proxy")
    # TLS within the TLS of a proxy is more than our sockets can do.
    is_plain = proxy is None or proxy.url.scheme != b"https"
    network = Network() if is_plain else httpcore2.SyncBackend()
    return httpcore2.ConnectionPool(network_backend=network, **options)
