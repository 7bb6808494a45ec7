"""Types of the resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..types.shapes import (
        Circle,
        Group,
        Key,
        Password,
        Shape,
        ShapeStoreRequest,
        ShapeStoreRequestTarget,
        Square,
    )
    from ..types.shapes_params import (
        CircleParam,
        GroupParam,
        KeyParam,
        PasswordParam,
        ShapeDrawParams,
        ShapeParam,
        ShapeStoreParams,
        ShapeStoreRequestTargetParam,
        SquareParam,
    )

__all__ = [
    "Circle",
    "CircleParam",
    "Group",
    "GroupParam",
    "Key",
    "KeyParam",
    "Password",
    "PasswordParam",
    "Shape",
    "ShapeDrawParams",
    "ShapeParam",
    "ShapeStoreParams",
    "ShapeStoreRequest",
    "ShapeStoreRequestTarget",
    "ShapeStoreRequestTargetParam",
    "Square",
    "SquareParam",
]

_HOMES = {
    "Circle": "..types.shapes",
    "CircleParam": "..types.shapes_params",
    "Group": "..types.shapes",
    "GroupParam": "..types.shapes_params",
    "Key": "..types.shapes",
    "KeyParam": "..types.shapes_params",
    "Password": "..types.shapes",
    "PasswordParam": "..types.shapes_params",
    "Shape": "..types.shapes",
    "ShapeDrawParams": "..types.shapes_params",
    "ShapeParam": "..types.shapes_params",
    "ShapeStoreParams": "..types.shapes_params",
    "ShapeStoreRequest": "..types.shapes",
    "ShapeStoreRequestTarget": "..types.shapes",
    "ShapeStoreRequestTargetParam": "..types.shapes_params",
    "Square": "..types.shapes",
    "SquareParam": "..types.shapes_params",
}
"""The module of each public name: it is imported when the name is first used."""


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOMES[name], __name__), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
