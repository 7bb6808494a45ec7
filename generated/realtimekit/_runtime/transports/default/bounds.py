"""Time limits for the steps of a request, so that all of them end within its total time."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Self

import httpcore2

if TYPE_CHECKING:
    from ...describe.options import Timeout

__all__ = ["Limit", "limits_of", "seconds_left"]


class Limit(float):
    """The seconds for each single step, and the time at which the whole request ends.

    httpcore2 passes the limits of a request to the network unchanged, so every read gets the same
    number of seconds. Because this number also knows the end, a server that sends a byte now and
    then can't extend a request beyond its total.

    Attributes:
        end: The end of the request, as a value of `time.monotonic()`.
    """

    __slots__ = ("end",)
    end: float

    def __new__(cls, seconds: float, end: float) -> Self:
        limit = super().__new__(cls, seconds)
        limit.end = end
        return limit


def limits_of(timeout: Timeout) -> dict[str, float | None]:
    """The limits of a request that begins now, in the form that httpcore2 expects."""
    total = timeout.total
    phases = {
        "connect": timeout.connect,
        "read": timeout.read,
        "write": timeout.write,
        "pool": timeout.pool,
    }
    if total is None:
        return phases
    end = monotonic() + total
    return {
        name: Limit(total if each is None or each > total else each, end)
        for name, each in phases.items()
    }


def seconds_left(limit: float | None, timed_out: type[httpcore2.TimeoutException]) -> float | None:
    """The seconds for a step that begins now; None without a limit.

    Args:
        limit: The limit of the step.
        timed_out: The class of the error to raise.

    Raises:
        TimeoutException: No time is left.
    """
    if isinstance(limit, Limit):
        limit = min(float(limit), limit.end - monotonic())
    if limit is not None and limit <= 0:
        raise timed_out("the time limit was exceeded")
    return limit
