"""A method's signature and its parameters, by the part of the request in which they travel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import LiteralString

from ....api.model import Location, Operation
from ...reference_views import Argument, Place
from ...text.doors import Markdown
from ...text.html import (
    NOTHING,
    Html,
    Words,
    coded,
    fenced,
    html,
    own,
    rich,
    with_links,
    words,
)
from ...types.annotate import accepted
from ..parameters import BODY, Call
from ..parameters import Argument as Parameter
from .places import Places, inside
from .tree import Tree

_PLACES: tuple[tuple[str, LiteralString], ...] = (
    (Location.PATH, "In the path"),
    (Location.QUERY, "In the query"),
    (Location.HEADER, "In the header"),
    (Location.COOKIE, "In the cookie"),
)


def arguments(
    parameters: Iterable[Parameter | None], anchor: str, places: Places
) -> tuple[Argument, ...]:
    """Return rows of a signature, with what a caller may pass."""
    return tuple(
        Argument(html(each.name), html(inside(anchor, each.name)), _accepted(each, places))
        for each in parameters
        if each is not None
    )


def _accepted(parameter: Parameter, places: Places) -> Html:
    """Return the annotation as the method has it, but for the names of imported modules."""
    return with_links(_annotation(parameter, places), places.by_name)


def _annotation(parameter: Parameter, places: Places) -> str:
    return accepted(parameter.type, places.names, "").text.replace("dt.date", "date")


def written(called: Call, anchor: str, result: str, places: Places) -> Markdown:
    """Return the signature as plain text."""
    lines = [f"client.{anchor}("]
    for each in called.all:
        if each is not called.positional and "    *," not in lines:
            lines.append("    *,")
        default = "" if each.required else " = UNSET"
        lines.append(f"    {each.name}: {_annotation(each, places)}{default},")
    return fenced("\n".join([*lines, f") -> {result}"]))


def by_place(operation: Operation, called: Call, anchor: str, places: Places) -> Iterator[Place]:
    """Yield the parameters in the order of a request: path, query, headers, cookies, body."""
    tree = Tree(places, is_answer=False)
    for place, title in _PLACES:
        leaves = tuple(tree.argument(each, anchor) for each in called.at(place))
        if leaves:
            yield Place(words(title), NOTHING, leaves)
    leaves = tuple(tree.argument(each, anchor) for each in called.at(BODY))
    if leaves and operation.body is not None:
        text = rich(operation.body.doc.text) if called.body_record else NOTHING
        yield Place(_of_body(operation.body.media_type), text, leaves)


def _of_body(media_type: str) -> Words:
    return own("In the body, as {}", coded(media_type)) if media_type else words("In the body")
