"""From a response to its result, or to an error."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from ..transports.protocol import TransportError, TransportTimeoutError
from ..values.deviations import listed
from ..values.fields import retry_after_seconds
from ..values.kinds import is_list, is_object
from ..values.package import logger
from .decoding import Decoded, decode_error, decode_success, is_failure, parsed_json
from .errors import (
    APIConnectionError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    status_error_class,
)
from .response import APIResponse, RequestInfo, Response, ResponseHead

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..describe.operation import Operation
    from ..describe.service import ClientConfig
    from ..values.deviations import Deviation


T = TypeVar("T")

KEPT_BYTES: Final = 64 * 1024
"""The bytes of an error's body that are kept."""

SHOWN_CHARACTERS: Final = 500
"""The characters of a server's error message that are shown."""

_SHOWN_DEVIATIONS: Final = 10


def conclude(
    config: ClientConfig,
    operation: Operation[T],
    head: ResponseHead,
    body: bytes,
    *,
    is_usable: Callable[[object], bool] | None = None,
) -> APIResponse[T]:
    """Decode a success and report its deviations.

    Deviations become an error, which `parse()` raises, if the client is strict or the value is not
    usable.

    Args:
        config: The settings of the client.
        operation: The operation that was called.
        head: The head of the response.
        body: The body, decompressed.
        is_usable: Whether a value will do in spite of deviations; None: every value will. An
            iteration over pages, for example, needs a page.

    Raises:
        APIStatusError: The body says that it is an error.
    """
    decoded = decode_success(operation, head.status_code, head.headers, body)
    if is_failure(operation, decoded.value, body):
        raise status_error(config, operation, head, body)
    value = cast("T", decoded.value)
    if not decoded.deviations:
        return APIResponse(head, body, value)
    is_error = config.strict or not (is_usable is None or is_usable(value))
    error = _validation_error(operation, head, body, decoded) if is_error else None
    response = APIResponse(head, body, value, decoded.deviations, error)
    _log_deviations(operation, decoded.deviations)
    if config.on_deviations is not None:
        config.on_deviations(response)
    return response


def _log_deviations(operation: Operation[Any], deviations: tuple[Deviation, ...]) -> None:
    """Log one line at WARNING: the places and kinds of deviations, without values."""
    text = "%s: the response deviates from the API's description: %s"
    logger.warning(text, operation.name, listed(deviations))


def _validation_error(
    operation: Operation[Any], head: ResponseHead, body: bytes, decoded: Decoded
) -> APIResponseValidationError:
    shown = [str(each) for each in decoded.deviations[:_SHOWN_DEVIATIONS]]
    return APIResponseValidationError(
        f"{operation.name}: the response deviates from the API's description: {'; '.join(shown)}",
        Response(head, body[:KEPT_BYTES]),
        deviations=decoded.deviations,
        body=decoded.value,
        operation=operation.name,
    )


def status_error(
    config: ClientConfig,
    operation: Operation[Any],
    head: ResponseHead,
    content: bytes,
    note: str = "",
) -> APIStatusError:
    """The error for a response with an error status, or with a body that says that it failed.

    Args:
        config: The settings of the client.
        operation: The operation that was called.
        head: The head of the response.
        content: The body, decompressed.
        note: The message to show if the body has none.
    """
    status, headers = head.status_code, head.headers
    kept = content[:KEPT_BYTES]
    told = message_in(parsed_json(kept))
    return status_error_class(status)(
        _message(status, told or note),
        Response(head, kept),
        body=decode_error(operation, status, headers, kept),
        request_id=next((headers[n] for n in config.request_id_headers if n in headers), None),
        retry_after=retry_after_seconds(headers),
        operation=operation.name,
    )


def connection_error(
    operation: str, request: RequestInfo, error: TransportError
) -> APIConnectionError:
    """The error for a request without a response."""
    kind = APITimeoutError if isinstance(error, TransportTimeoutError) else APIConnectionError
    failure = kind(f"{request.method} {request.url}: {error}", operation=operation, request=request)
    failure.maybe_sent = error.maybe_sent
    return failure


def message_in(body: Any) -> str:
    """The message in the parsed body of an error; "" if the body has none of the usual shapes.

    These are `{title, detail}` (RFC 9457 §3.1), `{error: {message, code}}`, `{error: text}`,
    `{errors: [{message}]}`, `{message}`.
    """
    if not is_object(body):
        return ""
    nested, errors = body.get("error"), body.get("errors")
    first = errors[0] if is_list(errors) and errors else None
    for candidate in (nested, first):
        if isinstance(candidate, str):
            return candidate
        found = message_in(candidate)
        if found:
            return found
    return _own_message(body)


def _own_message(body: dict[str, Any]) -> str:
    texts = [body.get(name) for name in ("message", "title", "detail", "error_description")]
    found = [text for text in texts if isinstance(text, str) and text]
    code = body.get("code")
    if not found:
        return ""
    return ": ".join(found) + (f" (code {code})" if isinstance(code, (int, str)) else "")


def _message(status: int, text: str) -> str:
    shown = "".join(c if c.isprintable() else " " for c in text[:SHOWN_CHARACTERS])
    cut = "…" if len(text) > SHOWN_CHARACTERS else ""
    return f"status {status}: {shown}{cut}" if shown.strip() else f"status {status}"
