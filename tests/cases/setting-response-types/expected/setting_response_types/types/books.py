"""Types of `client.books`."""

from __future__ import annotations

from typing import TypedDict

from .._runtime.values import UNSET, Model, UnsetType

__all__ = [
    "Book",
    "BookGetBookParams",
    "BookGetBookResponse",
]


class Book(Model, kw_only=True):
    title: str | UnsetType = UNSET


class BookGetBookResponse(Book):
    """A book."""


class BookGetBookParams(TypedDict, total=False):
    """The keyword arguments of `client.books.get_book`."""
