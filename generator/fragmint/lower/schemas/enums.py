"""Enums: strings or integers to which the server may add."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from ...api import types as api
from ...openapi.model.schema import Schema
from . import keywords
from .lowering import Lowering
from .scalars import fits_int64


def enum_type(lowering: Lowering, schema: Schema, pointer: str) -> api.Type:
    """Return the enum of a schema's values; null is not one of them, it makes the type nullable."""
    every = [keywords.whole(value.value) for value in schema.enum or ()]
    values = [value for value in every if value is not None]
    texts = [value for value in values if isinstance(value, str)]
    numbers = [value for value in values if type(value) is int]
    if not values or len(values) not in (len(texts), len(numbers)):
        lowering.problems.error(
            "unsupported-enum",
            "an `enum` of other values than only strings or only integers is not supported",
            schema.origin,
        )
        return api.Anything()
    if any(not fits_int64(number) for number in numbers):
        message = "an `enum` of integers beyond 64 bits is not supported"
        lowering.problems.error("unsupported-enum", message, schema.origin)
        return api.Anything()
    id = api.TypeId(pointer)
    lowering.definitions[id] = api.Enum(
        id,
        lowering.name(schema, pointer),
        tuple(_members(schema)),
        keywords.doc(schema),
        schema.origin,
    )
    return api.Ref(id)


def _members(schema: Schema) -> Iterator[api.EnumMember]:
    """Yield each value once; names and words belong to the values at the same place, null among them."""
    names = keywords.texts(schema, "x-enum-varnames")
    docs = keywords.texts(schema, "x-enum-descriptions")
    values = [keywords.whole(each.value) for each in schema.enum or ()]
    told: set[object] = {None}
    for value, name, doc in zip_longest(values, names, docs):
        if isinstance(value, (str, int)) and value not in told:
            told.add(value)
            yield api.EnumMember(value, name or "", api.Doc(doc or ""))
