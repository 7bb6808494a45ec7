"""Schemas become types: one dispatch over the kinds of schema, definitions collected on the way."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TypeVar

from ..api import types as api
from ..openapi.model import Spec
from ..openapi.model_schema import Schema
from . import keywords
from .enums import enum_type
from .graph import is_directional
from .merge import MergeError, merged
from .naming import Naming
from .problems import Problems
from .records import object_type
from .unions import union_type

_MAX_INT64 = 2**63 - 1


@dataclass(frozen=True, slots=True)
class Lowering:
    """One operation's lowering. `definitions` and `problems` fill up; all else is given."""

    spec: Spec
    naming: Naming
    directional: frozenset[str]
    direction: api.Direction
    problems: Problems
    definitions: dict[api.TypeId, api.Definition]
    pending: dict[api.TypeId, bool] = field(default_factory=dict)
    """Ids being lowered right now, so that recursion ends in a `Ref`."""

    def towards(self, direction: api.Direction) -> Lowering:
        """The same lowering for values that travel the given way."""
        return replace(self, direction=direction)

    def id(self, schema: Schema, pointer: str) -> api.TypeId:
        """The id of the definition at `pointer`, one for each way where the ways differ."""
        if pointer in self.directional or is_directional(schema, self.directional):
            return api.TypeId(f"{pointer}?{self.direction}")
        return api.TypeId(pointer)

    def name(self, schema: Schema, pointer: str) -> api.Name:
        """What the definition at `pointer` wants to be called."""
        one_way = self.id(schema, pointer) != pointer
        name = self.naming.name(pointer, self.direction if one_way else None)
        wish = keywords.own_name(schema)
        return replace(name, words=(wish,), longer=(wish,)) if wish else name

    def type_of(self, schema: Schema) -> api.Type:
        """The type of a schema, wherever it stands."""
        try:
            schema = merged(schema, self.spec)
        except MergeError as error:
            self.problems.error("unsupported-schema", str(error), error.origin)
            return api.Anything()
        if schema.ref is not None:
            return self._referenced(schema.ref)
        return self._inline(schema, schema.origin.pointer)

    def _referenced(self, pointer: str) -> api.Type:
        """A component: its definition, or the type itself where that needs no name."""
        schema = self.spec.target(pointer)
        id = self.id(schema, pointer)
        if id in self.definitions or self.pending.get(id):
            return api.Ref(id)
        if id in self.pending:
            self.problems.error("reference-cycle", "the reference leads to itself", schema.origin)
            return api.Anything()
        return self._component(schema, pointer, id)

    def _component(self, schema: Schema, pointer: str, id: api.TypeId) -> api.Type:
        self.pending[id] = not _is_plain_reference(schema)
        try:
            flat = merged(schema, self.spec)
        except MergeError as error:
            self.problems.error("unsupported-schema", str(error), error.origin)
            return api.Anything()
        finally:
            self.pending.pop(id)
        if flat.ref is not None:
            return self._referenced(flat.ref)
        self.pending[id] = True
        type = self._inline(flat, pointer)
        self.pending.pop(id)
        return self._aliased(type, flat, pointer, id)

    def _aliased(self, type: api.Type, schema: Schema, pointer: str, id: api.TypeId) -> api.Type:
        """Lists, maps and choices keep their component's name; scalars need none."""
        if not isinstance(type, (api.ListOf, api.MapOf, api.Either)):
            return type
        self.definitions[id] = api.Alias(
            id, self.name(schema, pointer), type, keywords.doc(schema), schema.origin
        )
        return api.Ref(id)

    def _inline(self, schema: Schema, pointer: str) -> api.Type:
        """The type of a merged schema; `pointer` is where a definition of it would live."""
        self._report_unsupported(schema)
        types = tuple(type for type in _types(schema) if type != "null")
        type = self._not_null(schema, types, pointer)
        return api.Nullable(type) if _allows_null(schema) else type

    def _not_null(self, schema: Schema, types: tuple[str, ...], pointer: str) -> api.Type:
        if schema.const is not None:
            return self._constant(schema)
        if schema.enum is not None:
            return enum_type(self, schema, pointer)
        if schema.one_of or schema.any_of:
            return union_type(self, schema, pointer)
        if len(types) > 1:
            arms = (self._of_type(replace(schema, types=(each,)), each, pointer) for each in types)
            return api.Either(tuple(arms))
        return self._of_type(schema, types[0] if types else "", pointer)

    def _of_type(self, schema: Schema, type: str, pointer: str) -> api.Type:
        match type:
            case "object":
                return object_type(self, schema, pointer)
            case "array":
                item = api.Anything() if schema.items is None else self.type_of(schema.items)
                return api.ListOf(item, _lengths(schema.bounds.min_items, schema.bounds.max_items))
            case "string" | "integer" | "number" | "boolean":
                return _scalar(api.PrimitiveKind(type), schema)
            case _:
                return api.Anything()

    def _constant(self, schema: Schema) -> api.Type:
        value = schema.const.value if schema.const else None
        if value is None:
            return api.Primitive(api.PrimitiveKind.NULL)
        if not isinstance(value, (str, int)):
            self.problems.error(
                "unsupported-schema", "a const that is no string, integer or boolean", schema.origin
            )
            return api.Anything()
        return api.Constant(value)

    def _report_unsupported(self, schema: Schema) -> None:
        """A keyword that only narrows is left to the server; one that shapes is refused."""
        if schema.never:
            self.problems.error("unsupported-schema", "no value can satisfy `false`", schema.origin)
        for keyword in schema.unsupported:
            if keyword.name in keywords.NARROWING:
                self.problems.note(
                    "keyword-not-checked",
                    f"`{keyword.name}` is left to the server: the client doesn't check it",
                    keyword.origin,
                )
            else:
                message = f"`{keyword.name}` isn't supported yet"
                self.problems.error("unsupported-schema", message, keyword.origin)


def _is_plain_reference(schema: Schema) -> bool:
    """`A: {$ref: B}`: a chain of these may be a circle, which never comes to a type."""
    return schema.ref is not None or bool(schema.all_of)


def _types(schema: Schema) -> tuple[str, ...]:
    """The declared types, or the one that the other keywords imply."""
    if schema.types:
        return schema.types
    if schema.properties or schema.additional_properties not in (None, True):
        return ("object",)
    return ("array",) if schema.items is not None else ()


def _allows_null(schema: Schema) -> bool:
    """Null by type, by 3.0's `nullable`, or as a value of the enum."""
    in_enum = schema.enum is not None and any(value.value is None for value in schema.enum)
    has_type = schema.types and "null" not in schema.types
    return "null" in schema.types or schema.nullable or (in_enum and not has_type)


def _scalar(kind: api.PrimitiveKind, schema: Schema) -> api.Type:
    bounds = schema.bounds
    numeric = kind in (api.PrimitiveKind.INTEGER, api.PrimitiveKind.NUMBER)
    if kind is api.PrimitiveKind.STRING:
        limits = api.Constraints(
            min_length=_sane(bounds.min_length),
            max_length=_sane(bounds.max_length),
            pattern=_python_pattern(bounds.pattern),
        )
    elif numeric:
        limits = api.Constraints(
            minimum=_sane(bounds.minimum),
            maximum=_sane(bounds.maximum),
            exclusive_minimum=_sane(bounds.exclusive_minimum),
            exclusive_maximum=_sane(bounds.exclusive_maximum),
            multiple_of=_sane(bounds.multiple_of),
        )
    else:
        limits = api.NO_CONSTRAINTS
    return api.Primitive(kind, schema.format or "", limits)


def _lengths(shortest: int | None, longest: int | None) -> api.Constraints:
    return api.Constraints(min_length=_sane(shortest), max_length=_sane(longest))


_Bound = TypeVar("_Bound", int, float)


def _sane(bound: _Bound | None) -> _Bound | None:
    """A bound outside of 64 bits bounds nothing that the wire can carry as an integer."""
    return None if bound is None or abs(bound) > _MAX_INT64 else bound


def _python_pattern(pattern: str | None) -> str | None:
    """The pattern, where Python's `re` understands it (JSON Schema speaks ECMA-262)."""
    try:
        re.compile(pattern or "")
    except (re.error, OverflowError, RecursionError):
        return None
    return pattern
