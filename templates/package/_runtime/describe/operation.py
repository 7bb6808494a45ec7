"""An API operation: its fixed facts, and the values of one call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Generic, TypeVar

import msgspec

from ..values.kinds import is_list, is_object
from ..values.models import UNSET, UnsetType
from .content import Content
from .content import Style as Style
from .options import Headers, Query, Timeout

T = TypeVar("T")


class PageNumber(msgspec.Struct, frozen=True, kw_only=True):
    """Pages counted by a query parameter.

    ``page`` is the parameter's wire name and ``first`` the number of the first page. The rest are
    paths of attribute names in the response: ``items`` the list, ``total`` the number of all items,
    ``end`` the position of this page's last item among them.
    """

    page: str
    first: int = 1
    items: tuple[str, ...]
    total: tuple[str, ...] | None = None
    end: tuple[str, ...] | None = None
    max_pages: int = 10_000

    def current(self, request: Request) -> int:
        """The number of the page that a request asks for."""
        number = request.query.get(self.page)
        return int(number) if isinstance(number, (int, float)) else self.first

    def request_after(self, request: Request) -> Request:
        """The request for the page behind the one that ``request`` asks for."""
        query = {**request.query, self.page: self.current(request) + 1}
        return msgspec.structs.replace(request, query=query)

    def items_of(self, page: object) -> Sequence[Any]:
        """The items of a page; none when the server sent something else in their place."""
        items = _at(page, self.items)
        return items if is_list(items) else ()

    def is_last(self, page: object, seen: int | None) -> bool:
        """Whether the server's totals say that no page follows.

        ``seen`` is the number of items up to and with this page, None when that isn't known.
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

    - ``name``: the dotted name of its method on the client
    - ``responses``: the content of a success by status ("200", "2XX" or "default")
    - ``errors``: the content of a failure by status
    - ``security``: alternatives, each a group of scheme ids; none: no credentials are sent;
      an empty group: the call may go without
    - ``parameters``: a Struct with the constraints of path, query, header and cookie parameters,
      by wire name
    - ``body``: the content of the request
    - ``failure``: a property and the value by which an answer is an error whatever its status
    - ``idempotent``: whether a retry is safe; None: as HTTP says about the method
    - ``idempotency_header``: a header that gets one fresh key for all attempts of a call
    - ``styles``: by location ("path") and wire name, the parameters that are not written in their
      location's usual style
    - ``pagination``: how to get the next page
    - ``secrets``: parameters, by wire name, whose values are shown nowhere
    """

    name: str
    responses: Mapping[str, Content[T]]
    errors: Mapping[str, Content[Any]] = {}
    security: tuple[tuple[str, ...], ...] = ()
    parameters: type[msgspec.Struct] | None = None
    body: Content[Any] | None = None
    failure: tuple[str, object] | None = None
    idempotent: bool | None = None
    idempotency_header: str | None = None
    styles: Mapping[str, Mapping[str, Style]] = {}
    pagination: PageNumber | None = None
    secrets: frozenset[str] = frozenset()


class Request(msgspec.Struct, frozen=True, eq=False):
    """The values of one call, by wire name. A value that is UNSET is not sent."""

    method: str
    template: str
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
        # Nothing but the static facts: parameters and bodies may hold secrets.
        return f"<Request {self.method} {self.template}>"

    def __reduce__(self) -> str:
        raise TypeError(f"{type(self).__name__} can't be pickled: it may hold secrets")


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for name in path:
        value = value.get(name) if is_object(value) else getattr(value, name, None)
    return value
