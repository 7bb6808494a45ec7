"""Types of `client.shapes`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, TypeAlias

from .._runtime.values import UNSET, Meta, Model, UnsetType, arm, one_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..types.shapes_params import ShapeParam

__all__ = [
    "Circle",
    "Group",
    "Key",
    "Password",
    "Shape",
    "ShapeStoreRequest",
    "ShapeStoreRequestTarget",
    "Square",
]


class Circle(Model, kw_only=True):
    form: str
    radius: float


class Group(Model, kw_only=True):
    form: str
    shapes: list[Shape]

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            form: str,
            shapes: Sequence[Shape | ShapeParam],
        ) -> None: ...


class Key(Model, kw_only=True):
    __secrets__: ClassVar = frozenset({"key"})

    method: Literal["key"]
    key: str


class Password(Model, kw_only=True):
    __secrets__: ClassVar = frozenset({"password"})

    method: Literal["password"]
    password: str


class ShapeStoreRequest(Model, kw_only=True):
    target: ShapeStoreRequestTarget | None
    size: int | str | UnsetType = UNSET


class Square(Model, kw_only=True):
    form: str
    side: Annotated[float, Meta(gt=0)]
    """More than 0."""


if TYPE_CHECKING:
    Shape: TypeAlias = Circle | Square | Group
    """Any shape."""
else:
    Shape = one_of(
        "Shape",
        arm(Circle, tags={"form": {"circle"}}, required={"form", "radius"}),
        arm(Square, tags={"form": {"square"}}, required={"form", "side"}),
        arm(Group, tags={"form": {"group"}}, required={"form", "shapes"}),
        module=__name__,
    )

if TYPE_CHECKING:
    ShapeStoreRequestTarget: TypeAlias = Key | Password
else:
    ShapeStoreRequestTarget = one_of(
        "ShapeStoreRequestTarget",
        arm(Key, tags={"method": {"key"}}, required={"method", "key"}),
        arm(Password, tags={"method": {"password"}}, required={"method", "password"}),
        module=__name__,
    )
