"""A Python client of Pet store."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._client import AsyncPetStore, PetStore
    from ._runtime.deviations import Deviation
    from ._runtime.errors import (
        APIConnectionError,
        APIError,
        APIResponseValidationError,
        APIStatusError,
        APITimeoutError,
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
        UnprocessableEntityError,
    )
    from ._runtime.models import UNSET, Model, UnsetType
    from ._runtime.options import Timeout
    from ._runtime.response import APIResponse
    from ._runtime.streaming import AsyncStreamedResponse, StreamedResponse
    from ._runtime.transport import (
        AsyncTransport,
        AsyncTransportResponse,
        Transport,
        TransportError,
        TransportRequest,
        TransportResponse,
        TransportTimeoutError,
    )
    from ._runtime.transports.default.transport import AsyncDefaultTransport, DefaultTransport
    from ._runtime.transports.pyreqwest import AsyncPyreqwestTransport, PyreqwestTransport
    from .types.pets import (
        Error,
        Kind,
        Pet,
        PetCreatePetParams,
        PetDeletePetParams,
        PetListPetsParams,
        PetRequest,
        PetRequestParam,
    )
    from .types.pets.photos import PhotoGetParams

__version__ = "0.1.0"

__all__ = [
    "UNSET",
    "APIConnectionError",
    "APIError",
    "APIResponse",
    "APIResponseValidationError",
    "APIStatusError",
    "APITimeoutError",
    "AsyncDefaultTransport",
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
    "InternalServerError",
    "InvalidRequestError",
    "Kind",
    "MissingCredentialsError",
    "Model",
    "NotFoundError",
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
    "UNSET": "._runtime.models",
    "APIConnectionError": "._runtime.errors",
    "APIError": "._runtime.errors",
    "APIResponse": "._runtime.response",
    "APIResponseValidationError": "._runtime.errors",
    "APIStatusError": "._runtime.errors",
    "APITimeoutError": "._runtime.errors",
    "AsyncDefaultTransport": "._runtime.transports.default.transport",
    "AsyncPetStore": "._client",
    "AsyncPyreqwestTransport": "._runtime.transports.pyreqwest",
    "AsyncStreamedResponse": "._runtime.streaming",
    "AsyncTransport": "._runtime.transport",
    "AsyncTransportResponse": "._runtime.transport",
    "AuthenticationError": "._runtime.errors",
    "BadRequestError": "._runtime.errors",
    "ClientClosedError": "._runtime.errors",
    "ConflictError": "._runtime.errors",
    "DefaultTransport": "._runtime.transports.default.transport",
    "Deviation": "._runtime.deviations",
    "Error": ".types.pets",
    "InternalServerError": "._runtime.errors",
    "InvalidRequestError": "._runtime.errors",
    "Kind": ".types.pets",
    "MissingCredentialsError": "._runtime.errors",
    "Model": "._runtime.models",
    "NotFoundError": "._runtime.errors",
    "PermissionDeniedError": "._runtime.errors",
    "Pet": ".types.pets",
    "PetCreatePetParams": ".types.pets",
    "PetDeletePetParams": ".types.pets",
    "PetListPetsParams": ".types.pets",
    "PetRequest": ".types.pets",
    "PetRequestParam": ".types.pets",
    "PetStore": "._client",
    "PhotoGetParams": ".types.pets.photos",
    "PyreqwestTransport": "._runtime.transports.pyreqwest",
    "RateLimitError": "._runtime.errors",
    "StreamedResponse": "._runtime.streaming",
    "Timeout": "._runtime.options",
    "Transport": "._runtime.transport",
    "TransportError": "._runtime.transport",
    "TransportRequest": "._runtime.transport",
    "TransportResponse": "._runtime.transport",
    "TransportTimeoutError": "._runtime.transport",
    "UnprocessableEntityError": "._runtime.errors",
    "UnsetType": "._runtime.models",
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
