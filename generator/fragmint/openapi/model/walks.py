"""Ways through the schemas of a document: what is inside of one, and what refers to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .document import Spec
from .families import extended, family_place
from .operation import MediaType, Operation
from .schema import Schema


def parts(schema: Schema) -> Iterator[Schema]:
    """Yield the schema and everything inline in it; references are not followed."""
    waiting = [schema]
    while waiting:
        part = waiting.pop()
        yield part
        members = (*part.properties, *part.pattern_properties)
        waiting.extend(property.schema for property in members)
        waiting.extend((*part.all_of, *part.any_of, *part.one_of, *part.prefix_items))
        if part.items is not None:
            waiting.append(part.items)
        if isinstance(part.additional_properties, Schema):
            waiting.append(part.additional_properties)


def reachable(spec: Spec, starts: Iterable[Schema]) -> frozenset[str]:
    """Return pointers of the schemas that are referred to from these, directly or by others."""
    reached: set[str] = set()
    waiting = [pointer for schema in starts for pointer in references(spec, schema)]
    while waiting:
        pointer = waiting.pop()
        if pointer not in reached:
            reached.add(pointer)
            members = spec.families.members.get(pointer)
            waiting.extend(members or references(spec, spec.target(pointer)))
    return frozenset(reached)


def references(spec: Spec, schema: Schema) -> Iterator[str]:
    """Pointers of what a schema refers to itself: of a family, where a reference means its members.

    What a child extends is the parent alone.
    """
    is_child = schema.origin.pointer in spec.families.children
    plain = {id(part) for part in extended(schema)} if is_child else set[int]()
    for part in parts(schema):
        if part.ref is not None:
            place = family_place(part.ref)
            yield place if place in spec.families.members and id(part) not in plain else part.ref


def schemas_of(operation: Operation) -> Iterator[Schema]:
    """Yield the schemas of an operation's parameters and bodies, as it names them itself."""
    yield from (each.schema for each in operation.parameters)
    yield from (each.schema for each in _media_types(operation) if each.schema is not None)
    yield from (
        each.item_schema for each in _media_types(operation) if each.item_schema is not None
    )


def headers_of(operation: Operation) -> Iterator[Schema]:
    """Yield the schemas of the headers that an operation describes: of its answers, and of parts of bodies."""
    for response in operation.responses:
        yield from (each.schema for each in response.headers)
    for media_type in _media_types(operation):
        for encoding in media_type.encoding:
            yield from (each.schema for each in encoding.headers)


def _media_types(operation: Operation) -> Iterator[MediaType]:
    if operation.request_body is not None:
        yield from operation.request_body.content
    for response in operation.responses:
        yield from response.content
