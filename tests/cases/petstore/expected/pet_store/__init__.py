"""A Python client of Pet store."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._client import AsyncPetStore, PetStore
    from ._runtime.answer import (
        APIConnectionError,
        APIError,
        APIResponse,
        APIResponseValidationError,
        APIStatusError,
        APITimeoutError,
        AsyncAPIResponse,
        AsyncStreamedResponse,
        AuthenticationError,
        BadRequestError,
        ClientClosedError,
        ConflictError,
        InternalServerError,
        InvalidRequestError,
        MissingCredentialsError,
        NotFoundError,
        PermissionDeniedError,
        RateLimitError,
        StreamedResponse,
        UnprocessableEntityError,
    )
    from ._runtime.describe import Timeout
    from ._runtime.transports import (
        AsyncDefaultTransport,
        AsyncHttpxTransport,
        AsyncPyreqwestTransport,
        AsyncTransport,
        AsyncTransportResponse,
        DefaultTransport,
        HttpxTransport,
        PyreqwestTransport,
        Transport,
        TransportError,
        TransportRequest,
        TransportResponse,
        TransportTimeoutError,
    )
    from ._runtime.values import UNSET, Deviation, Model, OpenModel, UnsetType
    from .types.pets import Error, Kind, Pet, PetRequest
    from .types.pets.photos_params import PhotoGetParams
    from .types.pets_params import (
        PetCreatePetParams,
        PetDeletePetParams,
        PetListPetsParams,
        PetRequestParam,
    )

__version__ = "0.1.0"

__all__ = [
    "UNSET",
    "APIConnectionError",
    "APIError",
    "APIResponse",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncAPIResponse",
    "AsyncDefaultTransport",
    "AsyncHttpxTransport",
    "AsyncPetStore",
    "AsyncPyreqwestTransport",
    "AsyncStreamedResponse",
    "AsyncTransport",
    "AsyncTransportResponse",
    "AuthenticationError",
    "BadRequestError",
    "ClientClosedError",
    "ConflictError",
    "DefaultTransport",
    "Deviation",
    "Error",
    "HttpxTransport",
    "InternalServerError",
    "InvalidRequestError",
    "Kind",
    "MissingCredentialsError",
    "Model",
    "NotFoundError",
    "OpenModel",
    "PermissionDeniedError",
    "Pet",
    "PetCreatePetParams",
    "PetDeletePetParams",
    "PetListPetsParams",
    "PetRequest",
    "PetRequestParam",
    "PetStore",
    "PhotoGetParams",
    "PyreqwestTransport",
    "RateLimitError",
    "StreamedResponse",
    "Timeout",
    "Transport",
    "TransportError",
    "TransportRequest",
    "TransportResponse",
    "TransportTimeoutError",
    "UnprocessableEntityError",
    "UnsetType",
]

_HOMES = {
    "UNSET": "._runtime.values",
    "APIConnectionError": "._runtime.answer",
    "APIError": "._runtime.answer",
    "APIResponse": "._runtime.answer",
    "APIResponseValidationError": "._runtime.answer",
    "APIStatusError": "._runtime.answer",
    "APITimeoutError": "._runtime.answer",
    "AsyncAPIResponse": "._runtime.answer",
    "AsyncDefaultTransport": "._runtime.transports",
    "AsyncHttpxTransport": "._runtime.transports",
    "AsyncPetStore": "._client",
    "AsyncPyreqwestTransport": "._runtime.transports",
    "AsyncStreamedResponse": "._runtime.answer",
    "AsyncTransport": "._runtime.transports",
    "AsyncTransportResponse": "._runtime.transports",
    "AuthenticationError": "._runtime.answer",
    "BadRequestError": "._runtime.answer",
    "ClientClosedError": "._runtime.answer",
    "ConflictError": "._runtime.answer",
    "DefaultTransport": "._runtime.transports",
    "Deviation": "._runtime.values",
    "Error": ".types.pets",
    "HttpxTransport": "._runtime.transports",
    "InternalServerError": "._runtime.answer",
    "InvalidRequestError": "._runtime.answer",
    "Kind": ".types.pets",
    "MissingCredentialsError": "._runtime.answer",
    "Model": "._runtime.values",
    "NotFoundError": "._runtime.answer",
    "OpenModel": "._runtime.values",
    "PermissionDeniedError": "._runtime.answer",
    "Pet": ".types.pets",
    "PetCreatePetParams": ".types.pets_params",
    "PetDeletePetParams": ".types.pets_params",
    "PetListPetsParams": ".types.pets_params",
    "PetRequest": ".types.pets",
    "PetRequestParam": ".types.pets_params",
    "PetStore": "._client",
    "PhotoGetParams": ".types.pets.photos_params",
    "PyreqwestTransport": "._runtime.transports",
    "RateLimitError": "._runtime.answer",
    "StreamedResponse": "._runtime.answer",
    "Timeout": "._runtime.describe",
    "Transport": "._runtime.transports",
    "TransportError": "._runtime.transports",
    "TransportRequest": "._runtime.transports",
    "TransportResponse": "._runtime.transports",
    "TransportTimeoutError": "._runtime.transports",
    "UnprocessableEntityError": "._runtime.answer",
    "UnsetType": "._runtime.values",
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
