"""The dialogue of a call: which requests to send, how long to wait, and when it is over.

`exchange` is a generator that does no I/O. It yields effects and receives their outcomes; an error
of the transport is thrown into it. `run_sync` and `run_async` in `drivers` perform the effects, and
are the only difference between the two kinds of client.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Generator
from logging import DEBUG
from typing import TYPE_CHECKING, Any, Final

import msgspec

from ..answer.response import ResponseHead, request_info
from ..request.urls import is_same_origin
from ..transports.protocol import TransportError, TransportRequest
from ..values.fields import HeaderMap
from ..values.package import logger
from ..values.redaction import Veiled
from .deadline import BodyTooLongError, Deadline
from .effects import Authorize, Close, Effect, Read, Send, Sleep
from .redirects import MAX_REDIRECTS, Refusal, redirected

if TYPE_CHECKING:
    from ..request.authorization import Authorization
    from .retries import RetryPolicy


ERROR_BYTES = 64 * 1024
"""The most bytes of an error's body that are read."""


_WHOLE: Final = (bytes, type(None))
"""The classes of bodies that can always be sent again."""


class Answer(Veiled, frozen=True, eq=False):
    """The response that ended an attempt.

    Attributes:
        request: The request that was answered, after redirects.
        status: The status code.
        headers: The header fields.
        reply: The open response, if the call streams and succeeded; else None.
        body: The body of any other response.
        note: Why a redirect was not followed.
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
    """How a call ended: its last response, the retries before it, and the time in seconds."""

    answer: Answer
    retries: int
    elapsed: float
    deadline: Deadline


class Call(msgspec.Struct, frozen=True, eq=False):
    """What `exchange` needs to know about a call.

    Attributes:
        request: The first request.
        retry: Which failures are retried.
        is_over: Whether nothing may be retried any more, because the client was closed.
        max_response_bytes: The longest body, in bytes; None for no limit.
        streams: Whether the caller reads the body.
        conditional: Whether 304 is a success (RFC 9110 §15.4.5).
    """

    request: TransportRequest
    retry: RetryPolicy
    is_over: Callable[[], bool]
    max_response_bytes: int | None = None
    streams: bool = False
    authorization: Authorization | None = None
    conditional: bool = False

    def succeeds_with(self, status: int) -> bool:
        """Whether an answer with this status is no error."""
        return 200 <= status < 300 or (status == 304 and self.conditional)

    def raise_failure_of_body(self) -> None:
        """Raise what reading the body has raised, if it has: that is no failure of the network."""
        body: Any = self.request.body
        if body.__class__ not in _WHOLE:
            body.raise_failure()

    def may_go_on(self) -> bool:
        """Whether another attempt is possible: the client is open, and the body can be sent again."""
        if self.is_over():
            return False
        body: Any = self.request.body
        if body.__class__ in _WHOLE or body.can_begin:
            return True
        logger.info(
            "%s %s: not tried again: the body can be read once only",
            self.request.method,
            path_of(self.request),
        )
        return False


def exchange(call: Call) -> Generator[Effect, Any, Exchanged]:
    """Send a request, follow redirects, and retry as the policy allows.

    Raises:
        TransportError: The last attempt got no response.
    """
    deadline = Deadline(call.request.timeout.total)
    retries = 0
    while True:
        try:
            if call.authorization is None:
                answer = yield from _attempt(call, call.request, deadline)
            else:
                answer = yield from _authorized(call, call.authorization, deadline)
        except BodyTooLongError:
            raise
        except TransportError as error:
            cause = str(error)
            delay = call.retry.delay_after_error(error, retries)
            call.raise_failure_of_body()
            if delay is None or not deadline.allows(delay) or not call.may_go_on():
                raise
        else:
            cause = f"status {answer.status}"
            delay = call.retry.delay_after_status(answer.status, answer.headers, retries)
            if delay is None or not deadline.allows(delay) or not call.may_go_on():
                elapsed = time.monotonic() - deadline.started
                if call.authorization is not None and call.authorization.was_renewed:
                    retries += 1  # the request was sent again, because its credentials were refused
                return Exchanged(answer, retries, elapsed, deadline)
        retries += 1
        _log_retry(call.request, cause, delay, retries)
        yield Sleep(delay)


def _authorized(
    call: Call, authorization: Authorization, deadline: Deadline
) -> Generator[Effect, Any, Answer]:
    """One attempt with the present credentials.

    If the client's origin refuses them (401, RFC 9110 §15.5.2), there is one more with others, once
    in a call. The server has not acted, so this is safe for every method.
    """
    request = yield Authorize(authorization)
    answer = yield from _attempt(call, request, deadline)
    is_refused = answer.status == 401 and is_same_origin(answer.request.url, request.url)
    if not is_refused or authorization.was_renewed or not call.may_go_on():
        return answer
    renewed = yield Authorize(authorization, is_refused=True)
    if renewed is None:
        return answer
    logger.info("%s %s: status 401; again with other credentials", request.method, path_of(request))
    return (yield from _attempt(call, renewed, deadline))


def _attempt(
    call: Call, request: TransportRequest, deadline: Deadline
) -> Generator[Effect, Any, Answer]:
    """One attempt: from the first request to a response that is not a followed redirect."""
    for redirects in range(MAX_REDIRECTS + 1):
        reply = yield Send(_within(request, deadline))
        headers = HeaderMap(reply.headers)
        following = redirected(request, reply.status, headers, call.request.method)
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
    """Read the body of the last response, unless the caller streams it."""
    status: int = reply.status
    succeeded = 200 <= status < 300 or call.succeeds_with(status)
    if succeeded and call.streams:
        return Answer(request, status, headers, reply)
    limit = call.max_response_bytes if succeeded else ERROR_BYTES
    body = yield Read(reply, deadline, limit, partly=not succeeded)
    return Answer(request, status, headers, None, body)


def _note(following: TransportRequest | Refusal) -> str:
    if isinstance(following, Refusal):
        return following.reason
    return f"the redirect was not followed: there were more than {MAX_REDIRECTS} redirects"


def _within(request: TransportRequest, deadline: Deadline) -> TransportRequest:
    """The request, with the remaining time as its total."""
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
    request = request_info(answer.request)
    return ResponseHead(
        answer.status, answer.headers, request, exchanged.retries, exchanged.elapsed
    )


def log_answer(exchanged: Exchanged) -> None:
    """Log one line at DEBUG: method, path, status, time, attempt."""
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
