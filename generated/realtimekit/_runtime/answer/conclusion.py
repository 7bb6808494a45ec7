"""From an answer to its result, or to the error that it is."""

from __future__ import annotations

from logging import DEBUG
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from ..exchange.dialogue import path_of
from ..pages.page import is_page
from ..values.package import logger
from .decoding import Decoded, decode_success, is_failure
from .errors import APIResponseValidationError, RequestInfo
from .failures import KEPT_BYTES, status_error
from .response import APIResponse, Response, ResponseHead

if TYPE_CHECKING:
    from ..describe.operation import Operation
    from ..describe.service import ClientConfig
    from ..exchange.dialogue import Exchanged
    from ..values.deviations import Deviation

__all__ = ["conclude", "head_of", "log_answer"]

T = TypeVar("T")

_SHOWN_DEVIATIONS: Final = 10


def head_of(exchanged: Exchanged) -> ResponseHead:
    """The head of the response that ended a call."""
    answer = exchanged.answer
    request = RequestInfo(answer.request.method, answer.request.shown_url)
    return ResponseHead(
        answer.status, answer.headers, request, exchanged.retries, exchanged.elapsed
    )


def conclude(
    config: ClientConfig,
    operation: Operation[T],
    head: ResponseHead,
    body: bytes,
    *,
    needs_page: bool = False,
) -> APIResponse[T]:
    """Decode a success and report its deviations.

    They are an error, which ``parse()`` raises, for a strict client; and where a page is needed,
    to go on with, and something else came.

    Raises:
        APIStatusError: The body says that it is an error.
    """
    decoded = decode_success(operation, head.status_code, head.headers, body)
    if is_failure(operation, decoded.value, body):
        raise status_error(operation, head, body)
    value = cast("T", decoded.value)
    if not decoded.deviations:
        return APIResponse(head, body, value)
    is_error = config.strict or (needs_page and not is_page(value))
    error = _validation_error(operation, head, body, decoded) if is_error else None
    response = APIResponse(head, body, value, decoded.deviations, error)
    _log_deviations(operation, decoded.deviations)
    if config.on_deviations is not None:
        config.on_deviations(response)
    return response


def log_answer(exchanged: Exchanged) -> None:
    """One line at DEBUG level: method, path, status, time, attempt."""
    if not logger.isEnabledFor(DEBUG):
        return
    answer = exchanged.answer
    logger.debug(
        "%s %s: %d in %.0f ms, attempt %d",
        answer.request.method,
        path_of(answer.request),
        answer.status,
        exchanged.elapsed * 1000,
        exchanged.retries + 1,
    )


def _log_deviations(operation: Operation[Any], deviations: tuple[Deviation, ...]) -> None:
    """One line at WARNING level: places and kinds, no values."""
    shown = [f"{each.path or 'the body'}: {each.kind}" for each in deviations[:_SHOWN_DEVIATIONS]]
    more = len(deviations) - len(shown)
    logger.warning(
        "%s: the response deviates from its description: %s%s",
        operation.name,
        "; ".join(shown),
        f"; and {more} more" if more else "",
    )


def _validation_error(
    operation: Operation[Any], head: ResponseHead, body: bytes, decoded: Decoded
) -> APIResponseValidationError:
    shown = [str(each) for each in decoded.deviations[:_SHOWN_DEVIATIONS]]
    return APIResponseValidationError(
        f"{operation.name}: the response deviates from its description: {'; '.join(shown)}",
        Response(head, body[:KEPT_BYTES]),
        deviations=decoded.deviations,
        body=decoded.value,
        operation=operation.name,
    )
