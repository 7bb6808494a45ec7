"""Enums: strings or integers to which the server may add."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ....api import types as api
from ....openapi.model.schema import Schema
from .. import keywords
from ..lowering import Lowering
from ..scalars import fits_int64


def enum_type(lowering: Lowering, schema: Schema, pointer: str) -> api.Type:
    """Return what a schema's values are; null is not one of them, it makes the type nullable.

    Strings are an open enum, integers another; one boolean is a constant. Values of other kinds are
    what their kind is, since Python has no enum that the decoder knows of them.
    """
    every = [keywords.whole(value.value) for value in schema.enum or ()]
    values = [value for value in every if value is not None]
    if not values:
        return api.Primitive(api.PrimitiveKind.NULL)
    kinds = {_kind(value) for value in values}
    if kinds <= {str} or kinds <= {int}:
        return _enum(lowering, schema, pointer, tuple(_members(schema)))
    if object in kinds:
        _note_unchecked(lowering, schema)
        return api.Anything()
    parts = [_of_kind(lowering, schema, pointer, kind, values) for kind in _KINDS if kind in kinds]
    return parts[0] if len(parts) == 1 else api.Either(tuple(parts))


_KINDS: tuple[type, ...] = (str, int, float, bool)


def _kind(value: object) -> type:
    """Return the kind of a value; an integer beyond 64 bits, which the decoder can't compare, is a number."""
    if isinstance(value, bool):
        return bool
    if isinstance(value, int):
        return int if fits_int64(value) else float
    return str if isinstance(value, str) else float if isinstance(value, float) else object


def _of_kind(
    lowering: Lowering, schema: Schema, pointer: str, kind: type, values: Sequence[object]
) -> api.Type:
    """Return the type of the values of one kind among those of an enum."""
    own = [value for value in values if _kind(value) is kind]
    if kind is bool:
        first = own[0]
        is_single = isinstance(first, bool) and len(set(own)) == 1
        return api.Constant(first) if is_single and isinstance(first, bool) else _BOOLEAN
    if kind in (str, int):
        members = (each for each in _members(schema) if _kind(each.value) is kind)
        place = f"{pointer}/{'strings' if kind is str else 'integers'}"
        return _enum(lowering, schema, place, tuple(members))
    _note_unchecked(lowering, schema)
    return _NUMBER


def _note_unchecked(lowering: Lowering, schema: Schema) -> None:
    message = "the client does not check `enum` of such values"
    lowering.problems.note("keyword-not-checked", message, schema.origin)


_BOOLEAN = api.Primitive(api.PrimitiveKind.BOOLEAN)
_NUMBER = api.Primitive(api.PrimitiveKind.NUMBER)


def _enum(
    lowering: Lowering, schema: Schema, pointer: str, members: tuple[api.EnumMember, ...]
) -> api.Ref:
    id = api.TypeId(pointer)
    lowering.definitions[id] = api.Enum(
        id, lowering.name(schema, pointer), members, keywords.doc(schema), schema.origin
    )
    return api.Ref(id)


def spelled_out(lowering: Lowering, schema: Schema, pointer: str) -> api.Ref | None:
    """Return the enum of `oneOf: [{const: 1, title: Low, description: …}, …]`; None where it is another choice."""
    choices = [each for each in (schema.one_of or schema.any_of) if not _is_null(each)]
    values = [_single(each) for each in choices]
    kinds = {_kind(value) for value in values}
    if len(values) < 2 or not (kinds == {str} or kinds == {int}):
        return None
    members: dict[str | int, api.EnumMember] = {}
    for value, choice in zip(values, choices, strict=True):
        if isinstance(value, (str, int)):
            doc = keywords.doc(choice)
            members.setdefault(value, api.EnumMember(value, choice.title or "", doc))
    return _enum(lowering, schema, pointer, tuple(members.values()))


def _single(schema: Schema) -> object:
    """Return the only value that a schema allows, if that is all it says; None otherwise."""
    if schema.ref is not None or schema.all_of or schema.one_of or schema.any_of:
        return None
    allowed = schema.enum if schema.const is None else (schema.const,)
    return keywords.whole(allowed[0].value) if allowed and len(allowed) == 1 else None


def _is_null(schema: Schema) -> bool:
    return schema.types == ("null",)


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
