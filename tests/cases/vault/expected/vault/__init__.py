"""A Python client of Vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._client import AsyncVault, Vault
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
    from ._runtime.transports.default.async_transport import AsyncDefaultTransport
    from ._runtime.transports.default.transport import DefaultTransport
    from ._runtime.transports.pyreqwest import AsyncPyreqwestTransport, PyreqwestTransport
    from .types.things import (
        AsyncThingListPage,
        Failure,
        Lock,
        LockParam,
        NewThing,
        Thing,
        ThingAnswer,
        ThingColor,
        ThingCreateParams,
        ThingDeleteParams,
        ThingFileParams,
        ThingGetParams,
        ThingListPage,
        ThingListParams,
        ThingListResponse,
        ThingNoteParams,
        ThingOrderParams,
        ThingSearchParams,
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
    "AsyncDefaultTransport",
    "AsyncPyreqwestTransport",
    "AsyncStreamedResponse",
    "AsyncThingListPage",
    "AsyncTransport",
    "AsyncTransportResponse",
    "AsyncVault",
    "AuthenticationError",
    "BadRequestError",
    "ClientClosedError",
    "ConflictError",
    "DefaultTransport",
    "Deviation",
    "Failure",
    "InternalServerError",
    "InvalidRequestError",
    "Lock",
    "LockParam",
    "MissingCredentialsError",
    "Model",
    "NewThing",
    "NotFoundError",
    "PermissionDeniedError",
    "PyreqwestTransport",
    "RateLimitError",
    "StreamedResponse",
    "Thing",
    "ThingAnswer",
    "ThingColor",
    "ThingCreateParams",
    "ThingDeleteParams",
    "ThingFileParams",
    "ThingGetParams",
    "ThingListPage",
    "ThingListParams",
    "ThingListResponse",
    "ThingNoteParams",
    "ThingOrderParams",
    "ThingSearchParams",
    "Timeout",
    "Transport",
    "TransportError",
    "TransportRequest",
    "TransportResponse",
    "TransportTimeoutError",
    "UnprocessableEntityError",
    "UnsetType",
    "Vault",
]

_HOMES = {
    "UNSET": "._runtime.models",
    "APIConnectionError": "._runtime.errors",
    "APIError": "._runtime.errors",
    "APIResponse": "._runtime.response",
    "APIResponseValidationError": "._runtime.errors",
    "APIStatusError": "._runtime.errors",
    "APITimeoutError": "._runtime.errors",
    "AsyncDefaultTransport": "._runtime.transports.default.async_transport",
    "AsyncPyreqwestTransport": "._runtime.transports.pyreqwest",
    "AsyncStreamedResponse": "._runtime.streaming",
    "AsyncThingListPage": ".types.things",
    "AsyncTransport": "._runtime.transport",
    "AsyncTransportResponse": "._runtime.transport",
    "AsyncVault": "._client",
    "AuthenticationError": "._runtime.errors",
    "BadRequestError": "._runtime.errors",
    "ClientClosedError": "._runtime.errors",
    "ConflictError": "._runtime.errors",
    "DefaultTransport": "._runtime.transports.default.transport",
    "Deviation": "._runtime.deviations",
    "Failure": ".types.things",
    "InternalServerError": "._runtime.errors",
    "InvalidRequestError": "._runtime.errors",
    "Lock": ".types.things",
    "LockParam": ".types.things",
    "MissingCredentialsError": "._runtime.errors",
    "Model": "._runtime.models",
    "NewThing": ".types.things",
    "NotFoundError": "._runtime.errors",
    "PermissionDeniedError": "._runtime.errors",
    "PyreqwestTransport": "._runtime.transports.pyreqwest",
    "RateLimitError": "._runtime.errors",
    "StreamedResponse": "._runtime.streaming",
    "Thing": ".types.things",
    "ThingAnswer": ".types.things",
    "ThingColor": ".types.things",
    "ThingCreateParams": ".types.things",
    "ThingDeleteParams": ".types.things",
    "ThingFileParams": ".types.things",
    "ThingGetParams": ".types.things",
    "ThingListPage": ".types.things",
    "ThingListParams": ".types.things",
    "ThingListResponse": ".types.things",
    "ThingNoteParams": ".types.things",
    "ThingOrderParams": ".types.things",
    "ThingSearchParams": ".types.things",
    "Timeout": "._runtime.options",
    "Transport": "._runtime.transport",
    "TransportError": "._runtime.transport",
    "TransportRequest": "._runtime.transport",
    "TransportResponse": "._runtime.transport",
    "TransportTimeoutError": "._runtime.transport",
    "UnprocessableEntityError": "._runtime.errors",
    "UnsetType": "._runtime.models",
    "Vault": "._client",
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
