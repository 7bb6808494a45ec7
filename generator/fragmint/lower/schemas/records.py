"""Objects: records where members are known, maps where only their values are."""

from __future__ import annotations

from collections.abc import Iterator

from ...api import sendable
from ...api import types as api
from ...openapi.model.schema import Property, Schema
from . import keywords
from .allof.merge import flags
from .lowering import Lowering
from .scalars import lengths


def object_type(lowering: Lowering, schema: Schema, pointer: str) -> api.Type:
    """Return a record, or a map where the schema names no member."""
    if not schema.properties:
        return _map(lowering, schema)
    id = lowering.id(schema, pointer)
    if id not in lowering.definitions:
        _record(lowering, schema, pointer, id)
    return api.Ref(id)


def _map(lowering: Lowering, schema: Schema) -> api.Type:
    extra = schema.additional_properties
    value = lowering.type_of(extra) if isinstance(extra, Schema) else api.Anything()
    bounds = schema.bounds
    limits = lengths(bounds.min_properties, bounds.max_properties)
    return api.MapOf(value, limits)


def _record(lowering: Lowering, schema: Schema, pointer: str, id: api.TypeId) -> None:
    name = lowering.name(schema, pointer)
    unfinished = api.Record(id, name, (), keywords.doc(schema), schema.origin)
    lowering.definitions[id] = unfinished  # a member may lead back here
    fields = (_field(lowering, property, schema) for property in _members(schema))
    extra = _extra(schema)
    lowering.definitions[id] = api.Record(
        id,
        name,
        tuple(field for field in fields if field is not None),
        keywords.doc(schema),
        schema.origin,
        None if extra is None else lowering.type_of(extra),
        extra is not None and keywords.is_secret(flags(extra, lowering.spec)),
    )


def _extra(schema: Schema) -> Schema | None:
    """Return what `additionalProperties` says of members beside the named ones; `true` is any value.

    Where it says nothing, a keyword such as `patternProperties` or `then` can name such members, of
    any value.
    """
    extra = schema.additional_properties
    if isinstance(extra, Schema):
        return extra
    naming = _NAMED_BESIDE if extra is False else _NAMED_BESIDE | _NAMED_ON_CONDITION
    elsewhere = any(each.name in naming for each in schema.unsupported)
    return Schema(schema.origin) if extra is True or elsewhere else None


_NAMED_BESIDE = frozenset({"patternProperties"})
_NAMED_ON_CONDITION = frozenset(
    {"then", "else", "dependentSchemas", "dependentRequired", "dependencies"}
)
"""Keywords whose members `additionalProperties: false` excludes (JSON Schema 2020-12, Core §10.3.2.3)."""


def _members(schema: Schema) -> Iterator[Property]:
    """Yield the members that `properties` names, then those that only `required` does.

    The latter are what `additionalProperties` says of them: any value where it is silent (JSON
    Schema 2020-12, Core §10.3.2.3; Validation §6.5.3).
    """
    yield from schema.properties
    extra = schema.additional_properties
    described = {property.name for property in schema.properties}
    for name in dict.fromkeys(schema.required):
        if name not in described:
            value = extra if isinstance(extra, Schema) else Schema(schema.origin)
            yield Property(name, value, schema.origin)


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
