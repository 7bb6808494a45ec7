"""Enums: strings or integers to which the server may add."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from ..api import types as api
from ..openapi.model_schema import Schema
from . import keywords
from .scalars import fits_int64

if TYPE_CHECKING:
    from .schemas import Lowering


def enum_type(lowering: Lowering, schema: Schema, pointer: str) -> api.Type:
    """The enum of a schema's values; null is not one of them, it makes the type nullable."""
    values = [value.value for value in schema.enum or () if value.value is not None]
    texts = [value for value in values if isinstance(value, str)]
    numbers = [value for value in values if type(value) is int]
    if not values or len(values) not in (len(texts), len(numbers)):
        lowering.problems.error(
            "unsupported-enum",
            "an enum of other values than strings or integers isn't supported yet",
            schema.origin,
        )
        return api.Anything()
    if any(not fits_int64(number) for number in numbers):
        message = "an enum of integers beyond 64 bits isn't supported yet"
        lowering.problems.error("unsupported-enum", message, schema.origin)
        return api.Anything()
    id = api.TypeId(pointer)
    lowering.definitions[id] = api.Enum(
        id,
        lowering.name(schema, pointer),
        tuple(_members([*texts, *numbers], schema)),
        keywords.doc(schema),
        schema.origin,
    )
    return api.Ref(id)


def _members(values: list[str | int], schema: Schema) -> list[api.EnumMember]:
    names = keywords.texts(schema, "x-enum-varnames")
    docs = keywords.texts(schema, "x-enum-descriptions")
    rows = zip_longest(dict.fromkeys(values), names[: len(values)], docs[: len(values)])
    return [
        api.EnumMember(value, name or "", api.Doc(doc or ""))
        for value, name, doc in rows
        if value is not None
    ]
