"""Types of the resources."""

_NAMES = """
pets
    Error Kind Pet PetRequest
pets.photos_params
    PhotoGetParams
pets_params
    PetCreatePetParams PetDeletePetParams PetListPetsParams PetRequestParam
"""


def __getattr__(name: str) -> object:
    from .._runtime.front import find

    return find(name, globals(), _NAMES)


def __dir__() -> list[str]:
    from .._runtime.front import names

    return sorted({*globals(), *names(globals(), _NAMES)})
