"""Plain dicts that `client.things` accepts."""

from __future__ import annotations

from typing import TypedDict

__all__ = [
    "ThingThingsParams",
]


class ThingThingsParams(TypedDict, total=False):
    """The keyword arguments of `client.things.things`."""
