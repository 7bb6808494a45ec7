"""Unions of object types, decided by rule and never by the luck of their order.

msgspec decodes a union natively when its arms are of different JSON kinds. For the rest
(``oneOf`` and ``anyOf`` over several objects, say), the generated code declares the union twice:
as a plain ``A | B`` for type checkers, and at run time as a class made by :func:`one_of`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, get_type_hints

import msgspec

from .expectations import fits, known_members
from .kinds import info_of, is_object, kind_of, kinds_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence


class Arm(msgspec.Struct, frozen=True, eq=False):
    """One member of a union, and what is known of the values that belong to it."""

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
    """Describe one member of a union.

    ``type`` is any type that msgspec can decode; a string inside it refers forward, to a name of
    the module given to :func:`one_of`. ``tags`` lists, by wire name, the values that a property
    must have in this arm; ``required`` the wire names that must be present. ``otherwise`` is
    the arm of all values that have no other arm's tags: a parent among its children.
    """
    listed = {name: frozenset(values) for name, values in (tags or {}).items()}
    return Arm(type, listed, frozenset(required), otherwise)


class OneOf(type):
    """The metaclass of run-time unions; ``isinstance`` asks for any of the arms."""

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

        return schema_of_union(cls.arms, handler)


def one_of(name: str, *arms: Arm, module: str) -> Any:
    """Make the run-time class of a union; ``module`` is the declaring module's ``__name__``.

    For example:
        if TYPE_CHECKING:
            Pet: TypeAlias = Cat | Dog
        else:
            Pet = one_of("Pet", arm(Cat, tags={"kind": {"cat"}}), arm(Dog), module=__name__)
    """
    return OneOf(name, (), {"declared_arms": arms, "__module__": module})


def decode_hook(type: Any, value: Any) -> Any:
    """Decode what msgspec has no native type for: this is its ``dec_hook``."""
    if type is object:  # as in dict[str, object]: anything
        return value
    if not isinstance(type, OneOf):
        raise NotImplementedError(f"{type!r} can't be decoded")
    chosen = choose(type.arms, value)
    if chosen is None:
        raise ValueError(f"matches no arm of {type.__name__}")
    return msgspec.convert(value, chosen.type, dec_hook=decode_hook)


def choose(arms: Sequence[Arm], value: Any) -> Arm | None:
    """The arm that a decoded JSON value is read as, or None when it belongs to none.

    1. An arm of another JSON kind, or with a tag that the value contradicts, is out; so is the
       arm of all other values, where the value has the tags of one.
    2. Of several, those win to whose type the value conforms. A value that is valid for several
       is valid (JSON Schema, ``anyOf``): of these, that arm is taken which matches the most tags
       and knows the most members of the value, its members' members included; at a tie the first.
    3. Where the value conforms to none, that one wins which lacks the fewest required keys,
       matches the most tags, and knows the most keys; at a tie it belongs to none.
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
    """The arms without that of all other values, where one is left whose tags the value has."""
    if not is_object(value) or not any(each.otherwise for each in arms):
        return arms
    return [each for each in arms if each.tags and each.tags.keys() <= value.keys()] or arms


def _is_listed(value: Any, listed: frozenset[Any]) -> bool:
    """Whether a tag's value is listed; an array or object, which can't be hashed, never is."""
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
    """The arms that fit the keys of an object better than all others.

    Having no key in common is no fit, however little an arm requires.
    """
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


def _is_instance(value: object, annotation: Any) -> bool:
    """``isinstance`` that also takes ``list[X]`` and the like, of which it sees the outside."""
    if isinstance(annotation, type) and not hasattr(annotation, "__origin__"):
        return isinstance(value, annotation)
    return kind_of(value) in kinds_of(info_of(annotation))


def _resolved_arms(union: OneOf) -> tuple[Arm, ...]:
    """Resolve forward references once, when the union is first used and its module complete."""
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
