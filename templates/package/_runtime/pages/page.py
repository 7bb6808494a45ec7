"""The pages of a list, which fetch the pages after them.

Every iteration ends: when the server's totals are reached, at an empty page, at a page whose items
were seen before, and after `max_pages` pages. The last is an `APIError`, after the items of all
pages before it, so that a part of a longer list is not taken for the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

import msgspec

from ..values.package import logger

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Coroutine, Generator, Iterator, Sequence

    from ..describe.operation import PageNumber, Request


Item = TypeVar("Item")
PageT = TypeVar("PageT", bound="AsyncPage[Any]")

_SOURCE = "_source"


class PageSource(msgspec.Struct, frozen=True, eq=False):
    """Where a page comes from, with all that is needed to fetch the next one."""

    pagination: PageNumber
    request: Request
    fetch: Callable[[Request], Any]
    fingerprints: frozenset[int] = frozenset()
    items_before: int | None = 0

    def request_after(self, page: object) -> Request | None:
        """The request for the next page; None if this is the last one."""
        items = self.pagination.items_of(page)
        if not items or _fingerprint(items) in self.fingerprints:
            return None
        if self.pagination.is_last(page, self._seen_with(items)):
            return None
        return self.pagination.request_after(self.request)

    def check_cap(self, following: Request) -> None:
        """Refuse to go on behind the longest walk.

        Raises:
            APIError: It says how the caller can go on.
        """
        if len(self.fingerprints) + 1 >= self.pagination.max_pages:
            from ..answer.errors import APIError  # here, so that types load nothing of answers

            number = self.pagination.current(following)
            raise APIError(
                f"the list goes on, but the walk ended after {self.pagination.max_pages} pages; "
                f"go on with another call, from {self.pagination.page}={number}"
            )

    def handed_on(self, page: object, request: Request) -> PageSource:
        """The source of the page after `page`, which remembers all pages before it."""
        items = self.pagination.items_of(page)
        return msgspec.structs.replace(
            self,
            request=request,
            fingerprints=self.fingerprints | {_fingerprint(items)},
            items_before=self._seen_with(items),
        )

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
        source.check_cap(request)
        return source, request

    def _adopt(self, following: object, source: PageSource, request: Request) -> Any:
        attach_source(following, source.handed_on(self, request))
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
            if _is_repeated_or_empty(page):
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
        following: Self = self._adopt(source.fetch(request), source, request)
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
            if _is_repeated_or_empty(page):
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
        following: Self = self._adopt(await source.fetch(request), source, request)
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


def _source_of(page: _Page[Any]) -> PageSource | None:
    source: PageSource | None = getattr(page, _SOURCE, None)
    return source


def _items_of(page: _Page[Item]) -> Sequence[Item]:
    source = _source_of(page)
    return () if source is None else source.pagination.items_of(page)


def _is_repeated_or_empty(page: _Page[Any]) -> bool:
    source = _source_of(page)
    items = _items_of(page)
    if source is None or not items:
        return True
    if _fingerprint(items) in source.fingerprints:
        logger.warning("pagination stopped: the server sent the same page twice")
        return True
    return False


def _fingerprint(items: Sequence[Any]) -> int:
    """A number by which the items of a page are recognised."""
    try:
        return hash(msgspec.json.encode(items))
    except (ValueError, OverflowError):  # such as a lone surrogate, which JSON can't hold
        return hash(repr(items))
