"""A request of ours, as httpcore2 wants it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import httpcore2
import msgspec

from ..inflating import ACCEPTED
from .bounds import limits_of

if TYPE_CHECKING:
    from ..protocol import TransportRequest

__all__ = ["converted", "origin_of"]

_ACCEPT_ENCODING: Final = (b"Accept-Encoding", ACCEPTED.encode())
_NO_LENGTH: Final = frozenset({"GET", "HEAD", "DELETE", "OPTIONS", "TRACE"})
"""Methods whose requests need not say that they have no body (RFC 9110 §8.6)."""


class _Server(msgspec.Struct, frozen=True):
    """The server that an origin names."""

    scheme: bytes
    host: bytes
    port: int | None
    host_header: tuple[bytes, bytes]


def origin_of(url: str) -> str:
    """``https://example.com:81`` of ``https://example.com:81/path?query``."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.partition('/')[0].partition('?')[0]}"


def converted(request: TransportRequest, origin: str) -> httpcore2.Request:
    """The request for the library; its time begins now."""
    server = _server(origin)
    target = request.url[len(origin) :].encode("ascii")
    headers = [server.host_header]
    if not any(name == "accept-encoding" for name, _ in request.headers):
        headers.append(_ACCEPT_ENCODING)
    headers += [(name.encode("ascii"), value.encode("ascii")) for name, value in request.headers]
    body = request.body
    if body is not None or request.method not in _NO_LENGTH:
        headers.append((b"Content-Length", b"%d" % len(body or b"")))
    return httpcore2.Request(
        request.method,
        httpcore2.URL(
            scheme=server.scheme,
            host=server.host,
            port=server.port,
            target=target if target.startswith(b"/") else b"/" + target,
        ),
        headers=headers,
        content=body,
        extensions={"timeout": limits_of(request.timeout)},
    )


@lru_cache(maxsize=64)
def _server(origin: str) -> _Server:
    parts = urlsplit(origin)
    host = (parts.hostname or "").encode("ascii")
    named = b"[%b]" % host if b":" in host else host
    if parts.port not in (None, {"http": 80, "https": 443}.get(parts.scheme)):
        named += b":%d" % (parts.port or 0)
    return _Server(parts.scheme.encode("ascii"), host, parts.port, (b"Host", named))
