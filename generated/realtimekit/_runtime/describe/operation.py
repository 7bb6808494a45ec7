"""An API operation: its fixed facts, and the values of one call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

import msgspec

from ..values.kinds import is_list, is_object
from ..values.models import UNSET, UnsetType
from ..values.redaction import Veiled
from .content import Content
from .content import Style as Style
from .options import Headers, Query, Timeout

T = TypeVar("T")


class PageNumber(msgspec.Struct, frozen=True, kw_only=True):
    """Pages that a query parameter numbers.

    Attributes:
        page: The wire name of the parameter.
        first: The number of the first page.
        items: Where the response has its items, as a path of attribute names.
        total: Where it has the number of all items.
        end: Where it has the position of this page's last item among all items.
        max_pages: The most pages that an iteration fetches. If the list goes on, an error follows.
    """

    page: str
    first: int = 1
    items: tuple[str, ...]
    total: tuple[str, ...] | None = None
    end: tuple[str, ...] | None = None
    max_pages: int = 10_000

    def current(self, request: Request) -> int:
        """The number of the page that a request is for."""
        number = request.query.get(self.page)
        return int(number) if isinstance(number, (int, float)) else self.first

    def request_after(self, request: Request) -> Request:
        """The request for the page after the one that `request` is for."""
        query = {**request.query, self.page: self.current(request) + 1}
        return msgspec.structs.replace(request, query=query)

    def items_of(self, page: object) -> Sequence[Any]:
        """The items of a page; empty if the server sent no list."""
        items = _at(page, self.items)
        return items if is_list(items) else ()

    def is_last(self, page: object, seen: int | None) -> bool:
        """Whether the server's totals say that this is the last page.

        Args:
            page: The decoded page.
            seen: The number of items up to the end of this page; None if it is not known.
        """
        total = _at(page, self.total) if self.total else None
        if not isinstance(total, (int, float)):
            return False
        end = _at(page, self.end) if self.end else None
        if isinstance(end, (int, float)):
            return end >= total
        return seen is not None and seen >= total


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
    pagination: PageNumber | None = None
    secrets: frozenset[str] = frozenset()


class Request(Veiled, frozen=True, eq=False):
    """The arguments of one call, by wire name. A value that is UNSET is not sent."""

    method: str
    template: str
    """A path below the base URL, with parameters in braces; or an absolute URL without any."""
    path: Mapping[str, object] = {}
    query: Mapping[str, object] = {}
    headers: Mapping[str, object] = {}
    cookies: Mapping[str, object] = {}
    body: Any = UNSET
    extra_headers: Headers | None = None
    extra_query: Query | None = None
    extra_body: Mapping[str, object] | None = None
    timeout: float | Timeout | UnsetType | None = UNSET

    def __repr__(self) -> str:
        # Without the arguments, which may be secrets.
        return f"<Request {self.method} {self.template}>"

    def __reduce__(self) -> str:
        raise TypeError(f"{type(self).__name__} can't be pickled: it may hold secrets")


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        value = value.get(name) if is_object(value) else getattr(value, name, None)
    return value
