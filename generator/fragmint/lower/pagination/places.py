"""Places in the types of responses and bodies: where dotted paths lead, and what stands there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...api import types as api
from ...api.model import Answer, BodyKind
from ...findings.text import nearest, shown
from .described import Path, Unfit

Definitions = Mapping[api.TypeId, api.Definition]


def answer_of(answers: tuple[Answer, ...]) -> Answer | None:
    """Return the first success that can be a page: JSON with a type."""
    kinds = (BodyKind.JSON, BodyKind.VARYING)
    return next((each for each in answers if each.type and each.kind in kinds), None)


def plain(type: api.Type | None, definitions: Definitions) -> api.Type | api.Definition | None:
    """Return what a type is behind null, references and aliases."""
    while isinstance(type, (api.Nullable, api.Ref)):
        if isinstance(type, api.Nullable):
            type = type.of
            continue
        definition = definitions.get(type.id)
        if not isinstance(definition, api.Alias):
            return definition
        type = definition.of
    return type


def fields_of(type: api.Type | None, definitions: Definitions) -> dict[str, api.Type]:
    """Return the properties of an object by name; none for anything else."""
    record = plain(type, definitions)
    if not isinstance(record, api.Record):
        return {}
    return {field.wire: field.type for field in record.fields}


def at(type: api.Type | None, path: Path, member: str, definitions: Definitions) -> api.Type:
    """Return the type that a path leads to.

    Raises:
        Unfit: It leads nowhere.
    """
    if type is None:
        raise Unfit("the operation has no JSON response with a body", member)
    if not path:
        return type
    fields = fields_of(type, definitions)
    if path[0] not in fields:
        meant = nearest(path[0], fields)
        hint = f"did you mean '{shown(meant)}'?" if meant else ""
        raise Unfit(f"the response has no property '{shown(path[0])}'", member, hint)
    return at(fields[path[0]], path[1:], member, definitions)


def arrays(type: api.Type | None, definitions: Definitions) -> Iterator[str]:
    """Yield the names of an object's properties that are arrays."""
    for name, each in fields_of(type, definitions).items():
        if isinstance(plain(each, definitions), api.ListOf):
            yield name


def is_number(type: api.Type, definitions: Definitions) -> bool:
    """Tell whether numbers are values of a type."""
    found = plain(type, definitions)
    if isinstance(found, api.Primitive):
        return found.kind in (api.PrimitiveKind.INTEGER, api.PrimitiveKind.NUMBER)
    if isinstance(found, api.Either):
        return any(is_number(each, definitions) for each in found.arms)
    return isinstance(found, api.Anything)


def is_text(type: api.Type, definitions: Definitions) -> bool:
    """Tell whether a type is a string."""
    found = plain(type, definitions)
    return isinstance(found, api.Primitive) and found.kind is api.PrimitiveKind.STRING


def is_scalar(type: api.Type, definitions: Definitions) -> bool:
    """Tell whether a type has values without parts."""
    parts = (api.Record, api.Union, api.ListOf, api.TupleOf, api.MapOf)
    return not isinstance(plain(type, definitions), parts)
