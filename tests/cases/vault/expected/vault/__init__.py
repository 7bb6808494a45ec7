"""A Python client of Vault."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._client import AsyncVault, Vault
    from ._runtime.answer import (
        APIConnectionError,
        APIError,
        APIResponse,
        APIResponseValidationError,
        APIStatusError,
        APITimeoutError,
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
    from .types.things import (
        AsyncThingListPage,
        Failure,
        Lock,
        NewThing,
        Thing,
        ThingAnswer,
        ThingColor,
        ThingListPage,
        ThingListResponse,
    )
    from .types.things_params import (
        LockParam,
        ThingCreateParams,
        ThingDeleteParams,
        ThingFileParams,
        ThingGetParams,
        ThingListParams,
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
    "AsyncHttpxTransport",
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
    "HttpxTransport",
    "InternalServerError",
    "InvalidRequestError",
    "Lock",
    "LockParam",
    "MissingCredentialsError",
    "Model",
    "NewThing",
    "NotFoundError",
    "OpenModel",
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
    "UNSET": "._runtime.values",
    "APIConnectionError": "._runtime.answer",
    "APIError": "._runtime.answer",
    "APIResponse": "._runtime.answer",
    "APIResponseValidationError": "._runtime.answer",
    "APIStatusError": "._runtime.answer",
    "APITimeoutError": "._runtime.answer",
    "AsyncDefaultTransport": "._runtime.transports",
    "AsyncHttpxTransport": "._runtime.transports",
    "AsyncPyreqwestTransport": "._runtime.transports",
    "AsyncStreamedResponse": "._runtime.answer",
    "AsyncThingListPage": ".types.things",
    "AsyncTransport": "._runtime.transports",
    "AsyncTransportResponse": "._runtime.transports",
    "AsyncVault": "._client",
    "AuthenticationError": "._runtime.answer",
    "BadRequestError": "._runtime.answer",
    "ClientClosedError": "._runtime.answer",
    "ConflictError": "._runtime.answer",
    "DefaultTransport": "._runtime.transports",
    "Deviation": "._runtime.values",
    "Failure": ".types.things",
    "HttpxTransport": "._runtime.transports",
    "InternalServerError": "._runtime.answer",
    "InvalidRequestError": "._runtime.answer",
    "Lock": ".types.things",
    "LockParam": ".types.things_params",
    "MissingCredentialsError": "._runtime.answer",
    "Model": "._runtime.values",
    "NewThing": ".types.things",
    "NotFoundError": "._runtime.answer",
    "OpenModel": "._runtime.values",
    "PermissionDeniedError": "._runtime.answer",
    "PyreqwestTransport": "._runtime.transports",
    "RateLimitError": "._runtime.answer",
    "StreamedResponse": "._runtime.answer",
    "Thing": ".types.things",
    "ThingAnswer": ".types.things",
    "ThingColor": ".types.things",
    "ThingCreateParams": ".types.things_params",
    "ThingDeleteParams": ".types.things_params",
    "ThingFileParams": ".types.things_params",
    "ThingGetParams": ".types.things_params",
    "ThingListPage": ".types.things",
    "ThingListParams": ".types.things_params",
    "ThingListResponse": ".types.things",
    "ThingNoteParams": ".types.things_params",
    "ThingOrderParams": ".types.things_params",
    "ThingSearchParams": ".types.things_params",
    "Timeout": "._runtime.describe",
    "Transport": "._runtime.transports",
    "TransportError": "._runtime.transports",
    "TransportRequest": "._runtime.transports",
    "TransportResponse": "._runtime.transports",
    "TransportTimeoutError": "._runtime.transports",
    "UnprocessableEntityError": "._runtime.answer",
    "UnsetType": "._runtime.values",
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
