"""The extensions of other generators, where they mean what this one does."""

from __future__ import annotations

import re
from collections.abc import Mapping as MappingType

from ...api.model import PageStyle
from ...document.node import Mapping, Node, Scalar, Sequence
from .described import Described, Path, Unfit
from .proof import Subject, first_number

_LAST_ITEM = re.compile(r"\[(?:-1|-1:|\(@\.length ?- ?1\))\]\.?")


def speakeasy(node: Node, subject: Subject) -> Described:
    """Return what `x-speakeasy-pagination` says.

    For example::

        type: cursor
        inputs: [{name: after, in: parameters, type: cursor}]
        outputs: {results: $.data, nextCursor: $.paging.next}

    Raises:
        Unfit: It says something that can't be done.
    """
    inputs = _inputs(node.get("inputs") if isinstance(node, Mapping) else None)
    outputs = node.get("outputs") if isinstance(node, Mapping) else None
    items, kind = _json_path(outputs, "results"), _text(node, "type")
    if kind == "offsetLimit" and "page" in inputs:
        pages = _json_path(outputs, "numPages") or ()
        first = _first(inputs["page"], subject)
        return Described(PageStyle.PAGE, inputs["page"], first, items, pages=pages)
    if kind == "offsetLimit" and "offset" in inputs:
        return Described(PageStyle.OFFSET, inputs["offset"], items=items)
    if kind == "cursor" and "cursor" in inputs:
        return _cursor(inputs["cursor"], _text(outputs, "nextCursor") or "", items)
    if kind == "url":
        return Described(PageStyle.NEXT, items=items, next=_needed(outputs, "nextUrl"))
    raise Unfit("only `offsetLimit`, `cursor` and `url` with their inputs are understood")


def fern(node: Node, root: Node | None, subject: Subject) -> Described:
    """Return what `x-fern-pagination` says; `true` stands for what the document's root says.

    For example: `{cursor: $request.after, next_cursor: $response.next, results: $response.data}`

    Raises:
        Unfit: It says something that can't be done.
    """
    if isinstance(node, Scalar) and node.value is True and root is not None:
        node = root
    items = _fern_path(node, "results") or None
    more = _fern_path(node, "has-next-page")
    if (offset := _request(node, "offset")) is not None:
        if _text(node, "step") is None:
            first = _first(offset, subject)
            return Described(PageStyle.PAGE, offset, first, items, more=more)
        return Described(PageStyle.OFFSET, offset, items=items, more=more)
    if (cursor := _request(node, "cursor")) is not None:
        next = _fern_path(node, "next_cursor")
        return Described(PageStyle.CURSOR, cursor, items=items, next=next, more=more)
    for key in ("next_uri", "next_path"):
        if next := _fern_path(node, key):
            return Described(PageStyle.NEXT, items=items, next=next)
    raise Unfit("only `cursor`, `offset`, `next_uri` and `next_path` are understood")


def _first(name: str, subject: Subject) -> int | None:
    parameter = subject.query.get(name)
    return None if parameter is None else first_number(parameter, subject.definitions)


def _inputs(node: Node | None) -> MappingType[str, str]:
    """Return the names of parameters by what they are for."""
    listed = node.items if isinstance(node, Sequence) else ()
    pairs = ((_text(each, "type"), _text(each, "name")) for each in listed)
    return {kind: name for kind, name in pairs if kind and name}


def _cursor(parameter: str, text: str, items: Path | None) -> Described:
    """Return a cursor that the response names, or that is a part of a page's last item.

    Raises:
        Unfit: It is another expression.
    """
    parts = _LAST_ITEM.split(text)
    if len(parts) == 2 and items in (None, _dotted(parts[0])):
        item = tuple(parts[1].split(".")) if parts[1] else ()
        return Described(PageStyle.CURSOR, parameter, items=_dotted(parts[0]), item=item)
    if len(parts) != 1 or not _dotted(text):
        raise Unfit("`nextCursor` must be a path such as `$.paging.next`")
    return Described(PageStyle.CURSOR, parameter, items=items, next=_dotted(text))


def _dotted(text: str) -> Path:
    """Return the names in `$.paging.next`; none for `$`.

    Raises:
        Unfit: It is another expression.
    """
    if text == "$":
        return ()
    names = tuple(text.removeprefix("$").removeprefix(".").split("."))
    if not all(re.fullmatch(r"[\w@-]+", name) for name in names):
        raise Unfit("a path is not one of names, such as `$.data`")
    return names


def _json_path(node: Node | None, key: str) -> Path | None:
    text = _text(node, key)
    return None if text is None else _dotted(text)


def _needed(node: Node | None, key: str) -> Path:
    path = _json_path(node, key)
    if not path:
        raise Unfit(f"`{key}` is missing")
    return path


def _fern_path(node: Node, key: str) -> Path:
    text = _text(node, key)
    return () if text is None else _dotted(text.removeprefix("$response").removeprefix("."))


def _request(node: Node, key: str) -> str | None:
    text = _text(node, key)
    return None if text is None else text.removeprefix("$request.")


def _text(node: Node | None, key: str) -> str | None:
    value = node.get(key) if isinstance(node, Mapping) else None
    return value.value if isinstance(value, Scalar) and isinstance(value.value, str) else None
