"""Forms, and bodies of which only the response says what they are. Imported when one comes."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import parse_qsl

import msgspec

from ..describe.content import Binary, Content, Form, Json, Text
from ..values.kinds import ARRAY, BOOLEAN, INTEGER, NULL, NUMBER, OBJECT, STRING, info_of, kinds_of

_TEXTS = frozenset({"application/xml", "application/yaml", "application/x-yaml"})
_TRUE_AND_FALSE: Final = {"true": True, "false": False}


def is_json(content_type: str) -> bool:
    """Whether a Content-Type is JSON's, such as `application/problem+json`."""
    name = _essence(content_type)
    return name in ("application/json", "text/json") or name.endswith("+json")


def _essence(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def format_of(content_type: str, annotation: Any) -> type[Content[Any]]:
    """The kind of a body whose media type is not described.

    The Content-Type of the response decides, and then the type: it is text if the type accepts
    text, and bytes if it accepts anything. For any other type the body is tried as JSON, which
    servers label wrongly, and so is one without a Content-Type, which RFC 9110 §8.3 lets us guess.
    """
    name = _essence(content_type)
    if not name or is_json(name):
        return Json
    kinds = kinds_of(info_of(annotation))
    is_text = name.startswith("text/") or name in _TEXTS or name.endswith("+xml")
    if STRING in kinds and (is_text or kinds <= {STRING, NULL}):
        return Text
    if name == "application/x-www-form-urlencoded":
        return Form
    return Binary if annotation is Any else Json


def form_value(body: str, annotation: Any) -> Any:
    """The fields of a form as a JSON value of the given type (WHATWG URL §5.1).

    A field that occurs several times is a list, and so is one whose type is a list. Numbers,
    booleans and objects are read as such if the type says so and the text is one.
    """
    found: dict[str, list[str]] = {}
    for name, text in parse_qsl(body, keep_blank_values=True):
        found.setdefault(name, []).append(text)
    types = _types_of_fields(annotation)
    return {name: _field(texts, types.get(name)) for name, texts in found.items()}


def _types_of_fields(annotation: Any) -> dict[str, msgspec.inspect.Type]:
    info = info_of(annotation)
    if isinstance(info, msgspec.inspect.UnionType):  # with None, say
        structs = [each for each in info.types if isinstance(each, msgspec.inspect.StructType)]
        info = structs[0] if len(structs) == 1 else info
    if not isinstance(info, msgspec.inspect.StructType):
        return {}
    return {field.encode_name: field.type for field in info.fields}


def _field(texts: list[str], info: msgspec.inspect.Type | None) -> Any:
    kinds = kinds_of(info) if info else frozenset[str]()
    if info is None or isinstance(info, msgspec.inspect.AnyType):
        return texts if len(texts) > 1 else texts[0]
    if ARRAY in kinds:
        item = _item_of(info)
        return [_single(text, kinds_of(item) if item else kinds) for text in texts]
    return _single(texts[-1], kinds)


def _item_of(info: msgspec.inspect.Type) -> msgspec.inspect.Type | None:
    if isinstance(info, msgspec.inspect.Metadata):
        return _item_of(info.type)
    if isinstance(info, msgspec.inspect.UnionType):
        return next((found for each in info.types if (found := _item_of(each))), None)
    return info.item_type if isinstance(info, msgspec.inspect.ListType) else None


def _single(text: str, kinds: frozenset[str]) -> Any:
    """A text as a value of one of the kinds, or as it is."""
    if BOOLEAN in kinds and text in _TRUE_AND_FALSE:
        return _TRUE_AND_FALSE[text]
    if NULL in kinds and not text:
        return None
    if kinds & {INTEGER, NUMBER, OBJECT}:
        try:
            value = msgspec.json.decode(text)
        except (msgspec.DecodeError, RecursionError):
            return text
        is_meant = isinstance(value, dict) if OBJECT in kinds else type(value) in (int, float)
        return value if is_meant else text
    return text
