"""Definitions become classes: enums, models, unions, and the typed dicts that callers may pass."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...api import types as api
from ...api.reach import ids
from ...api.unions import Arm, arms
from ...names import reserved
from ..naming.identifiers import enum_members, members
from ..naming.tree import Module
from ..text import prose
from ..text.code import Code, Doc, braced, code, identifier, listed, literal
from ..text.imports import Import, runtime
from ..types import annotate
from ..types.annotate import Annotation, Names, accepted, optional, stored
from ..types.gather import Gathered
from ..views import DictClass, EnumClass, Member, ModelClass, TypeAlias_, UnionAlias
from .imports import named_in

_FIELD_NAMES_TAKEN = reserved.ANNOTATION_NAMES | reserved.MODEL_MEMBERS | reserved.PAGE_MEMBERS
_MODEL = runtime("values", "Model")
_OPEN_MODEL = runtime("values", "OpenModel")
_FIELD = runtime("values", "field")
_OPEN_ENUM = runtime("values", "OpenEnum")
_OPEN_INT_ENUM = runtime("values", "OpenIntEnum")


def field_names(record: api.Record) -> dict[str, Code]:
    """Return the attribute of each member, by its wire name."""
    wires = [field.wire for field in record.fields]
    return dict(zip(wires, members(wires, _FIELD_NAMES_TAKEN, "field"), strict=True))


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a typed dict. For example: `bucket: Required[str]`"""

    key: str
    annotation: Annotation
    required: bool
    doc: Doc


class TypesPrinter:
    """Prints the definitions of one module."""

    def __init__(self, module: Module, names: Names, gathered: Gathered) -> None:
        self._module = module
        self._names = names
        self._gathered = gathered
        self.checked = Gathered()
        """What only type checkers import."""

    def enum(self, enum: api.Enum) -> EnumClass:
        numeric = all(isinstance(member.value, int) for member in enum.members)
        self._gathered.add(_OPEN_INT_ENUM if numeric else _OPEN_ENUM)
        names = enum_members((member.value, member.name) for member in enum.members)
        rows = zip(names, enum.members, strict=True)
        return EnumClass(
            self._names.classes[enum.id],
            code("OpenIntEnum") if numeric else code("OpenEnum"),
            prose.of(enum.doc, 4),
            tuple(
                Member(code("{} = {}", name, literal(member.value)), prose.of(member.doc, 4))
                for name, member in rows
            ),
        )

    def model(self, record: api.Record) -> ModelClass:
        bases = annotate.named(code("Model"), _MODEL)
        if record.extra is not None:
            bases = annotate.named(code("OpenModel"), _OPEN_MODEL)
        if record.base is not None:
            bases = self._names.class_of(record.base, self._module.dotted)
        fields = () if record.base is not None else record.fields
        # `kw_only` holds for a class's own fields: a struct's heirs have to say it again.
        return ModelClass(
            self._names.classes[record.id],
            (
                code("{}, kw_only=True", self._gathered.use(bases))
                if fields
                else self._gathered.use(bases)
            ),
            prose.of(record.doc, 4),
            self._secrets(record) if fields else None,
            self.fields(fields, field_names(record)),
            self._extra(record),
            self._constructor(record),
        )

    def _constructor(self, record: api.Record) -> tuple[Code, ...]:
        """Return the parameters of a model that calls take, where they are wider than its fields.

        Type checkers make the narrower constructor from the fields, and keep it where a field has
        the name of the receiver.
        """
        wider = any(annotate.takes_more(each.type, self._names) for each in record.fields)
        names = field_names(record)
        if record.id not in self._names.params or not wider or "self" in names.values():
            return ()
        self._gathered.add(*named_in("package/types/_model.jinja", {"constructor": wider}))
        return tuple(self._parameter(each, names[each.wire]) for each in record.fields)

    def _parameter(self, field: api.Field, name: Code) -> Code:
        annotation = accepted(field.type, self._names, self._module.dotted)
        if field.required:
            return code("{}: {}", name, self.checked.use(annotation))
        return code("{}: {} = UNSET", name, self.checked.use(optional(annotation)))

    def _extra(self, record: api.Record) -> Code | None:
        if record.base is not None or record.extra in (None, api.Anything()):
            return None
        members = stored(api.MapOf(record.extra), self._names, self._module.dotted)
        return self._gathered.use(members)

    def page(self, name: Code, answer: api.Ref | None, item: api.Type, base: str) -> ModelClass:
        """Return a list operation's answer that knows the way to the next page.

        An answer that is an array, not an object, is the member `items` of its page.
        """
        self._gathered.add(runtime("pages", base))
        here = self._module.dotted
        of = self._gathered.use(stored(item, self._names, here))
        of = literal(of) if self._is_later(item) else of  # a base class is evaluated at once
        doc = prose.own("One page of a list. Iterate over it to get the items of all pages.", 4)
        if answer is not None:
            model = self._gathered.use(self._names.class_of(answer.id, here))
            return ModelClass(name, code("{}, {}[{}]", model, identifier(base), of), doc, None, ())
        self._gathered.add(_MODEL)
        bases = code("Model, {}[{}], kw_only=True", identifier(base), of)
        return ModelClass(name, bases, doc, None, (Member(code("items: list[{}]", of), ()),))

    def _secrets(self, record: api.Record) -> Code | None:
        names = field_names(record)
        secret = [str(names[field.wire]) for field in record.fields if field.secret]
        secret += ["model_extra"] if record.extra_secret else []
        if not secret:
            return None
        self._gathered.add(*named_in("package/types/_model.jinja", {"secrets": secret}))
        return code("frozenset({})", _set(secret))

    def fields(self, fields: Iterable[api.Field], names: dict[str, Code]) -> tuple[Member, ...]:
        return tuple(
            Member(
                self._declaration(field, names[field.wire]),
                prose.of_value(field.doc, field.type, field.default, 4),
            )
            for field in fields
        )

    def _declaration(self, field: api.Field, name: Code) -> Code:
        """Return `width: int`, `width: int | UnsetType = UNSET`, or one with `field(name=…)` for the wire."""
        annotation = stored(field.type, self._names, self._module.dotted)
        declared = annotation if field.required else optional(annotation)
        declaration = code("{}: {}", name, self._gathered.use(declared))
        if name == field.wire:
            return declaration if field.required else code("{} = UNSET", declaration)
        self._gathered.add(_FIELD)
        wire = literal(field.wire)
        if field.required:
            return code("{} = field(name={})", declaration, wire)
        return code("{} = field(name={}, default=UNSET)", declaration, wire)

    def union(self, union: api.Union) -> UnionAlias:
        here = self._module.dotted
        self._gathered.add(runtime("values", "arm"))
        type = self._gathered.use(
            annotate.union(stored(arm, self._names, here) for arm in union.arms)
        )
        is_early = any(self._is_later(arm) for arm in union.arms)
        return UnionAlias(
            self._names.classes[union.id],
            literal(type) if is_early else type,
            tuple(self._arm(each) for each in arms(union, self._names.definitions)),
            prose.of(union.doc, 0),
        )

    def _arm(self, arm: Arm) -> Code:
        definitions = self._names.definitions
        record = definitions.get(arm.type.id) if isinstance(arm.type, api.Ref) else None
        fields = record.fields if isinstance(record, api.Record) else ()
        required = [field.wire for field in fields if field.required]
        type = self._gathered.use(stored(arm.type, self._names, self._module.dotted))
        arguments = [literal(type) if self._is_later(arm.type) else type]
        if arm.tags:
            tags = (code("{}: {}", literal(wire), _set(values)) for wire, values in arm.tags)
            tagged = braced(tags)
            arguments.append(code("tags={}", tagged))
        if required:
            arguments.append(code("required={}", _set(required)))
        if arm.otherwise:
            arguments.append(code("otherwise={}", literal(True)))
        return code("arm({})", listed(arguments))

    def _is_later(self, type: api.Type) -> bool:
        """Tell whether a type names a union or an alias of this module: these stand below."""
        names = self._names
        return any(
            isinstance(names.definitions[id], (api.Union, api.Alias))
            and names.modules[id] == self._module.dotted
            for id in ids(type)
        )

    def alias(self, alias: api.Alias) -> TypeAlias_:
        type = stored(alias.of, self._names, self._module.dotted)
        return TypeAlias_(
            self._names.classes[alias.id], self._gathered.use(type), prose.of(alias.doc, 0)
        )

    def dict(self, record: api.Record) -> DictClass:
        """Return what is accepted in place of a model: its JSON, under the wire names."""
        doc = prose.own(f"`{self._names.classes[record.id]}` as a plain dict.", 4)
        return self.dict_of(
            self._names.params[record.id],
            doc,
            [
                Entry(
                    field.wire,
                    accepted(field.type, self._names, self._module.dotted),
                    field.required,
                    prose.of_value(field.doc, field.type, field.default, 4),
                )
                for field in record.fields
            ],
        )

    def dict_of(self, name: Code, doc: Doc, entries: Sequence[Entry]) -> DictClass:
        """Return a typed dict; by a call where a key is no identifier."""
        self._gathered.add(*named_in("package/types/_dict.jinja"))
        functional = not all(_is_plain_key(entry.key) for entry in entries)
        keys = tuple(Member(self._key(entry, functional), entry.doc) for entry in entries)
        return DictClass(name, doc, functional, keys)

    def _key(self, entry: Entry, functional: bool) -> Code:
        text = self._gathered.use(entry.annotation)
        if entry.required:
            self._gathered.add(Import("typing", "Required"))
            text = code("Required[{}]", text)
        # A call's arguments are evaluated: what they name may stand further down, so it is quoted.
        key = literal(entry.key) if functional else identifier(entry.key)
        return code("{}: {}", key, literal(text) if functional else text)

    def dict_union(self, union: api.Union) -> TypeAlias_:
        """Return what is accepted in place of a union: any of its arms' dicts."""
        here = self._module.dotted
        params = annotate.union(self._param(arm, here) for arm in union.arms)
        text = self._gathered.use(params)
        simple = all(self._is_record(arm) for arm in union.arms)
        return TypeAlias_(self._names.params[union.id], text if simple else literal(text), ())

    def _param(self, arm: api.Type, here: str) -> Annotation:
        """Return what is accepted in place of an arm: the dict of a record alone, as objects stand beside."""
        if isinstance(arm, api.Ref) and self._is_record(arm):
            return self._names.param_of(arm.id, here)
        return accepted(arm, self._names, here)

    def _is_record(self, arm: api.Type) -> bool:
        return isinstance(arm, api.Ref) and isinstance(self._names.definitions[arm.id], api.Record)

    def bare_fields(self, record: api.Record) -> tuple[Member, ...]:
        """Return the record's fields without documentation; none hides a module that annotations name."""
        wires = [field.wire for field in record.fields]
        taken = _FIELD_NAMES_TAKEN | {*self._names.whole.values()}
        names = dict(zip(wires, members(wires, taken, "field"), strict=True))
        fields = self.fields(record.fields, names)
        return tuple(Member(each.declaration, ()) for each in fields)


def _set(values: Iterable[object]) -> Code:
    return braced(literal(value) for value in values)


def _is_plain_key(key: str) -> bool:
    """Tell whether a key can be a class's attribute: an identifier that Python doesn't mangle."""
    is_name = key.isascii() and key.isidentifier() and key not in reserved.KEYWORDS
    return is_name and not key.startswith("__")
