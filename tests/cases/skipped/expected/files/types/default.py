"""Types of `client.default`."""

from __future__ import annotations

from typing import TypedDict

__all__ = [
    "DefaultHealthParams",
]


class DefaultHealthParams(TypedDict, total=False):
    """The keyword arguments of `client.default.health`."""
