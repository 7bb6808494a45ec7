"""Types of `client.libraries.books`."""

from __future__ import annotations

from ..._runtime.pages import AsyncPage, SyncPage
from ..._runtime.values import UNSET, Model, UnsetType

__all__ = [
    "AsyncBookListPage",
    "Book",
    "BookListPage",
    "BookListResponse",
    "BooksResult",
    "SchemaBooks",
]


class Book(Model, kw_only=True):
    title: str | UnsetType = UNSET


class BooksResult(Model, kw_only=True):
    items: list[Book] | UnsetType = UNSET
    total: int | UnsetType = UNSET


class SchemaBooks(Model, kw_only=True):
    ok: bool
    result: BooksResult | UnsetType = UNSET


class BookListResponse(SchemaBooks):
    """A page."""


class BookListPage(BookListResponse, SyncPage[Book]):
    """One page of a list. Iterate over it to get the items of all pages."""


class AsyncBookListPage(BookListResponse, AsyncPage[Book]):
    """One page of a list. Iterate over it to get the items of all pages."""
