"""The settings of a default transport, and the options of httpcore2's pools."""

from __future__ import annotations

import logging
import os
import sys
from functools import cached_property, lru_cache
from importlib import import_module
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

import httpcore2

from ...values.package import needed
from ...values.redaction import Secret
from .trust import Certificate, Path, Trust, Verify

__all__ = ["Proxies", "Settings"]

_SCHEMES = frozenset({"http", "https", "socks5", "socks5h"})


class Settings:
    """The settings of a transport; see `DefaultTransport`.

    Raises:
        ValueError, TypeError: A setting is invalid. The message begins with its name.
        FileNotFoundError: A file that is named does not exist.
        ImportError: HTTP/2 or SOCKS need a package that is not installed.
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
            needed("h2", "http2")
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
        """The proxy for an origin such as `https://example.com`, or None."""
        return self._proxies.proxy_for(origin) if self._proxies else self._proxy

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
    def _context(self) -> Any:
        return self._trust.context()


def _host_and_login(proxy: str) -> tuple[httpcore2.URL, tuple[str, str] | None]:
    try:
        parts = urlsplit(proxy)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise ValueError("proxy: expected a valid URL") from None
    if not host or not proxy.isascii() or parts.scheme not in _SCHEMES:
        raise ValueError("proxy: expected a URL whose scheme is http, https, socks5 or socks5h")
    if parts.scheme.startswith("socks"):
        needed("socksio", "socks")
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


class Proxies:
    """The proxies of `HTTP_PROXY`, `HTTPS_PROXY` and `ALL_PROXY`, as they are when it is made.

    They are read as `urllib` reads them, which also knows the settings of the operating system. The
    exceptions in `NO_PROXY` are hosts, domains (`.example.com`), addresses and networks
    (`10.0.0.0/8`).
    """

    def __init__(self) -> None:
        self._found: dict[str, str] = {}
        if _are_any_proxies_set():
            from urllib.request import getproxies  # takes as long to import as the runtime

            self._found = {scheme: Secret(proxy) for scheme, proxy in getproxies().items()}
        self._of_origin = lru_cache(maxsize=64)(self._proxy_for)

    def proxy_for(self, origin: str) -> str | None:
        """The proxy for an origin such as `https://example.com:443`, or None."""
        return self._of_origin(origin) if self._found else None

    def _proxy_for(self, origin: str) -> str | None:
        parts = urlsplit(origin)
        proxy = self._found.get(parts.scheme) or self._found.get("all")
        if not proxy or not parts.hostname or self._is_excepted(parts):
            return None
        return Secret(proxy if "://" in proxy else f"http://{proxy}")

    def _is_excepted(self, parts: SplitResult) -> bool:
        request: Any = import_module("urllib.request")  # not all of this is known to its stubs
        if "no" not in self._found:
            # Only the operating system knows the exceptions of its settings.
            return not request.getproxies_environment() and request.proxy_bypass(parts.netloc)
        if request.proxy_bypass_environment(parts.netloc, self._found):
            return True
        return any(_is_within(parts.hostname or "", each) for each in self._found["no"].split(","))


def _is_within(host: str, network: str) -> bool:
    """Whether a host is an address of a network, or the same address in another form."""
    from ipaddress import ip_address, ip_network

    try:
        return ip_address(host) in ip_network(network.strip(" []"), strict=False)
    except ValueError:
        return False


def _are_any_proxies_set() -> bool:
    """Whether there may be proxies. macOS and Windows have settings beside the environment."""
    in_settings = sys.platform in ("darwin", "win32")
    return in_settings or any(name.lower().endswith("_proxy") for name in os.environ)
