"""What a default transport is made with, and what that means for the library's pools."""

from __future__ import annotations

import logging
import os
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import httpcore2

from ...values.redaction import Secret
from ..environment import Proxies
from .trust import Certificate, Path, Trust, Verify

if TYPE_CHECKING:
    from ssl import SSLContext

__all__ = ["Settings"]

_SCHEMES = frozenset({"http", "https", "socks5", "socks5h"})


class Settings:
    """The settings of a transport; see `DefaultTransport`.

    Raises:
        ValueError, TypeError: A setting can't be; the message begins with its name.
        FileNotFoundError: A file that is named is not there.
        ImportError: HTTP/2 or SOCKS need a package that is not there.
    """

    def __init__(
        self,
        *,
        verify: Verify,
        cert: Certificate | None,
        uds: Path | None,
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
        if uds is not None and proxy is not None:
            raise ValueError("uds: goes with no proxy")
        self._trust = Trust(verify, cert)
        self._proxy = None if proxy is None else Secret(proxy)
        self._proxies = Proxies() if trust_env and proxy is None and uds is None else None
        self._limits = {"http2": http2, "uds": None if uds is None else os.fspath(uds), **limits}

    def proxy_for(self, origin: str) -> str | None:
        """The proxy for an origin such as ``https://example.com``, or None."""
        return self._proxies.proxy_for(origin) if self._proxies else self._proxy

    def pool_options(self, is_secure: bool, proxy: str | None) -> dict[str, Any]:
        """The arguments for a pool of httpcore2; "tunnel" is a proxy that is none of its business.

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
        return self._trust.context()


def _host_and_login(proxy: str) -> tuple[httpcore2.URL, tuple[str, str] | None]:
    try:
        parts = urlsplit(proxy)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ValueError("proxy: not a valid address") from None
    if not host or not proxy.isascii() or parts.scheme not in _SCHEMES:
        raise ValueError("proxy: expected an address with http, https, socks5 or socks5h")
    if parts.scheme.startswith("socks"):
        import_module("socksio")
    login = None
    if parts.username is not None:
        login = Secret(unquote(parts.username)), Secret(unquote(parts.password or ""))
        _silence("httpcore2.socks")
    return httpcore2.URL(scheme=parts.scheme, host=host, port=port, target="/"), login


def _silence(name: str) -> None:
    """Keep a logger that shows credentials at DEBUG from doing so, but where it is asked to."""
    logger = logging.getLogger(name)
    if logger.level == logging.NOTSET:
        logger.setLevel(logging.INFO)
