"""Types of `client.pets`."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar, Literal, Required, TypedDict

from ..._runtime.values import UNSET, Meta, Model, OpenEnum, UnsetType, field

__all__ = [
    "Error",
    "Kind",
    "Pet",
    "PetCreatePetParams",
    "PetDeletePetParams",
    "PetListPetsParams",
    "PetRequest",
    "PetRequestParam",
]


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


class PetRequestParam(TypedDict, total=False):
    """`PetRequest` as a plain dict."""

    name: Required[str]
    """At least 1 character."""
    kind: Kind | Literal["cat", "dog", "guinea pig"]
    bornOn: dt.date | str | None
    pin: str
    mother: PetRequest | PetRequestParam
    """A pet."""


class PetListPetsParams(TypedDict, total=False):
    """The keyword arguments of `client.pets.list_pets`."""

    limit: int
    """How many. At least 1, at most 100. Default: `20`."""
    kind: Kind | Literal["cat", "dog", "guinea pig"]


class PetCreatePetParams(TypedDict, total=False):
    """The keyword arguments of `client.pets.create_pet`."""

    name: Required[str]
    """At least 1 character."""
    kind: Kind | Literal["cat", "dog", "guinea pig"]
    born_on: dt.date | str | None
    pin: str
    mother: PetRequest | PetRequestParam
    """A pet."""


class PetDeletePetParams(TypedDict, total=False):
    """The keyword arguments of `client.pets.delete_pet`."""
