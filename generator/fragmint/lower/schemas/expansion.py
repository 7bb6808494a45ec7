"""What a type is made of when it is written out: aliases have no class that stands for them.

`A: {anyOf: [{type: array, items: B}, {type: object, additionalProperties: B}]}` writes out B twice,
so that a chain of forty such schemas would be an annotation of 2^40 parts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from ...api import types as api
from ...openapi.model.document import Spec
from ...openapi.model.schema import Schema

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


def recursive_pointers(spec: Spec) -> frozenset[str]:
    """Return pointers of schemas that contain themselves, with no object's named members in between.

    For example: `Json: {anyOf: [{type: string}, {type: array, items: {$ref: Json}}]}`
    """
    below = {pointer: frozenset(_named(schema)) for pointer, schema in spec.targets.items()}
    users: defaultdict[str, set[str]] = defaultdict(set)
    for pointer, names in below.items():
        for name in names:
            users[name].add(pointer)
    # What names nothing, or nobody names, is in no circle: most schemas are not looked at.
    inner = {pointer for pointer, names in below.items() if names and pointer in users}
    return frozenset(pointer for pointer in inner if pointer in _reached(pointer, below, inner))


def _named(schema: Schema) -> Iterator[str]:
    """Yield what a schema refers to outside of its properties; an object with properties is a class."""
    waiting = [schema]
    while waiting:
        part = waiting.pop()
        if not part.properties or "array" in part.types:
            waiting.extend((*part.prefix_items, *([part.items] if part.items else ())))
        if part.properties:
            continue
        if part.ref is not None:
            yield part.ref
        waiting.extend((*part.all_of, *part.any_of, *part.one_of))
        waiting.extend(each.schema for each in part.pattern_properties)
        if isinstance(part.additional_properties, Schema):
            waiting.append(part.additional_properties)


def _reached(start: str, below: Mapping[str, frozenset[str]], inner: set[str]) -> set[str]:
    found: set[str] = set()
    waiting = [*below[start]]
    while waiting:
        pointer = waiting.pop()
        if pointer in inner and pointer not in found:
            found.add(pointer)
            waiting.extend(below[pointer])
    return found


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
