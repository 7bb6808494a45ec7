"""Which redirects are followed, and with which request."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urljoin, urlsplit

import msgspec

from ..request.urls import DEFAULT_PORTS, is_same_origin
from ..transports.protocol import BodyStream, TransportRequest

if TYPE_CHECKING:
    from ..values.fields import HeaderMap


MAX_REDIRECTS: Final = 10

_STATUSES = frozenset({301, 302, 303, 307, 308})
_READING = frozenset({"GET", "HEAD"})
_KEPT_ELSEWHERE = frozenset({"accept", "content-type", "user-agent"})


class Refusal(msgspec.Struct, frozen=True):
    """Why a redirect is not followed."""

    reason: str


def redirected(
    request: TransportRequest, status: int, headers: HeaderMap, called_with: str | None = None
) -> TransportRequest | Refusal | None:
    """The request that follows a redirect.

    A 303 is followed by GET, and so are 301 and 302 after a POST; 307 and 308 keep the method and
    the body (RFC 9110 §15.4). A redirect to another origin (scheme, host and port) takes only the
    header fields along that describe the message. It is refused unless the call only reads, because
    the page that another server shows after a POST, such as that of a login, is not its result. It
    is also refused if it leads from https to http.

    Args:
        request: The request that was redirected.
        status: The status code of its response.
        headers: The header fields of its response.
        called_with: The method of the call; that of the request if None.

    Returns:
        The next request; or why the redirect is not followed; or None if it is no redirect.
    """
    location = headers.get("location") if status in _STATUSES else None
    if location is None:
        return None
    target = target_of(request.url, location)
    if target is None:
        return Refusal("the redirect was not followed: its target is not a valid URL")
    method, body = _method_and_body(request, status)
    if not (body is None or isinstance(body, bytes) or body.can_begin):
        return Refusal("the redirect was not followed: the body can be read once only")
    same_origin = is_same_origin(target, request.url)
    if not same_origin:
        called_with = called_with or request.method
        if body is not None or called_with not in _READING:
            return Refusal(
                f"the redirect was not followed: it leads from a {called_with} to another origin"
            )
        if request.url.startswith("https:") and target.startswith("http:"):
            return Refusal("the redirect was not followed: it leads from https to http")
    return TransportRequest(
        method,
        target,
        _headers(request, body, same_origin),
        body,
        request.timeout,
        target.partition("?")[0],
    )


def target_of(url: str, location: str) -> str | None:
    """The absolute URL of a reference (RFC 3986 §5), percent-encoded and without fragment; None if
    it is not valid."""
    if not location.isprintable():
        return None
    try:
        target = urljoin(url, quote(location, safe="!#$%&'()*+,/:;=?@[]~")).partition("#")[0]
        parts = urlsplit(target)
        parts.port  # noqa: B018  # raises a ValueError if it is not a number
    except ValueError:
        return None
    if parts.scheme not in DEFAULT_PORTS or not parts.hostname or "@" in parts.netloc:
        return None
    return target


def _method_and_body(
    request: TransportRequest, status: int
) -> tuple[str, bytes | BodyStream | None]:
    becomes_get = (status == 303 and request.method != "HEAD") or (
        status in (301, 302) and request.method == "POST"
    )
    return ("GET", None) if becomes_get else (request.method, request.body)


def _headers(
    request: TransportRequest, body: bytes | BodyStream | None, same_origin: bool
) -> tuple[tuple[str, str], ...]:
    kept = request.headers
    if not same_origin:
        kept = tuple(pair for pair in kept if pair[0].lower() in _KEPT_ELSEWHERE)
    if body is None:
        kept = tuple(pair for pair in kept if pair[0].lower() != "content-type")
    return kept
