"""Types of `client.pets`."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated, ClassVar

from ..._runtime.values import UNSET, Meta, Model, OpenEnum, UnsetType, field

if TYPE_CHECKING:
    from typing import Literal

    from ...types.pets.photos_params import PhotoGetParams
    from ...types.pets_params import PetRequestParam

__all__ = [
    "Error",
    "Kind",
    "Pet",
    "PetRequest",
    "PhotoGetParams",
]

_NAMES = """
photos_params
    PhotoGetParams
"""


def __getattr__(name: str) -> object:
    from ..._runtime.front import find

    return find(name, globals(), _NAMES)


def __dir__() -> list[str]:
    from ..._runtime.front import names

    return sorted({*globals(), *names(globals(), _NAMES)})


class Kind(OpenEnum):
    CAT = "cat"
    DOG = "dog"
    GUINEA_PIG = "guinea pig"


class Error(Model, kw_only=True):
    code: int
    message: str | UnsetType = UNSET


class Pet(Model, kw_only=True):
    """A pet."""

    id: str
    """Given by the store."""
    name: Annotated[str, Meta(min_length=1)]
    """At least 1 character."""
    kind: Kind | UnsetType = UNSET
    born_on: dt.date | UnsetType | None = field(name="bornOn", default=UNSET)
    mother: Pet | UnsetType = UNSET
    """A pet."""


class PetRequest(Model, kw_only=True):
    """A pet."""

    __secrets__: ClassVar = frozenset({"pin"})

    name: Annotated[str, Meta(min_length=1)]
    """At least 1 character."""
    kind: Kind | UnsetType = UNSET
    born_on: dt.date | UnsetType | None = field(name="bornOn", default=UNSET)
    pin: str | UnsetType = UNSET
    mother: PetRequest | UnsetType = UNSET
    """A pet."""

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            name: str,
            kind: Kind | Literal["cat", "dog", "guinea pig"] | UnsetType = UNSET,
            born_on: dt.date | str | UnsetType | None = UNSET,
            pin: str | UnsetType = UNSET,
            mother: PetRequest | PetRequestParam | UnsetType = UNSET,
        ) -> None: ...
