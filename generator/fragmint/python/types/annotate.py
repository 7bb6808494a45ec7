"""Types as annotations, with the imports that they need.

A type is written in one of two ways. *Stored*: what a model holds and a call returns. *Accepted*:
what a caller may pass, which is wider: a plain dict for a model, a string for an enum or a date.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import LiteralString, assert_never

from ...api import types as api
from ..text.code import Code, code, listed, literal, within
from ..text.imports import Import, in_package, runtime
from .patterns import python_pattern
from .type_table import METADATA, PYTHON_TYPES, PythonType


@dataclass(frozen=True, slots=True)
class Annotation:
    """The arms of an annotation, `A` and `None` of `A | None`, and what must be imported for it.

    An arm is never taken apart again: `Literal["a | b"]` is one.
    """

    arms: tuple[Code, ...]
    imports: frozenset[Import] = frozenset()

    @property
    def text(self) -> Code:
        """The annotation as it is written."""
        return listed(self.arms, " | ")


def named(name: Code, *imports: Import) -> Annotation:
    """Return an annotation of one arm."""
    return Annotation((name,), frozenset(imports))


SHARED = "types.shared"
"""The folder of what several resources use: a module for each set of resources that use the same."""


def front_of(module: str) -> str:
    """Return what offers the names of a module: the folder of one of the shared ones, else itself."""
    return SHARED if module.startswith(f"{SHARED}.") else module


@dataclass(frozen=True, slots=True)
class Names:
    """Where each definition lives: its class name, and the module that holds it."""

    definitions: Mapping[api.TypeId, api.Definition]
    classes: Mapping[api.TypeId, Code]
    params: Mapping[api.TypeId, Code]
    """Names of the typed dicts that are accepted in place of records and unions."""
    modules: Mapping[api.TypeId, str]
    param_modules: Mapping[str, str]
    """The module of typed dicts beside each module of types."""
    whole: Mapping[str, Code] = field(default_factory=dict[str, Code])
    """Modules that are imported whole, each with the name that it has then."""
    open: frozenset[api.TypeId] = frozenset()
    """Definitions in which there are records with members beside the named ones."""

    def class_of(self, id: api.TypeId, here: str) -> Annotation:
        """Return the name of a definition as seen from the module `here`."""
        return self.seen_from(here, self.modules[id], self.classes[id])

    def param_of(self, id: api.TypeId, here: str) -> Annotation:
        """Return the name of a definition's typed dict as seen from the module `here`."""
        return self.seen_from(here, self.param_modules[self.modules[id]], self.params[id])

    def seen_from(self, here: str, home: str, name: Code) -> Annotation:
        """Return a class of the module `home`: `Pet`, or `types.Pet` where that is imported whole."""
        if home == here:
            return named(name)
        front = front_of(home)
        if front not in self.whole:
            return named(name, in_package(home, name))
        package, _, module = front.rpartition(".")
        alias = self.whole[front]
        needed = Import(package, module, "" if alias == module else alias, local=True)
        return named(code("{}.{}", alias, name), needed)


UNSET = named(code("UnsetType"), runtime("values", "UnsetType"), runtime("values", "UNSET"))
NONE = named(code("None"))
OBJECT = named(code("object"))
STRING = named(code("str"))


def union(parts: Iterable[Annotation]) -> Annotation:
    """Return `A | B | None`, each arm once, `None` behind the others; `object` swallows them."""
    parts = list(parts)
    arms = dict.fromkeys(arm for part in parts for arm in part.arms)
    if arms.keys() >= {*OBJECT.arms}:  # every other arm is one already
        arms = {arm: None for arm in arms if arm in (*OBJECT.arms, *UNSET.arms[:1])}
    ordered = sorted(arms, key=lambda arm: arm in NONE.arms)
    return Annotation(tuple(ordered), _united(parts))


def _united(parts: Iterable[Annotation]) -> frozenset[Import]:
    return frozenset[Import]().union(*(part.imports for part in parts))


def generic(
    name: LiteralString, *arguments: Annotation, imported: Import | None = None
) -> Annotation:
    """Return `list[int]`; `imported` brings the generic's own name."""
    text = code("{}[{}]", code(name), listed(argument.text for argument in arguments))
    needed = _united(arguments)
    return Annotation((text,), needed | {imported} if imported else needed)


def stored(type: api.Type, names: Names, here: str) -> Annotation:
    """Return what a model holds: exact, with constraints as metadata."""
    match type:
        case api.Primitive():
            return _constrained(_python_type(type).stored, type.constraints, type)
        case api.Constant():
            return literals([type.value])
        case api.ListOf():
            return _constrained(generic("list", stored(type.item, names, here)), type.constraints)
        case api.TupleOf():
            return generic("tuple", *(stored(item, names, here) for item in type.items))
        case api.MapOf():
            values = stored(type.value, names, here)
            return _constrained(generic("dict", STRING, values), type.constraints)
        case api.Nullable():
            return union([stored(type.of, names, here), NONE])
        case api.Either():
            return union(stored(arm, names, here) for arm in type.arms)
        case api.Anything():
            return OBJECT
        case api.Ref():
            return names.class_of(type.id, here)
        case _:
            assert_never(type)


def accepted(type: api.Type, names: Names, here: str) -> Annotation:
    """Return what a caller may pass: objects or plain dicts, enum members or strings, any sequence."""
    match type:
        case api.Primitive():
            return _python_type(type).accepted
        case api.Constant():
            return literals([type.value])
        case api.ListOf():
            return generic("Sequence", accepted(type.item, names, here), imported=_SEQUENCE)
        case api.TupleOf():
            return generic("tuple", *(accepted(item, names, here) for item in type.items))
        case api.MapOf():
            values = accepted(type.value, names, here)
            return generic("Mapping", STRING, values, imported=_MAPPING)
        case api.Nullable():
            return union([accepted(type.of, names, here), NONE])
        case api.Either():
            return union(accepted(arm, names, here) for arm in type.arms)
        case api.Anything():
            return OBJECT
        case api.Ref():
            return _accepted_definition(type.id, names, here)
        case _:
            assert_never(type)


_SPELLED_OUT_AT_MOST = 6
"""A parent's children are named where one is passed: the name of them all is ours, no author's."""


def _accepted_definition(id: api.TypeId, names: Names, here: str) -> Annotation:
    definition = names.definitions[id]
    match definition:
        case api.Enum():
            values = literals([member.value for member in definition.members])
            return union([names.class_of(id, here), values])
        case api.Union() if definition.otherwise and len(definition.arms) <= _SPELLED_OUT_AT_MOST:
            classes = [stored(arm, names, here) for arm in definition.arms]
            return union([*classes, names.param_of(id, here)])
        case api.Record() | api.Union():
            return union([names.class_of(id, here), names.param_of(id, here)])
        case api.Alias():
            return accepted(definition.of, names, here)
        case _:
            assert_never(definition)


def takes_more(type: api.Type, names: Names) -> bool:
    """Tell whether a caller may pass what a model does not hold: a string for an enum."""
    match type:
        case api.Primitive():
            row = _python_type(type)
            return row.accepted.arms != row.stored.arms
        case api.Nullable():
            return takes_more(type.of, names)
        case api.Either():
            return any(takes_more(arm, names) for arm in type.arms)
        case api.TupleOf():
            return any(takes_more(item, names) for item in type.items)
        case api.Constant() | api.Anything():
            return False
        case api.ListOf() | api.MapOf():
            return True
        case api.Ref():
            definition = names.definitions[type.id]
            return not isinstance(definition, api.Alias) or takes_more(definition.of, names)
        case _:
            assert_never(type)


def qualified(annotation: Annotation, hidden: Collection[str]) -> Annotation:
    """Return the annotation where members of its class hide builtins: a method `list` hides `list[…]`."""
    arms = tuple(within(arm, code("builtins"), hidden) for arm in annotation.arms)
    if arms == annotation.arms:
        return annotation
    return Annotation(arms, annotation.imports | {Import("builtins")})


def optional(annotation: Annotation) -> Annotation:
    """Return the type, or absent."""
    return union([annotation, UNSET])


_SEQUENCE = Import("collections.abc", "Sequence")
_MAPPING = Import("collections.abc", "Mapping")
_LITERAL = Import("typing", "Literal")


def literals(values: Iterable[str | int | bool]) -> Annotation:
    """Return the annotation of some values: `Literal["a", "b"]`."""
    return named(code("Literal[{}]", listed(literal(value) for value in values)), _LITERAL)


@dataclass(frozen=True, slots=True)
class _Forms:
    stored: Annotation
    accepted: Annotation


def _python_type(type: api.Primitive) -> _Forms:
    row: PythonType = PYTHON_TYPES.get((type.kind, type.format)) or PYTHON_TYPES[type.kind, ""]
    imports = frozenset(row.imports)
    accepted = tuple(code(each) for each in row.accepted)
    return _Forms(Annotation((code(row.stored),), imports), Annotation(accepted, imports))


def _constrained(
    annotation: Annotation, limits: api.Constraints, primitive: api.Primitive | None = None
) -> Annotation:
    """Return `Annotated[int, Meta(ge=60)]`, where the decoder can check the limits natively."""
    checkable = METADATA.get(annotation.text.partition("[")[0], {})
    arguments = [
        code("{}={}", code(keyword), literal(value))
        for attribute, keyword in checkable.items()
        if (value := _limit(limits, attribute)) is not None
    ]
    if not arguments:
        return annotation
    text = code("Annotated[{}, Meta({})]", annotation.text, listed(arguments))
    return Annotation((text,), annotation.imports | _ANNOTATED)


def _limit(limits: api.Constraints, attribute: str) -> object:
    """Return a limit in Python's terms; None where there is none, or none that Python could check."""
    if attribute == "pattern" and limits.pattern is not None:
        return python_pattern(limits.pattern)
    return getattr(limits, attribute)


_ANNOTATED = {Import("typing", "Annotated"), runtime("values", "Meta")}
