"""An API operation: its fixed facts, and the values of one call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeVar

import msgspec

from ..values.kinds import is_list, is_object
from ..values.models import UNSET, UnsetType
from ..values.redaction import Veiled
from .content import Content
from .content import Style as Style
from .options import Headers, Query, Timeout

T = TypeVar("T")


class Pagination(msgspec.Struct, frozen=True, kw_only=True):
    """How a list comes in pages.

    Attributes:
        items: Where the response has its items, as a path of attribute names.
        more: Where it says whether there are more pages.
        max_pages: The most pages that an iteration fetches. If the list goes on, an error follows.
    """

    counts: ClassVar[bool] = True
    """Whether the client counts. The server then tells of no end, so a page without items, or with
    those of an earlier page, is behind it. Else the server names the position of the next page."""

    items: tuple[str, ...]
    more: tuple[str, ...] | None = None
    max_pages: int = 10_000

    def items_of(self, page: object) -> Sequence[Any]:
        """The items of a page; empty if the server sent no list."""
        items = at(page, self.items)
        return items if is_list(items) else ()

    def request_after(
        self, request: Request, page: object, head: Any, seen: int | None
    ) -> Request | None:
        """The request for the next page; None if the server says that there is none.

        Args:
            request: The request for this page.
            page: The page.
            head: The `ResponseHead` of the page.
            seen: The number of items up to the end of this page; None if it is not known.
        """
        raise NotImplementedError

    def position(self, request: Request) -> str:
        """The position in the list that a request asks for."""
        raise NotImplementedError

    def resumed(self, request: Request) -> str:
        """How a caller goes on at the position of a request; "" if no argument says it."""
        return self.position(request)

    def refusal(self, request: Request, base_url: str) -> str:
        """Why the client does not send a request for a page; "" if it does."""
        return ""

    def _has_ended(self, page: object) -> bool:
        return self.more is not None and at(page, self.more) is False


class PageNumber(Pagination, frozen=True, kw_only=True):
    """Pages that a query parameter numbers.

    Attributes:
        page: The wire name of the parameter.
        first: The number of the first page.
        total: Where the response has the number of all items.
        end: Where it has the position of this page's last item among all items.
        pages: Where it has the number of all pages.
    """

    page: str
    first: int = 1
    total: tuple[str, ...] | None = None
    end: tuple[str, ...] | None = None
    pages: tuple[str, ...] | None = None

    def request_after(
        self, request: Request, page: object, head: Any, seen: int | None
    ) -> Request | None:
        """The request for the page with the next number."""
        number = asked_for(request, self.page, self.first)
        pages = at(page, self.pages) if self.pages else None
        is_last = isinstance(pages, (int, float)) and number - self.first + 1 >= pages
        if is_last or self._has_ended(page) or self._is_at_total(page, seen):
            return None
        return asking_for(request, self.page, number + 1)

    def position(self, request: Request) -> str:
        """The number of the page."""
        return f"{self.page}={asked_for(request, self.page, self.first)}"

    def _is_at_total(self, page: object, seen: int | None) -> bool:
        total = at(page, self.total) if self.total else None
        if not isinstance(total, (int, float)):
            return False
        end = at(page, self.end) if self.end else None
        if isinstance(end, (int, float)):
            return end >= total
        return seen is not None and seen >= total


def asked_for(request: Request, name: str, first: int) -> int:
    """The number that a request gives to a query parameter; `first` if it gives none."""
    number: Any = {**request.query, **(request.extra_query or {})}.get(name)
    is_number = isinstance(number, (int, float)) or (isinstance(number, str) and number.isdecimal())
    return int(number) if is_number else first


def asking_for(request: Request, name: str, number: int) -> Request:
    """The same request with another number for a query parameter."""
    extra = {key: value for key, value in (request.extra_query or {}).items() if key != name}
    query = {**request.query, name: number}
    return msgspec.structs.replace(request, query=query, extra_query=extra or None)


class Operation(msgspec.Struct, Generic[T], frozen=True, kw_only=True, eq=False):
    """What the API's description says about one operation.

    Attributes:
        name: The dotted name of its method on the client.
        responses: The content of a success, by status ("200", "2XX" or "default").
        errors: The content of an error, by status.
        security: Alternatives, each a group of scheme names. Without any, no credentials are sent;
            an empty group allows a call without credentials.
        parameters: A Struct with the constraints of path, query, header and cookie parameters, by
            wire name.
        body: The content of the request.
        optional_body: Whether a body without any property is left out (OpenAPI 3.1 §4.8.13.1,
            `required: false`). An empty `extra_body` sends it as `{}`.
        failure: A property, and its value in a body that is an error whatever the status.
        idempotent: Whether a retry is safe; None if HTTP's rule for the method decides.
        idempotency_header: A header that gets a new key for each call, the same in all retries.
        styles: The parameters that do not have the default style of their location ("path",
            "query", "header" or "cookie"), by location and wire name.
        pagination: How to get the next page.
        secrets: The wire names of parameters whose values are never shown.
        events: The content of a success that is a stream, where a call can ask for one or the other.
        resumes: Whether a stream that has broken off goes on behind its last event
            (`Last-Event-ID`).
        server: The URL of the operation's own server; "" for that of the client, "?" for one that its
            caller has to name.
    """

    name: str
    responses: Mapping[str, Content[T]]
    errors: Mapping[str, Content[Any]] = {}
    security: tuple[tuple[str, ...], ...] = ()
    parameters: type[msgspec.Struct] | None = None
    body: Content[Any] | None = None
    optional_body: bool = False
    failure: tuple[str, object] | None = None
    idempotent: bool | None = None
    idempotency_header: str | None = None
    styles: Mapping[str, Mapping[str, Style]] = {}
    pagination: Pagination | None = None
    secrets: frozenset[str] = frozenset()
    events: Content[Any] | None = None
    resumes: bool = False
    server: str = ""


class Request(Veiled, frozen=True, eq=False):
    """The arguments of one call, by wire name. A value that is UNSET is not sent."""

    method: str
    template: str
    """A path below the base URL, with parameters in braces, perhaps with a fixed query; or an absolute URL without
    any."""
    path: Mapping[str, object] = {}
    query: Mapping[str, object] = {}
    headers: Mapping[str, object] = {}
    cookies: Mapping[str, object] = {}
    body: Any = UNSET
    extra_headers: Headers | None = None
    extra_query: Query | None = None
    extra_body: Mapping[str, object] | None = None
    timeout: float | Timeout | UnsetType | None = UNSET
    stream: object = UNSET
    """True asks for a stream, where there is a choice."""

    def __repr__(self) -> str:
        # Without the arguments, which may be secrets.
        return f"<Request {self.method} {self.template}>"

    def __reduce__(self) -> str:
        raise TypeError(f"{type(self).__name__} can't be pickled: it may hold secrets")


def at(value: Any, path: tuple[str, ...]) -> Any:
    """What a path of attribute names leads to; None if it leads nowhere."""
    for name in path:
        value = value.get(name) if is_object(value) else getattr(value, name, None)
    return value
