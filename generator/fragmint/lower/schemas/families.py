"""A parent with a discriminator: a reference to it means one of its children, or itself.

`Pet` stays the record that the document describes, and children have its members; what may hold
any of them is `AnyPet`, a union.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from ...api import types as api
from ...document.origin import Origin
from ...document.pointer import join, split
from ...openapi.model.families import extends, family_place, own_discriminator
from ...openapi.model.schema import Schema
from . import keywords
from .allof.merge import MergeError, merged
from .choices.unions import arms_of, named_values
from .lowering import Lowering
from .nullability import allows_null, nullable

TypeOfOne: TypeAlias = Callable[[Lowering, str], api.Type]
"""The type of one schema by its pointer, whatever family it has."""


def family_type(lowering: Lowering, parent: str, type_of_one: TypeOfOne) -> api.Type:
    """Return the type of a reference to a parent."""
    place = family_place(parent)
    one_way = place in lowering.directional
    id = api.type_id(place, lowering.direction if one_way else None)
    if id not in lowering.definitions:
        _define(lowering, parent, id, type_of_one)
    if id not in lowering.definitions:  # no member is a record: nothing tells them apart
        return type_of_one(lowering, parent)
    can_be_null = allows_null(lowering.spec.target(parent), lowering.spec)
    return nullable(api.Ref(id)) if can_be_null else api.Ref(id)


def _define(lowering: Lowering, parent: str, id: api.TypeId, type_of_one: TypeOfOne) -> None:
    """Define the union, at first with the arms that it will have: a member may lead back here."""
    spec = lowering.spec
    members = spec.families.members[family_place(parent)]
    expected = (api.Ref(lowering.id(spec.target(each), each)) for each in members)
    lowering.definitions[id] = _union(lowering, parent, id, tuple(expected), {})
    types = {each: _member(lowering, parent, each, type_of_one) for each in members}
    arms = arms_of(lowering, types.values())
    if len(arms) < 2:
        del lowering.definitions[id]
        return
    called = {
        each: tuple(api.pointer_of(arm.id) for arm in arms_of(lowering, [type]))
        for each, type in types.items()
    }
    lowering.definitions[id] = _union(lowering, parent, id, arms, called)


def _member(lowering: Lowering, parent: str, member: str, type_of_one: TypeOfOne) -> api.Type:
    """Return the type of a member.

    `mapping: {dog: Dog}`, where `Dog` leaves out what `Pet` has: a `Pet` that is a `Dog` is both,
    and becomes a record of its own, `PetDog`.
    """
    try:
        both = _both(lowering, parent, member)
    except MergeError:
        both = None  # whatever is wrong with the member is told of itself
    return type_of_one(lowering, member) if both is None else lowering.type_of(both)


def _both(lowering: Lowering, parent: str, member: str) -> Schema | None:
    spec = lowering.spec
    if member == parent or extends(spec.targets, member, parent):
        return None
    outer, inner = (merged(spec.target(each), spec) for each in (parent, member))
    names = {property.name for property in inner.properties}
    if not names or all(property.name in names for property in outer.properties):
        return None
    place = join(family_place(parent), "mapping", split(member)[-1])
    origin = Origin(place, inner.origin.span)
    parts = (Schema(outer.origin, ref=parent), Schema(inner.origin, ref=member))
    both = Schema(origin, all_of=parts, description=inner.description)
    merged(both, spec)
    return both


def _union(
    lowering: Lowering,
    parent: str,
    id: api.TypeId,
    arms: tuple[api.Ref, ...],
    called: Mapping[str, tuple[str, ...]],
) -> api.Union:
    schema = lowering.spec.target(parent)
    name = lowering.name(schema, parent)
    return api.Union(
        id,
        api.Name(("Any", *name.words), ("Any", *name.longer), name.direction),
        arms,
        _discriminator(lowering, parent, arms, called),
        keywords.doc(schema),
        schema.origin,
        otherwise=lowering.id(schema, parent),
    )


def _discriminator(
    lowering: Lowering,
    parent: str,
    arms: tuple[api.Ref, ...],
    called: Mapping[str, tuple[str, ...]],
) -> api.Discriminator | None:
    """Return the values of every arm: by the parent's mapping, by that of a parent below, by its name."""
    found = own_discriminator(lowering.spec.target(parent))
    if found is None:
        return None
    values = dict(found.mapping)
    for pointer in lowering.spec.families.members[family_place(parent)][1:]:
        below = own_discriminator(lowering.spec.target(pointer))
        if below is not None and below.property_name == found.property_name:
            mapped = {*values.values()}
            new = {value: to for value, to in below.mapping.items() if to not in mapped}
            values = {**new, **values}
    mapping = [(value, each) for value, to in values.items() for each in called.get(to, (to,))]
    return api.Discriminator(found.property_name, named_values(mapping, arms, {}))
