"""Public names that every package has, whatever its API: those of the runtime, by module."""

from __future__ import annotations

from collections.abc import Mapping

from .reserved import ANNOTATION_NAMES, CLIENT_MODULE_NAMES, CONTENT_NAMES, MODULE_NAMES, TYPE_NAMES

_BY_MODULE: Mapping[str, tuple[str, ...]] = {
    "_runtime.answer": (
        "APIConnectionError",
        "APIError",
        "APIResponse",
        "AsyncAPIResponse",
        "APIResponseValidationError",
        "APIStatusError",
        "APITimeoutError",
        "AsyncStreamedResponse",
        "AuthenticationError",
        "BadRequestError",
        "ClientClosedError",
        "ConflictError",
        "InternalServerError",
        "InvalidRequestError",
        "MissingCredentialsError",
        "NotFoundError",
        "PermissionDeniedError",
        "RateLimitError",
        "StreamedResponse",
        "UnprocessableEntityError",
    ),
    "_runtime.describe": ("Timeout",),
    "_runtime.transports": (
        "AsyncDefaultTransport",
        "AsyncHttpxTransport",
        "AsyncPyreqwestTransport",
        "AsyncTransport",
        "AsyncTransportResponse",
        "DefaultTransport",
        "HttpxTransport",
        "PyreqwestTransport",
        "Transport",
        "TransportError",
        "TransportRequest",
        "TransportResponse",
        "TransportTimeoutError",
    ),
    "_runtime.values": ("Deviation", "Model", "OpenModel", "UNSET", "UnsetType"),
}


UPLOADING = frozenset({("_runtime.values", "UploadFile")})
"""(module, name) of what a package has besides if an operation takes files or other content."""


STREAMING = frozenset(
    ("_runtime.answer", name) for name in ("AsyncEventStream", "EventStream", "ServerSentEvent")
)
"""(module, name) of what a package has besides if an operation answers with a stream of items."""


GRANTING = frozenset(
    ("_runtime.client", name) for name in ("AsyncClientCredentials", "ClientCredentials")
)
"""(module, name) of what a package has besides if a program can fetch its own token (OAuth 2.0)."""


RECEIVING = frozenset(
    ("_runtime.webhooks", name)
    for name in ("UnknownWebhook", "WebhookError", "WebhookVerificationError")
)
"""(module, name) of what a package has besides if the server sends webhooks or callbacks."""


def front_names() -> frozenset[tuple[str, str]]:
    """Return (module, name) of each; `Transport` and its kin are what a transport of one's own needs."""
    return frozenset((module, name) for module, names in _BY_MODULE.items() for name in names)


def is_taken(name: str) -> bool:
    """Tell whether a client's class of this name, or the asynchronous one, would hide what a package needs."""
    front = {each for names in _BY_MODULE.values() for each in names}
    taken = front | ANNOTATION_NAMES | CLIENT_MODULE_NAMES | CONTENT_NAMES | MODULE_NAMES
    taken |= TYPE_NAMES
    return not taken.isdisjoint({name, f"Async{name}"})
