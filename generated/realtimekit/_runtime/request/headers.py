"""The header fields of a request, with its credentials and cookies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote
from uuid import uuid4

from ..describe.content import Content, Nothing
from ..values.fields import check_header_value, checked_headers
from ..values.models import UNSET
from ..values.redaction import Secret
from .texts import FORM, SIMPLE, as_text, ascii_json_text, joined, json_text, parts

if TYPE_CHECKING:
    from ..describe.credentials import Applied
    from ..describe.operation import Operation, Request, Style
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
            if value is not UNSET:
                headers[name.lower()] = _header_text(name, value, styles.get(name, SIMPLE))
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
        f"{quote(name, safe=_TOKEN_SAFE)}={_cookie_text(name, value, styles.get(name, FORM))}"
        for name, value in request.cookies.items()
        if value is not UNSET
    ]
    cookies.extend(f"{quote(name, safe=_TOKEN_SAFE)}={value}" for name, value in applied.cookies)
    if cookies:
        # All cookies go into one field (RFC 6265 §5.4), with those that the caller has set.
        given = [headers["cookie"]] if "cookie" in headers else []
        headers["cookie"] = Secret("; ".join([*given, *cookies]))


def sent(fields: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    """The header fields that are sent: those that are not UNSET."""
    return tuple([field for field in fields.items() if field[1] is not UNSET])


def _accepted(operation: Operation[Any]) -> str:
    for content in operation.responses.values():
        if not isinstance(content, Nothing):
            return content.media_type
    return "*/*" if not operation.errors else _first_media_type(operation.errors)


def _first_media_type(contents: Mapping[str, Content[Any]]) -> str:
    return next(iter(contents.values())).media_type or "*/*"


def _header_text(name: str, value: object, style: Style) -> Secret:
    """The value of a header parameter. It may be a secret."""
    if style.style == "json":
        text = ascii_json_text(value)
    else:
        text = joined(name, parts(name, value, style, _as_it_is), style)
    check_header_value(name, text)
    return Secret(text)


def _as_it_is(_: str, text: str) -> str:
    return text


def _cookie_text(name: str, value: object, style: Style) -> str:
    """The value of a cookie. A list that explodes has none, as no standard says how to write it."""
    if style.style == "json":
        return _cookie_value(name, json_text(value))
    if style.explode:
        return _cookie_value(name, as_text(name, value))
    return ",".join(text for _, text in parts(name, value, style, _cookie_value))


def _cookie_value(name: str, text: str) -> str:
    if any(character in text for character in "\r\n\0"):
        raise ValueError(f"{name}: a cookie's value can't contain CR, LF or NUL")
    return quote(text, safe=_COOKIE_SAFE)
