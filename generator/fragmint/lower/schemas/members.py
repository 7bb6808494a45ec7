"""The members of objects: those that a schema names, and what it says of all others."""

from __future__ import annotations

from collections.abc import Iterator

from ...openapi.model.schema import Property, Schema


def named_members(schema: Schema) -> Iterator[Property]:
    """Yield the members of `properties`, then those that `required` or a condition names.

    A required one is what `additionalProperties` says of it: any value where it is silent (JSON Schema
    2020-12, Core §10.3.2.3; Validation §6.5.3). One that `then` names, say, is any value, as nothing
    is said of it where the condition doesn't hold; `additionalProperties` shuts it out (Core §10.3.2.3).
    """
    yield from schema.properties
    extra = schema.additional_properties
    described = {property.name for property in schema.properties}
    for name in dict.fromkeys(schema.required):
        if name not in described:
            yield Property(name, _undescribed(schema), schema.origin)
    for each in _on_condition(schema) if extra in (None, True) else ():
        if each.name not in described and each.name not in schema.required:
            described.add(each.name)
            yield Property(each.name, _any_value(each.schema), each.origin)


def _undescribed(schema: Schema) -> Schema:
    extra = schema.additional_properties
    plain = isinstance(extra, Schema) and not schema.pattern_properties
    return extra if isinstance(extra, Schema) and plain else Schema(schema.origin)


def _on_condition(schema: Schema) -> Iterator[Property]:
    for part in schema.conditional:
        yield from part.properties
        for name in part.required:
            yield Property(name, Schema(part.origin), part.origin)


def _any_value(schema: Schema) -> Schema:
    return Schema(schema.origin, title=schema.title, description=schema.description)


def members_beside(schema: Schema) -> tuple[Schema, ...]:
    """Return what members beside the named ones may be; nothing if there are none, or nothing is said.

    Where a pattern matches some names only, all others are what `additionalProperties` says.
    """
    extra, patterns = schema.additional_properties, schema.pattern_properties
    matching = tuple(each.schema for each in patterns if not each.schema.never)
    if isinstance(extra, Schema):
        return matching if extra.never else (*matching, extra)
    if extra is False or any(each.name in _EVERY_NAME for each in patterns):
        return matching
    is_open = extra is True or patterns or any(map(_refers, schema.conditional))
    return (Schema(schema.origin),) if is_open else ()


_EVERY_NAME = frozenset({"", ".*", ".+", "^.*$", "^.+$", "^.*", ".*$", "^", "$"})
"""Patterns that every name matches, however they are written; `.+` all but the empty one."""


def _refers(schema: Schema) -> bool:
    """Tell whether the members that a condition names stand elsewhere."""
    return bool(schema.ref or schema.all_of or schema.any_of or schema.one_of or schema.conditional)
