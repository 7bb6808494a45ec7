"""Plain dicts that `client.books` accepts."""

from __future__ import annotations

from typing import TypedDict

__all__ = [
    "BookGetBookParams",
]


class BookGetBookParams(TypedDict, total=False):
    """The keyword arguments of `client.books.get_book`."""
