"""Clients that differ in who made them, and in nothing else.

The kinds are "cloudflare", "realtimekit", and "fast": realtimekit on its faster transport.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from reference import TOKEN

Client = Any  # each kind has its own class, all with the same methods


def sync_client(kind: str, url: str) -> Client:
    """A synchronous client with the default settings."""
    return _client(kind, "Cloudflare", "PyreqwestTransport", url)


def async_client(kind: str, url: str) -> Client:
    """An asynchronous client with the default settings."""
    return _client(kind, "AsyncCloudflare", "AsyncPyreqwestTransport", url)


def _client(kind: str, name: str, transport: str, url: str) -> Client:
    if kind != "fast":
        return getattr(import_module(kind), name)(api_token=TOKEN, base_url=url)
    package = import_module("realtimekit")
    made = getattr(package, transport)()
    return getattr(package, name)(api_token=TOKEN, base_url=url, transport=made)
