"""Whether a schema allows null: by its type, 3.0's `nullable`, its enum, or one of its choices.

A definition never holds its own null: `Pet: {type: [object, 'null'], …}` is the record, and every
reference to it is nullable.
"""

from __future__ import annotations

from ..openapi.model import Spec
from ..openapi.model_schema import Schema
from .merge import MergeError, merged


def allows_null(schema: Schema, spec: Spec, above: tuple[str, ...] = ()) -> bool:
    """Whether null is valid; `above` are the references that led here."""
    try:
        flat = merged(schema, spec)
    except MergeError:
        return False  # `type_of` reports it
    if flat.ref is not None:
        if flat.nullable or flat.ref in above:
            return flat.nullable
        return allows_null(spec.target(flat.ref), spec, (*above, flat.ref))
    choices = (*flat.one_of, *flat.any_of)
    return is_nullable(flat) or any(allows_null(choice, spec, above) for choice in choices)


def is_nullable(schema: Schema) -> bool:
    """Null by the keywords of a merged schema itself, whatever its choices say."""
    in_enum = schema.enum is not None and any(value.value is None for value in schema.enum)
    is_const = schema.const is not None and schema.const.value is None
    by_value = (in_enum or is_const) and (not schema.types or "null" in schema.types)
    return "null" in schema.types or schema.nullable or by_value
