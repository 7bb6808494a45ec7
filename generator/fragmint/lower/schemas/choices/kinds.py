"""The kinds of JSON that values of a type can be: all that tells the arms of an `Either` apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from ....api import types as api

Definitions: TypeAlias = Mapping[api.TypeId, api.Definition]


def json_kinds(type: api.Type, definitions: Definitions) -> frozenset[str]:
    """Return what the JSON value can be; a number with a fraction is told from an integer natively."""
    match type:
        case api.Primitive(kind=api.PrimitiveKind.NUMBER):
            return frozenset({"fraction"})
        case api.Primitive(kind=api.PrimitiveKind.INTEGER):
            return frozenset({"number"})
        case api.Primitive():
            return frozenset({type.kind.value})
        case api.Constant():
            return _kinds_of_values((type.value,))
        case api.ListOf() | api.TupleOf():
            return frozenset({"array"})
        case api.Nullable():
            return json_kinds(type.of, definitions)
        case api.Either():
            return frozenset[str]().union(*(json_kinds(arm, definitions) for arm in type.arms))
        case api.Ref():
            return _kinds_of_definition(definitions.get(type.id), definitions)
        case _:
            return frozenset({"object"})


def _kinds_of_definition(
    definition: api.Definition | None, definitions: Definitions
) -> frozenset[str]:
    match definition:
        case api.Enum():
            return _kinds_of_values(member.value for member in definition.members)
        case api.Alias():
            return json_kinds(definition.of, definitions)
        case _:
            return frozenset({"object"})


def _kinds_of_values(values: Iterable[str | int | bool]) -> frozenset[str]:
    names = {str: "string", bool: "boolean", int: "number"}
    return frozenset(names[type(value)] for value in values)
