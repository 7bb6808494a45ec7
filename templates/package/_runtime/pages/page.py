"""The pages of a list, which fetch the pages after them.

Every iteration ends. Where the client counts pages or items: when the server's totals are reached,
at an empty page, and at a page whose items were seen before. Where the server names the position of
the next page, by a cursor or a URL: when it names none, and at a position that was there before.
And always after `max_pages` pages, with an `APIError` after the items of all pages before it, so
that a part of a longer list is not taken for the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

import msgspec

from ..values.package import logger

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Generator, Iterator, Sequence

    from ..describe.operation import Pagination, Request


Item = TypeVar("Item")
PageT = TypeVar("PageT", bound="AsyncPage[Any]")

_SOURCE = "_source"


class PageSource(msgspec.Struct, frozen=True, eq=False):
    """Where a page comes from, with all that is needed to fetch the next one.

    Attributes:
        pagination: How the list comes in pages.
        request: The request for the page.
        head: The head of its response.
        base_url: The URL whose origin gets the client's credentials.
        fetch: Sends a request for another page.
        marks: What is known of the pages before: their items, or the positions that were asked for.
        items_before: The number of their items; None if it is not known.
    """

    pagination: Pagination
    request: Request
    head: Any
    base_url: str
    fetch: Callable[[Request], Any]
    marks: frozenset[int] = frozenset()
    items_before: int | None = 0

    def request_after(self, page: object) -> Request | None:
        """The request for the next page; None if this is the last one."""
        items = self.pagination.items_of(page)
        if self._is_behind_the_end(items):
            return None
        seen = self._seen_with(items)
        following = self.pagination.request_after(self.request, page, self.head, seen)
        if following is not None and self._has_been_at(following):
            logger.warning("pagination stopped: the server named the same position twice")
            return None
        return following

    def check(self, following: Request) -> None:
        """Refuse to go on behind the longest walk, and to where the client must not go.

        Raises:
            APIError: It says how the caller can go on.
        """
        problem = self.pagination.refusal(following, self.base_url)
        if not problem and len(self.marks) + 1 >= self.pagination.max_pages:
            problem = (
                f"the list goes on, but the walk ended after {self.pagination.max_pages} pages"
            )
            if argument := self.pagination.resumed(following):
                problem += f"; go on with another call, from {argument}"
        if problem:
            from ..answer.errors import APIError  # here, so that types load nothing of answers

            raise APIError(problem)

    def is_needless(self, page: object) -> bool:
        """Whether a page tells only that the page before it was the last one."""
        items = self.pagination.items_of(page)
        if not self._is_behind_the_end(items):
            return False
        if items:
            logger.warning("pagination stopped: the server sent the same page twice")
        return True

    def remembering(self, before: PageSource, page: object) -> PageSource:
        """The same source, which remembers `page` and all pages before it."""
        items = self.pagination.items_of(page)
        mark = _fingerprint(items) if self.pagination.counts else before.mark
        return msgspec.structs.replace(
            self, marks=before.marks | {mark}, items_before=before._seen_with(items)
        )

    @property
    def mark(self) -> int:
        """What is remembered of the position of this page."""
        return hash(self.pagination.position(self.request))

    def _has_been_at(self, following: Request) -> bool:
        if self.pagination.counts:
            return False
        return hash(self.pagination.position(following)) in self.marks | {self.mark}

    def _is_behind_the_end(self, items: Sequence[Any]) -> bool:
        return self.pagination.counts and (not items or _fingerprint(items) in self.marks)

    def _seen_with(self, items: Sequence[Any]) -> int | None:
        return None if self.items_before is None else self.items_before + len(items)


class _Page(msgspec.Struct, Generic[Item], kw_only=True, dict=True):
    """What both kinds of page share. Their source is not a field; the instance's dict holds it."""

    def has_next_page(self) -> bool:
        """Whether there is probably a next page. Sends no request."""
        return self._next_request() is not None

    def _next_request(self) -> Request | None:
        source = _source_of(self)
        return None if source is None else source.request_after(self)

    def _fetch(self) -> tuple[PageSource, Request]:
        source, request = _source_of(self), self._next_request()
        if source is None or request is None:
            raise RuntimeError("this is the last page; check has_next_page() first")
        source.check(request)
        return source, request

    def _adopt(self, following: Any, before: PageSource) -> Any:
        source = _source_of(following)
        if source is not None:
            attach_source(following, source.remembering(before, self))
        return following


class SyncPage(_Page[Item], Generic[Item], kw_only=True, dict=True):
    """One page of a list. `for` goes through its items and those of all following pages."""

    def __iter__(self) -> Iterator[Item]:
        for page in self.iter_pages():
            yield from _items_of(page)

    def iter_pages(self) -> Iterator[Self]:
        """This page and all following pages, each fetched when it is reached.

        Raises:
            APIError: The errors of `get_next_page`.
        """
        page = self
        yield page
        while page.has_next_page():
            page = page.get_next_page()
            if _is_needless(page):
                return
            yield page

    def get_next_page(self) -> Self:
        """Fetch the next page.

        Raises:
            RuntimeError: This is the last page.
            APIError: The errors of the operation; or the list goes on after `max_pages` pages.
            APIResponseValidationError: The result is no page.
        """
        source, request = self._fetch()
        following: Self = self._adopt(source.fetch(request), source)
        return following


class AsyncPage(_Page[Item], Generic[Item], kw_only=True, dict=True):
    """One page of a list. `async for` goes through its items and those of all following pages."""

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.iter_pages():
            for item in _items_of(page):
                yield item

    async def iter_pages(self) -> AsyncIterator[Self]:
        """This page and all following pages, each fetched when it is reached.

        Raises:
            APIError: The errors of `get_next_page`.
        """
        page = self
        yield page
        while page.has_next_page():
            page = await page.get_next_page()
            if _is_needless(page):
                return
            yield page

    async def get_next_page(self) -> Self:
        """Fetch the next page.

        Raises:
            RuntimeError: This is the last page.
            APIError: The errors of the operation; or the list goes on after `max_pages` pages.
            APIResponseValidationError: The result is no page.
        """
        source, request = self._fetch()
        following: Self = self._adopt(await source.fetch(request), source)
        return following


class AsyncPager(Generic[PageT, Item]):
    """A call of a list that is still to be made.

    `await` returns its first page; `async for` goes through the items of all pages.
    """

    def __init__(
        self,
        fetch: Callable[[], Coroutine[Any, Any, PageT]],
        fetch_page: Callable[[], Coroutine[Any, Any, PageT]],
    ) -> None:
        # Iterations use the second one, for which a result that is no page is an error.
        self._fetch = fetch
        self._fetch_page = fetch_page

    def __await__(self) -> Generator[Any, Any, PageT]:
        return self._fetch().__await__()

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.iter_pages():
            for item in _items_of(page):
                yield item

    async def iter_pages(self) -> AsyncIterator[PageT]:
        """All pages of the list, each fetched when it is reached.

        Raises:
            APIError: The errors of the operation.
            APIResponseValidationError: The result is no page.
        """
        first = await self._fetch_page()
        async for page in first.iter_pages():
            yield page


def is_page(value: object) -> bool:
    """Whether a result is a page. It may not be, as a server can send anything."""
    return isinstance(value, _Page)


def attach_source(page: object, source: PageSource) -> None:
    """Attach its source to a page. A value that is no page is left alone."""
    if is_page(page):
        setattr(page, _SOURCE, source)


def _source_of(page: object) -> PageSource | None:
    source: PageSource | None = getattr(page, _SOURCE, None)
    return source


def _items_of(page: _Page[Item]) -> Sequence[Item]:
    source = _source_of(page)
    return () if source is None else source.pagination.items_of(page)


def _is_needless(page: _Page[Any]) -> bool:
    source = _source_of(page)
    return source is None or source.is_needless(page)


def _fingerprint(items: Sequence[Any]) -> int:
    """A number by which the items of a page are recognised."""
    try:
        return hash(msgspec.json.encode(items))
    except (ValueError, OverflowError):  # such as a lone surrogate, which JSON can't hold
        return hash(repr(items))
