"""Header fields: looking them up, reading some of them, and checking those to send."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .kinds import is_mapping, name_of_type
from .models import UNSET, UnsetType
from .redaction import REDACTED, Secret

_TOKEN = frozenset("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
_NOT_THE_CALLERS = frozenset(
    {
        *("host", "content-length", "transfer-encoding"),
        # Of one connection, not of a request (RFC 9110 §7.6.1, RFC 9113 §8.2.2).
        *("connection", "keep-alive", "proxy-connection", "upgrade"),
    }
)
_HIDDEN = frozenset({"set-cookie", "set-cookie2", "authorization", "proxy-authorization", "cookie"})


class HeaderMap(Mapping[str, str]):
    """The header fields of a response. Names are case-insensitive.

    The values of a field that occurs several times are joined by ", " (RFC 9110 §5.3); `get_all`
    returns them one by one. `repr` and `pickle` leave out cookies and credentials.
    """

    __slots__ = ("_fields", "_joined")

    def __init__(self, fields: Sequence[tuple[str, str]]) -> None:
        self._fields = tuple(fields)
        self._joined: dict[str, str] | None = None

    @property
    def fields(self) -> tuple[tuple[str, str], ...]:
        """Names and values, in the order in which they came."""
        return tuple((name, _veiled(name.lower(), value)) for name, value in self._fields)

    def get_all(self, name: str) -> list[str]:
        """All values of a field, in order."""
        wanted = name.lower()
        return [_veiled(wanted, value) for key, value in self._fields if key.lower() == wanted]

    def __getitem__(self, name: str) -> str:
        return self._by_name()[name.lower()]

    def __contains__(self, name: object) -> bool:
        return isinstance(name, str) and name.lower() in self._by_name()

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_name())

    def __len__(self) -> int:
        return len(self._by_name())

    def __repr__(self) -> str:
        shown = {n: REDACTED if n in _HIDDEN else v for n, v in self._by_name().items()}
        return f"{type(self).__name__}({shown!r})"

    def __reduce__(self) -> tuple[type[HeaderMap], tuple[tuple[tuple[str, str], ...]]]:
        kept = tuple(each for each in self._fields if each[0].lower() not in _HIDDEN)
        return type(self), (kept,)

    def __copy__(self) -> HeaderMap:
        return self

    def __deepcopy__(self, _: object) -> HeaderMap:
        return self

    def _by_name(self) -> dict[str, str]:
        joined = self._joined
        if joined is None:
            joined = {}
            for name, value in self._fields:
                key = name.lower()
                value = f"{joined[key]}, {value}" if key in joined else value
                joined[key] = Secret(value) if key in _HIDDEN else value
            self._joined = joined
        return joined


def _veiled(name: str, value: str) -> str:
    """The value of a field, as a secret where it is one. Some look at the items of a mapping."""
    return Secret(value) if name in _HIDDEN else value


def check_header_name(name: str) -> None:
    """Check a header name.

    Raises:
        ValueError: The name is not a token (RFC 9110 §5.6.2), or the transport sets the field.
    """
    if not name or not _TOKEN.issuperset(name):
        raise ValueError(f"header {name!r}: expected a valid header name")
    if name.lower() in _NOT_THE_CALLERS:
        raise ValueError(f"header {name!r}: can't be set, because the transport sets it")


def check_header_value(name: str, value: str) -> None:
    """Check a header value, which must be printable ASCII without spaces at its ends.

    Raises:
        ValueError: The value can't be sent. The message contains `name`, but not the value.
    """
    if value.isascii() and value.isprintable():
        if value == value.strip():
            return
        raise ValueError(f"{name}: a header value can't begin or end with a space")
    if any(character in value for character in "\r\n\0"):
        raise ValueError(f"{name}: a header value can't contain CR, LF or NUL")
    raise ValueError(f"{name}: a header value must be printable ASCII; encode it first")


def checked_headers(headers: Mapping[str, str | UnsetType | None] | None) -> dict[str, Any]:
    """Header fields by lower-case name; those that are None or UNSET are UNSET.

    Raises:
        ValueError: A name or value can't be sent. The message names the field.
        TypeError: It is no mapping.
    """
    if headers is not None and not is_mapping(headers):
        raise TypeError(
            f"headers: expected a mapping of names to strings, got {name_of_type(headers)}"
        )
    return {name.lower(): _checked(name, value) for name, value in (headers or {}).items()}


def _checked(name: str, value: object) -> Any:
    check_header_name(name)
    if value is not None and value is not UNSET:
        if isinstance(value, (bytes, bytearray)):
            raise ValueError(f"{name}: a header value must be a string, not bytes")
        check_header_value(name, str(value))
        return Secret(value)  # it may be a credential
    if name.lower() == "accept-encoding":
        raise ValueError(f"{name}: the transport names its own; 'identity' asks for no compression")
    return UNSET


def charset_of(headers: HeaderMap) -> str:
    """The charset that the Content-Type names, if Python knows it; else UTF-8."""
    for parameter in headers.get("content-type", "").split(";")[1:]:
        name, _, value = parameter.strip().partition("=")
        charset = value.strip("\"' ")
        if name.lower() == "charset" and _is_charset(charset):
            return charset
    return "utf-8"


def _is_charset(name: str) -> bool:
    try:
        b"x".decode(name, "replace")
    except (LookupError, ValueError):
        return False
    return True


def retry_after_seconds(headers: HeaderMap) -> float | None:
    """The seconds that `Retry-After` asks to wait (RFC 9110 §10.2.3); None if it has none."""
    value = headers.get("retry-after", "").strip()
    if not value:
        return None
    if value.isascii() and value.isdigit():
        return float(value[:18])
    return _seconds_until(value)


def _seconds_until(http_date: str) -> float | None:
    """All three forms of an HTTP-date are in GMT, also the one that doesn't say so (RFC 9110
    §5.6.7): `Sun Nov  6 08:49:37 1994`."""
    from datetime import UTC  # slow to import and rarely needed
    from email.utils import parsedate_to_datetime

    try:
        at = parsedate_to_datetime(http_date)
        return max(0.0, (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() - time.time())
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
