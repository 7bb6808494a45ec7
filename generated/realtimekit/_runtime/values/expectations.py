"""What a type expects of a JSON value: in words, as a check of limits, and as a bounded match.

Only the native decoder matches a value in full. But unions nest, and to try every type in full at
every level takes exponential time in the depth, which the server chooses. So `fits` is bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Annotated, Any, Final
from uuid import UUID

import msgspec
from msgspec import inspect

from .kinds import info_of, is_list, is_object, kind_of, kinds_of

_NAMES: dict[type[inspect.Type], str] = {
    inspect.BoolType: "a boolean",
    inspect.NoneType: "null",
    inspect.BytesType: "base64 text",
    inspect.DateTimeType: "an RFC 3339 date-time",
    inspect.DateType: "an RFC 3339 date",
    inspect.TimeType: "an RFC 3339 time",
    inspect.TimeDeltaType: "an ISO 8601 duration",
    inspect.UUIDType: "a UUID",
    inspect.DecimalType: "a decimal number",
    inspect.StructType: "an object",
    inspect.DictType: "an object",
    inspect.TypedDictType: "an object",
}
_ARRAYS = (inspect.ListType, inspect.SetType, inspect.FrozenSetType, inspect.VarTupleType)
_NUMBERS = (inspect.IntType, inspect.FloatType)


DEPTH: Final = 3
ITEMS: Final = 20


_CLASSES: dict[type[inspect.Type], Any] = {
    inspect.NoneType: None,
    inspect.BoolType: bool,
    inspect.BytesType: bytes,
    inspect.DateTimeType: datetime,
    inspect.DateType: date,
    inspect.TimeType: time,
    inspect.TimeDeltaType: timedelta,
    inspect.UUIDType: UUID,
    inspect.DecimalType: Decimal,
}


def class_of(info: inspect.Type) -> Any:
    """The type that the native converter makes of a scalar."""
    if isinstance(info, inspect.DateTimeType) and info.tz is not None:
        return Annotated[datetime, msgspec.Meta(tz=info.tz)]
    return _CLASSES[type(info)] if type(info) in _CLASSES else getattr(info, "cls", Any)


def describe(info: inspect.Type) -> str:
    """What a type expects, in words, such as "an integer ≥ 60"."""
    if isinstance(info, inspect.Metadata):
        return describe(info.type)
    if isinstance(info, inspect.UnionType):
        return " or ".join(map(describe, info.types))
    if isinstance(info, _NUMBERS):
        noun = "an integer" if isinstance(info, inspect.IntType) else "a number"
        return " and ".join([noun, *_bounds(info)]).replace(" and ", " ", 1)
    if isinstance(info, inspect.StrType):
        return " ".join(["a string", *_lengths(info, "character"), *_pattern(info)])
    if isinstance(info, inspect.TupleType):
        return f"an array of exactly {_counted(len(info.item_types), 'item')}"
    if isinstance(info, _ARRAYS):
        return " ".join(["an array", *_lengths(info, "item")])
    if isinstance(info, inspect.LiteralType):
        return listed(info.values)
    if isinstance(info, (inspect.CustomType, inspect.EnumType)):
        return _described_class(info.cls)
    return _NAMES.get(type(info), "a value")


def listed(values: Any) -> str:
    """Values in words, such as "'a', 'b' or 'c'"."""
    texts = [repr(value) for value in values]
    return " or ".join([", ".join(texts[:-1]), texts[-1]]) if len(texts) > 1 else "".join(texts)


def meets_limits(info: inspect.Type, value: Any) -> bool:
    """Whether a value, which has the JSON type that its type expects, is within its limits."""
    if isinstance(info, _NUMBERS):
        return _number_is_within(info, value)
    if isinstance(info, inspect.StrType) and info.pattern and not re.search(info.pattern, value):
        return False
    if isinstance(info, inspect.TupleType):
        return len(value) == len(info.item_types)
    if isinstance(info, (inspect.StrType, inspect.DictType, *_ARRAYS)):
        return (info.min_length or 0) <= len(value) and (
            info.max_length is None or len(value) <= info.max_length
        )
    return True


def fits(info: inspect.Type, value: Any, depth: int = DEPTH) -> bool:
    """Whether a value matches a type, down to `depth` levels."""
    if isinstance(info, inspect.Metadata):
        return fits(info.type, value, depth)
    if kind_of(value) not in kinds_of(info):
        return False
    if isinstance(info, inspect.LiteralType):
        return value in info.values
    if isinstance(info, inspect.UnionType):
        return any(fits(each, value, depth) for each in info.types)
    if isinstance(info, (inspect.CustomType, inspect.EnumType)):
        return _fits_class(info.cls, value, depth)
    if is_object(value):
        return _fits_object(info, value, depth)
    if is_list(value):
        return _fits_array(info, value, depth)
    return meets_limits(info, value) and _is_readable(info, value)


def known_members(info: inspect.Type, value: Any, depth: int = DEPTH) -> int:
    """How many members of an object, and of those below it, a type names, `depth` levels deep."""
    if isinstance(info, inspect.Metadata):
        return known_members(info.type, value, depth)
    if isinstance(info, inspect.UnionType):
        return _most_known(info.types, value, depth)
    if isinstance(info, inspect.CustomType):
        arms = getattr(info.cls, "arms", ()) if depth else ()
        return _most_known([info_of(each.type) for each in arms], value, depth - 1)
    if is_object(value):
        return sum(_known_in_object(info, value, depth))
    if is_list(value) and depth:
        return sum(known_members(of, item, depth - 1) for of, item in _items(info, value))
    return 0


def _items(info: inspect.Type, value: Sequence[Any]) -> Iterator[tuple[inspect.Type, Any]]:
    """The first items of an array, each with what its place expects."""
    if isinstance(info, inspect.TupleType):
        yield from zip(info.item_types, value, strict=False)
    elif isinstance(info, inspect.ListType):
        yield from ((info.item_type, item) for item in value[:ITEMS])


def _most_known(types: Iterable[inspect.Type], value: Any, depth: int) -> int:
    return max((known_members(each, value, depth) for each in types), default=0)


def _known_in_object(info: inspect.Type, value: dict[str, Any], depth: int) -> Iterator[int]:
    if isinstance(info, inspect.DictType) and depth:
        for item in _some(value):
            yield known_members(info.value_type, item, depth - 1)
    if isinstance(info, inspect.StructType):
        for field in info.fields:
            if field.encode_name in value:
                yield 1
                if depth:
                    yield known_members(field.type, value[field.encode_name], depth - 1)


def _number_is_within(info: inspect.IntType | inspect.FloatType, value: float) -> bool:
    return not (
        (info.gt is not None and not value > info.gt)
        or (info.ge is not None and not value >= info.ge)
        or (info.lt is not None and not value < info.lt)
        or (info.le is not None and not value <= info.le)
        or (info.multiple_of is not None and value % info.multiple_of != 0)
    )


def _bounds(info: inspect.IntType | inspect.FloatType) -> list[str]:
    bounds = [(">", info.gt), ("≥", info.ge), ("<", info.lt), ("≤", info.le)]
    texts = [f"{sign} {limit}" for sign, limit in bounds if limit is not None]
    return texts if info.multiple_of is None else [*texts, f"a multiple of {info.multiple_of}"]


def _lengths(info: Any, noun: str) -> list[str]:
    least, most = getattr(info, "min_length", None), getattr(info, "max_length", None)
    if least is None and most is None:
        return []
    if most is None:
        return [f"of at least {_counted(least, noun)}"]
    return [
        f"of {least} to {_counted(most, noun)}" if least else f"of at most {_counted(most, noun)}"
    ]


def _counted(number: Any, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _pattern(info: inspect.StrType) -> list[str]:
    return [f"that matches {info.pattern}"] if info.pattern else []


def _described_class(cls: Any) -> str:
    members = getattr(cls, "__members__", None)
    if members is not None:
        return listed(member.value for member in members.values())
    arms = getattr(cls, "arms", None)
    if arms is not None:
        described = ", ".join(dict.fromkeys(_described_arm(each.type) for each in arms))
        return described if len(arms) == 1 else f"one of {described}"
    return str(cls.__name__)


def _described_arm(type: Any) -> str:
    """A class by its name, and anything else in words."""
    info = info_of(type)
    if isinstance(info, (inspect.StructType, inspect.CustomType)):
        return str(info.cls.__name__)
    return describe(info)


def _fits_class(cls: Any, value: Any, depth: int) -> bool:
    members = getattr(cls, "_value2member_map_", None)
    if members is not None:
        return value in members
    arms = getattr(cls, "arms", ())
    return not depth or any(fits(info_of(each.type), value, depth - 1) for each in arms)


def _fits_object(info: inspect.Type, value: dict[str, Any], depth: int) -> bool:
    if isinstance(info, inspect.DictType):
        return not depth or all(fits(info.value_type, item, depth - 1) for item in _some(value))
    if not isinstance(info, inspect.StructType):
        return True
    for field in info.fields:
        if field.encode_name not in value:
            if field.required:
                return False
        elif depth and not fits(field.type, value[field.encode_name], depth - 1):
            return False
    return True


def _fits_array(info: inspect.Type, value: list[Any], depth: int) -> bool:
    if not meets_limits(info, value):
        return False
    return not depth or all(fits(of, item, depth - 1) for of, item in _items(info, value))


def _is_readable(info: inspect.Type, value: Any) -> bool:
    """Whether a scalar is what its type makes of text: a time, a UUID and the like."""
    if type(info) not in _CLASSES:
        return True
    try:
        msgspec.convert(value, class_of(info))
    except (msgspec.ValidationError, ValueError):
        return False
    return True


def _some(value: dict[str, Any]) -> list[Any]:
    return list(value.values())[:ITEMS]
