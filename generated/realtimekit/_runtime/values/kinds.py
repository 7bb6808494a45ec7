"""The kinds of JSON values, and which kinds a type can hold on the wire."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from msgspec import inspect

__all__ = ["ARRAY", "BOOLEAN", "INTEGER", "NULL", "NUMBER", "OBJECT", "STRING"]
__all__ += ["info_of", "kind_of", "kinds_of"]

OBJECT: Final = "object"
ARRAY: Final = "array"
STRING: Final = "string"
INTEGER: Final = "integer"
NUMBER: Final = "number"
BOOLEAN: Final = "boolean"
NULL: Final = "null"

_ALL = frozenset({OBJECT, ARRAY, STRING, INTEGER, NUMBER, BOOLEAN, NULL})

_OF_CLASS: dict[type, str] = {
    dict: OBJECT,
    list: ARRAY,
    tuple: ARRAY,
    str: STRING,
    bool: BOOLEAN,
    int: INTEGER,
    float: NUMBER,
    type(None): NULL,
}

_OF_INFO: dict[type[inspect.Type], frozenset[str]] = {
    inspect.AnyType: _ALL,
    inspect.RawType: _ALL,
    inspect.NoneType: frozenset({NULL}),
    inspect.BoolType: frozenset({BOOLEAN}),
    inspect.IntType: frozenset({INTEGER}),
    inspect.FloatType: frozenset({NUMBER, INTEGER}),
    inspect.ListType: frozenset({ARRAY}),
    inspect.SetType: frozenset({ARRAY}),
    inspect.FrozenSetType: frozenset({ARRAY}),
    inspect.VarTupleType: frozenset({ARRAY}),
    inspect.TupleType: frozenset({ARRAY}),
    inspect.StructType: frozenset({OBJECT}),
    inspect.DictType: frozenset({OBJECT}),
    inspect.TypedDictType: frozenset({OBJECT}),
}


def kind_of(value: object) -> str:
    """The JSON kind of a parsed value; an integer is told from other numbers."""
    kind = _OF_CLASS.get(type(value))
    if kind is not None:
        return kind
    for base, name in _OF_CLASS.items():
        if isinstance(value, base):
            return name
    return type(value).__name__


def info_of(annotation: Any) -> inspect.Type:
    """msgspec's description of a type, remembered."""
    try:
        return _cached_info(annotation)
    except TypeError:  # an annotation that can't be hashed
        return inspect.type_info(annotation)


@lru_cache(maxsize=1024)
def _cached_info(annotation: Any) -> inspect.Type:
    return inspect.type_info(annotation)


def kinds_of(info: inspect.Type) -> frozenset[str]:
    """The JSON kinds that the values of a type can have."""
    if isinstance(info, inspect.Metadata):
        return kinds_of(info.type)
    if isinstance(info, inspect.UnionType):
        return frozenset[str]().union(*map(kinds_of, info.types))
    if isinstance(info, inspect.LiteralType):
        return frozenset(map(kind_of, info.values))
    if isinstance(info, (inspect.CustomType, inspect.EnumType)):
        return _kinds_of_class(info.cls)
    # What is not in the table travels as a string: text, times, UUIDs, bytes in base64.
    return _OF_INFO.get(type(info), frozenset({STRING}))


def _kinds_of_class(cls: Any) -> frozenset[str]:
    members = getattr(cls, "__members__", None)
    if members is not None:
        return frozenset(kind_of(member.value) for member in members.values())
    arms = getattr(cls, "arms", None)
    if arms is not None:
        return frozenset[str]().union(*(kinds_of(info_of(each.type)) for each in arms))
    return _ALL
