"""Proxies that the environment names."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from importlib import import_module
from typing import Any
from urllib.parse import SplitResult, urlsplit

from ..values.redaction import Secret


class Proxies:
    """The proxies of ``HTTP_PROXY``, ``HTTPS_PROXY`` and ``ALL_PROXY``, as they are when it is made.

    They are read as ``urllib`` does, which knows the settings of the operating system, too. Those
    of ``NO_PROXY`` are hosts, domains (``.example.com``), addresses, and networks (``10.0.0.0/8``).
    """

    def __init__(self) -> None:
        self._found: dict[str, str] = {}
        if _are_any_set():
            from urllib.request import getproxies  # takes as long as all of ours to import

            self._found = {scheme: Secret(proxy) for scheme, proxy in getproxies().items()}
        self._of_origin = lru_cache(maxsize=64)(self._proxy_for)

    def proxy_for(self, origin: str) -> str | None:
        """The proxy for an origin such as ``https://example.com:443``, or None."""
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
            # Of a system's settings only the system knows the exceptions.
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


def _are_any_set() -> bool:
    """Whether it is worth asking; macOS and Windows have settings besides the environment."""
    in_settings = sys.platform in ("darwin", "win32")
    return in_settings or any(name.lower().endswith("_proxy") for name in os.environ)
