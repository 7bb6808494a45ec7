"""The limits of a whole call: its total time, and the size of the body that it reads."""

from __future__ import annotations

import time

from ..transports.protocol import TransportError, TransportTimeoutError


class Deadline:
    """The end of the total time of a call."""

    __slots__ = ("_end", "started")

    def __init__(self, total: float | None) -> None:
        self.started = time.monotonic()
        self._end = None if total is None else self.started + total

    def remaining(self) -> float | None:
        """The seconds that are left; None without a limit.

        Raises:
            TransportTimeoutError: No time is left.
        """
        if self._end is None:
            return None
        left = self._end - time.monotonic()
        if left <= 0:
            raise TransportTimeoutError("the total time limit of the call was exceeded")
        return left

    def allows(self, seconds: float) -> bool:
        """Whether more than `seconds` are left."""
        return self._end is None or time.monotonic() + seconds < self._end


class BodyTooLongError(TransportError):
    """A response is longer than the client's `max_response_bytes`."""


class BodyWatch:
    """Checks the size of a body and the total time of its call, while the body is read.

    Attributes:
        size: The bytes that were read so far.
    """

    __slots__ = ("_deadline", "_limit", "size")

    def __init__(self, deadline: Deadline, limit: int | None) -> None:
        self._deadline = deadline
        self._limit = limit
        self.size = 0

    def count(self, piece: bytes) -> None:
        """Count a piece that was read.

        Raises:
            BodyTooLongError: The body is longer than the limit.
            TransportTimeoutError: The total time of the call was exceeded.
        """
        self._deadline.remaining()
        self.size += len(piece)
        if self._limit is not None and self.size > self._limit:
            raise BodyTooLongError(
                f"the response body is longer than {self._limit} bytes (max_response_bytes)"
            )
