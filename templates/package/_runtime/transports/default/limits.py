"""How long a step of a request may take."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Self

import httpcore2

if TYPE_CHECKING:
    from ...describe.options import Timeout

__all__ = ["HEAD_BYTES", "Limit", "limits_of", "seconds_left"]

HEAD_BYTES = 256 * 1024
"""So many bytes can come before the head of a response is complete, interim (1xx) ones included.

h11 bounds each head, but not how many interim ones come before the real one.
"""


class Limit(float):
    """Seconds for each single step, and the time at which the last one is over.

    httpcore2 hands the limits of a request on to the network as they are, and asks for the same
    number of seconds at every read. With the end in it, a server that sends a byte now and then
    can't stretch a request beyond its total.
    """

    __slots__ = ("_end",)
    _end: float

    def __new__(cls, seconds: float, end: float) -> Self:
        limit = super().__new__(cls, seconds)
        limit._end = end
        return limit

    def left(self) -> float:
        """Seconds for the step that begins now; none are left when it is not above zero."""
        return min(self, self._end - monotonic())


def limits_of(timeout: Timeout) -> dict[str, float | None]:
    """The limits of a request that begins now, as httpcore2 wants them."""
    cut = timeout.within(timeout.total)
    phases = {"connect": cut.connect, "read": cut.read, "write": cut.write, "pool": cut.pool}
    if timeout.total is None:
        return phases
    end = monotonic() + timeout.total
    return {name: None if each is None else Limit(each, end) for name, each in phases.items()}


def seconds_left(limit: float | None, timed_out: type[httpcore2.TimeoutException]) -> float | None:
    """Seconds for a step; None without limit.

    Raises:
        TimeoutException: There are none; it is of the given class.
    """
    if limit is None:
        return None
    left = limit.left() if isinstance(limit, Limit) else limit
    if left <= 0:
        raise timed_out("the time limit ran out")
    return left
