"""Serialization of parameters: single values, and lists and objects in the styles of OpenAPI.

The styles are those of OpenAPI 3.1 §4.8.12.3, which follow RFC 6570. A value becomes one or more
parts. What joins them depends on the style and the location.
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
from ..values.models import UNSET, with_extra

SIMPLE: Final = Style("simple", False)
"""The default style of path and header parameters."""

FORM: Final = Style("form", True)
"""The default style of query and cookie parameters."""

JSON: Final = Style("json", False)
"""The default style of objects in forms."""

RESERVED: Final = ":/?@!$'()*,;="
"""What `allowReserved` keeps: RFC 3986's reserved characters except `#[]`, which no query holds, and
`&+`, which have a meaning in one (OpenAPI 3.1 §4.8.12.2)."""

Part: TypeAlias = tuple[str | None, str]
"""The name of the property that a text belongs to, if the style writes it; and the text."""

Encode: TypeAlias = Callable[[str, str], str]
"""Encodes a text. The arguments are the parameter's name, for messages, and the text."""

_WITHIN: Final = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}
"""The separator of a list that is written as one value, if it is not a comma."""

_BEGINS: Final = {"label": ".", "matrix": ";"}
"""What a value in a path begins with, and what separates its parts if it explodes."""


def parts(name: str, value: object, style: Style, encode: Encode) -> list[Part]:
    """The parts of a value; None, and an empty list or object, has none.

    Properties that are None are left out (RFC 6570 §2.3). A list or an object within another, which
    no style can write, is written as JSON. But an object that explodes repeats a property's name for
    each item of its list, as if the property were a parameter.

    Raises:
        ValueError: The value can't be sent. The message names the parameter.
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
    """The parts of an object or a list in the style `deepObject`: `filter[a]=1`, brackets encoded.

    Nested objects get more brackets, lists of single values repeat their name, and lists with objects
    number their items: `filter[a][0][b]=1`. So does a list that is the whole value: `filter[0]=1`.
    The standard defines none of these.
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
        ValueError: The value can't be sent. The message names the parameter.
    """
    if value is None:
        return []
    key = encode(name, name)
    if type(value) is int and style.style != "json":  # as most values that are not text
        return [(key, str(value))]
    if style.style == "json":
        return [(key, encode(name, json_text(value)))]
    if style.style == "deepObject" and not _is_single(value):
        return deep_parts(name, value, encode)
    return [(key if own is None else own, text) for own, text in parts(name, value, style, encode)]


def joined(name: str, written: list[Part], style: Style) -> str:
    """The text of a value in a path or a header: its parts, joined as the style says.

    `name` is already encoded. The style `matrix` writes it before each part, and without "=" if the
    part is empty (RFC 6570 §3.2.7).
    """
    begin = _BEGINS.get(style.style, "")
    if style.style == "matrix":
        return "".join(
            f";{key or name}={text}" if text else f";{key or name}" for key, text in written
        )
    texts = [text if key is None else f"{key}={text}" for key, text in written]
    return begin + (begin or ",").join(texts)


def as_text(name: str, value: object) -> str:
    """A primitive value as text, as in JSON but without quotes.

    A float with an integral value is written as an integer, a time as RFC 3339, bytes in base64.

    Raises:
        ValueError: The value can't be sent. The message begins with `name`.
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
    """The items of a value that is sent as an array; None for any other value."""
    return list(value) if is_sequence(value) else None


def as_object(value: object) -> dict[str, object] | None:
    """The properties, by wire name, of a value that is sent as an object; None for any other."""
    if isinstance(value, msgspec.Struct):
        plain: dict[str, object] = msgspec.to_builtins(with_extra(value))
        return plain
    if is_mapping(value):
        return {str(key): item for key, item in value.items() if item is not UNSET}
    return None


def json_text(value: object) -> str:
    """Any value as compact JSON."""
    return msgspec.json.encode(with_extra(value)).decode()


def ascii_json_text(value: object) -> str:
    """Any value as compact JSON in ASCII, for header fields; other characters are escaped."""
    from json import dumps  # imported here because it is rarely needed

    return dumps(msgspec.to_builtins(with_extra(value)), separators=(",", ":"))


def _float_text(name: str, value: float) -> str:
    if not isfinite(value):
        raise ValueError(f"{name}: expected a finite number, got {value!r}")
    return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)


def _special_text(name: str, value: object) -> str:
    if isinstance(value, (datetime, time)):
        if value.tzinfo is None:
            raise ValueError(f"{name}: expected a time with a time zone, got one without")
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
        raise ValueError(f"{name}: a value of type {type(value).__name__} can't be sent") from None
    return encoded[1:-1] if encoded.startswith('"') else encoded
