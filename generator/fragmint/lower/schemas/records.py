"""Objects: records where members are known, maps where only their values are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...api import sendable
from ...api import types as api
from ...openapi.model.schema import Property, Schema
from . import keywords
from .allof.merge import flags
from .choices.unions import either
from .lowering import Lowering
from .members import members_beside, named_members
from .scalars import lengths


def object_type(lowering: Lowering, schema: Schema, pointer: str) -> api.Type:
    """Return a record, or a map where the schema names no member."""
    if not schema.properties:
        return _map(lowering, schema, pointer)
    id = lowering.id(schema, pointer)
    if id not in lowering.definitions:
        _record(lowering, schema, pointer, id)
    return api.Ref(id)


def _map(lowering: Lowering, schema: Schema, pointer: str) -> api.Type:
    bounds = schema.bounds
    limits = lengths(bounds.min_properties, bounds.max_properties)
    beside = members_beside(schema)
    return api.MapOf(
        _any_of(lowering, schema, pointer, beside) if beside else api.Anything(), limits
    )


def _record(lowering: Lowering, schema: Schema, pointer: str, id: api.TypeId) -> None:
    name = lowering.name(schema, pointer)
    unfinished = api.Record(id, name, (), keywords.doc(schema), schema.origin)
    lowering.definitions[id] = unfinished  # a member may lead back here
    fields = (_field(lowering, property, schema) for property in named_members(schema))
    beside = members_beside(schema)
    lowering.definitions[id] = api.Record(
        id,
        name,
        tuple(field for field in fields if field is not None),
        keywords.doc(schema),
        schema.origin,
        _any_of(lowering, schema, pointer, beside) if beside else None,
        any(keywords.is_secret(flags(each, lowering.spec)) for each in beside),
    )


def _any_of(
    lowering: Lowering, schema: Schema, pointer: str, schemas: Sequence[Schema]
) -> api.Type:
    types = tuple(dict.fromkeys(lowering.type_of(each) for each in schemas))
    words = replace(schema, description=None, discriminator=None, extensions={})
    return either(lowering, words, f"{pointer}/additionalProperties", types)


def _field(lowering: Lowering, property: Property, record: Schema) -> api.Field | None:
    """Return a member, or None where it doesn't travel this way (readOnly, writeOnly)."""
    schema = flags(property.schema, lowering.spec)
    one_way = schema.read_only if lowering.direction is api.Direction.REQUEST else schema.write_only
    if one_way:
        return None
    reason, hint = sendable.member_name(property.name), "rename the property"
    lowering.problems.unsendable("property", property.name, reason, property.origin, hint)
    return api.Field(
        property.name,
        lowering.type_of(property.schema),
        property.name in record.required,
        keywords.is_secret(schema),
        keywords.default(schema),
        keywords.doc(schema),
        property.origin,
        keywords.examples(schema.examples),
    )
