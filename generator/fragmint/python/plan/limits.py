"""What parameters outside of the body have to be, as private structs that the decoder checks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...api import types as api
from ...api.model import Location, Operation
from ...names.words import capitalised, split
from ..naming.tree import Module
from ..text import prose
from ..text.code import Code, code, identifier
from ..text.imports import runtime
from ..types.annotate import Names
from ..types.gather import Gathered
from ..views import Member, ModelClass
from .parameters import BODY, STREAM, Call
from .types import TypesPrinter


@dataclass(frozen=True, slots=True)
class Limits:
    """The structs of one module, equal ones once, and the name of each operation's, by its id."""

    structs: tuple[ModelClass, ...]
    names: Mapping[str, Code]


def limits(
    calls: Sequence[tuple[Operation, Call]], module: Module, names: Names, gathered: Gathered
) -> Limits:
    """Return the structs of a module's operations; one without such parameters has none.

    A member without limits is in them too: its type is checked, as the body's types are.
    """
    printer = TypesPrinter(module, names, gathered)
    users: dict[tuple[Member, ...], list[Operation]] = {}
    for operation, call in calls:
        if any(each.place not in (BODY, STREAM) for each in call.all):
            gathered.add(runtime("values", "Struct"))
            members = printer.bare_fields(_record(operation, call))
            users.setdefault(members, []).append(operation)
    return Limits(
        tuple(_struct(operations, members) for members, operations in users.items()),
        {each.id: _name(operations[0]) for operations in users.values() for each in operations},
    )


def _record(operation: Operation, call: Call) -> api.Record:
    # Values are checked by wire name: where two places have the same one, the server checks.
    wires = Counter(each.wire for place in Location for each in call.at(place))
    fields = tuple(
        api.Field(
            each.wire,
            each.type,
            each.required,
            each.secret,
            each.default,
            api.Doc(),
            operation.origin,
        )
        for place in Location
        for each in call.at(place)
        if wires[each.wire] == 1
    )
    return api.Record(api.TypeId(""), api.Name((), ()), fields, api.Doc(), operation.origin)


def _struct(operations: Sequence[Operation], members: tuple[Member, ...]) -> ModelClass:
    whose = [f"`{each.name}`" for each in operations]
    last = f" and {whose.pop()}" if len(whose) > 1 else ""
    doc = prose.own(f"The parameters of {', '.join(whose)}{last}.", 4)
    return ModelClass(_name(operations[0]), code("Struct, kw_only=True"), doc, None, members)


def _name(operation: Operation) -> Code:
    """Return the struct's name: `_ListPetsLimits`."""
    return identifier(f"_{capitalised(split(operation.name)).lstrip('_')}Limits")
