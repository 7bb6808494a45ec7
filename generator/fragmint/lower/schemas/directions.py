"""What travels in one direction only: schemas with `readOnly` or `writeOnly` inside.

A schema with readOnly or writeOnly inside becomes two types, one for each way; every other schema
is one type for both.
"""

from __future__ import annotations

from collections import defaultdict

from ...openapi.model.document import Spec
from ...openapi.model.schema import Schema
from ...openapi.model.walks import parts, references


def directional_pointers(spec: Spec) -> frozenset[str]:
    """Return pointers of the referenced schemas that hold a one-way property, themselves or below."""
    users: defaultdict[str, set[str]] = defaultdict(set)
    marked: set[str] = set()
    for pointer, schema in spec.targets.items():
        for reference in references(spec, schema):
            users[reference].add(pointer)
        if any(part.read_only or part.write_only for part in parts(schema)):
            marked.add(pointer)
    for place, members in spec.families.members.items():
        for member in members:
            users[member].add(place)
    return frozenset(_spread(marked, users))


def is_directional(schema: Schema, pointers: frozenset[str], spec: Spec) -> bool:
    """Tell whether this schema, inline as it stands, has to become two types."""
    one_way = any(part.read_only or part.write_only for part in parts(schema))
    return one_way or not pointers.isdisjoint(references(spec, schema))


def _spread(marked: set[str], users: dict[str, set[str]]) -> set[str]:
    """Return `marked` and everything that reaches it."""
    reached, waiting = set(marked), list(marked)
    while waiting:
        for user in users.get(waiting.pop(), ()):
            if user not in reached:
                reached.add(user)
                waiting.append(user)
    return reached
