"""The errors that every package has, as a tree."""

from __future__ import annotations

from ....api.model import Api
from ...reference_views import ErrorEntry
from ...text.html import html, plain, words

_ERRORS = {
    "APIError": ("", "The base class of all errors of a call."),
    "APIConnectionError": ("APIError", "No response arrived: the connection could not be made, or it broke."),
    "APITimeoutError": ("APIConnectionError", "A time limit was exceeded."),
    "APIStatusError": ("APIError", "The server responded with an error."),
    "BadRequestError": ("APIStatusError", "400: the server can't process the request."),
    "AuthenticationError": ("APIStatusError", "401: the credentials are missing or wrong."),
    "PermissionDeniedError": ("APIStatusError", "403: the credentials do not permit the operation."),
    "NotFoundError": ("APIStatusError", "404: the resource does not exist."),
    "ConflictError": ("APIStatusError", "409: the request conflicts with the current state of the resource."),
    "UnprocessableEntityError": ("APIStatusError", "422: the request is well-formed, but its content is invalid."),
    "RateLimitError": ("APIStatusError", "429: too many requests; `retry_after` says how long to wait."),
    "InternalServerError": ("APIStatusError", "500 and above: the server failed to process the request."),
    "APIResponseValidationError": ("APIError", "A response deviates from the API's description, and the client is strict."),
    "InvalidRequestError": ("APIError", "Arguments do not match the API's description. Nothing was sent."),
    "MissingCredentialsError": ("APIError", "The operation needs credentials that the client does not have. Nothing was sent."),
    "ClientClosedError": ("APIError", "The client is closed. Nothing was sent."),
}  # fmt: skip
_OF_WEBHOOKS = {
    "WebhookError": ("APIError", "A webhook can't be read. Its `fault` says why."),
    "WebhookVerificationError": ("WebhookError", "A webhook has no signature that holds."),
}
"""Each with its base class and what it means; a test holds them to the runtime's."""


def error_tree(model: Api, below: str = "") -> tuple[ErrorEntry, ...]:
    """Return the errors whose base class is `below`, each with those below it."""
    known = {**_ERRORS, **(_OF_WEBHOOKS if model.webhooks.listed else {})}
    return tuple(
        ErrorEntry(html(name), plain(name), words(text), error_tree(model, name))
        for name, (base, text) in known.items()
        if base == below
    )


def error_address(name: str) -> str:
    """Return the address of an error's class."""
    return f"errors.html#{name}"
