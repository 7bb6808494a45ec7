"""Whether a schema allows null: by its type, 3.0's `nullable`, its enum, or one of its choices.

A definition never holds its own null: `Pet: {type: [object, 'null'], …}` is the record, and every
reference to it is nullable.
"""

from __future__ import annotations

from ...api import types as api
from ...openapi.model.document import Spec
from ...openapi.model.schema import Schema
from .allof.merge import MergeError, merged


def allows_null(schema: Schema, spec: Spec) -> bool:
    """Tell whether null is valid, by the schema itself or by what it refers to or chooses from."""
    followed: set[str] = set()
    waiting = [schema]
    while waiting:
        flat = _merged(waiting.pop(), spec)
        if is_nullable(flat):
            return True
        waiting.extend((*flat.one_of, *flat.any_of))
        # Each target once: forty choices in a chain that name the next one twice have 2^40 ways.
        if flat.ref is not None and flat.ref not in followed:
            followed.add(flat.ref)
            waiting.append(spec.target(flat.ref))
    return False


def _merged(schema: Schema, spec: Spec) -> Schema:
    try:
        return merged(schema, spec)
    except MergeError:
        return Schema(schema.origin)  # `type_of` reports it


def is_nullable(schema: Schema) -> bool:
    """Tell whether a merged schema's own keywords allow null, whatever its choices say."""
    in_enum = schema.enum is not None and any(value.value is None for value in schema.enum)
    is_const = schema.const is not None and schema.const.value is None
    by_value = (in_enum or is_const) and (not schema.types or "null" in schema.types)
    return "null" in schema.types or schema.nullable or by_value


def nullable(type: api.Type) -> api.Type:
    """Return the type or null; what allows null already stays as it is."""
    null = api.Primitive(api.PrimitiveKind.NULL)
    return (
        type
        if isinstance(type, (api.Nullable, api.Anything)) or type == null
        else api.Nullable(type)
    )
