"""Connections through proxies, made before the pool counts them.

httpcore2's own classes for tunnels never return their place in the pool if TLS fails in a tunnel,
and leave a connection open if a SOCKS proxy refuses. Its functions are used to talk to the proxy.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

import httpcore2

from ..protocol import is_refused_for_good
from .failures import ProxyRefusalError, connecting
from .network import AsyncNetwork, AsyncStream, Network, Stream

__all__ = ["AsyncTunnels", "Tunnels"]


class Tunnels(Network):
    """Makes connections to hosts behind a proxy, for threads."""

    def __init__(self, proxy: httpcore2.Proxy) -> None:
        self._proxy = proxy

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *_: Any, **__: Any
    ) -> Stream:
        """Connect to the proxy, and ask it for a connection to a host.

        Raises:
            ConnectError, ConnectTimeout, ProxyError: There is no connection.
        """
        origin = self._proxy.url.origin
        stream = super().connect_tcp(origin.host.decode("ascii"), origin.port, timeout)
        with connecting():
            try:
                self._pass(stream, host, port, timeout)
            except BaseException:
                stream.close()
                raise
        return stream

    def _pass(self, stream: Stream, host: str, port: int, timeout: float | None) -> None:
        proxy = self._proxy
        if _is_socks(proxy):
            library: Any = import_module("httpcore2._sync.socks_proxy")
            library._init_socks5_connection(stream, **_socks_arguments(proxy, host, port, timeout))
            return
        if proxy.ssl_context is not None:
            proxy.ssl_context.set_alpn_protocols(["http/1.1"])
            stream.start_tls(proxy.ssl_context, proxy.url.host.decode("ascii"), timeout)
        connection = httpcore2.HTTP11Connection(proxy.url.origin, stream)
        _check(connection.handle_request(_connect_request(proxy, host, port, timeout)))
        stream.head_left = None


class AsyncTunnels(AsyncNetwork):
    """Makes connections to hosts behind a proxy, for tasks."""

    def __init__(self, proxy: httpcore2.Proxy) -> None:
        self._proxy = proxy

    async def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *_: Any, **__: Any
    ) -> AsyncStream:
        """Connect to the proxy, and ask it for a connection to a host.

        Raises:
            ConnectError, ConnectTimeout, ProxyError: There is no connection.
        """
        origin = self._proxy.url.origin
        stream = await super().connect_tcp(origin.host.decode("ascii"), origin.port, timeout)
        with connecting():
            try:
                await self._pass(stream, host, port, timeout)
            except BaseException:
                await stream.aclose()
                raise
        return stream

    async def _pass(self, stream: AsyncStream, host: str, port: int, timeout: float | None) -> None:
        proxy = self._proxy
        if _is_socks(proxy):
            library: Any = import_module("httpcore2._async.socks_proxy")
            arguments = _socks_arguments(proxy, host, port, timeout)
            await library._init_socks5_connection(stream, **arguments)
            return
        if proxy.ssl_context is not None:
            proxy.ssl_context.set_alpn_protocols(["http/1.1"])
            await stream.start_tls(proxy.ssl_context, proxy.url.host.decode("ascii"), timeout)
        connection = httpcore2.AsyncHTTP11Connection(proxy.url.origin, stream)
        request = _connect_request(proxy, host, port, timeout)
        _check(await connection.handle_async_request(request))
        stream.head_left = None


def _is_socks(proxy: httpcore2.Proxy) -> bool:
    return proxy.url.scheme.startswith(b"socks")


def _socks_arguments(
    proxy: httpcore2.Proxy, host: str, port: int, timeout: float | None
) -> dict[str, Any]:
    limits = {"read": timeout, "write": timeout}
    return {"host": host, "port": port, "auth": proxy.auth, "timeouts": limits}


def _connect_request(
    proxy: httpcore2.Proxy, host: str, port: int, timeout: float | None
) -> httpcore2.Request:
    """The CONNECT request for a tunnel (RFC 9110 §9.3.6)."""
    place = (f"[{host}]:{port}" if ":" in host else f"{host}:{port}").encode("ascii")
    via = proxy.url
    url = httpcore2.URL(scheme=via.scheme, host=via.host, port=via.port, target=place)
    headers = [(b"Host", place), (b"Accept", b"*/*"), *proxy.headers]
    limits = {"timeout": {"read": timeout, "write": timeout}}
    return httpcore2.Request("CONNECT", url, headers=headers, extensions=limits)


def _check(response: Any) -> None:
    """Raise a ProxyError if the response opens no tunnel."""
    status: int = response.status
    if not 200 <= status < 300:
        reason = response.extensions.get("reason_phrase", b"").decode("ascii", "replace")
        kind = ProxyRefusalError if is_refused_for_good(status) else httpcore2.ProxyError
        raise kind(f"the proxy answered {status} {reason}")
