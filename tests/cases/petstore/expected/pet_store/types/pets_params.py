"""Plain dicts that `client.pets` accepts."""

from __future__ import annotations

import datetime as dt
from typing import Literal, Required, TypedDict

from ..types.pets import Kind, PetRequest

__all__ = [
    "PetCreatePetParams",
    "PetDeletePetParams",
    "PetListPetsParams",
    "PetRequestParam",
]


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
