"""How long the steps of a request may take, so that all of them end within its total time."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Self

import httpcore2

if TYPE_CHECKING:
    from ...describe.options import Timeout

__all__ = ["Limit", "limits_of", "seconds_left"]


class Limit(float):
    """Seconds for each single step, and the time at which the last one is over.

    httpcore2 hands the limits of a request on to the network as they are, and asks for the same
    number of seconds at every read. With the end in it, a server that sends a byte now and then
    can't stretch a request beyond its total.
    """

    __slots__ = ("end",)
    end: float

    def __new__(cls, seconds: float, end: float) -> Self:
        limit = super().__new__(cls, seconds)
        limit.end = end
        return limit


def limits_of(timeout: Timeout) -> dict[str, float | None]:
    """The limits of a request that begins now, as httpcore2 wants them."""
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
    """Seconds for the step that begins now; None without limit.

    Raises:
        TimeoutException: There are none; it is of the given class.
    """
    if isinstance(limit, Limit):
        limit = min(float(limit), limit.end - monotonic())
    if limit is not None and limit <= 0:
        raise timed_out("the time limit ran out")
    return limit
