"""The path and the query of a URL, from parameters."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from re import split
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote_plus, urlsplit

from ..values.models import UNSET
from ..values.redaction import Secret
from .texts import FORM, RESERVED, SIMPLE, joined, json_text, named_parts, parts

if TYPE_CHECKING:
    from ..describe.content import Style
    from ..describe.credentials import Applied

DEFAULT_PORTS: Final = {"http": 80, "https": 443}

_NOT_IN_URLS: Final = frozenset(' #{}\\"<>^`|')


def build_path(template: str, values: Mapping[str, object], styles: Mapping[str, Style]) -> str:
    """The path of a URL. Values are percent-encoded except for unreserved characters
    (RFC 3986 §2.3).

    Args:
        template: A path with parameters in braces, such as `/users/{id}`.
        values: The parameters, by wire name.
        styles: The styles of parameters that do not have the default one.

    Raises:
        ValueError: A value is empty, contains control characters, or contains a dot segment, which
            HTTP libraries and servers resolve even if it is encoded. The message names the
            parameter.
    """
    pieces: list[str] = []
    for literal, name in _parsed(template):
        pieces.append(literal)
        if name:
            pieces.append(_path_value(name, values[name], styles.get(name)))
    return "".join(pieces)


@lru_cache(maxsize=4096)
def _parsed(template: str) -> tuple[tuple[str, str], ...]:
    """`/a/{b}/c` as (literal, parameter) pairs: `("/a/", "b"), ("/c", "")`."""
    pairs: list[tuple[str, str]] = []
    for piece in template.split("}"):
        literal, _, name = piece.partition("{")
        if literal or name:
            pairs.append((literal, name))
    return tuple(pairs)


def _path_value(name: str, value: object, style: Style | None) -> str:
    if style is None and type(value) is str:
        return _segment(name, value)
    if style is not None and style.style == "json":
        return _segment(name, json_text(value))
    style = style or SIMPLE
    # The style matrix writes a name before each text, so an empty text does not empty the segment.
    encode = _segment_or_nothing if style.style == "matrix" else _segment
    written = parts(name, value, style, encode)
    if not written:
        raise ValueError(f"{name}: a path parameter can't be empty")
    return joined(quote(name, safe=""), written, style)


def _segment_or_nothing(name: str, text: str) -> str:
    return _segment(name, text) if text else ""


def _segment(name: str, text: str) -> str:
    """Encode one value of a path, so that it can't change the structure of the path."""
    if _is_plain(text):
        return text
    if not text:  # in the words that users of other generators' clients know
        raise ValueError(f"Expected a non-empty value for `{name}` but received ''")
    if not text.isprintable() and any(ord(c) < 32 or 127 <= ord(c) < 160 for c in text):
        raise ValueError(f"{name}: a path parameter can't contain control characters")
    if "." in text or "%" in text:
        _refuse_dot_segments(name, text)
    return _quoted(name, text)


def _refuse_dot_segments(name: str, text: str) -> None:
    plain = text.lower().replace("%2e", ".").replace("%2f", "/").replace("%5c", "/")
    if any(piece in (".", "..") for piece in plain.replace("\\", "/").split("/")):
        raise ValueError(f"{name}: a path parameter can't be or contain a dot segment")


def _is_plain(text: str) -> bool:
    """Whether encoding certainly leaves a text as it is, as with most ids. A quick check."""
    return text.isalnum() and text.isascii()


def _quoted(name: str, text: str) -> str:
    if _is_plain(text):
        return text
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        raise ValueError(f"{name}: text can't contain lone surrogates (U+D800 to U+DFFF)") from None


def encode_query(values: Mapping[str, object], styles: Mapping[str, Style]) -> str:
    """The query of a URL, without `?`. A value that is UNSET or None is omitted.

    Control characters are percent-encoded, too (RFC 3986 §2.1).

    Args:
        values: The parameters, by wire name.
        styles: The styles of parameters that do not have the default one.

    Raises:
        ValueError: A value can't be sent. The message names the parameter.
    """
    pairs: list[str] = []
    for name, value in values.items():
        if value is UNSET:
            continue
        if type(value) is str and name not in styles:
            pairs.append(f"{_quoted(name, name)}={_quoted(name, value)}")
        else:
            style = styles.get(name, FORM)
            encode = _quoted_but_reserved if style.reserved else _quoted
            written = named_parts(name, value, style, encode)
            pairs.extend(f"{key}={text}" for key, text in written)
    return "&".join(pairs)


def _quoted_but_reserved(name: str, text: str) -> str:
    """Percent-encode a text as RFC 6570 §3.2.3 does, which lets triplets such as `%2F` be."""
    pieces = split(r"(%[0-9A-Fa-f]{2})", text)
    try:
        return "".join(
            piece if at % 2 else quote(piece, safe=RESERVED) for at, piece in enumerate(pieces)
        )
    except UnicodeEncodeError:
        raise ValueError(f"{name}: expected text, got a lone surrogate") from None


def names_in(url: str) -> frozenset[str]:
    """The names of the parameters in the query of a URL."""
    return frozenset(map(_name_of, url.partition("?")[2].split("&")))


def _name_of(pair: str) -> str:
    return unquote_plus(pair.partition("=")[0])


def with_keys(url: str, applied: Applied) -> str:
    """A URL with the credentials that go into the query. A server's URL may have them already."""
    if not applied.query:
        return url
    names = {name for name, _ in applied.query}
    if not names.isdisjoint(names_in(url)):
        path, _, query = url.partition("?")
        url = f"{path}?{'&'.join(each for each in query.split('&') if _name_of(each) not in names)}"
    keys = "&".join(f"{quote(name, safe='')}={value}" for name, value in applied.query)
    return Secret(f"{url}&{keys}" if "?" in url else f"{url}?{keys}")


def is_absolute(template: str) -> bool:
    """Whether a call goes to an absolute URL, not to a path below the base URL."""
    return template.startswith(("https://", "http://"))


def check_url(url: str) -> None:
    """Check an absolute URL that a caller gives.

    Raises:
        ValueError: It can't be sent as it is.
    """
    if not url.isascii() or not url.isprintable() or not _NOT_IN_URLS.isdisjoint(url):
        raise ValueError("path: expected a percent-encoded URL without a fragment")
    try:
        parts = urlsplit(url)
        is_valid = bool(parts.hostname) and parts.port != 0 and "@" not in parts.netloc
    except ValueError:
        is_valid = False
    if not is_valid:
        raise ValueError("path: expected a URL with a host, and without user name and password")


def is_same_origin(one: str, other: str) -> bool:
    """Whether two URLs have the same scheme, host and port (RFC 6454 §4)."""
    return _origin(one) == _origin(other)


def _origin(url: str) -> tuple[str, str | None, int | None]:
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or DEFAULT_PORTS.get(parts.scheme)
