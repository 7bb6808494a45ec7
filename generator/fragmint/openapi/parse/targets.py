"""The schemas that others refer to, by pointer."""

from __future__ import annotations

from collections.abc import Iterator

from ...document.origin import Origin
from ...document.pointer import join
from ..model.operation import Operation
from ..model.schema import NamedSchema, Schema
from ..model.walks import headers_of, parts, schemas_of
from .fields import Context, Fields
from .schema import parse_schema, parse_target


def named_schemas(context: Context, components: Fields | None) -> tuple[NamedSchema, ...]:
    """Return the schemas of `components.schemas` in the author's order."""
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

    References into other schemas (`#/components/schemas/A/properties/b`) are parsed on the way.
    """
    known = {each.origin.pointer: each.schema for each in schemas}
    waiting = [*known.values()]
    for operation in operations:
        waiting += [*schemas_of(operation), *headers_of(operation)]
    while waiting:
        for part in parts(waiting.pop()):
            for pointer in _named_by(part):
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
