"""Types of `client.books`."""

from __future__ import annotations

from .._runtime.values import UNSET, Model, UnsetType

__all__ = [
    "Book",
    "BookGetBookResponse",
]


class Book(Model, kw_only=True):
    title: str | UnsetType = UNSET


class BookGetBookResponse(Book):
    """A book."""
