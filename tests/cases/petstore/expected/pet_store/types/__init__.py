"""Types of the resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..types.pets import Error, Kind, Pet, PetRequest
    from ..types.pets_params import (
        PetCreatePetParams,
        PetDeletePetParams,
        PetListPetsParams,
        PetRequestParam,
    )

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

_HOMES = {
    "Error": "..types.pets",
    "Kind": "..types.pets",
    "Pet": "..types.pets",
    "PetCreatePetParams": "..types.pets_params",
    "PetDeletePetParams": "..types.pets_params",
    "PetListPetsParams": "..types.pets_params",
    "PetRequest": "..types.pets",
    "PetRequestParam": "..types.pets_params",
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
