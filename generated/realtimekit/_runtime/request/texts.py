"""How values become text: single ones, and lists and objects in the styles of parameters.

The styles are those of OpenAPI 3.1 §4.8.12.3, after RFC 6570. A value becomes parts, one or several;
what joins them depends on the style and the location.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from enum import Enum
from math import isfinite
from typing import Final, TypeAlias

import msgspec

from ..describe.content import Style
from ..values.kinds import is_bytes, is_mapping, is_sequence
from ..values.models import UNSET

SIMPLE: Final = Style("simple", False)
"""How paths and headers are written where nothing else is said."""

FORM: Final = Style("form", True)
"""How queries and cookies are written where nothing else is said."""

JSON: Final = Style("json", False)
"""How objects in forms are written where nothing else is said."""

RESERVED: Final = ":/?@!$'()*,;="
"""What ``allowReserved`` lets stand: RFC 3986's reserved characters but for ``#[]``, which no query
holds, and ``&+``, which mean something in one (OpenAPI 3.1 §4.8.12.2)."""

Part: TypeAlias = tuple[str | None, str]
"""A text, and the property that it belongs to where it names that."""

Encode: TypeAlias = Callable[[str, str], str]
"""Encodes a text; is given the parameter's name, for messages, and the text."""

_WITHIN: Final = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}
"""What parts the items of a list that is written in one piece; else a comma."""

_BEGINS: Final = {"label": ".", "matrix": ";"}
"""What a value in a path begins with, and what its parts are joined by where a list explodes."""


def parts(name: str, value: object, style: Style, encode: Encode) -> list[Part]:
    """The parts of a value; None, and a list or object without members, have none.

    Members that are None are left out (RFC 6570 §2.3). What no style can write, a list or an object
    within another, is written as JSON; but an object that explodes repeats a member's name for each
    item of its list, as if the member were a parameter of its own.

    Raises:
        ValueError: It names the parameter: a value that has no text or can't be sent.
    """
    if value is None:
        return []
    items = as_array(value)
    if items is not None:
        texts = [encode(name, _inner_text(name, item)) for item in items if item is not None]
        return [(None, text) for text in texts] if style.explode else _in_one_piece(style, texts)
    properties = as_object(value)
    if properties is None:
        return [(None, encode(name, as_text(name, value)))]
    pairs: list[Part] = []
    for key, member in properties.items():
        place = f"{name}.{key}"
        listed = as_array(member) if style.explode else None
        for item in [member] if listed is None else listed:
            if item is not None:
                pairs.append((encode(place, key), encode(place, _inner_text(place, item))))
    if style.explode:
        return pairs
    return _in_one_piece(style, [text or "" for pair in pairs for text in pair])


def _in_one_piece(style: Style, texts: list[str]) -> list[Part]:
    return [(None, _WITHIN.get(style.style, ",").join(texts))] if texts else []


def _inner_text(name: str, value: object) -> str:
    return as_text(name, value) if _is_single(value) else json_text(value)


def _is_single(value: object) -> bool:
    return not (isinstance(value, msgspec.Struct) or is_mapping(value) or is_sequence(value))


def deep_parts(name: str, value: object, encode: Encode) -> Iterable[Part]:
    """The parts of an object or a list in the style ``deepObject``: ``filter[a]=1``, brackets encoded.

    Of what stands within an object the standard says nothing: objects nest, lists of single values
    repeat their name, and lists with objects number their items: ``filter[a][0][b]=1``. So does a
    list that is the whole value, as it would be no ``deepObject`` otherwise: ``filter[0]=1``.
    """
    properties = as_object(value)
    if properties is None:
        properties = {str(at): item for at, item in enumerate(as_array(value) or [])}
    for key, member in properties.items():
        path = f"{name}[{key}]"
        items = as_array(member)
        if as_object(member) is not None or (items and not all(map(_is_single, items))):
            yield from deep_parts(path, member, encode)
            continue
        for item in [member] if items is None else items:
            if item is not None:
                yield encode(path, path), encode(path, as_text(path, item))


def named_parts(name: str, value: object, style: Style, encode: Encode) -> Iterable[Part]:
    """The parts of a value in a query or a form, each with its encoded name; None has none.

    Raises:
        ValueError: It names the parameter: a value that has no text or can't be sent.
    """
    if value is None:
        return []
    key = encode(name, name)
    if type(value) is int and style.style != "json":  # most values that are no text, page numbers
        return [(key, str(value))]
    if style.style == "json":
        return [(key, encode(name, json_text(value)))]
    if style.style == "deepObject" and not _is_single(value):
        return deep_parts(name, value, encode)
    return [(key if own is None else own, text) for own, text in parts(name, value, style, encode)]


def joined(name: str, written: list[Part], style: Style) -> str:
    """The parts of a value in a path or a header, joined as its style says; ``name`` is encoded.

    In the style ``matrix`` each part has a name, which stands alone where the text is empty
    (RFC 6570 §3.2.7).
    """
    begin = _BEGINS.get(style.style, "")
    if style.style == "matrix":
        return "".join(
            f";{key or name}={text}" if text else f";{key or name}" for key, text in written
        )
    texts = [text if key is None else f"{key}={text}" for key, text in written]
    return begin + (begin or ",").join(texts)


def as_text(name: str, value: object) -> str:
    """A primitive value as text: what JSON would write, without quotes.

    A float with an integral value is written as an integer, a time as RFC 3339, bytes in base64.

    Raises:
        ValueError: The value has no text; the message begins with ``name``.
    """
    if type(value) is str:
        return value
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _float_text(name, value)
    if value is None:
        return "null"
    return _special_text(name, value)


def as_array(value: object) -> list[object] | None:
    """The items of an array value, or None for a value of another kind."""
    return list(value) if is_sequence(value) else None


def as_object(value: object) -> dict[str, object] | None:
    """The properties of an object value by wire name, or None for a value of another kind."""
    if isinstance(value, msgspec.Struct):
        plain: dict[str, object] = msgspec.to_builtins(value)
        return plain
    if is_mapping(value):
        return {str(key): item for key, item in value.items() if item is not UNSET}
    return None


def json_text(value: object) -> str:
    """Any value as compact JSON."""
    return msgspec.json.encode(value).decode()


def ascii_json_text(value: object) -> str:
    """Any value as JSON in ASCII, as header fields take it: other characters are escaped."""
    from json import dumps  # here, because it is rarely needed

    return dumps(msgspec.to_builtins(value), separators=(",", ":"))


def _float_text(name: str, value: float) -> str:
    if not isfinite(value):
        raise ValueError(f"{name}: expected a finite number, got {value!r}")
    return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)


def _special_text(name: str, value: object) -> str:
    if isinstance(value, (datetime, time)):
        if value.tzinfo is None:
            raise ValueError(f"{name}: expected a time with a time zone, got a naive one")
        return json_text(value)[1:-1]
    if isinstance(value, date):
        return value.isoformat()
    if is_bytes(value):
        return b64encode(value).decode()
    if isinstance(value, msgspec.Struct) or as_array(value) is not None:
        raise ValueError(f"{name}: expected a single value, got {type(value).__name__}")
    try:
        encoded = json_text(value)
    except TypeError:
        raise ValueError(f"{name}: {type(value).__name__} can't be sent") from None
    return encoded[1:-1] if encoded.startswith('"') else encoded
