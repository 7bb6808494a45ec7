"""What a type is made of when it is written out: aliases have no class that stands for them.

`A: {anyOf: [{type: array, items: B}, {type: object, additionalProperties: B}]}` writes out B twice,
so that a chain of forty such schemas would be an annotation of 2^40 parts.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...api import types as api

PARTS_AT_MOST = 1_000
"""Real documents stay below a hundred."""


def written_out(type: api.Type, definitions: Mapping[api.TypeId, api.Definition]) -> int:
    """Return how many parts an annotation of the type has with all aliases written out."""
    return _Sizes(definitions).of(type)


def aliases_below(
    type: api.Type, definitions: Mapping[api.TypeId, api.Definition]
) -> frozenset[api.TypeId]:
    """Return the aliases that a type is made of, directly or by other aliases; records end the way."""
    found: set[api.TypeId] = set()
    waiting = [type]
    while waiting:
        match waiting.pop():
            case api.ListOf(item=of) | api.MapOf(value=of) | api.Nullable(of=of):
                waiting.append(of)
            case api.Either(arms=arms) | api.TupleOf(items=arms):
                waiting.extend(arms)
            case api.Ref(id=id) if id not in found:
                definition = definitions.get(id)
                if isinstance(definition, api.Alias):
                    found.add(id)
                    waiting.append(definition.of)
            case _:
                pass
    return frozenset(found)


class _Sizes:
    """The sizes of aliases, each counted once."""

    def __init__(self, definitions: Mapping[api.TypeId, api.Definition]) -> None:
        self._definitions = definitions
        self._known: dict[api.TypeId, int] = {}

    def of(self, type: api.Type) -> int:
        match type:
            case api.ListOf(item=of) | api.MapOf(value=of) | api.Nullable(of=of):
                return 1 + self.of(of)
            case api.Either(arms=arms) | api.TupleOf(items=arms):
                return 1 + sum(self.of(arm) for arm in arms)
            case api.Ref(id=id):
                return self._of_definition(id)
            case _:
                return 1

    def _of_definition(self, id: api.TypeId) -> int:
        if id not in self._known:
            self._known[id] = 1  # where an alias leads back to itself, which is refused elsewhere
            definition = self._definitions.get(id)
            if isinstance(definition, api.Alias):
                self._known[id] = self.of(definition.of)
        return self._known[id]
