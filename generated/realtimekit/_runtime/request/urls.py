"""Paths and queries: parameter values become parts of a URL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from ..values.models import UNSET
from .texts import as_array, as_object, as_text, json_text

if TYPE_CHECKING:
    from ..describe.operation import Style

__all__ = ["build_path", "encode_query"]

_DELIMITER: Final = {"form": ",", "spaceDelimited": "%20", "pipeDelimited": "%7C"}
_PREFIX: Final = {"simple": "", "label": ".", "matrix": ";"}

Pairs = Iterable[tuple[str, str]]


def build_path(template: str, values: Mapping[str, object], styles: Mapping[str, Style]) -> str:
    """Fill a path template; every value is percent-encoded but for unreserved characters
    (RFC 3986 §2.3).

    Raises:
        ValueError: It names the parameter: a value that is empty, a dot segment (which HTTP
            libraries and servers collapse, quoted or not), or has control characters.
    """
    parts: list[str] = []
    for literal, name in _parsed(template):
        parts.append(literal)
        if name:
            parts.append(_path_value(name, values[name], styles.get(name)))
    return "".join(parts)


@lru_cache(maxsize=4096)
def _parsed(template: str) -> tuple[tuple[str, str], ...]:
    """``/a/{b}/c`` as (literal, parameter) pairs: ``("/a/", "b"), ("/c", "")``."""
    pairs: list[tuple[str, str]] = []
    for piece in template.split("}"):
        literal, _, name = piece.partition("{")
        if literal or name:
            pairs.append((literal, name))
    return tuple(pairs)


def _path_value(name: str, value: object, style: Style | None) -> str:
    if type(value) is str and style is None:
        return _segment(name, value)
    if style is not None and style.style == "json":
        return _segment(name, json_text(value))
    kind, explode = (style.style, style.explode) if style else ("simple", False)
    prefix = _PREFIX.get(kind, "")
    items = as_array(value)
    if items is not None:
        texts = [_segment(name, as_text(name, item)) for item in items]
        return prefix + _joined_items(name, texts, kind, explode)
    properties = as_object(value)
    if properties is not None:
        pairs = [
            (quote(k, safe=""), _segment(name, as_text(name, v))) for k, v in properties.items()
        ]
        return prefix + _joined_pairs(name, pairs, kind, explode)
    text = _segment(name, as_text(name, value))
    return f";{quote(name, safe='')}={text}" if kind == "matrix" else prefix + text


def _joined_items(name: str, texts: list[str], kind: str, explode: bool) -> str:
    if not texts:
        raise ValueError(f"{name}: expected a path parameter that is not empty")
    if kind == "matrix":
        key = quote(name, safe="")
        return ";".join(f"{key}={t}" for t in texts) if explode else f"{key}={','.join(texts)}"
    return ("." if kind == "label" and explode else ",").join(texts)


def _joined_pairs(name: str, pairs: list[tuple[str, str]], kind: str, explode: bool) -> str:
    if not pairs:
        raise ValueError(f"{name}: expected a path parameter that is not empty")
    if explode:
        separator = _PREFIX.get(kind) or ","
        return separator.join(f"{key}={text}" for key, text in pairs)
    flat = ",".join(part for pair in pairs for part in pair)
    return f"{quote(name, safe='')}={flat}" if kind == "matrix" else flat


def _segment(name: str, text: str) -> str:
    """Encode one value of a path, which must not change the path's structure."""
    if _is_plain(text):
        return text
    if not text:
        raise ValueError(f"{name}: expected a path parameter that is not empty")
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
    """Whether a text is the same when it is encoded, as most ids and names: that is quick to see."""
    return text.isalnum() and text.isascii()


def _quoted(name: str, text: str) -> str:
    if _is_plain(text):
        return text
    try:
        return quote(text, safe="")
    except UnicodeEncodeError:
        raise ValueError(f"{name}: expected text, got a lone surrogate") from None


def encode_query(values: Mapping[str, object], styles: Mapping[str, Style]) -> str:
    """The query of a URL, without ``?``; a value that is UNSET is left out.

    Raises:
        ValueError: It names the parameter: a value with CR, LF or NUL, or without a text.
    """
    pairs: list[str] = []
    for name, value in values.items():
        if value is UNSET:
            continue
        if type(value) is str and name not in styles:
            pairs.append(f"{_quoted(name, name)}={_query_text(name, value)}")
        else:
            pairs.extend(_query_pairs(name, value, styles.get(name)))
    return "&".join(pairs)


def _query_pairs(name: str, value: object, style: Style | None) -> Iterable[str]:
    kind, explode = (style.style, style.explode) if style else ("form", True)
    if kind == "json":
        return [f"{_quoted(name, name)}={_query_text(name, json_text(value))}"]
    items = as_array(value)
    if items is not None:
        return _array_pairs(name, items, kind, explode)
    properties = as_object(value)
    if properties is None:
        return [f"{_quoted(name, name)}={_query_value(name, value)}"]
    if kind == "deepObject":
        return list(_deep_pairs(name, properties))
    return _object_pairs(name, properties, kind, explode)


def _array_pairs(name: str, items: list[object], kind: str, explode: bool) -> list[str]:
    key, texts = _quoted(name, name), [_query_value(name, item) for item in items]
    if explode:
        return [f"{key}={text}" for text in texts]
    return [f"{key}={_DELIMITER.get(kind, ',').join(texts)}"] if texts else []


def _object_pairs(name: str, properties: dict[str, object], kind: str, explode: bool) -> list[str]:
    pairs = [(_quoted(name, k), _query_value(f"{name}.{k}", v)) for k, v in properties.items()]
    if explode:
        return [f"{key}={text}" for key, text in pairs]
    flat = _DELIMITER.get(kind, ",").join(part for pair in pairs for part in pair)
    return [f"{_quoted(name, name)}={flat}"] if pairs else []


def _deep_pairs(name: str, properties: dict[str, object]) -> Iterable[str]:
    """``filter[a]=1``, brackets percent-encoded; objects nest and arrays repeat their name."""
    for key, value in properties.items():
        path = f"{name}[{key}]"
        nested = as_object(value)
        if nested is not None:
            yield from _deep_pairs(path, nested)
            continue
        for item in as_array(value) or [value]:
            yield f"{_quoted(path, path)}={_query_value(path, item)}"


def _query_value(name: str, value: object) -> str:
    return _query_text(name, as_text(name, value))


def _query_text(name: str, text: str) -> str:
    if not text.isprintable() and any(character in text for character in "\r\n\0"):
        raise ValueError(f"{name}: a query value can't contain CR, LF or NUL")
    return _quoted(name, text)
