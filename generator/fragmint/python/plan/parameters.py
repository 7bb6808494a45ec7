"""The parameters of a call: path, query, header and cookie values and the body's members."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from ...api import types as api
from ...api.model import BodyKind, Location, Operation
from ...names import reserved
from ..naming.identifiers import member, members
from ..naming.usage import flattened
from ..text.code import Code, code

STREAM = "stream"
"""The argument that asks for a stream, where that is a choice, and the place of one that is not sent."""

BODY = "body"
"""Where a value goes that is none of the parameters' locations."""

_NAMELESS = code("")
"""The name of an argument until all names are known."""

_TAKEN = reserved.CALL_OPTIONS | reserved.METHOD_LOCALS


@dataclass(frozen=True, slots=True)
class Argument:
    """One parameter of a generated method, and the place of its value in the request."""

    name: Code
    wire: str
    place: str
    type: api.Type
    required: bool
    secret: bool
    default: object
    doc: api.Doc
    examples: api.Examples = ()


@dataclass(frozen=True, slots=True)
class Call:
    """A method's parameters: the leading one, if any, then the keywords in their order.

    `whole_body` is the parameter that is the body itself, where its members are no parameters.
    """

    positional: Argument | None
    keywords: tuple[Argument, ...]
    whole_body: Argument | None
    body_record: api.Record | None
    switch: Argument | None = None
    """The argument that asks for a stream: the document's own `stream`, else one that is not sent."""

    @property
    def all(self) -> tuple[Argument, ...]:
        """All parameters in the order of the signature."""
        return (self.positional, *self.keywords) if self.positional else self.keywords

    def at(self, place: str) -> tuple[Argument, ...]:
        """Return the parameters that go to one place; those of the path in the path's order."""
        arguments = (*self.keywords, self.positional) if self.positional else self.keywords
        return tuple(each for each in arguments if each.place == place)


def call(operation: Operation, definitions: Mapping[api.TypeId, api.Definition]) -> Call:
    """Return the parameters of an operation.

    The last path parameter leads, the others are keywords: the path's, the required ones, the
    rest, each group in the author's order.
    """
    record = flattened(operation.body, definitions)
    arguments = _named(_values(operation, record))
    path = [each for each in arguments if each.place == Location.PATH]
    positional = path[-1] if path else None
    others = [each for each in arguments if each.place != Location.PATH]
    keywords = (
        *path[:-1],
        *(each for each in others if each.required),
        *(each for each in others if not each.required),
    )
    whole = next((each for each in others if each.place == BODY and record is None), None)
    return Call(positional, keywords, whole, record, _switch(operation, arguments))


def _switch(operation: Operation, arguments: list[Argument]) -> Argument | None:
    if operation.events is None:
        return None
    ours = [each for each in arguments if each.place == STREAM]
    return ours[0] if ours else next(filter(_is_switch, arguments), None)


def _is_switch(argument: Argument) -> bool:
    """Tell whether an argument asks for a stream by the usual convention: `stream: true`."""
    type = argument.type.of if isinstance(argument.type, api.Nullable) else argument.type
    is_flag = isinstance(type, api.Primitive) and type.kind is api.PrimitiveKind.BOOLEAN
    return argument.wire == STREAM and argument.place in (BODY, Location.QUERY) and is_flag


def _values(operation: Operation, record: api.Record | None) -> list[Argument]:
    values = [
        Argument(
            _NAMELESS,
            each.wire,
            each.location,
            each.type,
            each.required,
            each.secret,
            each.default,
            each.doc,
            each.examples,
        )
        for each in operation.parameters
    ]
    body = operation.body
    if record is not None:
        values += [
            Argument(
                _NAMELESS,
                each.wire,
                BODY,
                each.type,
                each.required,
                each.secret,
                each.default,
                each.doc,
                each.examples,
            )
            for each in record.fields
        ]
    elif body is not None and body.kind is not BodyKind.NOTHING:
        values.append(
            Argument(
                _NAMELESS, BODY, BODY, body.type, body.required, False, api.NO_DEFAULT, body.doc
            )
        )
    if operation.events is not None and not any(map(_is_switch, values)):
        flag = api.Primitive(api.PrimitiveKind.BOOLEAN)
        doc = api.Doc("Whether to get a stream of items in place of a single result.")
        values.append(Argument(_NAMELESS, STREAM, STREAM, flag, False, False, api.NO_DEFAULT, doc))
    return values


def _named(arguments: list[Argument]) -> list[Argument]:
    """Give arguments identifiers: on a collision every side says where it goes (`path_id`, `body_id`)."""
    counts = Counter(member(each.wire, _TAKEN) for each in arguments)
    wishes = [
        f"{each.place} {each.wire}" if counts[member(each.wire, _TAKEN)] > 1 else each.wire
        for each in arguments
    ]
    names = members(wishes, _TAKEN)
    return [replace(each, name=name) for each, name in zip(arguments, names, strict=True)]
