"""Ways through the schemas: what refers to what, and what travels in one direction only.

A schema with readOnly or writeOnly inside becomes two types, one for each way; every other schema
is one type for both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from ...openapi.model.document import Spec
from ...openapi.model.operation import Operation
from ...openapi.model.schema import Schema


def directional_pointers(spec: Spec) -> frozenset[str]:
    """Pointers of the referenced schemas that hold a one-way property, themselves or below."""
    users: defaultdict[str, set[str]] = defaultdict(set)
    marked: set[str] = set()
    for pointer, schema in spec.targets.items():
        for part in parts(schema):
            if part.ref is not None:
                users[part.ref].add(pointer)
            if part.read_only or part.write_only:
                marked.add(pointer)
    return frozenset(_spread(marked, users))


def is_directional(schema: Schema, pointers: frozenset[str]) -> bool:
    """Whether this schema, inline as it stands, has to become two types."""
    return any(
        part.read_only or part.write_only or (part.ref is not None and part.ref in pointers)
        for part in parts(schema)
    )


def _spread(marked: set[str], users: dict[str, set[str]]) -> set[str]:
    """`marked` and everything that reaches it."""
    reached, waiting = set(marked), list(marked)
    while waiting:
        for user in users.get(waiting.pop(), ()):
            if user not in reached:
                reached.add(user)
                waiting.append(user)
    return reached


def reachable(spec: Spec, starts: Iterable[Schema]) -> frozenset[str]:
    """Pointers of the schemas that are referred to from these, directly or by others."""
    reached: set[str] = set()
    waiting = list(starts)
    while waiting:
        for part in parts(waiting.pop()):
            if part.ref is not None and part.ref not in reached:
                reached.add(part.ref)
                waiting.append(spec.target(part.ref))
    return frozenset(reached)


def parts(schema: Schema) -> Iterator[Schema]:
    """The schema and everything inline in it; references are not followed."""
    waiting = [schema]
    while waiting:
        part = waiting.pop()
        yield part
        waiting.extend(property.schema for property in part.properties)
        waiting.extend((*part.all_of, *part.any_of, *part.one_of))
        if part.items is not None:
            waiting.append(part.items)
        if isinstance(part.additional_properties, Schema):
            waiting.append(part.additional_properties)


def schemas_of(operation: Operation) -> Iterator[Schema]:
    """The schemas that an operation names itself."""
    yield from (parameter.schema for parameter in operation.parameters)
    contents = [response.content for response in operation.responses]
    if operation.request_body is not None:
        contents.append(operation.request_body.content)
    for content in contents:
        yield from (media.schema for media in content if media.schema is not None)
