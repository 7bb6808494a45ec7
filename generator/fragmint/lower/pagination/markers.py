"""`x-stainless-pagination-property`: marks on the schemas of parameters and of a response's properties."""

from __future__ import annotations

from collections.abc import Iterator

from ...api.model import PageStyle
from ...document.node import Mapping, Scalar
from ...openapi.model.document import Spec
from ...openapi.model.operation import Operation
from ...openapi.model.schema import Schema
from ..schemas.allof.merge import flags
from .described import Described, Path, Unfit

MARK = "x-stainless-pagination-property"

_CURSORS = ("next_cursor_param", "next_cursor_id_param")
_DEPTH = 3


def marked(operation: Operation, spec: Spec) -> Described | None:
    """Return what the marks say; None where no parameter and no property of the response has one.

    For example: `{type: string, x-stainless-pagination-property: {purpose: next_cursor_param}}`

    Raises:
        Unfit: They say something that can't be done.
    """
    asked = dict(_asked(operation, spec))
    told = dict(_told(operation, spec))
    more, items = told.get("has_next_page", ()), told.get("items")
    if "page_number_param" in asked:
        pages = told.get("total_page_count_field", ())
        return Described(PageStyle.PAGE, asked["page_number_param"], None, items, pages=pages)
    if "offset_count_param" in asked:
        total = told.get("offset_total_count_field", ())
        return Described(PageStyle.OFFSET, asked["offset_count_param"], items=items, total=total)
    if "cursor_url_field" in told:
        return Described(PageStyle.NEXT, items=items, next=told["cursor_url_field"], more=more)
    cursor = next((asked[each] for each in _CURSORS if each in asked), None)
    if cursor is not None and "next_cursor_field" in told:
        next_ = told["next_cursor_field"]
        return Described(PageStyle.CURSOR, cursor, items=items, next=next_, more=more)
    if cursor is not None:
        raise Unfit("the marks don't say where the response has the next cursor")
    return None


def _asked(operation: Operation, spec: Spec) -> Iterator[tuple[str, str]]:
    for parameter in operation.parameters:
        if parameter.location == "query" and (purpose := _purpose(parameter.schema, spec)):
            yield purpose, parameter.name


def _told(operation: Operation, spec: Spec) -> Iterator[tuple[str, Path]]:
    for response in operation.responses:
        for media in response.content if response.status[0] == "2" else ():
            if media.schema is not None:
                yield from _below(media.schema, (), spec)


def _below(schema: Schema, path: Path, spec: Spec) -> Iterator[tuple[str, Path]]:
    for each in flags(schema, spec).properties if len(path) < _DEPTH else ():
        place = (*path, each.name)
        if purpose := _purpose(each.schema, spec):
            yield purpose, place
        yield from _below(each.schema, place, spec)


def _purpose(schema: Schema, spec: Spec) -> str:
    node = schema.extensions.get(MARK) or flags(schema, spec).extensions.get(MARK)
    value = node.get("purpose") if isinstance(node, Mapping) else None
    return value.value if isinstance(value, Scalar) and isinstance(value.value, str) else ""
