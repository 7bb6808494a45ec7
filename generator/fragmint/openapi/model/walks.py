"""Ways through the schemas of a document: what is inside of one, and what refers to what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .document import Spec
from .operation import MediaType, Operation
from .schema import Schema


def parts(schema: Schema) -> Iterator[Schema]:
    """Yield the schema and everything inline in it; references are not followed."""
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


def reachable(spec: Spec, starts: Iterable[Schema]) -> frozenset[str]:
    """Return pointers of the schemas that are referred to from these, directly or by others."""
    reached: set[str] = set()
    waiting = list(starts)
    while waiting:
        for part in parts(waiting.pop()):
            if part.ref is not None and part.ref not in reached:
                reached.add(part.ref)
                waiting.append(spec.target(part.ref))
    return frozenset(reached)


def schemas_of(operation: Operation) -> Iterator[Schema]:
    """Yield the schemas of an operation's parameters and bodies, as it names them itself."""
    yield from (each.schema for each in operation.parameters)
    yield from (each.schema for each in _media_types(operation) if each.schema is not None)


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
