"""The JSON kinds of values and types, and type guards for containers.

A kind is a JSON type, with "integer" apart from "number". The functions `is_…` are `isinstance`
for containers with unknown contents, in a form that all type checkers understand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from inspect import iscoroutinefunction
from typing import Any, Final, TypeGuard

from msgspec import inspect

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
    """The JSON kind of a parsed value. 1.0 is an integer (JSON Schema 2020-12, Validation §6.1.1)."""
    kind = _OF_CLASS.get(type(value))
    if type(value) is float and value.is_integer():
        return INTEGER
    if kind is not None:
        return kind
    for base, name in _OF_CLASS.items():
        if isinstance(value, base):
            return name
    return type(value).__name__


def info_of(annotation: Any) -> inspect.Type:
    """msgspec's description of a type, cached."""
    try:
        return _cached_info(annotation)
    except TypeError:  # an annotation that can't be hashed
        return inspect.type_info(annotation)


@lru_cache(maxsize=1024)
def _cached_info(annotation: Any) -> inspect.Type:
    return inspect.type_info(annotation)


def name_of_type(value: object) -> str:
    """The name of a value's type, with its module where that is not Python's own: for messages."""
    kind = type(value)
    if value is None or kind.__module__ == "builtins":
        return "None" if value is None else kind.__name__
    return f"{kind.__module__}.{kind.__qualname__}"


def kinds_of(info: inspect.Type) -> frozenset[str]:
    """The JSON kinds that values of a type can have."""
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


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a parsed JSON value is an object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether a JSON value is an array; decoded, it is a tuple where each place has a type of its own."""
    return isinstance(value, (list, tuple))


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Whether a value is a mapping."""
    return isinstance(value, Mapping)


def is_sequence(value: object) -> TypeGuard[list[Any] | tuple[Any, ...] | set[Any]]:
    """Whether a value is sent as an array."""
    return isinstance(value, (list, tuple, set, frozenset))


def is_iterable(value: object) -> TypeGuard[Iterable[Any]]:
    """Whether a value is iterable."""
    return isinstance(value, Iterable)


def is_bytes(value: object) -> TypeGuard[bytes | bytearray]:
    """Whether a value is bytes-like."""
    return isinstance(value, (bytes, bytearray, memoryview))


def is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    """Whether a value is a tuple."""
    return isinstance(value, tuple)


def is_awaited(function: Any) -> bool:
    """Whether it is a coroutine function, or an object that is called as one."""
    return iscoroutinefunction(function) or iscoroutinefunction(type(function).__call__)
