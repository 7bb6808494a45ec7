"""`allOf` becomes one schema: what holds for a value when all parts hold.

`allOf: [{$ref: A}, {description: …}]` is A itself, with another description. Everything else
becomes a new schema with the parts' members together; a member that several parts describe is
an `allOf` of its descriptions, merged in its turn.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from itertools import zip_longest
from typing import Any

from ....document.origin import Origin
from ....openapi import extensions
from ....openapi.model.document import Spec
from ....openapi.model.families import extends, family_place, target_of
from ....openapi.model.schema import Bounds, Keyword, Property, Schema, Value
from .distribution import distributed, is_choice


class MergeError(Exception):
    """Parts that can't become one schema; says why, and where."""

    def __init__(self, message: str, origin: Origin) -> None:
        super().__init__(message)
        self.origin = origin


def merged(schema: Schema, spec: Spec) -> Schema:
    """Return the schema without `allOf` and without a `$ref` that has siblings of substance.

    Returns a schema with `ref` where nothing but a reference is left.

    Raises:
        MergeError: The parts of `allOf` cannot be united in one schema.
    """
    if not schema.all_of and (schema.ref is None or not _has_substance(schema)):
        return schema
    known = spec.merged.get(id(schema))
    if known is None:
        # The schema is kept with it: so no other one can have its identity.
        known = spec.merged[id(schema)] = (schema, _merged(schema, spec))
    return known[1]


def _merged(schema: Schema, spec: Spec) -> Schema:
    parts = list(_own_parts(schema))
    substantial = [part for part in parts if _has_substance(part) or part.ref]
    telling = _telling(substantial, spec)
    if len(telling) == 1 and not _is_parent(telling[0].ref, schema, spec):
        words = [part.description for part in parts if part.description]
        described = replace(schema, description=schema.description or next(iter(words), None))
        return _documented(telling[0], _flagged(described, parts), spec)
    opened: set[str] = set()
    child = schema.origin.pointer
    every = [part for each in parts for part in _flattened(each, spec, opened, child)]
    flat = [part for part in every if _has_substance(part)]
    if not flat:  # words alone: anything is valid
        return _flagged(replace(schema, all_of=(), ref=None), every)
    return _combined(_without_trivial(flat), _flagged(schema, every))


def _flagged(outer: Schema, parts: list[Schema]) -> Schema:
    """Return the schema with what any of its parts says about the use of the value.

    One part is enough for readOnly, writeOnly and deprecated (JSON Schema 2020-12, Validation §9.3
    and §9.4), and for the marks of extensions; of several defaults the outer schema's goes first
    (§9.2).
    """
    defaults = (part.default for part in parts if part.default is not None)
    deprecations = (part.deprecated for part in parts if part.deprecated is not None)
    marks = {key: node for part in reversed(parts) for key, node in part.extensions.items()}
    return replace(
        outer,
        read_only=outer.read_only or any(part.read_only for part in parts),
        write_only=outer.write_only or any(part.write_only for part in parts),
        deprecated=outer.deprecated or next(deprecations, None),
        default=outer.default or next(defaults, None),
        unsupported=_united(outer.unsupported, *(part.unsupported for part in parts)),
        extensions={**{k: v for k, v in marks.items() if k != extensions.NAME}, **outer.extensions},
    )


def flags(schema: Schema, spec: Spec) -> Schema:
    """Return the schema whose words and flags count: what a reference says shows through it."""
    try:
        flat = merged(schema, spec)
    except MergeError:
        return schema  # `type_of` reports it
    followed: set[str] = set()
    while flat.ref is not None and flat.ref not in followed:
        followed.add(flat.ref)
        try:
            flat = _documented(spec.target(flat.ref), replace(flat, ref=None), spec)
        except MergeError:
            return flat
    return flat


def _own_parts(schema: Schema) -> Iterator[Schema]:
    """Yield what the schema puts together: its parts, its reference, and its own keywords."""
    yield from schema.all_of
    if schema.ref is not None:
        yield Schema(schema.origin, ref=schema.ref)
    yield _alone(schema)


def _alone(schema: Schema) -> Schema:
    """Return what a schema says itself, without its parts and its reference."""
    is_alone = not schema.all_of and schema.ref is None
    return schema if is_alone else replace(schema, all_of=(), ref=None)


def _telling(parts: list[Schema], spec: Spec) -> list[Schema]:
    """Return the parts without a bare `type: object` beside a reference to an object: it adds nothing."""
    references = [part for part in parts if part.ref is not None]
    bare = [part for part in parts if part.ref is None and not _says_more_than_type(part)]
    if len(references) != 1 or len(references) + len(bare) < len(parts):
        return parts
    types = set(_types_of(references[0], spec))
    return references if all(types == set(part.types) for part in bare) else parts


def _types_of(part: Schema, spec: Spec, above: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the types that a reference leads to, as far as they are declared."""
    while part.ref is not None and not part.all_of and part.ref not in above:
        above = (*above, part.ref)
        part = spec.target(part.ref)
    return part.types or (("object",) if part.properties else ())


def _documented(part: Schema, outer: Schema, spec: Spec) -> Schema:
    """Return the only part that says something, under the words and flags of the outer schema."""
    inner = merged(part, spec)
    return replace(
        inner,
        description=outer.description or inner.description,
        nullable=outer.nullable or inner.nullable,
        read_only=outer.read_only or inner.read_only,
        write_only=outer.write_only or inner.write_only,
        deprecated=outer.deprecated or inner.deprecated,
        default=outer.default or inner.default,
        unsupported=_united(inner.unsupported, outer.unsupported),
        extensions={**inner.extensions, **outer.extensions},
    )


def _is_parent(ref: str | None, child: Schema, spec: Spec) -> bool:
    """Tell whether a child that adds nothing is still one of its own: `Cat: {allOf: [{$ref: Pet}]}`."""
    if ref is None:
        return False
    family = spec.families.members.get(family_place(target_of(spec.targets, ref)), ())
    target, pointer = spec.target(ref), child.origin.pointer
    return pointer in family[1:] or _without_children(target, pointer, spec) is not target


def _without_children(parent: Schema, child: str, spec: Spec) -> Schema:
    """Return a parent as its child extends it: that it is one of its children says nothing of the child.

    `Pet: {properties: …, oneOf: [{$ref: Cat}]}`, `Cat: {allOf: [{$ref: Pet}, …]}`
    """
    choices = [each.ref for each in (*parent.one_of, *parent.any_of) if each.ref is not None]
    targets = spec.targets
    if any(target_of(targets, each) == child or extends(targets, each, child) for each in choices):
        return replace(parent, one_of=(), any_of=())
    return parent


def _flattened(schema: Schema, spec: Spec, opened: set[str], child: str) -> Iterator[Schema]:
    """Yield the schema's parts with every reference and every inner `allOf` opened.

    A reference is opened once (`opened` remembers): what holds twice holds once, and a chain of
    forty `allOf: [next, next]` would be opened 2^40 times.
    """
    # A circle is opened once, too: it says nothing, and `openapi.cycles` reports it.
    if schema.ref is not None and schema.ref not in opened:
        opened.add(schema.ref)
        parent = _without_children(spec.target(schema.ref), child, spec)
        yield from _flattened(parent, spec, opened, child)
    for part in schema.all_of:
        yield from _flattened(part, spec, opened, child)
    yield _alone(schema)


_NO_BOUNDS = Bounds()


def _has_substance(schema: Schema) -> bool:
    """Tell whether the schema says more than words: any keyword that narrows what is valid."""
    return bool(schema.types) or _says_more_than_type(schema)


def _says_more_than_type(schema: Schema) -> bool:
    return bool(
        schema.properties
        or schema.required
        or schema.any_of
        or schema.one_of
        or schema.format
        or schema.prefix_items
        or schema.pattern_properties
        or schema.conditional
        or schema.never
        or schema.bounds != _NO_BOUNDS
        or schema.additional_properties not in (None, True)
        or (schema.enum, schema.const, schema.items) != (None, None, None)
    )


def _without_trivial(parts: list[Schema]) -> list[Schema]:
    """Leave out a bare `type: object` beside a choice: it adds nothing, since the arms are objects."""
    telling = [part for part in parts if _says_more_than_type(part)]
    return telling if any(part.any_of or part.one_of for part in telling) else parts


def _combined(parts: list[Schema], outer: Schema) -> Schema:
    if len(parts) > 1 and any(map(is_choice, parts)):
        made = distributed(parts, words_of(outer))
        return made if made.one_of else _combined([*made.all_of], outer)
    result = parts[0]
    for part in parts[1:]:
        result = _pair(result, part)
    return replace(
        result,
        origin=outer.origin,
        description=outer.description,
        title=outer.title,
        nullable=outer.nullable or result.nullable,
        read_only=outer.read_only,
        write_only=outer.write_only,
        deprecated=outer.deprecated,
        default=outer.default,
        extensions=outer.extensions,
        unsupported=_united(outer.unsupported, result.unsupported),
    )


def _united(*keywords: tuple[Keyword, ...]) -> tuple[Keyword, ...]:
    return tuple(dict.fromkeys(each for listed in keywords for each in listed))


def words_of(schema: Schema) -> Schema:
    """Return a schema's place, words and flags, without what it says of values."""
    return Schema(
        schema.origin,
        nullable=schema.nullable,
        default=schema.default,
        read_only=schema.read_only,
        write_only=schema.write_only,
        deprecated=schema.deprecated,
        title=schema.title,
        description=schema.description,
        extensions=schema.extensions,
    )


def _pair(one: Schema, two: Schema) -> Schema:
    return replace(
        one,
        types=_common_types(one, two),
        enum=_common_enum(one, two),
        const=one.const or two.const,
        properties=_properties(one.properties, two.properties),
        pattern_properties=_properties(one.pattern_properties, two.pattern_properties),
        conditional=(*one.conditional, *two.conditional),
        required=tuple(dict.fromkeys((*one.required, *two.required))),
        items=_both(one.items, two.items),
        prefix_items=tuple(_places(one, two)),
        additional_properties=(
            one.additional_properties
            if two.additional_properties is None
            else two.additional_properties
        ),
        format=one.format or two.format,
        bounds=_tightest(one.bounds, two.bounds),
        nullable=one.nullable and two.nullable,
        unsupported=_united(one.unsupported, two.unsupported, tuple(_contradictions(one, two))),
    )


def _contradictions(one: Schema, two: Schema) -> Iterator[Keyword]:
    """Yield that two parts exclude each other's types."""
    excluded = one.types and two.types and set(one.types).isdisjoint(two.types)
    if excluded and not {*one.types, *two.types} <= {"integer", "number"}:
        yield Keyword("allOf", two.origin)


def _common_types(one: Schema, two: Schema) -> tuple[str, ...]:
    """Return the types that both allow; an integer is a number. Where there is none, the later part counts."""
    if not one.types or not two.types:
        return one.types or two.types
    common = tuple(type for type in one.types if type in two.types)
    if not common and {*one.types, *two.types} == {"integer", "number"}:
        return ("integer",)
    return common or two.types


def _common_enum(one: Schema, two: Schema) -> tuple[Value, ...] | None:
    if one.enum is None or two.enum is None:
        return one.enum or two.enum
    allowed = [value.value for value in two.enum]
    return tuple(value for value in one.enum if value.value in allowed)


def _properties(one: tuple[Property, ...], two: tuple[Property, ...]) -> tuple[Property, ...]:
    """Return the members of both, in the author's order; a member of both has to satisfy both."""
    members = {property.name: property for property in one}
    for property in two:
        known = members.get(property.name)
        schema = property.schema if known is None else _all(known.schema, property.schema)
        members[property.name] = replace(property, schema=schema)
    return tuple(members.values())


def _places(one: Schema, two: Schema) -> Iterator[Schema]:
    """Yield what holds at each place; where one part describes no place, its `items` hold."""
    for first, second in zip_longest(one.prefix_items, two.prefix_items):
        here = _both(first or one.items, second or two.items)
        if here is not None:
            yield here


def _both(one: Schema | None, two: Schema | None) -> Schema | None:
    return _all(one, two) if one and two else one or two


def _all(one: Schema, two: Schema) -> Schema:
    return Schema(two.origin, all_of=(one, two), description=two.description or one.description)


def _tightest(one: Bounds, two: Bounds) -> Bounds:
    """Return the narrower of each bound: the greater minimum, the lesser maximum."""
    names = [field.name for field in fields(Bounds)]
    narrower = {name: _narrower(name, getattr(one, name), getattr(two, name)) for name in names}
    return replace(one, **narrower)


def _narrower(name: str, one: Any, two: Any) -> Any:
    """Return of two values of one bound the one that allows less; a pattern of `two` goes first."""
    if one is None or two is None or isinstance(two, str):
        return one if two is None else two
    return max(one, two) if "min" in name or name == "unique_items" else min(one, two)
