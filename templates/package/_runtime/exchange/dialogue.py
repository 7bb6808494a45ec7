"""One call as a dialogue: which requests are sent, what is waited for, when it is over.

``exchange`` is a generator that does no I/O. It yields what it wants done and is sent what came of
it; a failure of the transport is thrown into it. ``run_sync`` and ``run_async`` do what it asks,
and are the only difference between the two kinds of client.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from logging import DEBUG
from typing import TYPE_CHECKING, Any, TypeAlias

import msgspec

from ..answer.response import RequestInfo, ResponseHead
from ..transports.protocol import TransportError, TransportRequest
from ..values.fields import HeaderMap
from ..values.package import logger
from .deadline import BodyTooLongError, Deadline
from .redirects import MAX_REDIRECTS, Refusal, redirected

if TYPE_CHECKING:
    from .retries import RetryPolicy


ERROR_BYTES = 64 * 1024
"""So much of the body of an error is read."""


class Send(msgspec.Struct, frozen=True):
    """Send a request; answered with the transport's response."""

    request: TransportRequest


class Read(msgspec.Struct, frozen=True):
    """Read a body and close the response; answered with the bytes.

    A body that is longer than ``limit`` or breaks off is an error, unless ``partly``: then what
    there is of it will do.
    """

    reply: Any
    deadline: Deadline
    limit: int | None
    partly: bool = False


class Close(msgspec.Struct, frozen=True):
    """Close a response without reading it."""

    reply: Any


class Sleep(msgspec.Struct, frozen=True):
    """Wait for so many seconds."""

    seconds: float


Effect: TypeAlias = Send | Read | Close | Sleep


class Answer(msgspec.Struct, frozen=True, eq=False):
    """The answer that ended an attempt.

    ``reply`` is the open response of a call that streams and succeeded; of any other, ``body`` is
    the body. ``note`` says why a redirect was not followed.
    """

    request: TransportRequest
    status: int
    headers: HeaderMap
    reply: Any = None
    body: bytes = b""
    note: str = ""

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.status} to {self.request!r}>"


class Exchanged(msgspec.Struct, frozen=True, eq=False):
    """How a call ended: its answer, the retries before it, and the seconds since the start."""

    answer: Answer
    retries: int
    elapsed: float
    deadline: Deadline


class Call(msgspec.Struct, frozen=True, eq=False):
    """What ``exchange`` needs to know about a call; ``is_over`` says that nobody may try again.

    ``conditional`` calls have 304 among their successes (RFC 9110 §15.4.5).
    """

    request: TransportRequest
    retry: RetryPolicy
    is_over: Callable[[], bool]
    max_response_bytes: int | None = None
    streams: bool = False
    conditional: bool = False

    def succeeds_with(self, status: int) -> bool:
        """Whether an answer with this status is no error."""
        return 200 <= status < 300 or (status == 304 and self.conditional)


def exchange(call: Call) -> Generator[Effect, Any, Exchanged]:
    """Send a request, following redirects and trying again as the policy allows.

    Raises:
        TransportError: The last attempt got no answer.
    """
    deadline = Deadline(call.request.timeout.total)
    retries = 0
    while True:
        try:
            answer = yield from _attempt(call, deadline)
        except BodyTooLongError:
            raise
        except TransportError as error:
            cause = str(error)
            delay = call.retry.delay_after_error(error, retries)
            if delay is None or not deadline.allows(delay) or call.is_over():
                raise
        else:
            cause = f"status {answer.status}"
            delay = call.retry.delay_after_status(answer.status, answer.headers, retries)
            if delay is None or not deadline.allows(delay) or call.is_over():
                elapsed = time.monotonic() - deadline.started
                return Exchanged(answer, retries, elapsed, deadline)
        retries += 1
        _log_retry(call.request, cause, delay, retries)
        yield Sleep(delay)


def _attempt(call: Call, deadline: Deadline) -> Generator[Effect, Any, Answer]:
    """One attempt: from the first request to an answer that is no redirect."""
    request = call.request
    for redirects in range(MAX_REDIRECTS + 1):
        reply = yield Send(_within(request, deadline))
        headers = HeaderMap(reply.headers)
        following = redirected(request, reply.status, headers)
        if following is None:
            return (yield from _ended(call, request, reply, headers, deadline))
        if isinstance(following, Refusal) or redirects == MAX_REDIRECTS:
            body = yield Read(reply, deadline, ERROR_BYTES, partly=True)
            return Answer(request, reply.status, headers, None, body, _note(following))
        yield Close(reply)
        request = following
    raise AssertionError("unreachable")


def _ended(
    call: Call, request: TransportRequest, reply: Any, headers: HeaderMap, deadline: Deadline
) -> Generator[Effect, Any, Answer]:
    """Read the body of the last answer, unless the caller wants to do so."""
    status: int = reply.status
    succeeded = call.succeeds_with(status)
    if succeeded and call.streams:
        return Answer(request, status, headers, reply)
    limit = call.max_response_bytes if succeeded else ERROR_BYTES
    body = yield Read(reply, deadline, limit, partly=not succeeded)
    return Answer(request, status, headers, None, body)


def _note(following: TransportRequest | Refusal) -> str:
    if isinstance(following, Refusal):
        return following.reason
    return f"more than {MAX_REDIRECTS} redirects were not followed"


def _within(request: TransportRequest, deadline: Deadline) -> TransportRequest:
    """The request with the time that is left as its total."""
    remaining = deadline.remaining()
    if remaining is None:
        return request
    timeout = msgspec.structs.replace(request.timeout, total=remaining)
    return msgspec.structs.replace(request, timeout=timeout)


def _log_retry(request: TransportRequest, cause: str, delay: float, retries: int) -> None:
    logger.info(
        "%s %s: %s; retry %d in %.2f s", request.method, path_of(request), cause, retries, delay
    )


def head_of(exchanged: Exchanged) -> ResponseHead:
    """The head of the response that ended a call."""
    answer = exchanged.answer
    request = RequestInfo(answer.request.method, answer.request.shown_url)
    return ResponseHead(
        answer.status, answer.headers, request, exchanged.retries, exchanged.elapsed
    )


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


def path_of(request: TransportRequest) -> str:
    """The path of a request, without origin and query."""
    return "/" + request.shown_url.partition("?")[0].split("/", 3)[-1]
