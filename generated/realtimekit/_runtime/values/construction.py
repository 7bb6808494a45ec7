"""What the constructors of models take: all that a plain dict may hold in their place.

`VideoConfig(codec="H264")` holds `VideoCodec.H264`, a dict becomes the model of its field, and an
ISO string a time. What can't be converted is kept as it is: a call that sends it is refused, with
its place. Only calls of a class come by here; the native decoder makes models without them.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import msgspec
from msgspec import UNSET, inspect

from .expectations import class_of, fits
from .kinds import info_of, is_mapping, is_sequence, kind_of, kinds_of
from .members import made_of, takes_more
from .unions import OneOf, choose

_Convert: TypeAlias = Callable[[Any, Any], Any]


class ModelType(msgspec.StructMeta):
    """The metaclass of models."""

    if not TYPE_CHECKING:

        def __call__(cls, *args: Any, **given: Any) -> Any:
            return super().__call__(*args, **converted(cls, given))


def converted(cls: Any, given: dict[str, Any]) -> dict[str, Any]:
    """The same values by Python name, each as its field holds it."""
    for name, info in _wider_fields(cls).items():
        value = given.get(name, UNSET)
        if value is not UNSET:
            given[name] = held(info, value)
    return given


def as_given(cls: Any, values: dict[str, Any]) -> Any:
    """A model of a class with exactly these values, by Python name."""
    return msgspec.StructMeta.__call__(cls, **values)


def unknown_keys(info: inspect.StructType, value: Mapping[Any, Any]) -> list[Any]:
    """The keys of a plain dict that the model in whose place it stands does not have."""
    if takes_more(info.cls):
        return []
    named = info.cls.__struct_encode_fields__
    return [key for key in value if key not in named]


@lru_cache(maxsize=1024)
def _wider_fields(cls: Any) -> dict[str, inspect.Type]:
    """The fields whose constructor takes more than they hold."""
    info: Any = info_of(cls)
    return {each.name: each.type for each in info.fields if _is_wider(each.type)}


def _is_wider(info: inspect.Type) -> bool:
    if isinstance(info, inspect.UnionType):
        return any(map(_is_wider, info.types))
    if isinstance(info, inspect.Metadata):
        return _is_wider(info.type)
    return type(info) in _CONVERT


def held(info: inspect.Type, value: Any) -> Any:
    """A value as a field of a type holds it; the same value where the type does not hold it."""
    convert = _CONVERT.get(type(info))
    return value if convert is None else convert(info, value)


def _model(info: inspect.StructType, value: Any) -> Any:
    if not is_mapping(value) or unknown_keys(info, value):
        return value
    given = {key: each for key, each in value.items() if each is not UNSET}
    if any(each.required and each.encode_name not in given for each in info.fields):
        return value
    return made_of(info.cls, given)


def _listed(info: inspect.ListType, value: Any) -> Any:
    of = info.item_type
    return [held(of, item) for item in value] if is_sequence(value) else value


def _placed(info: inspect.TupleType, value: Any) -> Any:
    if not is_sequence(value) or len(value) != len(info.item_types):
        return value
    return tuple(held(of, item) for of, item in zip(info.item_types, value, strict=True))


def _mapped(info: inspect.DictType, value: Any) -> Any:
    of = info.value_type
    return {key: held(of, each) for key, each in value.items()} if is_mapping(value) else value


def _member(info: inspect.CustomType, value: Any) -> Any:
    """A listed member, but no unlisted one: that is written by hand, for it may be a mistake."""
    cls: Any = info.cls
    if isinstance(cls, OneOf):
        return _arm(cls, value)
    members: Any = getattr(cls, "_value2member_map_", None)
    return members.get(value, value) if members and type(value) in (str, int) else value


def _arm(union: OneOf, value: Any) -> Any:
    if not (is_mapping(value) or is_sequence(value)):
        return value
    try:
        chosen = choose(union.arms, msgspec.to_builtins(value))
    except (TypeError, RecursionError):
        return value
    return value if chosen is None else held(info_of(chosen.type), value)


def _either(info: inspect.UnionType, value: Any) -> Any:
    kind = kind_of(value)
    arms = [each for each in info.types if kind in kinds_of(each)]
    if len(arms) > 1:
        arms = [each for each in arms if fits(each, value)]
    return held(arms[0], value) if arms else value


def _scalar(info: inspect.Type, value: Any) -> Any:
    if type(value) is not str:
        return value
    try:
        return msgspec.convert(value, class_of(info))
    except (msgspec.ValidationError, ValueError):
        return value


def _inner(info: inspect.Metadata, value: Any) -> Any:
    return held(info.type, value)


_CONVERT: Final[dict[type[inspect.Type], _Convert]] = {
    inspect.StructType: _model,
    inspect.ListType: _listed,
    inspect.TupleType: _placed,
    inspect.DictType: _mapped,
    inspect.CustomType: _member,
    inspect.UnionType: _either,
    inspect.Metadata: _inner,
    inspect.DateTimeType: _scalar,
    inspect.DateType: _scalar,
    inspect.TimeType: _scalar,
    inspect.TimeDeltaType: _scalar,
    inspect.UUIDType: _scalar,
    inspect.DecimalType: _scalar,
}
