"""Proxies that the environment names."""

from __future__ import annotations

import os
import sys
from functools import lru_cache
from urllib.parse import urlsplit

from ..values.redaction import Secret


@lru_cache(maxsize=64)
def proxy_for(origin: str) -> str | None:
    """The proxy for an origin such as ``https://example.com:443``, or None.

    Read once per origin, from ``HTTP_PROXY``, ``HTTPS_PROXY``, ``ALL_PROXY`` and ``NO_PROXY``, or
    the settings of the operating system, as ``urllib`` does.
    """
    if not _are_any_proxies_set():
        return None
    from urllib.request import getproxies, proxy_bypass  # takes as long as all of ours to import

    parts = urlsplit(origin)
    if not parts.hostname or proxy_bypass(parts.netloc):
        return None
    proxies = getproxies()
    proxy = proxies.get(parts.scheme) or proxies.get("all")
    if not proxy:
        return None
    return Secret(proxy if "://" in proxy else f"http://{proxy}")


def _are_any_proxies_set() -> bool:
    """Whether it is worth asking; macOS and Windows have settings besides the environment."""
    in_settings = sys.platform in ("darwin", "win32")
    return in_settings or any(name.lower().endswith("_proxy") for name in os.environ)
