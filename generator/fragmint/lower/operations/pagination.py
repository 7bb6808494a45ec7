"""Pages: where a list operation counts them, and where its answer keeps items and totals."""

from __future__ import annotations

from collections.abc import Mapping as MappingType

from ...api import types as api
from ...api.model import Answer, PageNumbers, Parameter
from ...document.node import Mapping, Node, Scalar
from ...document.origin import Origin
from ...findings.text import shown
from ...openapi.extensions import PAGINATION
from ...openapi.model.operation import Operation
from ..schemas.lowering import Lowering
from .extensions import Extensions

_KEYS = ("style", "page", "first", "items", "total", "end")


def pagination(
    lowering: Lowering,
    operation: Operation,
    parameters: tuple[Parameter, ...],
    answers: tuple[Answer, ...],
) -> PageNumbers | None:
    """Return what `x-fragmint-pagination` says, proven against the operation; None where it says nothing."""
    node = operation.extensions.get(PAGINATION)
    if node is None:
        return None
    origin = Origin(f"{operation.origin.pointer}/{PAGINATION}", node.span)
    try:
        return _read(lowering, node, origin, parameters, answers)
    except ValueError as error:
        lowering.problems.error("bad-extension", f"`{PAGINATION}`: {error}", origin)
        return None


def _read(
    lowering: Lowering,
    node: Node,
    origin: Origin,
    parameters: tuple[Parameter, ...],
    answers: tuple[Answer, ...],
) -> PageNumbers:
    if not isinstance(node, Mapping) or set(node.keys()) - set(_KEYS):
        known = ", ".join(f"`{each}`" for each in _KEYS)
        raise ValueError(f"the value must be an object with keys among {known}")
    read = Extensions(operation_nodes(node), [], origin.pointer)
    if read.text(node, "style") != "page":
        raise ValueError("`style` must be `page`")
    parameter = read.text(node, "page") or ""
    if parameter not in {each.wire for each in parameters}:
        raise ValueError(
            f"`page` names '{shown(parameter)}', which is not a parameter of the operation"
        )
    first = node.get("first")
    items = _path(read.text(node, "items"))
    result = next((answer.type for answer in answers if answer.type is not None), None)
    item_type = _item_type(lowering, result, items)
    return PageNumbers(
        parameter,
        first.value if isinstance(first, Scalar) and type(first.value) is int else 1,
        items,
        _checked(lowering, result, _path(read.text(node, "total"))),
        _checked(lowering, result, _path(read.text(node, "end"))),
        item_type,
        origin,
    )


def operation_nodes(node: Mapping) -> MappingType[str, Node]:
    """Return the members of a mapping by key."""
    return {entry.key: entry.value for entry in node.entries}


def _path(text: str | None) -> tuple[str, ...]:
    return tuple(text.split(".")) if text else ()


def _checked(lowering: Lowering, result: api.Type | None, path: tuple[str, ...]) -> tuple[str, ...]:
    if path:
        _at(lowering, result, path)
    return path


def _item_type(lowering: Lowering, result: api.Type | None, items: tuple[str, ...]) -> api.Type:
    found = _at(lowering, result, items)
    if not isinstance(found, api.ListOf):
        raise ValueError("`items` must lead to an array in the response")
    return found.item


def _at(lowering: Lowering, type: api.Type | None, path: tuple[str, ...]) -> api.Type:
    """Return the type that a dotted path leads to.

    Raises:
        ValueError: It leads nowhere.
    """
    while isinstance(type, api.Nullable):
        type = type.of
    definition = lowering.definitions.get(type.id) if isinstance(type, api.Ref) else None
    if isinstance(definition, api.Alias):
        return _at(lowering, definition.of, path)
    if not path:
        if type is None:
            raise ValueError("the operation has no response with a body")
        return type
    fields = definition.fields if isinstance(definition, api.Record) else ()
    for field in fields:
        if field.wire == path[0]:
            return _at(lowering, field.type, path[1:])
    raise ValueError(f"the response has no property '{shown(path[0])}'")
