"""How the records of a union are told apart: by members that hold one of a few values.

`{type: sftp, auth_method: KEY}`: the first member alone can't tell, the two together do. What no
member tells apart is left to the members that each record requires.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .types import (
    Constant,
    Definition,
    Discriminator,
    Enum,
    Record,
    Ref,
    Type,
    TypeId,
    Union,
    pointer_of,
)


@dataclass(frozen=True, slots=True)
class Arm:
    """One record of a union. `tags`: its members that hold one of these values.

    For example: `type` is `aws` or `azure`.
    """

    type: Ref
    tags: tuple[tuple[str, tuple[str | int, ...]], ...]


def arms(union: Union, definitions: Mapping[TypeId, Definition]) -> tuple[Arm, ...]:
    """Return the arms with the tags that differ between them; a discriminator's values come first."""
    tags = [_tags(ref, union.discriminator, definitions) for ref in union.arms]
    telling = {
        wire
        for each in tags
        for wire in each
        if any(other.get(wire) != each[wire] for other in tags)
    }
    return tuple(
        Arm(ref, tuple((wire, values) for wire, values in each.items() if wire in telling))
        for ref, each in zip(union.arms, tags, strict=True)
    )


def _tags(
    ref: Ref, discriminator: Discriminator | None, definitions: Mapping[TypeId, Definition]
) -> dict[str, tuple[str | int, ...]]:
    if discriminator is not None:
        return {discriminator.wire: _mapped(ref.id, discriminator)}
    record = definitions[ref.id]
    assert isinstance(record, Record)
    candidates = ((field.wire, _values(field.type, definitions)) for field in record.fields)
    return {wire: values for wire, values in candidates if values}


def _values(type: Type, definitions: Mapping[TypeId, Definition]) -> tuple[str | int, ...]:
    """Return the few values that a member can hold, where it is a constant or an enum."""
    if isinstance(type, Constant):
        return (type.value,)
    definition = definitions.get(type.id) if isinstance(type, Ref) else None
    if isinstance(definition, Enum):
        return tuple(member.value for member in definition.members)
    return ()


def _mapped(id: TypeId, discriminator: Discriminator) -> tuple[str, ...]:
    """Return the discriminator's values for a component: mapped ones, else the component's name."""
    pointer = pointer_of(id)
    mapped = tuple(value for value, target in discriminator.mapping if target == pointer)
    return mapped or (pointer.rpartition("/")[2],)
