"""How the values of parameters become text: the styles of OpenAPI 3.1 §4.8.12.3, after RFC 6570.

A value becomes parts, one or several; what joins them depends on the style and the location.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeAlias

from ..describe.operation import Style
from .texts import as_array, as_object, as_text

SIMPLE: Final = Style("simple", False)
"""How paths and headers are written where nothing else is said."""

FORM: Final = Style("form", True)
"""How queries and cookies are written where nothing else is said."""

Part: TypeAlias = tuple[str | None, str]
"""A text, and the property that it belongs to where it names that."""

Encode: TypeAlias = Callable[[str, str], str]
"""Encodes a text; is given the parameter's name, for messages, and the text."""

_WITHIN: Final = {"spaceDelimited": "%20", "pipeDelimited": "%7C"}
"""What parts the items of a list that is written in one piece; else a comma."""

_BEGINS: Final = {"label": ".", "matrix": ";"}
"""What a value in a path begins with, and what its parts are joined by where a list explodes."""


def parts(name: str, value: object, style: Style, encode: Encode) -> list[Part]:
    """The parts of a value; a list or object without members has none.

    Raises:
        ValueError: It names the parameter: a value that has no text or can't be sent.
    """
    items = as_array(value)
    if items is not None:
        texts = [encode(name, as_text(name, item)) for item in items]
        return [(None, text) for text in texts] if style.explode else _in_one_piece(style, texts)
    properties = as_object(value)
    if properties is None:
        return [(None, encode(name, as_text(name, value)))]
    pairs: list[Part] = []
    for key, member in properties.items():
        place = f"{name}.{key}"
        pairs.append((encode(place, key), encode(place, as_text(place, member))))
    if style.explode:
        return pairs
    return _in_one_piece(style, [text or "" for pair in pairs for text in pair])


def _in_one_piece(style: Style, texts: list[str]) -> list[Part]:
    return [(None, _WITHIN.get(style.style, ",").join(texts))] if texts else []


def deep_parts(name: str, value: object, encode: Encode) -> Iterable[Part]:
    """The parts of an object in the style ``deepObject``: ``filter[a]=1``, brackets encoded.

    Objects nest and lists repeat their name, of which the standard says nothing.
    """
    for key, member in (as_object(value) or {}).items():
        path = f"{name}[{key}]"
        if as_object(member) is not None:
            yield from deep_parts(path, member, encode)
            continue
        for item in as_array(member) or [member]:
            yield encode(path, path), encode(path, as_text(path, item))


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
