"""Plain dicts that `client.default` accepts."""

from __future__ import annotations

from typing import TypedDict

__all__ = [
    "DefaultHealthParams",
]


class DefaultHealthParams(TypedDict, total=False):
    """The keyword arguments of `client.default.health`."""
