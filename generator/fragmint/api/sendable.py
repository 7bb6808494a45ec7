"""Check whether names, paths and URLs of a document can be sent over HTTP as they are written.

Each function returns what is wrong with a text, and nothing where it can be sent as it is. What
can't be sent is refused when the client is made, not when it is first used.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_MEDIA_TYPE = re.compile(rf"{_TOKEN.pattern}/{_TOKEN.pattern}(?:\s?;[\t !-~]*)?")
_OF_THE_TRANSPORT = frozenset({"connection", "content-length", "host", "transfer-encoding"})
_STATUS = re.compile(r"[1-5][0-9]{2}|[1-5]XX|default")
_DOT_SEGMENT = re.compile(r"(?:\.|%2e){1,2}", re.IGNORECASE)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_AS_THEY_ARE = "/:@!$&'()*+,;=%?"
"""What may stand in a path and its query beside letters and digits (RFC 3986 §3.3, §3.4), `%` for what is encoded."""


def header_name(name: str) -> str:
    """Say why a text is not a usable header name: a token (RFC 9110 §5.1) that the transport does not set."""
    if not _TOKEN.fullmatch(name):
        return "is not a valid header name"
    return (
        "names a header that the transport sets itself" if name.lower() in _OF_THE_TRANSPORT else ""
    )


def cookie_name(name: str) -> str:
    """Say why a text is not a cookie name, which must be a token (RFC 6265 §4.1.1)."""
    if not _TOKEN.fullmatch(name):
        return "is not a valid cookie name"
    return ""


def media_type(name: str) -> str:
    """Say why a text is not a media type: two tokens, perhaps with parameters (RFC 9110 §8.3.1)."""
    return "" if _MEDIA_TYPE.fullmatch(name) else "is not a valid media type"


def member_name(name: str) -> str:
    """Say why a name cannot be one of a property: the decoder compares it with the text of the JSON,
    where some characters are written as escapes."""
    if any(char in '"\\' or char < " " for char in name):
        return "contains a quote, a backslash or a control character, which is not supported"
    return ""


def status(text: str) -> str:
    """Say why a text is not a status: three digits, a range or `default` (OpenAPI 3.1, Responses Object)."""
    return "" if _STATUS.fullmatch(text) else "is not a valid status code"


def without_fragment(key: str) -> str:
    """Return what is sent of a key of `paths`: `/x#create` and `/x` are two operations at one path."""
    return key.partition("#")[0]


def path(template: str) -> str:
    """Say why HTTP libraries and servers would change a path: dot segments are not part of one
    (RFC 3986 §3.3, §5.2.4). A fixed query may follow it, as in `/x?beta=true`."""
    if not template.isprintable() or "\\" in template:
        return "contains a backslash or an unprintable character"
    if any(_DOT_SEGMENT.fullmatch(segment) for segment in template.partition("?")[0].split("/")):
        return "contains the segment `.` or `..`"
    return ""


def encoded_path(template: str) -> str:
    """Return the path with what stands between its parameters percent-encoded: `/caf%C3%A9/{id}`; a query stays one."""
    pieces = re.split(r"(\{[^{}]*\})", template)
    return "".join(piece if piece.startswith("{") else _encoded(piece) for piece in pieces)


def _encoded(text: str) -> str:
    return quote(_STRAY_PERCENT.sub("%25", text), safe=_AS_THEY_ARE)


def is_relative(url: str) -> bool:
    """Tell whether a URL is relative, such as `/v1`: the client does not know to what."""
    return not urlsplit(url).scheme and not urlsplit(url).netloc


def server(url: str) -> str:
    """Say why a URL is not an absolute one to which paths can be added; the client makes the same demands."""
    parts = urlsplit(url)
    if "{" in url or "}" in url:
        return "has a variable without a default"
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return "is not an http or https URL"
    if "@" in parts.netloc:
        return "contains a user name or a password"
    if "?" in url or "#" in url:
        return "contains a query or a fragment"
    if not url.isascii() or not url.isprintable() or " " in url or "\\" in url:
        return "contains characters that must be percent-encoded"
    return ""
