"""Plain dicts that `client.shapes` accepts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Required, TypeAlias, TypedDict

from ..types.shapes import Shape, ShapeStoreRequestTarget

__all__ = [
    "CircleParam",
    "GroupParam",
    "KeyParam",
    "PasswordParam",
    "ShapeDrawParams",
    "ShapeParam",
    "ShapeStoreParams",
    "ShapeStoreRequestTargetParam",
    "SquareParam",
]


class CircleParam(TypedDict, total=False):
    """`Circle` as a plain dict."""

    form: Required[str]
    radius: Required[float]


class GroupParam(TypedDict, total=False):
    """`Group` as a plain dict."""

    form: Required[str]
    shapes: Required[Sequence[Shape | ShapeParam]]


class KeyParam(TypedDict, total=False):
    """`Key` as a plain dict."""

    method: Required[Literal["key"]]
    key: Required[str]


class PasswordParam(TypedDict, total=False):
    """`Password` as a plain dict."""

    method: Required[Literal["password"]]
    password: Required[str]


class SquareParam(TypedDict, total=False):
    """`Square` as a plain dict."""

    form: Required[str]
    side: Required[float]
    """More than 0."""


class ShapeDrawParams(TypedDict, total=False):
    """The keyword arguments of `client.shapes.draw`."""

    body: Required[Shape | ShapeParam]


class ShapeStoreParams(TypedDict, total=False):
    """The keyword arguments of `client.shapes.store`."""

    target: Required[ShapeStoreRequestTarget | ShapeStoreRequestTargetParam | None]
    size: int | str


ShapeParam: TypeAlias = CircleParam | SquareParam | GroupParam

ShapeStoreRequestTargetParam: TypeAlias = KeyParam | PasswordParam
