"""Schemas that mean one of their children, or themselves: a discriminator on the parent.

`Pet: {properties: …, discriminator: {propertyName: petType}}` beside `Dog: {allOf: [{$ref: Pet}, …]}`:
where an answer holds a `Pet` it may hold a `Dog` (OpenAPI 3.1 §4.8.25, "Composition and Inheritance").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .schema import Discriminator, Schema


def family_place(parent: str) -> str:
    """Return where a parent's family lives, beside the parent itself: the pointer of its discriminator."""
    return f"{parent}/discriminator"


@dataclass(frozen=True, slots=True)
class Families:
    """The families of a document.

    For example: `members["#/…/Pet/discriminator"]` is `Pet`, `Cat` and `Dog`, by their pointers.
    """

    members: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    """The parent and its children by the place of the family."""
    children: frozenset[str] = frozenset()
    """Children of all families."""


def families(targets: Mapping[str, Schema]) -> Families:
    """Return the families among the schemas of a document.

    Children are those that the mapping names, in its order, then those that extend the parent by
    `allOf`, directly or by others, by name: the order of components changes nothing.
    """
    below = _extending(targets)
    members: dict[str, tuple[str, ...]] = {}
    for parent, schema in targets.items():
        discriminator = own_discriminator(schema)
        if discriminator is None or _has_choices(schema):
            continue
        mapped = (each for each in discriminator.mapping.values() if each in targets)
        family = tuple(dict.fromkeys((parent, *mapped, *sorted(_reached(parent, below)))))
        if len(family) > 1:
            members[family_place(parent)] = family
    children = frozenset(each for family in members.values() for each in family[1:])
    return Families(members, children)


def own_discriminator(schema: Schema) -> Discriminator | None:
    """Return the discriminator of a schema or of what stands inline in its `allOf`; none that it inherits."""
    return next((part.discriminator for part in _inline(schema) if part.discriminator), None)


def extended(schema: Schema) -> Iterator[Schema]:
    """Return the references by which a schema extends others: those in `allOf`, and its own beside members."""
    for part in _inline(schema):
        yield from (each for each in part.all_of if each.ref is not None)
    if schema.ref is not None and (schema.properties or schema.all_of):
        yield schema


def target_of(targets: Mapping[str, Schema], pointer: str) -> str:
    """Return where a chain of schemas that are references alone ends: `Kitty: {$ref: Pet}` is `Pet`."""
    met: set[str] = set()
    while pointer not in met:
        met.add(pointer)
        schema = targets.get(pointer)
        if schema is None or schema.ref is None or schema.properties or schema.all_of:
            break
        pointer = schema.ref
    return pointer


def extends(targets: Mapping[str, Schema], pointer: str, other: str) -> bool:
    """Tell whether a schema extends another one, directly or by others."""
    above: dict[str, list[str]] = {}
    waiting = [target_of(targets, pointer)]
    while waiting:
        current = waiting.pop()
        if current not in above:
            above[current] = [
                target_of(targets, part.ref) for part in extended(targets[current]) if part.ref
            ]
            waiting.extend(above[current])
    return any(other in parents for parents in above.values())


def _extending(targets: Mapping[str, Schema]) -> Mapping[str, list[str]]:
    """Return the schemas that extend each schema directly."""
    below: defaultdict[str, list[str]] = defaultdict(list)
    for pointer, schema in targets.items():
        for part in extended(schema):
            below[target_of(targets, part.ref or "")].append(pointer)
    return below


def _reached(parent: str, below: Mapping[str, list[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = [parent]
    while waiting:
        for child in below.get(waiting.pop(), ()):
            if child not in reached:
                reached.add(child)
                waiting.append(child)
    return reached


def _inline(schema: Schema) -> Iterator[Schema]:
    waiting = [schema]
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(each for each in part.all_of if each.ref is None)


def _has_choices(schema: Schema) -> bool:
    return any(part.one_of or part.any_of for part in _inline(schema))
