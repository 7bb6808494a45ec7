"""From an error response to the exception that is raised for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from ..exchange.retries import retry_after_seconds
from ..transports.protocol import TransportError, TransportTimeoutError
from ..values.guards import is_list, is_object
from .decoding import decode_error, parsed_json
from .errors import (
    APIConnectionError,
    APIStatusError,
    APITimeoutError,
    RequestInfo,
    status_error_class,
)
from .response import Response, ResponseHead

if TYPE_CHECKING:
    from ..describe.operation import Operation
    from ..values.fields import HeaderMap

__all__ = ["connection_error", "message_in", "status_error"]

KEPT_BYTES: Final = 64 * 1024
"""So much of an error's body is read and kept."""

SHOWN_CHARACTERS: Final = 500
"""So much of an error's message is shown."""

_REQUEST_ID_HEADERS = (
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "x-amzn-requestid",
    "cf-ray",
)


def status_error(
    operation: Operation[Any], head: ResponseHead, content: bytes, note: str = ""
) -> APIStatusError:
    """The error for a response that is one."""
    status, headers = head.status_code, head.headers
    kept = content[:KEPT_BYTES]
    told = message_in(parsed_json(kept))
    return status_error_class(status)(
        _message(status, told or note),
        Response(head, kept),
        body=decode_error(operation, status, headers, kept),
        request_id=_request_id(headers),
        retry_after=retry_after_seconds(headers),
        operation=operation.name,
    )


def connection_error(
    operation: str, request: RequestInfo, error: TransportError
) -> APIConnectionError:
    """The error for a request that got no answer."""
    kind = APITimeoutError if isinstance(error, TransportTimeoutError) else APIConnectionError
    failure = kind(f"{request.method} {request.url}: {error}", operation=operation, request=request)
    failure.maybe_sent = error.maybe_sent
    return failure


def message_in(body: Any) -> str:
    """The message of an error body of one of the usual shapes, or nothing.

    RFC 9457 ``{title, detail}``, ``{error: {message, code}}``, ``{error: text}``,
    ``{errors: [{message}]}``, ``{message}``.
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


def _request_id(headers: HeaderMap) -> str | None:
    return next((headers[name] for name in _REQUEST_ID_HEADERS if name in headers), None)
