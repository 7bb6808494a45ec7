"""The schemas that others refer to, by pointer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...document.origin import Origin
from ...document.pointer import join
from ..model.operation import Header, MediaType, Operation
from ..model.schema import NamedSchema, Schema
from .fields import Context, Fields
from .schema import parse_schema, parse_target


def named_schemas(context: Context, components: Fields | None) -> tuple[NamedSchema, ...]:
    """Return the schemas of ``components.schemas`` in the author's order."""
    fields = None if components is None else components.child("schemas")
    if fields is None:
        return ()
    origins = [
        (entry, Origin(join(fields.origin.pointer, entry.key), entry.key_span))
        for entry in fields.node.entries
    ]
    return tuple(
        NamedSchema(entry.key, parse_schema(context, entry.value, origin), origin)
        for entry, origin in origins
    )


def targets(
    context: Context, operations: tuple[Operation, ...], schemas: tuple[NamedSchema, ...]
) -> dict[str, Schema]:
    """Return every schema that is referred to, by its normalised pointer.

    References into other schemas (``#/components/schemas/A/properties/b``) are parsed on the way.
    """
    known = {each.origin.pointer: each.schema for each in schemas}
    waiting = [*known.values(), *_schemas_of(operations)]
    while waiting:
        schema = waiting.pop()
        waiting.extend(_parts(schema))
        for pointer in _named_by(schema):
            target = None if pointer in known else parse_target(context, pointer)
            if target is not None:
                known[pointer] = target
                waiting.append(target)
    return known


def _named_by(schema: Schema) -> Iterator[str]:
    if schema.ref is not None:
        yield schema.ref
    if schema.discriminator is not None:
        yield from schema.discriminator.mapping.values()


def _parts(schema: Schema) -> Iterator[Schema]:
    """Yield the schemas right inside of a schema."""
    yield from (each.schema for each in schema.properties)
    yield from (*schema.all_of, *schema.any_of, *schema.one_of)
    if schema.items is not None:
        yield schema.items
    if isinstance(schema.additional_properties, Schema):
        yield schema.additional_properties


def _schemas_of(operations: tuple[Operation, ...]) -> Iterator[Schema]:
    """Yield the schemas that operations hold themselves."""
    for operation in operations:
        yield from (each.schema for each in operation.parameters)
        if operation.request_body is not None:
            yield from _content_schemas(operation.request_body.content)
        for response in operation.responses:
            yield from _header_schemas(response.headers)
            yield from _content_schemas(response.content)


def _content_schemas(content: Iterable[MediaType]) -> Iterator[Schema]:
    for media_type in content:
        if media_type.schema is not None:
            yield media_type.schema
        for encoding in media_type.encoding:
            yield from _header_schemas(encoding.headers)


def _header_schemas(headers: Iterable[Header]) -> Iterator[Schema]:
    yield from (each.schema for each in headers)
