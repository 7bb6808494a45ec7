"""Parameters and results as trees, to the last leaf."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from ....api import types as api
from ....api.content import Parameter
from ....api.reach import ids
from ....api.unions import arms
from ...naming.identifiers import enum_members, member
from ...reference_views import Leaf, Mark, Meaning, Shape, Value
from ...text.code import Code, literal
from ...text.html import NOTHING, Words, coded, html, joined, own, plain, words
from ..parameters import Argument
from ..types import field_names
from .places import Places, inside
from .wording import age, described, facts, field_marks, mark, spelled, value_marks

Tags: TypeAlias = tuple[tuple[str, tuple[str | int, ...]], ...]
"""What tells a shape apart: names of members, each with the values that it has."""

_AT_MOST = 400
"""Leaves of one tree; what is further inside is linked to its type's own page."""
_OPEN_UP_TO = 3


@dataclass(slots=True)
class Tree:
    """Grows one tree, in which each type is unfolded once: later ones are links to their page."""

    places: Places
    is_answer: bool
    met: set[api.TypeId] = field(default_factory=set[api.TypeId])
    grown: int = 0

    @property
    def definitions(self) -> Mapping[api.TypeId, api.Definition]:
        return self.places.names.definitions

    def argument(self, argument: Argument, anchor: str) -> Leaf:
        """Return a parameter of a method, with what is inside of it."""
        marks = [*value_marks(argument.type, required=argument.required)]
        if argument.secret:
            marks.append(mark("secret", "secret"))
        marks += age(argument.doc)
        return self._leaf(
            inside(anchor, argument.name),
            coded(argument.name),
            coded(argument.wire) if argument.wire != argument.name else None,
            argument.type,
            tuple(marks),
            described(argument.doc),
            facts(argument.type, argument.default, argument.examples),
            meanings=tuple(_meanings(argument)),
            is_open=True,
        )

    def beside(self, parameter: Parameter, anchor: str) -> Leaf:
        """Return a header field or query parameter that comes with a webhook."""
        marks = [mark(f"in the {parameter.location}")]
        marks += [] if parameter.required else [mark("may be absent")]
        marks += [mark("secret", "secret")] if parameter.secret else []
        return self._leaf(
            inside(anchor, member(parameter.wire)),
            coded(parameter.wire),
            None,
            parameter.type,
            (*marks, *age(parameter.doc)),
            described(parameter.doc),
            facts(parameter.type, parameter.default, parameter.examples),
        )

    def fields(self, record: api.Record, anchor: str) -> Iterator[Leaf]:
        """Yield the fields of a model."""
        names = field_names(record)
        for each in record.fields:
            name = names[each.wire]
            yield self._leaf(
                inside(anchor, name),
                coded(name),
                coded(each.wire) if each.wire != name else None,
                each.type,
                tuple(field_marks(each, is_answer=self.is_answer)),
                described(each.doc),
                facts(each.type, each.default, each.examples),
            )

    def result(self, type: api.Type, anchor: str) -> tuple[Leaf, ...]:
        """Return what is inside of a result."""
        _, leaves, _ = self._inside(type, anchor)
        return leaves

    def shallow(self, record: api.Record, anchor: str) -> tuple[Leaf, ...]:
        """Return the fields of a model on its own page, where other types are links."""
        self.grown = _AT_MOST
        return tuple(self.fields(record, anchor))

    def _leaf(
        self,
        anchor: str,
        name: Words,
        wire: Words | None,
        type: api.Type,
        marks: tuple[Mark, ...],
        text: Words,
        facts: Words,
        meanings: tuple[Meaning, ...] = (),
        is_open: bool = False,
    ) -> Leaf:
        self.grown += 1
        label, leaves, shapes = self._inside(type, anchor)
        return Leaf(
            anchor=html(anchor),
            name=name,
            wire=wire,
            type=spelled(type, self.places),
            marks=marks,
            text=text,
            facts=facts,
            values=tuple(self._values(type)),
            meanings=meanings,
            label=label,
            open=is_open and len(leaves) <= _OPEN_UP_TO,
            leaves=leaves,
            shapes=shapes,
        )

    def _values(self, type: api.Type) -> Iterator[Value]:
        while isinstance(type, (api.Nullable, api.ListOf)):
            type = type.of if isinstance(type, api.Nullable) else type.item
        definition = self.definitions.get(type.id) if isinstance(type, api.Ref) else None
        if isinstance(definition, api.Enum) and definition.id not in self.met:
            self.met.add(definition.id)
            yield from enum_values(definition, "")

    def _inside(
        self, type: api.Type, anchor: str
    ) -> tuple[Words, tuple[Leaf, ...], tuple[Shape, ...]]:
        """Return what is inside of a value: a label, its fields, or the shapes of a union."""
        match type:
            case api.Nullable(of):
                return self._inside(of, anchor)
            case api.ListOf(item):
                return self._inside(item, inside(anchor, "*"))
            case api.MapOf(value):
                return self._inside(value, inside(anchor, "*"))
            case api.TupleOf(items):
                return self._places_inside(items, anchor)
            case api.Ref(id):
                return self._definition(self.definitions[id], anchor)
            case _:
                return NOTHING, (), ()

    def _places_inside(
        self, items: tuple[api.Type, ...], anchor: str
    ) -> tuple[Words, tuple[Leaf, ...], tuple[Shape, ...]]:
        """Return the items of a tuple, where there is more to say of them than their types."""
        if not any(True for item in items for _ in ids(item)):
            return NOTHING, (), ()
        leaves = tuple(
            self._leaf(
                inside(anchor, f"*{at}"),
                coded(f"[{at}]"),
                None,
                item,
                (),
                NOTHING,
                facts(item, api.NO_DEFAULT, ()),
            )
            for at, item in enumerate(items)
        )
        return own("{} items", words(str(len(items)))), leaves, ()

    def _definition(
        self, definition: api.Definition, anchor: str
    ) -> tuple[Words, tuple[Leaf, ...], tuple[Shape, ...]]:
        if isinstance(definition, api.Alias):
            return self._inside(definition.of, anchor)
        if definition.id in self.met or self.grown >= _AT_MOST:
            return NOTHING, (), ()
        name = self.places.names.classes[definition.id]
        if isinstance(definition, api.Record):
            self.met.add(definition.id)
            leaves = tuple(self.fields(definition, anchor))
            count = f"{len(leaves)} field{'s' * (len(leaves) != 1)} of"
            return own("{} {}", words(count), coded(name)), leaves, ()
        if isinstance(definition, api.Union):
            self.met.add(definition.id)
            shapes = tuple(self._shapes(definition, anchor))
            return own("One of {} shapes", words(str(len(shapes)))), (), shapes
        return NOTHING, (), ()

    def _shapes(self, union: api.Union, anchor: str) -> Iterator[Shape]:
        for number, each in enumerate(arms(union, self.definitions)):
            arm = self.definitions[each.type.id] if isinstance(each.type, api.Ref) else None
            name = self.places.names.classes[arm.id] if arm else ""
            here = inside(anchor, name or f"*{number + 1}")
            leaves: tuple[Leaf, ...] = ()
            if isinstance(arm, api.Record):
                leaves = tuple(self.fields(arm, here))
            shown = coded(name) if name else spelled(each.type, self.places)
            yield Shape(html(here), shown, _tells(arm, each.tags), html(anchor), leaves)


def _tells(arm: api.Definition | None, tags: Tags) -> Words:
    """Return which values tell a shape from the others, and what it requires."""
    parts: list[Words] = []
    if tags:
        pairs = [own("{} is {}", coded(wire), _either(values)) for wire, values in tags]
        parts.append(joined(pairs, ", "))
    if isinstance(arm, api.Record):
        required = [coded(each.wire) for each in arm.fields if each.required]
        if required:
            parts.append(own("requires {}", joined(required, ", ")))
    return joined(parts, "; ") if parts else NOTHING


def _either(values: tuple[str | int, ...]) -> Words:
    return joined([coded(literal(each)) for each in values], " or ")


def _meanings(argument: Argument) -> Iterator[Meaning]:
    """Yield what leaving out, None and a value do, where None is one of the values."""
    if not isinstance(argument.type, api.Nullable):
        return
    if not argument.required:
        yield Meaning(words("left out"), words("It is not sent, and the server decides."))
    sent = "It is sent as null." if argument.place == "body" else "It is not sent."
    yield Meaning(coded("None"), words(sent))
    yield Meaning(words("a value"), words("It is sent as it is."))


def enum_values(enum: api.Enum, anchor: str) -> Iterator[Value]:
    """Yield the values of an enum; with an anchor, each has a place of its own."""
    names: tuple[Code, ...] = tuple(enum_members((each.value, each.name) for each in enum.members))
    for name, each in zip(names, enum.members, strict=True):
        place = html(inside(anchor, name) if anchor else "")
        yield Value(plain(literal(each.value)), plain(name), place, described(each.doc))
