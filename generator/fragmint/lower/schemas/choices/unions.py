"""`oneOf` and `anyOf`: null makes a type nullable, records a union, all else an `Either`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ....api import types as api
from ....document.pointer import split
from ....openapi.model.families import extends
from ....openapi.model.schema import Schema
from .. import keywords
from ..allof.distribution import distributed
from ..allof.merge import words_of
from ..lowering import Lowering
from ..nullability import nullable
from .enums import spelled_out
from .kinds import json_kinds


def union_type(lowering: Lowering, schema: Schema, pointer: str) -> api.Type:
    """Return the type of a schema with `oneOf` or `anyOf`."""
    members_beside = schema.properties and not _all_extend(lowering, schema, pointer)
    if members_beside or (schema.one_of and schema.any_of):
        return lowering.type_of(distributed([schema], words_of(schema)))
    if (spelled := spelled_out(lowering, schema, pointer)) is not None:
        has_null = any(map(_is_null, (*schema.one_of, *schema.any_of)))
        return api.Nullable(spelled) if has_null else spelled
    choices = schema.one_of or schema.any_of
    arms = [lowering.type_of(_typed(choice, schema)) for choice in choices if not _is_null(choice)]
    type = either(lowering, schema, pointer, arms)
    return nullable(type) if len(arms) < len(choices) else type


def either(lowering: Lowering, schema: Schema, pointer: str, types: Sequence[api.Type]) -> api.Type:
    """Return the type of what is one of some types; a union of these would live at `pointer`."""
    if len(types) == 1:
        return types[0]
    opened = (part for type in types for part in _opened(lowering, type))
    flat = tuple(dict.fromkeys(part for part in opened if part != _NULL))
    can_be_null = any(isinstance(type, api.Nullable) or type == _NULL for type in types)
    type = _joined(lowering, schema, pointer, flat, _unions(lowering, types))
    return nullable(type) if can_be_null else type


_NULL = api.Primitive(api.PrimitiveKind.NULL)


def _all_extend(lowering: Lowering, schema: Schema, pointer: str) -> bool:
    """Tell whether every choice extends the schema itself, and so has the members that stand beside.

    `Pet: {properties: …, oneOf: [{$ref: Dog}]}`, `Dog: {allOf: [{$ref: Pet}, …]}`
    """
    targets = lowering.spec.targets
    choices = [each for each in (*schema.one_of, *schema.any_of) if not _is_null(each)]
    return all(each.ref is not None and extends(targets, each.ref, pointer) for each in choices)


def _typed(choice: Schema, outer: Schema) -> Schema:
    """Give a choice without a type the type that stands beside `oneOf`."""
    types = tuple(type for type in outer.types if type != "null")
    bare = not choice.types and choice.ref is None and not choice.all_of
    return replace(choice, types=types) if bare else choice


def _is_null(schema: Schema) -> bool:
    allowed = (schema.const,) if schema.const is not None else schema.enum
    return schema.types == ("null",) or (
        allowed is not None and all(value.value is None for value in allowed)
    )


def _opened(lowering: Lowering, type: api.Type) -> Iterable[api.Type]:
    """Yield the arms that a type brings: those of a union inside a union are its own."""
    match type:
        case api.Nullable():
            yield from _opened(lowering, type.of)
        case api.Either():
            yield from type.arms
        # What contains itself stays a name: it isn't finished where it is met within itself.
        case api.Ref() if api.pointer_of(type.id) not in lowering.recursive:
            definition = lowering.definitions.get(type.id)
            if isinstance(definition, api.Union):
                yield from (arm for arm in definition.arms if _is_lowered(lowering, arm))
            elif isinstance(definition, api.Alias) and isinstance(definition.of, api.Either):
                yield from definition.of.arms
            else:
                yield type
        case _:
            yield type


def opened(
    lowering: Lowering, types: Iterable[api.Type]
) -> tuple[tuple[api.Type, ...], tuple[api.TypeId, ...]]:
    """Return the arms of a union of some types, and the unions among these; any value is no arm."""
    types = list(types)
    arms = dict.fromkeys(part for type in types for part in _opened(lowering, type))
    known = tuple(each for each in arms if not isinstance(each, api.Anything))
    # Plain strings last, as in every union.
    return tuple(sorted(_simplified(known), key=_is_text)), _unions(lowering, types)


def _unions(lowering: Lowering, types: Iterable[api.Type]) -> tuple[api.TypeId, ...]:
    """Return the unions among the choices."""
    refs = (type.of if isinstance(type, api.Nullable) else type for type in types)
    ids = (ref.id for ref in refs if isinstance(ref, api.Ref))
    return tuple(id for id in ids if isinstance(lowering.definitions.get(id), api.Union))


def _is_lowered(lowering: Lowering, arm: api.Type) -> bool:
    """Tell whether the arm of a union that isn't finished yet is there; it is lowered, if need be."""
    if not isinstance(arm, api.Ref):
        return True
    if arm.id not in lowering.definitions:
        lowering.type_of(Schema(lowering.spec.origin, ref=api.pointer_of(arm.id)))
    return arm.id in lowering.definitions


def arms_of(lowering: Lowering, types: Iterable[api.Type]) -> tuple[api.Ref, ...]:
    """Return the records that some types are or bring, each once."""
    opened = (part for type in types for part in _opened(lowering, type))
    return tuple(
        dict.fromkeys(
            part for part in opened if isinstance(part, api.Ref) and _is_record(lowering, part)
        )
    )


def _joined(
    lowering: Lowering,
    schema: Schema,
    pointer: str,
    arms: tuple[api.Type, ...],
    unions: tuple[api.TypeId, ...],
) -> api.Type:
    if not arms or any(isinstance(arm, api.Anything) for arm in arms):
        return api.Anything()
    if len(arms) == 1:
        return arms[0]
    arms = _simplified(arms)
    if len(arms) == 1:
        return arms[0]
    records = [arm for arm in arms if isinstance(arm, api.Ref) and _is_record(lowering, arm)]
    kinds = [kind for arm in arms for kind in json_kinds(arm, lowering.definitions)]
    named = any(_is_recursive(lowering, arm) for arm in arms)
    if named or len(set(kinds)) < len(kinds) or len(records) == len(arms):
        # Plain strings last: of several arms that a value conforms to, the first wins.
        return _union(lowering, schema, pointer, tuple(sorted(arms, key=_is_text)), unions)
    return api.Either(arms)


def _simplified(arms: tuple[api.Type, ...]) -> tuple[api.Type, ...]:
    """Return the arms without those that another one holds whole: constants beside their scalar, formats
    of strings that stay strings."""
    texts = [arm for arm in arms if _is_text(arm)]
    plain = api.Primitive(api.PrimitiveKind.STRING) if len(texts) > 1 else None
    booleans = api.Primitive(api.PrimitiveKind.BOOLEAN) in arms
    kept: list[api.Type] = []
    for arm in arms:
        if plain is not None and _is_text(arm):
            arm = plain
        if booleans and isinstance(arm, api.Constant) and isinstance(arm.value, bool):
            continue
        kept.append(arm)
    return tuple(dict.fromkeys(kept))


def _is_text(arm: api.Type) -> bool:
    """Tell whether an arm is a string that Python keeps as one, whatever its format and limits."""
    stays = ("date-time", "date", "byte")
    return (
        isinstance(arm, api.Primitive)
        and arm.kind is api.PrimitiveKind.STRING
        and arm.format not in stays
    )


def _is_recursive(lowering: Lowering, arm: api.Type) -> bool:
    return isinstance(arm, api.Ref) and api.pointer_of(arm.id) in lowering.recursive


def _is_record(lowering: Lowering, ref: api.Ref) -> bool:
    return isinstance(lowering.definitions.get(ref.id), api.Record)


def _union(
    lowering: Lowering,
    schema: Schema,
    pointer: str,
    arms: tuple[api.Type, ...],
    unions: tuple[api.TypeId, ...],
) -> api.Type:
    records = tuple(arm for arm in arms if isinstance(arm, api.Ref) and _is_record(lowering, arm))
    id = lowering.id(schema, pointer)
    lowering.definitions[id] = api.Union(
        id,
        lowering.name(schema, pointer),
        arms,
        _discriminator(lowering, schema, records),
        keywords.doc(schema),
        schema.origin,
        unions=unions,
    )
    return api.Ref(id)


def _discriminator(
    lowering: Lowering, schema: Schema, records: tuple[api.Ref, ...]
) -> api.Discriminator | None:
    """Return the values of every record: those of the mapping, else the name of the component.

    A choice may be another name of a record: `Cat: {$ref: Feline}` is called `Cat`.
    """
    discriminator = schema.discriminator
    if discriminator is None:
        return None
    called = _called(lowering, schema)
    mapping = [
        (value, pointer)
        for value, target in discriminator.mapping.items()
        for pointer in called.get(target, (target,))
    ]
    names = {pointer: _name(name) for name, of in called.items() if len(of) == 1 for pointer in of}
    return api.Discriminator(discriminator.property_name, named_values(mapping, records, names))


def named_values(
    mapping: Iterable[tuple[str, str]], records: Iterable[api.Ref], names: Mapping[str, str]
) -> tuple[tuple[str, str], ...]:
    """Return the mapping with the names of those records that it leaves out; `names` go before their own."""
    complete = list(mapping)
    mapped = {pointer for _, pointer in complete}
    for pointer in (api.pointer_of(ref.id) for ref in records):
        name = names.get(pointer) or _name(pointer)
        if pointer not in mapped and name:
            complete.append((name, pointer))
    return tuple(complete)


def _called(lowering: Lowering, schema: Schema) -> dict[str, tuple[str, ...]]:
    """Return the records that each choice leads to, by the pointer that the choice is."""
    choices = (each for each in (*schema.one_of, *schema.any_of) if each.ref is not None)
    return {
        choice.ref
        or "": tuple(
            api.pointer_of(arm.id)
            for arm in _opened(lowering, lowering.type_of(choice))
            if isinstance(arm, api.Ref)
        )
        for choice in choices
    }


def _name(pointer: str) -> str:
    """Return the name of a component; empty for a schema that stands inline."""
    tokens = split(pointer)
    return tokens[-1] if tokens[:2] == ("components", "schemas") and len(tokens) == 3 else ""
