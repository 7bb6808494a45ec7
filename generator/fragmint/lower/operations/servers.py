"""The servers of single operations and paths (OpenAPI 3.1 §4.8.8, §4.8.10)."""

from __future__ import annotations

from urllib.parse import urljoin

from ...api import sendable
from ...api.model import NOT_KNOWN
from ...findings.text import shown
from ...openapi.model.operation import Operation, Server
from ..problems import NAME_LIMIT
from ..schemas.lowering import Lowering


def own_server(lowering: Lowering, operation: Operation) -> str:
    """Return the URL of an operation's own server; empty where the client's is among its servers.

    `NOT_KNOWN` stands for one that the document doesn't say, as `https://{your-host}`.
    A relative URL is relative to the client's, and stays so where that is not known.
    """
    if not operation.servers:
        return ""
    usual = lowering.spec.server.default_url if lowering.spec.server else "/"
    urls = [_absolute(each, usual) for each in operation.servers]
    if usual.rstrip("/") in (url.rstrip("/") for url in urls):
        return ""
    reason = "" if sendable.is_relative(urls[0]) else sendable.server(urls[0])
    if reason:
        name = shown(operation.servers[0].default_url, NAME_LIMIT)
        message = f"the server URL '{name}' of the operation {reason}: its caller has to give one"
        hint = "write an absolute URL, with defaults for its variables"
        lowering.problems.note("unknown-server", message, operation.servers[0].origin, hint)
        return NOT_KNOWN
    return urls[0].rstrip("/")


def _absolute(server: Server, usual: str) -> str:
    """Return a server's URL, made absolute as far as the usual one is (RFC 3986 §5.2)."""
    url = server.default_url
    return urljoin(f"{usual.rstrip('/')}/", url) if sendable.is_relative(url) else url
