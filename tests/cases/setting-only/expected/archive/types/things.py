"""Types of `client.things`."""

from __future__ import annotations

from .._runtime.values import UNSET, Model, UnsetType

__all__ = [
    "Thing",
]


class Thing(Model, kw_only=True):
    name: str | UnsetType = UNSET
