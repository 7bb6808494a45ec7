"""The proof that an operation comes in pages as somebody says."""

from __future__ import annotations

from dataclasses import dataclass

from ...api import types as api
from ...api.model import Answer, Body, Location, PageStyle, Pagination, Parameter
from ...api.types import NO_DEFAULT
from ...document.origin import Origin
from ...findings.text import nearest, shown
from .described import Described, Path, Unfit
from .places import Definitions, answer_of, arrays, at, fields_of, is_number, is_scalar, plain

NOT_ITEMS = frozenset({"errors", "messages", "warnings"})
"""Properties that many responses have beside the one that is meant."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The operation that is described: what it takes, what it answers, and the types of both."""

    parameters: tuple[Parameter, ...]
    body: Body | None
    answers: tuple[Answer, ...]
    """The successes that have news: "not modified" is never a page."""
    definitions: Definitions

    @property
    def result(self) -> api.Type | None:
        """The type of the response that can be a page."""
        answer = answer_of(self.answers)
        return answer.type if answer else None

    @property
    def query(self) -> dict[str, Parameter]:
        """The parameters of the query, by name."""
        return {each.wire: each for each in self.parameters if each.location is Location.QUERY}


def proven(described: Described, subject: Subject, origin: Origin) -> Pagination:
    """Return the pagination that is described, held against the operation.

    Raises:
        Unfit: The operation is another.
    """
    result, definitions = subject.result, subject.definitions
    in_body = _is_in_body(described, subject)
    _check_others(subject)
    items = _only_items(subject) if described.items is None else described.items
    record = plain(at(result, (), "items", definitions), definitions)
    if not isinstance(record, (api.Record, api.ListOf)):
        raise Unfit("the response is neither an object nor an array", "items")
    array = plain(at(result, items, "items", definitions), definitions)
    if not isinstance(array, api.ListOf):
        raise Unfit("`items` must lead to an array in the response", "items")
    for member in ("total", "end", "pages", "more", "next"):
        _check_scalar(result, getattr(described, member), member, definitions)
    _check_scalar(array.item, described.item, "item", definitions)
    return Pagination(
        style=described.style,
        parameter=described.parameter,
        in_body=in_body,
        first=_first(described, subject),
        items=items,
        total=described.total,
        end=described.end,
        pages=described.pages,
        more=described.more,
        next=described.next,
        header=described.header,
        item=described.item,
        record=api.Ref(record.id) if isinstance(record, api.Record) else None,
        item_type=array.item,
        origin=origin,
    )


def first_number(parameter: Parameter, definitions: Definitions) -> int | None:
    """Return the first page that a parameter tells by its default or its minimum; None if neither."""
    type = plain(parameter.type, definitions)
    limits = type.constraints if isinstance(type, api.Primitive) else api.NO_CONSTRAINTS
    told = limits.minimum if parameter.default is NO_DEFAULT else parameter.default
    return int(told) if isinstance(told, (int, float)) and told in (0, 1) else None


def _first(described: Described, subject: Subject) -> int:
    if described.first is not None:
        return described.first
    return 1 if described.style is PageStyle.PAGE else 0


def _only_items(subject: Subject) -> Path:
    if isinstance(plain(subject.result, subject.definitions), api.ListOf):
        return ()
    found = [each for each in arrays(subject.result, subject.definitions) if each not in NOT_ITEMS]
    if len(found) != 1:
        raise Unfit("the response has not exactly one array", "items")
    return (found[0],)


def _is_in_body(described: Described, subject: Subject) -> bool:
    """Tell whether the parameter is a property of the body, and check that there is one.

    Raises:
        Unfit: There is none, or it holds no number.
    """
    style, name = described.style, described.parameter
    if style in (PageStyle.NEXT, PageStyle.LINK):
        return False
    parameter = subject.query.get(name)
    if parameter is not None:
        if style is not PageStyle.CURSOR and not is_number(parameter.type, subject.definitions):
            raise Unfit(f"the parameter '{shown(name)}' is not a number", style)
        return False
    body = fields_of(subject.body.type, subject.definitions) if subject.body else {}
    if style is PageStyle.CURSOR and name in body:
        return True
    kind, known = "query parameter", [*subject.query]
    if style is PageStyle.CURSOR:
        kind, known = f"{kind} or property of the body", [*known, *body]
    meant = nearest(name, known)
    message = f"`{style}` names '{shown(name)}', which is not a {kind} of the operation"
    raise Unfit(message, style, f"did you mean '{shown(meant)}'?" if meant else "")


def _check_others(subject: Subject) -> None:
    """Check that every success is the same page: a method has one type of page for all of them.

    Raises:
        Unfit: One is something else, such as a 204 without content.
    """
    kind = _content(subject.result, subject.definitions)
    for each in subject.answers if kind is not None else ():
        if _content(each.type, subject.definitions) != kind:
            raise Unfit(
                f"the response {shown(each.status)} is no page, as its content is another",
                hint="remove this response, or describe the same content",
            )


def _content(type: api.Type | None, definitions: Definitions) -> object:
    """Return what tells contents apart, whatever name an operation gives to one."""
    found = plain(type, definitions)
    return (found.base or found.id) if isinstance(found, api.Record) else found


def _check_scalar(type: api.Type | None, path: Path, member: str, definitions: Definitions) -> None:
    if path and not is_scalar(at(type, path, member, definitions), definitions):
        raise Unfit(f"`{member}` leads to a value with parts", member)
