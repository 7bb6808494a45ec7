"""Unions of which several arms are of one JSON kind, such as `oneOf` over objects.

msgspec decodes all others natively. Generated code declares these twice: as `A | B` for type
checkers, and at run time as a class that `one_of` makes.
"""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING, Any, get_args, get_type_hints

import msgspec

from .expectations import fits, known_members
from .kinds import info_of, is_object, kind_of, kinds_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


class Arm(msgspec.Struct, frozen=True, eq=False):
    """One member of a union.

    Attributes:
        type: Any type that msgspec can decode.
        tags: By wire name, the values that a property must have in this arm.
        required: The wire names that must be present.
        otherwise: Whether it is the arm of all values that have no other arm's tags: a parent among
            its children.
    """

    type: Any
    tags: dict[str, frozenset[Any]] = {}
    required: frozenset[str] = frozenset()
    otherwise: bool = False


def arm(
    type: Any,
    *,
    tags: Mapping[str, Collection[Any]] | None = None,
    required: Collection[str] = (),
    otherwise: bool = False,
) -> Arm:
    """Describe one member of a union; see `Arm`.

    A string inside of the type refers to a name of the module that is given to `one_of`.
    """
    listed = {name: frozenset(values) for name, values in (tags or {}).items()}
    return Arm(type, listed, frozenset(required), otherwise)


class OneOf(type):
    """The metaclass of unions at run time. `isinstance` is true of the values of any arm."""

    declared_arms: tuple[Arm, ...]

    @property
    def arms(cls) -> tuple[Arm, ...]:
        """The arms, with references to later names resolved."""
        return _resolved_arms(cls)

    def __instancecheck__(cls, instance: object) -> bool:
        return any(_is_instance(instance, each.type) for each in cls.arms)

    def __get_pydantic_core_schema__(cls, _: Any, handler: Any) -> Any:
        from .for_pydantic import (
            schema_of_union,  # here, because pydantic is only called by its users
        )

        types = [each.type for each in cls.arms]
        if _holds(cls, cls, set()):
            return schema_of_union((), handler, partial(_read_as, cls))
        return schema_of_union(types, handler)


def one_of(name: str, *arms: Arm, module: str) -> Any:
    """Make the class of a union; `module` is the `__name__` of the module that declares it.

    For example:
        if TYPE_CHECKING:
            Pet: TypeAlias = Cat | Dog
        else:
            Pet = one_of("Pet", arm(Cat, tags={"kind": {"cat"}}), arm(Dog), module=__name__)
    """
    return OneOf(name, (), {"declared_arms": arms, "__module__": module})


def decode_hook(type: Any, value: Any) -> Any:
    """The `dec_hook` of msgspec, for what it has no native type for."""
    if type is object:  # as in dict[str, object]: anything
        return value
    if not isinstance(type, OneOf):
        raise NotImplementedError(f"{type!r} can't be decoded")
    chosen = choose(type.arms, value)
    if chosen is None:
        raise ValueError(f"matches no arm of {type.__name__}")
    return msgspec.convert(value, chosen.type, dec_hook=decode_hook)


def choose(arms: Sequence[Arm], value: Any) -> Arm | None:
    """The arm that a decoded JSON value is read as, or None if it belongs to none.

    1. An arm is left out if it is of another JSON kind, or if the value contradicts one of its
       tags. The arm of all other values is left out if the value has the tags of another arm.
    2. Of several arms, those win to whose type the value conforms. It may conform to several (JSON
       Schema, `anyOf`): the one wins that has the most tags in common with the value and knows the
       most of its members, at any depth; of equal ones the first.
    3. If the value conforms to none, the one wins that lacks the fewest required properties, has
       the most tags in common with it, and knows the most of its properties; of equal ones none.
    """
    left = _named([each for each in arms if _may_hold(each, value)], value)
    if len(left) < 2:
        return left[0] if left else None
    valid = [each for each in left if _conforms(value, each)]
    if len(valid) > 1:
        return max(valid, key=lambda each: _telling(each, value))  # the first of the best
    if valid:
        return valid[0]
    nearest = _best_fitting(left, value) if is_object(value) else []
    return nearest[0] if len(nearest) == 1 else None


def _may_hold(each: Arm, value: Any) -> bool:
    if kind_of(value) not in kinds_of(info_of(each.type)):
        return False
    if not is_object(value) or not each.tags:
        return True
    return all(_is_listed(value[name], each.tags[name]) for name in each.tags.keys() & value.keys())


def _named(arms: list[Arm], value: Any) -> list[Arm]:
    """The arms, without that of all other values if the value has the tags of another."""
    if not is_object(value) or not any(each.otherwise for each in arms):
        return arms
    return [each for each in arms if each.tags and each.tags.keys() <= value.keys()] or arms


def _is_listed(value: Any, listed: frozenset[Any]) -> bool:
    """Whether the value of a tag is listed. An array or object, which can't be hashed, is not."""
    return not isinstance(value, (dict, list)) and value in listed


def _conforms(value: Any, each: Arm) -> bool:
    if is_object(value) and not each.required <= value.keys():
        return False
    return fits(info_of(each.type), value)


def _telling(each: Arm, value: Any) -> tuple[int, int]:
    """How much of a valid value an arm knows: its tags in it, and its members."""
    tags = len(each.tags.keys() & value.keys()) if is_object(value) else 0
    return tags, known_members(info_of(each.type), value)


def _best_fitting(arms: list[Arm], value: dict[str, Any]) -> list[Arm]:
    """The arms that fit an object better than all others; none that knows none of its properties."""
    ranked = [(_rank(each, value), each) for each in arms if _knows_any(each, value)]
    best = max((rank for rank, _ in ranked), default=None)
    return [each for rank, each in ranked if rank == best]


def _rank(each: Arm, value: dict[str, Any]) -> tuple[int, int, int]:
    keys = value.keys()
    return -len(each.required - keys), len(each.tags.keys() & keys), len(_known(each) & keys)


def _knows_any(each: Arm, value: dict[str, Any]) -> bool:
    return not _known(each).isdisjoint(value) or not (value or each.required)


def _known(each: Arm) -> frozenset[str]:
    return frozenset(getattr(each.type, "__struct_encode_fields__", ()))


def _read_as(union: OneOf, value: Any) -> Any:
    try:
        return msgspec.convert(msgspec.to_builtins(value), union, dec_hook=decode_hook)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from None


def _holds(annotation: Any, union: OneOf, met: set[Any]) -> bool:
    """Whether a union is in a type, itself left out, with no model in between."""
    inner = get_args(annotation)
    if isinstance(annotation, OneOf) and annotation not in met:
        met.add(annotation)
        inner = tuple(each.type for each in annotation.arms)
    return any(each is union or _holds(each, union, met) for each in inner)


def _is_instance(value: object, annotation: Any) -> bool:
    """As `isinstance`, which also takes types such as `list[X]` here. Items are not looked at."""
    if isinstance(annotation, type) and not hasattr(annotation, "__origin__"):
        return isinstance(value, annotation)
    return kind_of(value) in kinds_of(info_of(annotation))


def _resolved_arms(union: OneOf) -> tuple[Arm, ...]:
    """The arms without forward references; resolved at the first use, when the module is complete."""
    resolved: tuple[Arm, ...] | None = union.__dict__.get("_resolved")
    if resolved is None:
        declared = union.declared_arms
        annotations = {f"arm_{i}": each.type for i, each in enumerate(declared)}
        holder = type("Arms", (), {"__annotations__": annotations})
        names = vars(sys.modules[union.__module__])
        types = get_type_hints(holder, globalns=names, include_extras=True).values()
        resolved = tuple(
            Arm(each_type, each.tags, each.required, each.otherwise)
            for each_type, each in zip(types, declared, strict=True)
        )
        type.__setattr__(union, "_resolved", resolved)
    return resolved
