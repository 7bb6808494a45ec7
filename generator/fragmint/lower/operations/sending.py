"""Whether any call can send what an operation takes: a self-check over its parameters.

A value that only some calls have, such as an empty text in a path, is refused by the client. What
every call would be refused for is found here, when the client is made.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...api import types as api
from ...api.model import Location, Parameter
from ...api.styles import JSON
from ..schemas.lowering import Lowering


def report_unsendable_values(lowering: Lowering, parameter: Parameter) -> None:
    """Report a required parameter if no call can send any of its values."""
    demand = _DEMANDS.get(parameter.location)
    if demand is None or not parameter.required or parameter.style.name == JSON:
        return
    values = _values(parameter.type, lowering.definitions)
    if values is not None and not any(_can_be_sent(value, parameter) for value in values):
        kind, reason = f"{parameter.location} parameter", "has no value that can be sent"
        lowering.problems.unsendable(kind, parameter.wire, reason, parameter.origin, demand)


_DEMANDS: Mapping[Location, str] = {
    Location.PATH: "write a value that is not empty, not a dot segment and without control characters",
    Location.HEADER: "write a value of printable ASCII without spaces around it",
}


def _can_be_sent(value: object, parameter: Parameter) -> bool:
    if value is None:  # left out, which leaves a hole in a path
        return parameter.location is not Location.PATH
    text = str(value)
    if parameter.location is Location.HEADER:
        return text.isascii() and text.isprintable() and text == text.strip()
    # The style matrix names the parameter, so that an empty text leaves no hole.
    is_hole = not text and parameter.style.name != "matrix"
    return not is_hole and text not in (".", "..") and text.isprintable()


def _values(
    type: api.Type, definitions: Mapping[api.TypeId, api.Definition]
) -> list[object] | None:
    """Return all values of a type; None where they cannot be told."""
    match type:
        case api.Constant():
            return [type.value]
        case api.Primitive(kind=api.PrimitiveKind.NULL):
            return [None]
        case api.Nullable():
            values = _values(type.of, definitions)
            return None if values is None else [*values, None]
        case api.Ref():
            definition = definitions.get(type.id)
            if isinstance(definition, api.Enum):
                return [member.value for member in definition.members]
            if isinstance(definition, api.Alias):
                return _values(definition.of, definitions)
            return None
        case _:
            return None
