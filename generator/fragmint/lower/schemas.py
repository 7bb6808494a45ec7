"""Schemas become types: one dispatch over the kinds of schema, definitions collected on the way."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ..api import types as api
from ..openapi.model import Spec
from ..openapi.model_schema import Schema
from . import keywords
from .enums import enum_type
from .expansion import PARTS_AT_MOST, aliases_below, written_out
from .graph import is_directional
from .merge import MergeError, merged
from .naming import Naming
from .nullability import allows_null, is_nullable
from .problems import Problems
from .records import object_type
from .scalars import fits_int64, lengths, scalar
from .unions import union_type


@dataclass(frozen=True, slots=True)
class Lowering:
    """One operation's lowering. `definitions` and `problems` fill up; all else is given."""

    spec: Spec
    naming: Naming
    directional: frozenset[str]
    direction: api.Direction
    problems: Problems
    definitions: dict[api.TypeId, api.Definition]
    pending: dict[api.TypeId, bool] = field(default_factory=dict[api.TypeId, bool])
    """Ids being lowered right now, so that recursion ends in a `Ref`."""
    met: set[api.TypeId] = field(default_factory=set[api.TypeId])
    """Ids that a `Ref` was given for."""
    known: dict[api.TypeId, api.Type] = field(default_factory=dict[api.TypeId, api.Type])
    """Components' types: a chain of choices that name the next one twice is walked once."""

    def towards(self, direction: api.Direction) -> Lowering:
        """The same lowering for values that travel the given way."""
        return replace(self, direction=direction)

    def id(self, schema: Schema, pointer: str) -> api.TypeId:
        """The id of the definition at `pointer`, one for each way where the ways differ."""
        differs = pointer in self.directional or is_directional(schema, self.directional)
        return api.type_id(pointer, self.direction if differs else None)

    def name(self, schema: Schema, pointer: str) -> api.Name:
        """What the definition at `pointer` wants to be called."""
        one_way = self.id(schema, pointer) != pointer
        name = self.naming.name(pointer, self.direction if one_way else None)
        wish = keywords.own_name(schema)
        return replace(name, words=(wish,), longer=(wish,), given=True) if wish else name

    def type_of(self, schema: Schema) -> api.Type:
        """The type of a schema, wherever it stands."""
        try:
            schema = merged(schema, self.spec)
        except MergeError as error:
            self.problems.error("unsupported-schema", str(error), error.origin)
            return api.Anything()
        if schema.ref is not None:
            type = self._referenced(schema.ref)
            return nullable(type) if schema.nullable else type
        return self._inline(schema, schema.origin.pointer)

    def _referenced(self, pointer: str) -> api.Type:
        """A component: its definition, or the type itself where that needs no name."""
        schema = self.spec.target(pointer)
        id = self.id(schema, pointer)
        if id in self.known:
            return self.known[id]
        if id in self.definitions or self.pending.get(id):
            self.met.add(id)
            return nullable(api.Ref(id)) if allows_null(schema, self.spec) else api.Ref(id)
        if id in self.pending:
            self.problems.error("reference-cycle", "the reference leads to itself", schema.origin)
            return api.Anything()
        self.known[id] = self._component(schema, pointer, id)
        return self.known[id]

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
        if isinstance(type, api.Nullable):
            return nullable(self._aliased(type.of, flat, pointer, id))
        return self._aliased(type, flat, pointer, id)

    def _aliased(self, type: api.Type, schema: Schema, pointer: str, id: api.TypeId) -> api.Type:
        """Lists, maps and choices keep their component's name; scalars need none."""
        if isinstance(type, (api.ListOf, api.MapOf, api.Either)):
            self.definitions[id] = api.Alias(
                id, self.name(schema, pointer), type, keywords.doc(schema), schema.origin
            )
            self._report_cycle(type, id, schema)
            self._report_size(type, schema)
            return api.Ref(id)
        if id in self.met and id not in self.definitions:
            self.problems.error("reference-cycle", "the reference leads to itself", schema.origin)
            return api.Anything()
        return type

    def _report_cycle(self, type: api.Type, id: api.TypeId, schema: Schema) -> None:
        """`Tree: {type: array, items: {$ref: Tree}}`: a name for a type can't stand in itself."""
        if id in aliases_below(type, self.definitions):
            message = "a list, map or choice that holds itself isn't supported yet"
            hint = "put an object in between"
            self.problems.error("reference-cycle", message, schema.origin, hint)

    def _report_size(self, type: api.Type, schema: Schema) -> None:
        if written_out(type, self.definitions) > PARTS_AT_MOST:
            message = f"written out, this type has more than {PARTS_AT_MOST} parts"
            hint = "put an object in between: it is named, and not written out"
            self.problems.error("too-large", message, schema.origin, hint)

    def _inline(self, schema: Schema, pointer: str) -> api.Type:
        """The type of a merged schema; `pointer` is where a definition of it would live."""
        self._report_unsupported(schema)
        types = tuple(type for type in _types(schema) if type != "null")
        type = self._not_null(schema, types, pointer)
        return nullable(type) if is_nullable(schema) else type

    def _not_null(self, schema: Schema, types: tuple[str, ...], pointer: str) -> api.Type:
        if schema.const is not None:
            return self._constant(schema)
        if schema.enum is not None:
            return enum_type(self, schema, pointer)
        if schema.one_of or schema.any_of:
            return union_type(self, schema, pointer)
        if len(types) > 1:
            return self._choice(schema, types, pointer)
        if schema.types == ("null",):
            return api.Primitive(api.PrimitiveKind.NULL)
        return self._of_type(schema, types[0] if types else "", pointer)

    def _choice(self, schema: Schema, types: tuple[str, ...], pointer: str) -> api.Type:
        """`{type: [object, string], …}`: a record among the arms is named like one of `oneOf`."""
        places = (f"{pointer}/oneOf/{at}" for at in range(len(types)))
        arms = (
            self._of_type(replace(schema, types=(type,)), type, place)
            for type, place in zip(types, places, strict=True)
        )
        return api.Either(tuple(arms))

    def _of_type(self, schema: Schema, type: str, pointer: str) -> api.Type:
        match type:
            case "object":
                return object_type(self, schema, pointer)
            case "array":
                item = api.Anything() if schema.items is None else self.type_of(schema.items)
                return api.ListOf(item, lengths(schema.bounds.min_items, schema.bounds.max_items))
            case "string" | "integer" | "number" | "boolean":
                return scalar(api.PrimitiveKind(type), schema)
            case _:
                return api.Anything()

    def _constant(self, schema: Schema) -> api.Type:
        value = schema.const.value if schema.const else None
        if value is None:
            return api.Primitive(api.PrimitiveKind.NULL)
        if not isinstance(value, (str, int)) or (isinstance(value, int) and not fits_int64(value)):
            message = "a const that is no string, boolean or integer of 64 bits"
            self.problems.error("unsupported-schema", message, schema.origin)
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


def nullable(type: api.Type) -> api.Type:
    """The type or null; what allows null already stays as it is."""
    null = api.Primitive(api.PrimitiveKind.NULL)
    return (
        type
        if isinstance(type, (api.Nullable, api.Anything)) or type == null
        else api.Nullable(type)
    )


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
