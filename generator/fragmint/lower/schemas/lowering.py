"""What lowering a schema takes: what is given, what fills up, and the ids of definitions."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Protocol

from ...api import types as api
from ...openapi.model.document import Spec
from ...openapi.model.schema import Schema
from ..problems import Problems
from . import keywords
from .directions import is_directional
from .naming import Naming


class TypeOf(Protocol):
    """The type of any schema. The kinds of schema ask for the types of their parts by it."""

    def __call__(self, lowering: Lowering, schema: Schema, /) -> api.Type: ...


@dataclass(frozen=True, slots=True)
class Lowering:
    """One operation's lowering. `definitions` and `problems` fill up; all else is given."""

    spec: Spec
    naming: Naming
    directional: frozenset[str]
    direction: api.Direction
    problems: Problems
    definitions: dict[api.TypeId, api.Definition]
    dispatch: TypeOf
    recursive: frozenset[str] = frozenset()
    """Pointers of schemas that contain themselves, with no object's named members in between."""
    pending: dict[api.TypeId, bool] = field(default_factory=dict[api.TypeId, bool])
    """Ids being lowered right now, so that recursion ends in a `Ref`."""
    met: set[api.TypeId] = field(default_factory=set[api.TypeId])
    """Ids that a `Ref` was given for."""
    known: dict[api.TypeId, api.Type] = field(default_factory=dict[api.TypeId, api.Type])
    """Components' types: a chain of choices that name the next one twice is walked once."""

    def towards(self, direction: api.Direction) -> Lowering:
        """Return the same lowering for values that travel the given way."""
        return replace(self, direction=direction)

    def id(self, schema: Schema, pointer: str) -> api.TypeId:
        """Return the id of the definition at `pointer`, one for each way where the ways differ."""
        differs = pointer in self.directional or is_directional(schema, self.directional, self.spec)
        return api.type_id(pointer, self.direction if differs else None)

    def name(self, schema: Schema, pointer: str) -> api.Name:
        """Return what the definition at `pointer` wants to be called."""
        one_way = self.id(schema, pointer) != pointer
        name = self.naming.name(pointer, self.direction if one_way else None)
        wish = keywords.own_name(schema)
        return replace(name, words=(wish,), longer=(wish,), given=True) if wish else name

    def type_of(self, schema: Schema) -> api.Type:
        """Return the type of a schema, wherever it stands."""
        return self.dispatch(self, schema)
