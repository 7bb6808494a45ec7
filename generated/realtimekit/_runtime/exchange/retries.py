"""Which failures are tried again, and when."""

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

_IDEMPOTENT_METHODS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"})
_NOT_ACTED_UPON = frozenset({408, 425, 429})
_FOR_GOOD = frozenset({501, 505, 506, 508, 510, 511})


def is_idempotent(method: str) -> bool:
    """Whether HTTP says that sending the request twice is as good as once (RFC 9110 §9.2.2)."""
    return method in _IDEMPOTENT_METHODS


class RetryPolicy(msgspec.Struct, frozen=True):
    """What is tried again.

    A failure in which the server certainly did not act is tried again for any method: no
    connection, or 408, 425, 429. After an ambiguous one (a broken connection, or 5xx) only a
    request that is ``safe`` is repeated. ``max_retry_after`` is the longest wait, in seconds, that
    a server can ask for; beyond it the error is raised at once and says when.
    """

    max_retries: int = 2
    is_safe: bool = False
    max_retry_after: float = DEFAULT_MAX_RETRY_AFTER

    def delay_after_error(self, error: TransportError, retries: int) -> float | None:
        """Seconds to wait before the next attempt, or None when there is to be none."""
        if retries >= self.max_retries or (error.maybe_sent and not self.is_safe):
            return None
        if error.is_lasting:
            return None
        return backoff(retries)

    def delay_after_status(self, status: int, headers: HeaderMap, retries: int) -> float | None:
        """Seconds to wait before the next attempt, or None when there is to be none."""
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
    """0.5, 1, 2, 4, 8, 8 … seconds, each shortened by up to a half so that clients spread."""
    longest: float = min(FIRST_DELAY * 2 ** min(retries, 16), LONGEST_DELAY)
    return longest * (1 - os.urandom(1)[0] / 512)
