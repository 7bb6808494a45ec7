"""Which redirects are followed, and what is taken along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urljoin, urlsplit

import msgspec

from ..transports.protocol import TransportRequest

if TYPE_CHECKING:
    from ..values.fields import HeaderMap


MAX_REDIRECTS: Final = 10

_STATUSES = frozenset({301, 302, 303, 307, 308})
_KEPT_ELSEWHERE = frozenset({"accept", "content-type", "user-agent"})
_DEFAULT_PORTS = {"http": 80, "https": 443}


class Refusal(msgspec.Struct, frozen=True):
    """Why a redirect is not followed."""

    reason: str


def redirected(
    request: TransportRequest, status: int, headers: HeaderMap
) -> TransportRequest | Refusal | None:
    """The request to follow a redirect with; None when the answer is no redirect.

    303 becomes GET, and so do 301 and 302 of a POST; 307 and 308 keep method and body (RFC 9110
    §15.4). When the redirect leaves the origin (scheme, host, port), only the headers that
    describe the message go along, and no body does: a request that would need one is refused, as
    is a step from https to http.
    """
    location = headers.get("location")
    if status not in _STATUSES or location is None:
        return None
    target = _target(request.url, location)
    if target is None:
        return Refusal("a redirect to an address that is not valid was not followed")
    method, body = _method_and_body(request, status)
    same_origin = _origin(target) == _origin(request.url)
    if not same_origin:
        if body is not None:
            return Refusal("a redirect of a body to another origin was not followed")
        if request.url.startswith("https:") and target.startswith("http:"):
            return Refusal("a redirect from https to http was not followed")
    return TransportRequest(
        method,
        target,
        _headers(request, body, same_origin),
        body,
        request.timeout,
        target.partition("?")[0],
    )


def _target(url: str, location: str) -> str | None:
    """The absolute address, percent-encoded and without fragment; None when it can't be used."""
    if not location.isprintable():
        return None
    try:
        target = urljoin(url, quote(location, safe="!#$%&'()*+,/:;=?@[]~")).partition("#")[0]
        parts = urlsplit(target)
        parts.port  # noqa: B018  # raises when it is no number
    except ValueError:
        return None
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname or "@" in parts.netloc:
        return None
    return target


def is_same_origin(one: str, other: str) -> bool:
    """Whether two URLs have the same scheme, host and port (RFC 6454 §4)."""
    return _origin(one) == _origin(other)


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or _DEFAULT_PORTS.get(parts.scheme)


def _method_and_body(request: TransportRequest, status: int) -> tuple[str, bytes | None]:
    becomes_get = (status == 303 and request.method != "HEAD") or (
        status in (301, 302) and request.method == "POST"
    )
    return ("GET", None) if becomes_get else (request.method, request.body)


def _headers(
    request: TransportRequest, body: bytes | None, same_origin: bool
) -> tuple[tuple[str, str], ...]:
    kept = request.headers
    if not same_origin:
        kept = tuple(pair for pair in kept if pair[0].lower() in _KEPT_ELSEWHERE)
    if body is None:
        kept = tuple(pair for pair in kept if pair[0].lower() != "content-type")
    return kept
