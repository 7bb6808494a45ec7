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

    type: Type
    tags: tuple[tuple[str, tuple[str | int, ...]], ...]
    otherwise: bool = False
    """Whether the record is meant where no other arm's tags are in the value."""


def arms(union: Union, definitions: Mapping[TypeId, Definition]) -> tuple[Arm, ...]:
    """Return the arms with the tags that differ between them: of a discriminator, if there is one.

    Where the discriminator contradicts an arm's own constants, the arm has both as its tag.
    """
    sources = [_source(arm, union, definitions) for arm in union.arms]
    tags = [
        {} if _is_other(arm, source) else _tags(arm, source.discriminator, definitions)
        for arm, source in zip(union.arms, sources, strict=True)
    ]
    telling = {
        wire
        for each in tags
        for wire in each
        if any(other.get(wire) != each[wire] for other in tags)
        or (len(tags) == 1 and len(each[wire]) == 1)  # alone, it is told from what is not known
    }
    return tuple(
        Arm(
            arm,
            tuple((wire, values) for wire, values in each.items() if wire in telling),
            otherwise=_is_other(arm, source),
        )
        for arm, source, each in zip(union.arms, sources, tags, strict=True)
    )


def _is_other(arm: Type, union: Union) -> bool:
    return isinstance(arm, Ref) and arm.id == union.otherwise


def _source(arm: Type, union: Union, definitions: Mapping[TypeId, Definition]) -> Union:
    """Return the union that says what tells an arm apart: itself, or the one that brought the arm."""
    if union.discriminator is None:
        for id in union.unions:
            inner = definitions.get(id)
            if isinstance(inner, Union) and arm in inner.arms:
                return _source(arm, inner, definitions)
    return union


def _tags(
    arm: Type, discriminator: Discriminator | None, definitions: Mapping[TypeId, Definition]
) -> dict[str, tuple[str | int, ...]]:
    if not isinstance(arm, Ref) or not isinstance(definitions.get(arm.id), Record):
        return {}
    own = _own_tags(arm, definitions)
    if discriminator is None:
        return own
    said, held = _mapped(arm.id, discriminator), own.get(discriminator.wire, ())
    values = (*said, *held) if _contradict(said, held) else said
    return {discriminator.wire: values} if values else {}


def _own_tags(
    ref: Ref, definitions: Mapping[TypeId, Definition]
) -> dict[str, tuple[str | int, ...]]:
    """Return the members of a record that hold one of a few values, as it says itself."""
    record = definitions.get(ref.id)
    if not isinstance(record, Record):
        return {}
    candidates = ((field.wire, _values(field.type, definitions)) for field in record.fields)
    return {wire: values for wire, values in candidates if values}


def discriminator(
    types: tuple[Type, ...], definitions: Mapping[TypeId, Definition]
) -> Discriminator | None:
    """Return the member that tells records apart by itself, each by a constant of its own, if one does.

    Nothing else has to tell then: an enum in one of them may grow.
    """
    refs = [each for each in types if isinstance(each, Ref)]
    own = [_own_tags(each, definitions) for each in refs]
    if len(refs) < 2 or len(refs) < len(types):
        return None
    for wire in own[0]:
        values = [each.get(wire, ()) for each in own]
        texts = {str(value) for each in values for value in each if isinstance(value, str)}
        if all(len(each) == 1 for each in values) and len(texts) == len(values):
            pairs = zip(values, refs, strict=True)
            return Discriminator(wire, tuple((str(v), pointer_of(ref.id)) for (v,), ref in pairs))
    return None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What a discriminator says of its member, and what the records say, which never agree.

    Without a mapping a component's name is the value (OpenAPI 3.1 §4.8.25.3): `EpisodeObject`. But
    `type: {enum: [episode]}` of that component refuses its own name, and is what servers send.
    """

    wire: str
    said: tuple[str | int, ...]
    held: tuple[str | int, ...]


def contradiction(union: Union, definitions: Mapping[TypeId, Definition]) -> Contradiction | None:
    """Return what the discriminator and the arms' own constants contradict each other in, if they do."""
    if union.discriminator is None:
        return None
    wire = union.discriminator.wire
    pairs = [
        (_mapped(ref.id, union.discriminator), _own_tags(ref, definitions).get(wire, ()))
        for ref in union.refs
        if ref.id != union.otherwise
    ]
    wrong = [(said, held) for said, held in pairs if _contradict(said, held)]
    if not wrong:
        return None
    said = dict.fromkeys(value for each, _ in wrong for value in each)
    held = dict.fromkeys(value for _, each in wrong for value in each)
    return Contradiction(wire, tuple(said), tuple(held))


def _contradict(said: tuple[str | int, ...], held: tuple[str | int, ...]) -> bool:
    """Tell whether a record has constants of its own and none is what the discriminator says."""
    return bool(held) and set(said).isdisjoint(held)


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
    return tuple(value for value, target in discriminator.mapping if target == pointer)
