"""Which failures are retried, and after how long."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import msgspec

from ..describe.service import DEFAULT_MAX_RETRY_AFTER
from ..values.fields import HeaderMap, retry_after_seconds

if TYPE_CHECKING:
    from ..transports.protocol import TransportError


FIRST_DELAY: Final = 0.5
LONGEST_DELAY: Final = 8.0

_IDEMPOTENT_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "QUERY", "PUT", "DELETE"})
_NOT_ACTED_UPON = frozenset({408, 425, 429})
_FOR_GOOD = frozenset({501, 505, 506, 508, 510, 511})


def is_idempotent(method: str) -> bool:
    """Whether a method is idempotent: sent twice, it has the effect of once (RFC 9110 §9.2.2)."""
    return method in _IDEMPOTENT_METHODS


class RetryPolicy(msgspec.Struct, frozen=True):
    """Which failures of a call are retried.

    If the server certainly did not act (no connection, or status 408, 425 or 429), every request is
    retried. If it may have acted (a broken connection, or a status of 500 and above), only requests
    that are safe to repeat are.

    Attributes:
        max_retries: The most retries of a call.
        is_safe: Whether the request is safe to repeat.
        max_retry_after: The longest wait, in seconds, that a server can ask for. If it asks for
            more, the error is raised at once.
    """

    max_retries: int = 2
    is_safe: bool = False
    max_retry_after: float = DEFAULT_MAX_RETRY_AFTER

    def delay_after_error(self, error: TransportError, retries: int) -> float | None:
        """Seconds to wait before the next attempt; None if there is none."""
        if retries >= self.max_retries or (error.maybe_sent and not self.is_safe):
            return None
        if error.is_lasting:
            return None
        return backoff(retries)

    def delay_after_status(self, status: int, headers: HeaderMap, retries: int) -> float | None:
        """Seconds to wait before the next attempt; None if there is none."""
        if status < 400 or retries >= self.max_retries or not self._may_repeat(status):
            return None
        asked = retry_after_seconds(headers)
        if asked is None:
            return backoff(retries)
        return asked if asked <= self.max_retry_after else None

    def _may_repeat(self, status: int) -> bool:
        if status in _NOT_ACTED_UPON:
            return True
        return self.is_safe and status >= 500 and status not in _FOR_GOOD


def backoff(retries: int) -> float:
    """0.5, 1, 2, 4, 8, 8 … seconds, each shortened at random by up to a half."""
    longest: float = min(FIRST_DELAY * 2 ** min(retries, 16), LONGEST_DELAY)
    return longest * (1 - os.urandom(1)[0] / 512)
