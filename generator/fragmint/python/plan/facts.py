"""The constant facts of an operation: the arguments of `Operation(…)`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from ...api import types as api
from ...api.model import (
    Answer,
    Body,
    BodyKind,
    Location,
    Operation,
    PageStyle,
    Pagination,
    Parameter,
    PartRule,
    Style,
)
from ...api.reach import ids
from ...api.styles import is_usual, shapes_single_values
from ..naming.allocation import Allocation
from ..naming.tree import dotted
from ..naming.usage import flattened
from ..text.code import Code, braced, code, identifier, listed, literal
from ..text.imports import runtime
from ..types.annotate import Names, stored
from ..types.gather import Gathered
from .types import field_names

_PAGINATIONS: Mapping[PageStyle, tuple[str, str]] = {
    PageStyle.PAGE: ("describe", "PageNumber"),
    PageStyle.OFFSET: ("pages", "Offset"),
    PageStyle.CURSOR: ("pages", "Cursor"),
    PageStyle.NEXT: ("pages", "NextUrl"),
    PageStyle.LINK: ("pages", "NextUrl"),
}
"""The room and the class of each style."""

_PATHS = ("items", "total", "end", "pages", "more", "next", "item")

_USUAL_MEDIA_TYPES: Mapping[BodyKind, tuple[str, ...]] = {
    BodyKind.JSON: ("", "application/json"),
    BodyKind.FORM: ("", "application/x-www-form-urlencoded"),
    BodyKind.MULTIPART: ("", "multipart/form-data"),
    BodyKind.TEXT: ("", "text/plain"),
    BodyKind.BINARY: ("", "application/octet-stream"),
    BodyKind.EVENTS: ("text/event-stream",),
    BodyKind.LINES: ("application/jsonl",),
    BodyKind.VARYING: ("*/*",),
    BodyKind.NOTHING: ("",),
}


_TYPED = frozenset(BodyKind) - {BodyKind.TEXT, BodyKind.BINARY, BodyKind.NOTHING}
"""Kinds of content whose schema says what is in it."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A keyword argument of `Operation(…)`. For example: `idempotent=True`"""

    keyword: Code
    value: Code

    @property
    def argument(self) -> Code:
        """The fact as it is written between the brackets."""
        return code("{}={}", self.keyword, self.value)


_SHARED = frozenset({"errors", "security", "failure", "server"})
"""Facts that are often the same for all operations of a resource."""


def said_once(facts: Iterable[Sequence[Fact]], taken: Iterable[Code]) -> Mapping[Fact, Code]:
    """Return a constant's name for each fact that several operations share: `_ERRORS`, `_ERRORS_2`.

    `taken` are the names of the module's other constants.
    """
    users = Counter(each for group in facts for each in group if each.keyword in _SHARED)
    names: dict[Fact, Code] = {}
    for fact in (each for each, number in users.items() if number > 1):
        used = {*taken, *names.values()}
        free = (each for each in _numbered(fact.keyword) if each not in used)
        names[fact] = identifier(next(free))
    return names


def _numbered(keyword: str) -> Iterator[str]:
    yield f"_{keyword.upper()}"
    yield from (f"_{keyword.upper()}_{number}" for number in count(2))


class FactsPrinter:
    """Prints the facts of the operations of one module, `here`."""

    def __init__(
        self,
        allocation: Allocation,
        names: Names,
        here: str,
        gathered: Gathered,
        limits: Mapping[str, Code],
    ) -> None:
        self._allocation = allocation
        self._names = names
        self._here = here
        self._gathered = gathered
        self._limits = limits

    def of(self, operation: Operation, method: Code) -> Iterator[Fact]:
        """Yield the keyword arguments of `Operation(…)`, those that differ from its defaults."""
        path = f"{dotted(operation.service)}.{method}"
        yield Fact(code("name"), literal(path))
        page = self._page(operation)
        is_array = operation.pagination is not None and operation.pagination.record is None
        responses = self._contents(operation.answers, page, is_array=is_array)
        yield Fact(code("responses"), responses)
        if operation.errors:
            yield Fact(code("errors"), self._contents(operation.errors))
        if operation.security:
            named = self._allocation.credentials
            groups = [[named[id] for id in group] for group in operation.security]
            yield Fact(code("security"), tuples(groups))
        if operation.server:
            yield Fact(code("server"), literal(operation.server))
        yield from self._parameter_facts(operation)
        if operation.body is not None:
            kind, type = operation.body.kind, operation.body.type
            is_range = operation.body.media_type.partition(";")[0].strip().endswith("/*")
            media_type = "" if is_range else operation.body.media_type  # nothing can be sent in one
            styles = (*self._form_styles(operation.body), *self._parts(operation.body))
            yield Fact(code("body"), self._content(kind, type, media_type, *styles))
            if _can_be_left_out(operation.body, self._names.definitions):
                yield Fact(code("optional_body"), literal(True))
        if operation.events is not None:
            yield Fact(code("events"), self._answer_content(operation.events, None, False))
        if operation.resumes:
            yield Fact(code("resumes"), literal(True))
        yield from _outcome_facts(operation)
        if operation.pagination is not None:
            yield Fact(code("pagination"), self._pagination(operation.pagination))

    def content(self, answer: Answer) -> Code:
        """Return what a body is, as in `json(Pet)`."""
        return self._answer_content(answer, None, False)

    def _page(self, operation: Operation) -> Code | None:
        """Return the class of a list operation's pages."""
        name = self._allocation.pages.get(operation.id)
        if name is None:
            return None
        home = f"types.{dotted(operation.service)}"
        return self._gathered.use(self._names.seen_from(self._here, home, name))

    def _parameter_facts(self, operation: Operation) -> Iterator[Fact]:
        if operation.id in self._limits:
            yield Fact(code("parameters"), self._limits[operation.id])
        styles = self._styles(operation)
        if styles:
            yield Fact(code("styles"), styles)
        secrets = sorted({each.wire for each in operation.parameters if each.secret})
        if secrets:
            yield Fact(code("secrets"), code("frozenset({})", literal(secrets)))

    def _contents(
        self, answers: Iterable[Answer], page: Code | None = None, *, is_array: bool = False
    ) -> Code:
        """Return content by status; one that its range says the same of (`404` and `4XX`) is left out."""
        contents = {each.status: self._answer_content(each, page, is_array) for each in answers}
        return braced(
            code("{}: {}", literal(status), content)
            for status, content in contents.items()
            if len(status) != 3 or status[1:] == "XX" or contents.get(f"{status[0]}XX") != content
        )

    def _answer_content(self, answer: Answer, page: Code | None, is_array: bool) -> Code:
        if answer.type is None:
            return self._call_content("nothing")
        accepted = ", ".join(answer.media_types)
        if page is not None and answer.kind in (BodyKind.JSON, BodyKind.VARYING):
            # Only JSON can be a page, whatever the media type is called.
            told = [*_told(BodyKind.JSON, accepted), *self._openness(answer.type)]
            if not is_array:
                return self._call_content("json", page, *told)
            array = self._gathered.use(stored(answer.type, self._names, self._here))
            return self._call_content("listed", page, array, *told)
        whole = [code("whole={}", literal(answer.whole))] if answer.whole else []
        return self._content(answer.kind, answer.type, accepted, *whole)

    def _form_styles(self, body: Body) -> Iterator[Code]:
        """Yield `styles={…}`: the fields of a form that are not written in the usual way."""
        if body.styles:
            self._gathered.add(runtime("describe", "Style"))
            styles = (code("{}: {}", literal(name), _style(style)) for name, style in body.styles)
            yield code("styles={}", braced(styles))

    def _parts(self, body: Body) -> Iterator[Code]:
        """Yield `parts={…}`: the parts of a body of which more is to be known than their values tell."""
        if body.parts:
            self._gathered.add(runtime("describe", "part"))
            if any(rule.style for _, rule in body.parts):
                self._gathered.add(runtime("describe", "Style"))
            rules = (code("{}: {}", literal(name), _part(rule)) for name, rule in body.parts)
            yield code("parts={}", braced(rules))

    def _content(self, kind: BodyKind, type: api.Type, media_type: str, *more: Code) -> Code:
        """Return `json(Pet)`; the media type is told where it is not the kind's usual one."""
        told = [*_told(kind, media_type), *more]
        if kind in _TYPED:
            type_text = self._gathered.use(stored(type, self._names, self._here))
            return self._call_content(kind, type_text, *told, *self._openness(type))
        return self._call_content(kind, *told)

    def _openness(self, type: api.Type) -> list[Code]:
        """Tell whether anything in the content has members beside the named ones to be kept."""
        is_open = not self._names.open.isdisjoint(ids(type))
        return [code("is_open=True")] if is_open else []

    def _call_content(self, kind: str, *arguments: Code) -> Code:
        self._gathered.add(runtime("describe", str(kind)))
        return code("{}({})", identifier(str(kind)), listed(arguments))

    def _styles(self, operation: Operation) -> Code | None:
        """Return by location and name the parameters that are not written in their location's usual style."""
        styled: dict[Location, list[Code]] = {}
        for each in operation.parameters:
            if self._is_styled(each):
                styled.setdefault(each.location, []).append(self._style(each))
        if not styled:
            return None
        self._gathered.add(runtime("describe", "Style"))
        return braced(code("{}: {}", literal(key.value), braced(styled[key])) for key in styled)

    def _style(self, parameter: Parameter) -> Code:
        return code("{}: {}", literal(parameter.wire), _style(parameter.style))

    def _is_styled(self, parameter: Parameter) -> bool:
        style = parameter.style
        if style.reserved:
            return True
        if is_usual(parameter.location, style.name, style.explode):
            return False
        return shapes_single_values(style.name) or _has_parts(
            parameter.type, self._names.definitions
        )

    def _pagination(self, pages: Pagination) -> Code:
        """Return `PageNumber(page="page_no", …)`, or the same for another style."""
        room, name = _PAGINATIONS[pages.style]
        self._gathered.add(runtime(room, name))
        definitions, arguments = self._names.definitions, list(_paging(pages))
        for member in _PATHS:
            path: tuple[str, ...] = getattr(pages, member)
            start = pages.item_type if member == "item" else pages.record
            if path:
                attributes = attribute_path(start, path, definitions)
                arguments.append(code("{}={}", identifier(member), _tuple_of(attributes)))
        return code("{}({})", identifier(name), listed(arguments))


def _paging(pages: Pagination) -> Iterator[Code]:
    """Yield the arguments of a pagination that are not paths."""
    if pages.parameter:
        yield code("{}={}", identifier(pages.style), literal(pages.parameter))
    if pages.style is PageStyle.PAGE or pages.first:
        yield code("first={}", literal(pages.first))
    if pages.in_body:
        yield code("in_body=True")
    if pages.header:
        yield code("header={}", literal(pages.header))
    if pages.record is None:
        yield code('items=("items",)')


def _can_be_left_out(body: Body, definitions: Mapping[api.TypeId, api.Definition]) -> bool:
    """Tell whether a call without any of the body's members sends no body at all."""
    return not body.required and flattened(body, definitions) is not None


def _told(kind: BodyKind, media_type: str) -> list[Code]:
    return [] if media_type in _USUAL_MEDIA_TYPES[kind] else [literal(media_type)]


def _outcome_facts(operation: Operation) -> Iterator[Fact]:
    """Yield by what an answer is an error, and whether a retry is safe."""
    failure = operation.failure
    if failure is not None:
        value = code("({}, {})", literal(failure.wire), literal(failure.value))
        yield Fact(code("failure"), value)
    if operation.idempotency is not None:
        yield Fact(code("idempotent"), literal(True))
        if operation.idempotency.header:
            yield Fact(code("idempotency_header"), literal(operation.idempotency.header))


def attribute_path(
    type: api.Type | None, path: tuple[str, ...], definitions: Mapping[api.TypeId, api.Definition]
) -> tuple[str, ...]:
    """Return a path of wire names as the attributes that lead the same way."""
    while isinstance(type, api.Nullable):
        type = type.of
    record = definitions.get(type.id) if isinstance(type, api.Ref) else None
    if isinstance(record, api.Alias):
        return attribute_path(record.of, path, definitions)
    if not path or not isinstance(record, api.Record):
        return ()
    field = next(each for each in record.fields if each.wire == path[0])
    return (field_names(record)[path[0]], *attribute_path(field.type, path[1:], definitions))


def _has_parts(type: api.Type, definitions: Mapping[api.TypeId, api.Definition]) -> bool:
    """Tell whether the value is a list or an object: only then does a style make a difference."""
    match type:
        case api.Nullable():
            return _has_parts(type.of, definitions)
        case api.Ref():
            definition = definitions[type.id]
            if isinstance(definition, api.Alias):
                return _has_parts(definition.of, definitions)
            return isinstance(definition, (api.Record, api.Union))
        case _:
            return not isinstance(type, (api.Primitive, api.Constant))


def _style(style: Style) -> Code:
    """Return `Style("form", False)`; a third argument says that reserved characters stay."""
    arguments = [literal(style.name), literal(style.explode)]
    return code("Style({})", listed([*arguments, literal(True)] if style.reserved else arguments))


def _part(rule: PartRule) -> Code:
    """Return `part("image/png", is_file=True)`."""
    arguments = [literal(rule.media_type)] if rule.media_type else []
    if rule.style is not None:
        arguments.append(code("style={}", _style(rule.style)))
    if rule.headers:
        pairs = (code("{}: {}", literal(name), literal(value)) for name, value in rule.headers)
        arguments.append(code("headers={}", braced(pairs)))
    for name, flag in (("is_file", rule.is_file), ("is_list", rule.is_list)):
        if flag:
            arguments.append(code("{}=True", identifier(name)))
    return code("part({})", listed(arguments))


def _tuple_of(values: Iterable[str]) -> Code:
    """Return a tuple's literal: `("a",)`."""
    return _tuple(literal(value) for value in values)


def tuples(rows: Iterable[Iterable[str]]) -> Code:
    """Return the literal of a tuple of tuples: `(("a",), ("b", "c"))`."""
    return _tuple(_tuple_of(row) for row in rows)


def _tuple(items: Iterable[Code]) -> Code:
    items = list(items)
    return code("({},)", items[0]) if len(items) == 1 else code("({})", listed(items))
