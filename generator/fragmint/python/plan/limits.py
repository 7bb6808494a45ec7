"""Limits of the parameters outside of the body, as a private struct that the decoder checks."""

from __future__ import annotations

from collections import Counter

from ...api import types as api
from ...api.model import Location, Operation
from ...names.words import capitalised, split
from ..naming.tree import Module
from ..text import prose
from ..text.code import Code, code, identifier
from ..text.imports import runtime
from ..types.annotate import Names
from ..types.gather import Gathered
from ..views import ModelClass
from .parameters import BODY, Call
from .types import TypesPrinter


def limits(
    operation: Operation, call: Call, module: Module, names: Names, gathered: Gathered
) -> ModelClass | None:
    """The struct, or `None` where the operation has no parameter outside of the body."""
    if not is_checked(call):
        return None
    gathered.add(runtime("values", "Struct"))
    printer = TypesPrinter(module, names, gathered)
    # The limits are told by wire name: where two places have the same one, the server checks.
    wires = Counter(each.wire for place in Location for each in call.at(place))
    fields = [
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
    ]
    record = api.Record(
        api.TypeId(""), api.Name((), ()), tuple(fields), api.Doc(), operation.origin
    )
    members = printer.bare_fields(record)
    doc = prose.own(f"Limits of `{operation.name}`'s parameters.")
    return ModelClass(limits_name(operation), code("Struct, kw_only=True"), doc, None, members)


def limits_name(operation: Operation) -> Code:
    """The struct's name: `_ListPetsLimits`."""
    return identifier(f"_{capitalised(split(operation.name)).lstrip('_')}Limits")


def is_checked(call: Call) -> bool:
    """Whether there is a parameter outside of the body; its type is checked like the body's."""
    return any(each.place != BODY for each in call.all)
