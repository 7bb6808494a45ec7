"""Keys of plain dicts that no property has: the decoder, which reads answers too, minds none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, TypeAlias

import msgspec
from msgspec import inspect

from ..values.construction import unknown_keys
from ..values.deviations import Path, path_text
from ..values.kinds import info_of, is_mapping, is_sequence, kinds_of
from ..values.models import UNSET, with_extra
from ..values.suggestions import suggestion
from ..values.unions import OneOf, choose

_Stranger: TypeAlias = tuple[Path, object, tuple[str, ...]]
"""Where a dict has an unknown key, the key, and those that it could have."""


def strangers(
    annotation: Any, value: Any, *, is_whole: bool = True, only_near: bool = False
) -> list[str]:
    """Where dicts, at any depth, have keys that the description does not allow, one line for each.

    An object that takes further properties (`additionalProperties`) allows all.

    Args:
        annotation: The type of the value.
        value: What the caller gave.
        is_whole: The type has all that the value may have, and not only what is to be checked.
        only_near: Tell only of keys that are nearly known ones: what else is wrong says the rest.
    """
    info = info_of(annotation)
    found = _in_value(info, value, ()) if is_whole else _in_object(info, value, ())
    return [
        f"{path_text(path) or 'body'}: unknown key {str(key)!r}{hint}"
        for path, key, known in found
        if (hint := suggestion(key, known)) or not only_near
    ]


def _in_value(info: inspect.Type, value: Any, path: Path) -> Iterator[_Stranger]:
    if isinstance(info, inspect.Metadata):
        yield from _in_value(info.type, value, path)
    elif isinstance(value, msgspec.Struct):
        yield from _in_object(info_of(type(value)), value, path)
    elif is_mapping(value):
        chosen = _object_type(info, value)
        if isinstance(chosen, inspect.StructType):
            yield from _in_keys(chosen, value, path, _names_in(info))
            yield from _in_object(chosen, value, path)
        elif isinstance(chosen, inspect.DictType):
            for key, each in value.items():
                yield from _in_value(chosen.value_type, each, (*path, str(key)))
    elif is_sequence(value):
        listed = _of_kind(info, "array")
        for at, (of, item) in enumerate(_items(listed, value)):
            yield from _in_value(of, item, (*path, at))


def _items(info: inspect.Type | None, value: Any) -> Iterable[tuple[inspect.Type, Any]]:
    if isinstance(info, inspect.TupleType):
        return zip(info.item_types, value, strict=False)
    return ((info.item_type, item) for item in value) if isinstance(info, inspect.ListType) else ()


def _in_keys(
    info: inspect.StructType, value: Any, path: Path, known: frozenset[str]
) -> Iterator[_Stranger]:
    for key in unknown_keys(info, value):
        if key not in known:  # by another alternative, which need not exclude this one
            yield path, key, info.cls.__struct_encode_fields__


def _names_in(info: inspect.Type) -> frozenset[str]:
    """The properties of all alternatives: one that is not closed takes those of the others."""
    if isinstance(info, inspect.Metadata):
        return _names_in(info.type)
    if isinstance(info, inspect.UnionType):
        return frozenset[str]().union(*map(_names_in, info.types))
    if isinstance(info, inspect.CustomType) and isinstance(info.cls, OneOf):
        return frozenset[str]().union(*(_names_in(info_of(arm.type)) for arm in info.cls.arms))
    if isinstance(info, inspect.StructType):
        return frozenset(info.cls.__struct_encode_fields__)
    return frozenset()


def _in_object(info: inspect.Type, value: Any, path: Path) -> Iterator[_Stranger]:
    for field in info.fields if isinstance(info, inspect.StructType) else ():
        wire = field.encode_name
        inner = value.get(wire, UNSET) if is_mapping(value) else getattr(value, field.name)
        if isinstance(inner, msgspec.Struct) or is_mapping(inner) or is_sequence(inner):
            yield from _in_value(field.type, inner, (*path, wire))


def _object_type(info: inspect.Type, value: Any) -> inspect.Type | None:
    """The type that a dict stands for: of a union, the arm that it is sent as."""
    found = _of_kind(info, "object")
    if isinstance(found, inspect.CustomType) and isinstance(found.cls, OneOf):
        chosen = choose(found.cls.arms, msgspec.to_builtins(with_extra(_without_unset(value))))
        return None if chosen is None else _object_type(info_of(chosen.type), value)
    return found


def _without_unset(value: Any) -> dict[Any, Any]:
    return {key: each for key, each in value.items() if each is not UNSET}


def _of_kind(info: inspect.Type, kind: str) -> inspect.Type | None:
    """The only type of a JSON kind in a union; None where there are several."""
    if isinstance(info, inspect.Metadata):
        return _of_kind(info.type, kind)
    if not isinstance(info, inspect.UnionType):
        return info if kind in kinds_of(info) else None
    found = [each for each in info.types if kind in kinds_of(each)]
    return _of_kind(found[0], kind) if len(found) == 1 else None
