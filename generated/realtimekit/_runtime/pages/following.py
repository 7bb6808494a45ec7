"""Lists whose pages are not numbered: offsets, cursors, and the URLs of next pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import msgspec

from ..describe.operation import Pagination, asked_for, asking_for, at
from ..exchange.redirects import target_of
from ..request.urls import is_same_origin
from ..values.kinds import is_list, is_object
from ..values.models import UNSET

if TYPE_CHECKING:
    from ..answer.response import ResponseHead
    from ..describe.operation import Request


class Offset(Pagination, frozen=True, kw_only=True):
    """Pages that begin at the item that a query parameter counts.

    Attributes:
        offset: The wire name of the parameter.
        first: The number of the first item.
        total: Where the response has the number of all items.
    """

    offset: str
    first: int = 0
    total: tuple[str, ...] | None = None

    def request_after(
        self, request: Request, page: object, head: ResponseHead, seen: int | None
    ) -> Request | None:
        """The request for the page behind the last item of this one."""
        behind = asked_for(request, self.offset, self.first) + len(self.items_of(page))
        total = at(page, self.total) if self.total else None
        is_at_total = isinstance(total, (int, float)) and behind - self.first >= total
        if is_at_total or self._has_ended(page):
            return None
        return asking_for(request, self.offset, behind)

    def position(self, request: Request) -> str:
        """The number of the page's first item."""
        return f"{self.offset}={asked_for(request, self.offset, self.first)}"


class Cursor(Pagination, frozen=True, kw_only=True):
    """Pages that each name a cursor, by which the next one is asked for.

    Attributes:
        cursor: The wire name of the query parameter, or of the body's property.
        in_body: Whether it is a property of the body.
        next: Where the response has the next cursor.
        header: The header field of the response that is the next cursor.
        item: Where the last item of a page has what is the next cursor.
    """

    counts: ClassVar[bool] = False

    cursor: str
    in_body: bool = False
    next: tuple[str, ...] | None = None
    header: str | None = None
    item: tuple[str, ...] | None = None

    def request_after(
        self, request: Request, page: object, head: ResponseHead, seen: int | None
    ) -> Request | None:
        """The request with the next cursor; None if there is none, or if it is empty, null or 0."""
        cursor = self._next(page, head)
        is_scalar = not (isinstance(cursor, bool) or is_list(cursor) or is_object(cursor))
        if self._has_ended(page) or cursor is UNSET or not is_scalar or not cursor:
            return None
        # The escape hatches take the place of what the caller gave, and are not checked: a number
        # may come for a parameter that is described as text.
        if self.in_body:
            extra = {**(request.extra_body or {}), self.cursor: cursor}
            return msgspec.structs.replace(request, extra_body=extra)
        return msgspec.structs.replace(
            request,
            query={name: value for name, value in request.query.items() if name != self.cursor},
            extra_query={**(request.extra_query or {}), self.cursor: cursor},
        )

    def position(self, request: Request) -> str:
        """The cursor."""
        extra = (request.extra_body if self.in_body else request.extra_query) or {}
        given = request.body if self.in_body else request.query
        cursor = extra.get(self.cursor, at(given, (self.cursor,)))
        return "" if cursor is None or cursor is UNSET else f"{self.cursor}={cursor}"

    def _next(self, page: object, head: ResponseHead) -> Any:
        if self.header is not None:
            return head.headers.get(self.header)
        if self.item is None:
            return at(page, self.next or ())
        items = self.items_of(page)
        return at(items[-1], self.item) if items else None


class NextUrl(Pagination, frozen=True, kw_only=True):
    """Pages that each name the URL of the next one.

    Attributes:
        next: Where the response has the URL. If None, its header field `Link` has it, with the
            relation `next` (RFC 8288 §3).
    """

    counts: ClassVar[bool] = False

    next: tuple[str, ...] | None = None

    def request_after(
        self, request: Request, page: object, head: ResponseHead, seen: int | None
    ) -> Request | None:
        """The request for the next URL, which holds the whole query."""
        named = _linked(head) if self.next is None else at(page, self.next)
        if not isinstance(named, str) or not named or self._has_ended(page):
            return None
        url = target_of(head.request.url, named) or ""
        return msgspec.structs.replace(request, template=url, path={}, query={}, extra_query=None)

    def position(self, request: Request) -> str:
        """The URL."""
        return request.template

    def resumed(self, request: Request) -> str:
        """Nothing, as no call takes a URL, which may also hold a signature."""
        return ""

    def refusal(self, request: Request, base_url: str) -> str:
        """Why a URL is not followed."""
        if not request.template:
            return "the server named no valid URL for the next page"
        if is_same_origin(request.template, base_url):
            return ""
        origin = "/".join(request.template.split("/")[:3])
        return (
            f"the server named a URL of another origin for the next page, {origin}; it is not "
            f"followed, because the client's credentials are for {base_url}"
        )


def _linked(head: ResponseHead) -> str | None:
    from .links import linked  # here, because other lists don't need it

    return linked(", ".join(head.headers.get_all("link")), "next")
