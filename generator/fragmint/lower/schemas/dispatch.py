"""Schemas become types: one dispatch over the kinds of schema, definitions collected on the way."""

from __future__ import annotations

from dataclasses import replace

from ...api import types as api
from ...document.node import Scalar
from ...document.origin import Origin
from ...document.pointer import join
from ...openapi import extensions
from ...openapi.model.families import family_place
from ...openapi.model.schema import Schema
from . import keywords
from .allof.merge import MergeError, merged
from .arrays import array_type
from .choices.enums import enum_type
from .choices.unions import union_type
from .expansion import PARTS_AT_MOST, aliases_below, written_out
from .families import family_type
from .lowering import Lowering
from .nullability import allows_null, is_nullable, nullable
from .records import object_type
from .scalars import fits_int64, scalar, unsatisfiable


def type_of(lowering: Lowering, schema: Schema) -> api.Type:
    """Return the type of a schema, wherever it stands."""
    try:
        schema = merged(schema, lowering.spec)
    except MergeError as error:
        lowering.problems.error("unsupported-schema", str(error), error.origin)
        return api.Anything()
    if schema.ref is not None:
        _report_unsupported(lowering, schema)
        type = _referenced(lowering, schema.ref)
        return nullable(type) if schema.nullable else type
    return _inline(lowering, schema, schema.origin.pointer)


def _referenced(lowering: Lowering, pointer: str) -> api.Type:
    """Return what a reference means: a component, or, where that is a parent, any of its family."""
    if family_place(pointer) in lowering.spec.families.members:
        return family_type(lowering, pointer, _single)
    return _single(lowering, pointer)


def _single(lowering: Lowering, pointer: str) -> api.Type:
    """Return the type of a component: its definition, or the type itself where that needs no name."""
    schema = lowering.spec.target(pointer)
    id = lowering.id(schema, pointer)
    if id in lowering.known:
        return lowering.known[id]
    if id in lowering.definitions or lowering.pending.get(id):
        lowering.met.add(id)
        return nullable(api.Ref(id)) if allows_null(schema, lowering.spec) else api.Ref(id)
    if id in lowering.pending:
        lowering.problems.error("reference-cycle", "the reference leads to itself", schema.origin)
        return api.Anything()
    lowering.known[id] = _component(lowering, schema, pointer, id)
    return lowering.known[id]


def _component(lowering: Lowering, schema: Schema, pointer: str, id: api.TypeId) -> api.Type:
    lowering.pending[id] = not _is_plain_reference(schema)
    try:
        flat = merged(schema, lowering.spec)
    except MergeError as error:
        lowering.problems.error("unsupported-schema", str(error), error.origin)
        return api.Anything()
    finally:
        lowering.pending.pop(id)
    if flat.ref is not None:
        _report_unsupported(lowering, flat)
        return _referenced(lowering, flat.ref)
    lowering.pending[id] = True
    type = _inline(lowering, flat, pointer)
    lowering.pending.pop(id)
    if isinstance(type, api.Nullable):
        return nullable(_aliased(lowering, type.of, flat, pointer, id))
    return _aliased(lowering, type, flat, pointer, id)


def _aliased(
    lowering: Lowering, type: api.Type, schema: Schema, pointer: str, id: api.TypeId
) -> api.Type:
    """Define lists, maps and choices under their component's name; scalars need none."""
    if isinstance(type, (api.ListOf, api.TupleOf, api.MapOf, api.Either)):
        lowering.definitions[id] = _named(lowering, type, schema, pointer, id)
        _report_cycle(lowering, type, id, schema)
        _report_size(lowering, type, schema)
        return api.Ref(id)
    if id in lowering.met and id not in lowering.definitions:  # met within: it has to be something
        lowering.definitions[id] = _named(lowering, type, schema, pointer, id)
    return type


def _named(
    lowering: Lowering, type: api.Type, schema: Schema, pointer: str, id: api.TypeId
) -> api.Definition:
    """Return the name for a type; where the type contains itself, a union, which can do that.

    For example: `Tree: {type: array, items: {$ref: Tree}}`
    """
    name, doc = lowering.name(schema, pointer), keywords.doc(schema)
    if pointer not in lowering.recursive or isinstance(type, (api.Ref, api.Anything)):
        return api.Alias(id, name, type, doc, schema.origin)
    arms = type.arms if isinstance(type, api.Either) else (type,)
    return api.Union(id, name, arms, None, doc, schema.origin, recursive=True)


def _report_cycle(lowering: Lowering, type: api.Type, id: api.TypeId, schema: Schema) -> None:
    """Report what is not recognized as recursive: a name for a type cannot stand in itself."""
    if id in aliases_below(type, lowering.definitions):
        message = "an array, map or union that contains itself directly is not supported"
        hint = "put an object with a property of this type in between"
        lowering.problems.error("reference-cycle", message, schema.origin, hint)


def _report_size(lowering: Lowering, type: api.Type, schema: Schema) -> None:
    if written_out(type, lowering.definitions) > PARTS_AT_MOST:
        message = f"written out, the type has more than {PARTS_AT_MOST} parts"
        hint = "put an object in between: objects are named, and not written out"
        lowering.problems.error("too-large", message, schema.origin, hint)


def _inline(lowering: Lowering, schema: Schema, pointer: str) -> api.Type:
    """Return the type of a merged schema; `pointer` is where a definition of it would live."""
    _report_unsupported(lowering, schema)
    types = tuple(type for type in _types(schema) if type != "null")
    type = _not_null(lowering, schema, types, pointer)
    return nullable(type) if is_nullable(schema) else type


def _not_null(lowering: Lowering, schema: Schema, types: tuple[str, ...], pointer: str) -> api.Type:
    if schema.const is not None:
        return _constant(lowering, schema)
    if schema.enum is not None:
        return enum_type(lowering, schema, pointer)
    if schema.one_of or schema.any_of:
        return union_type(lowering, schema, pointer)
    if len(types) > 1:
        return _choice(lowering, schema, types, pointer)
    if schema.types == ("null",):
        return api.Primitive(api.PrimitiveKind.NULL)
    return _of_type(lowering, schema, types[0] if types else "", pointer)


def _choice(lowering: Lowering, schema: Schema, types: tuple[str, ...], pointer: str) -> api.Type:
    """Return the type of `{type: [object, string], …}`, with records named as those of `oneOf`."""
    places = (f"{pointer}/oneOf/{at}" for at in range(len(types)))
    arms = (
        _of_type(lowering, replace(schema, types=(type,)), type, place)
        for type, place in zip(types, places, strict=True)
    )
    return api.Either(tuple(arms))


def _of_type(lowering: Lowering, schema: Schema, type: str, pointer: str) -> api.Type:
    if reason := unsatisfiable(schema.bounds, type):
        message = f"no {type} is valid: {reason}"
        hint = "correct one of the limits"
        lowering.problems.note("contradicting-limits", message, schema.origin, hint)
    match type:
        case "object":
            return object_type(lowering, schema, pointer)
        case "array":
            return array_type(lowering, schema, pointer)
        case "string" | "integer" | "number" | "boolean":
            return scalar(_scalar_kind(lowering, schema, type), schema)
        case _:
            return api.Anything()


def _scalar_kind(lowering: Lowering, schema: Schema, type: str) -> api.PrimitiveKind:
    """Return what a scalar is in Python: a number that is always whole, as the document says, is an integer."""
    node = schema.extensions.get(extensions.TYPE)
    if node is None:
        return api.PrimitiveKind(type)
    if type != "number" or not isinstance(node, Scalar) or node.value != "integer":
        origin = Origin(join(schema.origin.pointer, extensions.TYPE), node.span)
        message = f"`{extensions.TYPE}` must be `integer`, beside `type: number`"
        lowering.problems.error("bad-extension", message, origin, "correct or remove it")
    return api.PrimitiveKind.INTEGER if type == "number" else api.PrimitiveKind(type)


def _constant(lowering: Lowering, schema: Schema) -> api.Type:
    value = keywords.whole(schema.const.value) if schema.const else None
    if value is None:
        return api.Primitive(api.PrimitiveKind.NULL)
    if isinstance(value, (str, int)) and (isinstance(value, str) or fits_int64(value)):
        return api.Constant(value)
    message = "the client does not check `const` of such a value"
    lowering.problems.note("keyword-not-checked", message, schema.origin)
    if isinstance(value, (int, float)):
        return api.Primitive(api.PrimitiveKind.NUMBER)
    return api.ListOf(api.Anything()) if isinstance(value, list) else api.MapOf(api.Anything())


_UNCHECKED = {
    "allOf": "the parts of `allOf` have types that exclude each other: the last one counts",
    "patternProperties": "the client does not check which names match `patternProperties`",
}
"""What is said of keywords that say more than the types can."""


def _report_unsupported(lowering: Lowering, schema: Schema) -> None:
    """Report unsupported keywords: one that only narrows is left to the server; one that shapes is refused."""
    if schema.never:
        message, hint = "no value is valid for the schema `false`", "remove the schema"
        lowering.problems.error("unsupported-schema", message, schema.origin, hint)
    for keyword in schema.unsupported:
        if keyword.name in keywords.NARROWING:
            lowering.problems.note(
                "keyword-not-checked",
                _UNCHECKED.get(keyword.name, f"the client does not check `{keyword.name}`"),
                keyword.origin,
            )
        else:
            message = f"the keyword `{keyword.name}` is not supported"
            lowering.problems.error("unsupported-schema", message, keyword.origin)


def _is_plain_reference(schema: Schema) -> bool:
    """Tell whether a schema only refers, as `A: {$ref: B}`: a chain of these may be a circle."""
    return schema.ref is not None or bool(schema.all_of)


def _types(schema: Schema) -> tuple[str, ...]:
    """Return the declared types, or the one that the other keywords imply."""
    if schema.types:
        return schema.types
    members = schema.properties or schema.pattern_properties
    if members or schema.additional_properties not in (None, True):
        return ("object",)
    return ("array",) if schema.items is not None or schema.prefix_items else ()
