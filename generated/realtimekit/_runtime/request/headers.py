"""The header fields of a request, with its credentials and cookies."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote
from uuid import uuid4

from ..values.fields import check_header_value, checked_headers
from ..values.models import UNSET
from ..values.redaction import Secret
from .texts import FORM, SIMPLE, ascii_json_text, joined, json_text, parts

if TYPE_CHECKING:
    from ..describe.content import Content, Style
    from ..describe.credentials import Applied
    from ..describe.operation import Operation, Request
    from ..describe.service import ClientConfig


_TOKEN_SAFE: Final = "!#$%&'*+^`|"
"""What a cookie's name may contain, beside letters, digits and `-._~` (RFC 6265 §4.1.1)."""

_COOKIE_SAFE: Final = "!#$&'()*+-./:<=>?@[]^_`{|}~"
"""What a cookie's value may contain without percent-encoding (RFC 6265 §4.1.1)."""

_NO_STYLES: Final[Mapping[str, Style]] = {}


def header_fields(
    config: ClientConfig,
    user_agent: str,
    operation: Operation[Any],
    request: Request,
    media_type: str | None,
) -> dict[str, Any]:
    """The header fields by lower-case name.

    Fields of the call replace those of the client, and these replace the operation's. A field that
    is UNSET will not be sent. It is kept here so that no credential takes its place.

    Args:
        config: The settings of the client.
        user_agent: The value of the field `User-Agent`.
        operation: The operation to call.
        request: The arguments of the call.
        media_type: The media type of the body; None without a body.

    Raises:
        ValueError: A field can't be sent. The message names it.
    """
    headers: dict[str, Any] = {"accept": _accepted(operation), "user-agent": user_agent}
    if media_type is not None:
        headers["content-type"] = media_type
    if request.headers:
        styles = operation.styles.get("header", _NO_STYLES)
        for name, value in request.headers.items():
            if value is UNSET:
                continue
            text = _header_text(name, value, styles.get(name, SIMPLE))
            if text is not None:
                headers[name.lower()] = text
    if operation.idempotency_header:
        headers.setdefault(operation.idempotency_header.lower(), str(uuid4()))
    if config.default_headers:
        headers.update(config.default_headers)
    if request.extra_headers:
        headers.update(checked_headers(request.extra_headers))
    return headers


def add_credentials(
    headers: dict[str, Any], applied: Applied, operation: Operation[Any], request: Request
) -> None:
    """Add credentials and cookies to the header fields of a request."""
    for name, value in applied.headers:
        headers.setdefault(name, value)
    if not applied.cookies and not request.cookies:
        return
    styles = operation.styles.get("cookie", _NO_STYLES)
    cookies = [
        pair
        for name, value in request.cookies.items()
        if value is not UNSET
        for pair in _cookie_pairs(name, value, styles.get(name, FORM))
    ]
    cookies.extend(f"{quote(name, safe=_TOKEN_SAFE)}={value}" for name, value in applied.cookies)
    if cookies:
        # All cookies go into one field (RFC 6265 §5.4), with those that the caller has set.
        given = [headers["cookie"]] if "cookie" in headers else []
        headers["cookie"] = Secret("; ".join([*given, *cookies]))


def sent(fields: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """The header fields that are sent: those that are not UNSET."""
    return tuple([field for field in fields.items() if field[1] is not UNSET])


@lru_cache(maxsize=1024)
def _accepted(operation: Operation[Any]) -> str:
    """The media types of all answers; most operations have one."""
    found = ""
    for contents in (operation.responses, operation.errors):
        for content in contents.values():
            name = content.media_type
            if name and name != found:
                if found:
                    return _weighed(operation)
                found = name
    return found or "*/*"


def _weighed(operation: Operation[Any]) -> str:
    """Several media types, those that only errors have behind the others.

    A server that can answer in several takes the one of the highest weight (RFC 9110 §12.5.1).
    """
    wanted = _media_types(operation.responses)
    of_errors = _media_types(operation.errors)
    if not wanted:
        return ", ".join(of_errors)
    if of_errors.keys() <= wanted.keys() or "*/*" in wanted:
        return ", ".join(wanted)
    others = [f"{name};q=0.9" for name in of_errors if name not in wanted]
    return ", ".join([*wanted, *others])


def _media_types(contents: Mapping[str, Content[Any]]) -> dict[str, None]:
    names = {content.media_type: None for content in contents.values()}
    names.pop("", None)  # of an answer without a body
    return {each: None for name in names for each in name.split(", ")}


def _header_text(name: str, value: object, style: Style) -> Secret | None:
    """The value of a header parameter. It may be a secret.

    None, and an empty list or object, has none (RFC 6570 §2.3). With JSON, only None has none.
    """
    if style.style == "json" and value is not None:
        text = ascii_json_text(value)
    elif written := parts(name, value, style, _as_it_is):
        text = joined(name, written, style)
    else:
        return None
    check_header_value(name, text)
    return Secret(text)


def _as_it_is(_: str, text: str) -> str:
    return text


def _cookie_pairs(name: str, value: object, style: Style) -> list[str]:
    """The cookies of a parameter.

    A value that explodes becomes several, for a server splits cookies at semicolons (RFC 6265
    §4.2.1) and not at the ampersands that RFC 6570 has for queries.
    """
    key = quote(name, safe=_TOKEN_SAFE)
    if style.style == "json" and value is not None:
        return [f"{key}={_cookie_value(name, json_text(value))}"]
    pairs = parts(name, value, style, _cookie_value)
    return [f"{key if own is None else _cookie_name(own)}={text}" for own, text in pairs]


def _cookie_name(encoded: str) -> str:
    """The name of a property as that of a cookie. `encoded` is encoded as a value already."""
    return quote(encoded, safe=f"{_TOKEN_SAFE}%")


def _cookie_value(name: str, text: str) -> str:
    try:
        return quote(text, safe=_COOKIE_SAFE)
    except UnicodeEncodeError:
        raise ValueError(f"{name}: expected text, got a lone surrogate") from None
