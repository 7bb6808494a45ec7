"""Plain dicts that `client.pets.photos` accepts."""

from __future__ import annotations

from typing import TypedDict

__all__ = [
    "PhotoGetParams",
]


class PhotoGetParams(TypedDict, total=False):
    """The keyword arguments of `client.pets.photos.get`."""
