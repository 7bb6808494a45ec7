"""Lists whose pages are unmistakable by the names of parameters and properties.

What is not told by the tables below is left alone: a list that is wrongly taken for pages would
come back cut, or would be asked for again and again. Totals are not used, since some servers give
under `total` the number of this page's items.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...api import types as api
from ...api.model import PageStyle, Parameter
from ...names.words import snake, split
from ...openapi.model.operation import Operation
from .described import Described, Path
from .places import answer_of, arrays, fields_of, is_number, is_text, plain
from .proof import NOT_ITEMS, Subject, first_number

_PAGES = frozenset({"page", "page_number", "page_no", "page_num"})
_LIMITS = frozenset({"limit", "page_size", "per_page", "count", "max_results"})
_CURSORS = frozenset({"cursor", "page_token", "marker", "page"})
"""Parameters that the property `next_…` of the response belongs to."""
_URLS = frozenset({"next_url", "next_uri", "next_page_url", "next_page_uri", "next_link"})
_MORE = frozenset({"has_more", "has_next", "has_next_page"})
_ENVELOPES = frozenset({"data", "result", "response"})
_NOTES = frozenset(
    {"meta", "metadata", "paging", "pagination", "page_info", "result_info", "response_metadata"}
)
"""Objects in which responses tell of their pages."""


def by_convention(operation: Operation, subject: Subject) -> Described | None:
    """Return how a list comes in pages, if its names leave no doubt."""
    answer = answer_of(subject.answers)
    is_only = subject.answers == (answer,)
    items = _items(subject) if operation.method == "GET" and is_only else None
    if items is None:
        return None
    found = _link(operation, subject) or _by_parameter(subject, items) or _next_url(subject)
    return None if found is None else replace(found, items=items)


def _items(subject: Subject) -> Path | None:
    """Return the path to the only array, which stands at the top or in an envelope."""
    result, definitions = subject.result, subject.definitions
    if isinstance(plain(result, definitions), api.ListOf):
        return ()
    at_top = [each for each in arrays(result, definitions) if each not in NOT_ITEMS]
    if len(at_top) == 1:
        return (at_top[0],)
    inside = [
        (name, each)
        for name, type in fields_of(result, definitions).items()
        if name in _ENVELOPES
        for each in arrays(type, definitions)
    ]
    return inside[0] if len(inside) == 1 and not at_top else None


def _link(operation: Operation, subject: Subject) -> Described | None:
    """Read the header `Link` of a response, if the request says where a page begins or how long it is."""
    sizes = _LIMITS | _PAGES | _CURSORS
    is_sized = any(snake(split(name)) in sizes for name in subject.query)
    named = {
        header.name.lower()
        for response in operation.responses
        if response.status[0] == "2"
        for header in response.headers
    }
    return Described(PageStyle.LINK) if is_sized and "link" in named else None


def _by_parameter(subject: Subject, items: Path) -> Described | None:
    """Read the only parameter that says where a page begins."""
    places = [each for each in subject.query.values() if _says_where(each)]
    if len(places) != 1:
        return None
    parameter, name = places[0], snake(split(places[0].wire))
    if not is_number(parameter.type, subject.definitions):
        return _cursor(parameter, name, subject, items)
    more = _single(subject, _MORE) or ()
    if name in _PAGES:
        first = first_number(parameter, subject.definitions)
        if first is not None:
            return Described(PageStyle.PAGE, parameter.wire, first, more=more)
    limits = [each for each in subject.query if snake(split(each)) in _LIMITS]
    if name == "offset" and limits:
        return Described(PageStyle.OFFSET, parameter.wire, more=more)
    return None


def _says_where(parameter: Parameter) -> bool:
    name = snake(split(parameter.wire))
    return name in _PAGES | _CURSORS | {"offset", "after", "starting_after"}


def _cursor(parameter: Parameter, name: str, subject: Subject, items: Path) -> Described | None:
    """Read `cursor` with `next_cursor`, `after` with `last_id` and `has_more`, `starting_after` with ids."""
    if not is_text(parameter.type, subject.definitions):
        return None
    found = Described(PageStyle.CURSOR, parameter.wire, more=_single(subject, _MORE) or ())
    if name in _CURSORS:
        next_ = _single(subject, frozenset({f"next_{name}"}))
        return replace(found, next=next_) if next_ else None
    if not found.more:
        return None
    last = _single(subject, frozenset({"last_id"}))
    if name == "after" and last:
        return replace(found, next=last)
    array = plain(_type_at(subject, items), subject.definitions)
    has_ids = isinstance(array, api.ListOf) and "id" in fields_of(array.item, subject.definitions)
    return replace(found, item=("id",)) if name == "starting_after" and has_ids else None


def _next_url(subject: Subject) -> Described | None:
    path = _single(subject, _URLS)
    return Described(PageStyle.NEXT, next=path) if path else None


def _type_at(subject: Subject, path: Path) -> api.Type | None:
    type = subject.result
    for name in path:
        type = fields_of(type, subject.definitions)[name]
    return type


def _single(subject: Subject, names: frozenset[str]) -> Path | None:
    """Return the path to the only property of one of these names, beside the items or in a note."""
    found = [path for path in _told(subject) if snake(split(path[-1])) in names]
    return found[0] if len(found) == 1 else None


def _told(subject: Subject) -> Iterator[Path]:
    for name, type in fields_of(subject.result, subject.definitions).items():
        yield (name,)
        if name in _ENVELOPES | _NOTES:
            yield from ((name, each) for each in fields_of(type, subject.definitions))
