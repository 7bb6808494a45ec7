"""The settings of a default transport, and the options of httpcore2's pools."""

from __future__ import annotations

import logging
import os
import sys
from functools import cached_property, lru_cache
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import httpcore2

from ...values.redaction import Secret

if TYPE_CHECKING:
    from ssl import SSLContext

__all__ = ["Settings", "proxy_for"]

_SCHEMES = frozenset({"http", "https", "socks5", "socks5h"})


class Settings:
    """The settings of a transport; see `DefaultTransport`.

    Raises:
        ValueError: The URL of the proxy is invalid.
        ImportError: HTTP/2 or SOCKS need a package that is not installed.
    """

    def __init__(
        self,
        *,
        verify: bool | SSLContext,
        proxy: str | None,
        trust_env: bool,
        http2: bool,
        **limits: float | None,
    ) -> None:
        if http2:
            import_module("h2")
            _silence("hpack")
        if proxy is not None:
            _host_and_login(proxy)
        self._verify = verify
        self._proxy = None if proxy is None else Secret(proxy)
        self._trust_env = trust_env
        self._limits = {"http2": http2, **limits}

    def proxy_for(self, origin: str) -> str | None:
        """The proxy for an origin such as `https://example.com`, or None."""
        if self._proxy is None and self._trust_env:
            return proxy_for(origin)
        return self._proxy

    def pool_options(self, is_secure: bool, proxy: str | None) -> dict[str, Any]:
        """The arguments for a pool of httpcore2. "tunnel" is a proxy that the network connects to.

        Raises:
            OSError: The certificates can't be loaded.
            ValueError, ImportError: The proxy can't be used.
        """
        options: dict[str, Any] = dict(self._limits)
        if is_secure:
            options["ssl_context"] = self._context
        if proxy is not None:
            url, login = _host_and_login(proxy)
            context = self._context if url.scheme == b"https" else None
            is_forward = url.scheme.startswith(b"http") and not is_secure
            key = "proxy" if is_forward else "tunnel"
            options[key] = httpcore2.Proxy(url, login, ssl_context=context)
        return options

    @cached_property
    def _context(self) -> SSLContext:
        """By default, with the certificates of the system, SSL_CERT_FILE or SSL_CERT_DIR."""
        if not isinstance(self._verify, bool):
            return self._verify
        context = httpcore2.default_ssl_context()
        if not self._verify:
            from ssl import CERT_NONE

            context.check_hostname = False
            context.verify_mode = CERT_NONE
        return context


def _host_and_login(proxy: str) -> tuple[httpcore2.URL, tuple[str, str] | None]:
    try:
        parts = urlsplit(proxy)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ValueError("proxy: expected a valid URL") from None
    if not host or not proxy.isascii() or parts.scheme not in _SCHEMES:
        raise ValueError("proxy: expected a URL whose scheme is http, https, socks5 or socks5h")
    if parts.scheme.startswith("socks"):
        import_module("socksio")
    login = None
    if parts.username is not None:
        login = Secret(unquote(parts.username)), Secret(unquote(parts.password or ""))
        _silence("httpcore2.socks")
    return httpcore2.URL(scheme=parts.scheme, host=host, port=port, target="/"), login


def _silence(name: str) -> None:
    """Set a logger that shows credentials at DEBUG to INFO, unless it has a level."""
    logger = logging.getLogger(name)
    if logger.level == logging.NOTSET:
        logger.setLevel(logging.INFO)


@lru_cache(maxsize=64)
def proxy_for(origin: str) -> str | None:
    """The proxy of the environment for an origin such as `https://example.com:443`, or None.

    It is read once per origin, from `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`, or
    the settings of the operating system, as `urllib` does.
    """
    if not _are_any_proxies_set():
        return None
    from urllib.request import getproxies, proxy_bypass  # takes as long to import as the runtime

    parts = urlsplit(origin)
    if not parts.hostname or proxy_bypass(parts.netloc):
        return None
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy:
        return None
    return Secret(proxy if "://" in proxy else f"http://{proxy}")


def _are_any_proxies_set() -> bool:
    """Whether there may be proxies. macOS and Windows have settings beside the environment."""
    in_settings = sys.platform in ("darwin", "win32")
    return in_settings or any(name.lower().endswith("_proxy") for name in os.environ)
