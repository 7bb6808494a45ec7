"""Options of one call or of a client: headers, query parameters, timeouts."""

from collections.abc import Mapping
from math import inf
from typing import Self, TypeAlias, TypedDict

import msgspec

from ..values.kinds import name_of_type
from ..values.models import UNSET, UnsetType
from ..values.package import PACKAGE, public

Headers: TypeAlias = Mapping[str, str | UnsetType | None]
"""Header fields by name; None or `UNSET` removes a field that is sent by default."""

Query: TypeAlias = Mapping[str, object]
"""Query parameters by wire name; a list is sent as repeated parameters."""


@public
class Timeout(msgspec.Struct, frozen=True, kw_only=True):
    """Time limits, in seconds. None means no limit.

    Attributes:
        total: For a call with all its retries, waits and redirects. Whatever is in progress then
            is aborted.
        connect: For one connection to be made.
        read: For one read from a connection.
        write: For one write to a connection.
        pool: For the wait until the pool has a free connection.
    """

    total: float | None = 600.0
    connect: float | None = 5.0
    read: float | None = 60.0
    write: float | None = 60.0
    pool: float | None = 60.0

    def within(self, seconds: float | None) -> Self:
        """These limits, each shortened to `seconds` if it is longer; None changes nothing."""
        if seconds is None:
            return self
        return type(self)(
            total=_shorter(self.total, seconds),
            connect=_shorter(self.connect, seconds),
            read=_shorter(self.read, seconds),
            write=_shorter(self.write, seconds),
            pool=_shorter(self.pool, seconds),
        )


class CallOptions(TypedDict, total=False):
    """Options of a call by path: query parameters, header fields and the timeout."""

    query: Query | None
    headers: Headers | None
    timeout: float | Timeout | UnsetType | None


class BodyOptions(CallOptions, total=False):
    """`CallOptions` and a body, which is sent as JSON, or as it is if it is bytes."""

    body: object


DEFAULT_TIMEOUT = Timeout()
NO_TIMEOUT = Timeout(total=None, connect=None, read=None, write=None, pool=None)


def as_timeout(value: float | Timeout | UnsetType | None, default: Timeout) -> Timeout:
    """The limits that a `timeout` argument stands for.

    Args:
        value: A `Timeout`; a number of seconds for the whole call; None for no limit; or UNSET.
        default: What UNSET stands for.

    Raises:
        TypeError: It is something else, as a pair of numbers or the timeout of an HTTP library.
        ValueError: A number of seconds is not above 0.
    """
    if value is UNSET:
        return default
    if value is None:
        return NO_TIMEOUT
    if isinstance(value, Timeout):
        for name in Timeout.__struct_fields__:
            if getattr(value, name) is not None:
                _checked(getattr(value, name), f"timeout.{name}")
        return value
    return DEFAULT_TIMEOUT.within(_checked(value, "timeout"))


def _checked(seconds: object, name: str) -> float:
    if not isinstance(seconds, (int, float)) or isinstance(seconds, bool):
        raise TypeError(
            f"{name}: expected seconds, None for no limit, or a {PACKAGE}.Timeout such as "
            f"Timeout(connect=3, read=10), got {name_of_type(seconds)}"
        )
    if not 0 < seconds < inf:
        raise ValueError(f"{name}: expected seconds > 0, or None for no limit, got {seconds!r}")
    return float(seconds)


def _shorter(limit: float | None, seconds: float) -> float:
    return seconds if limit is None or limit > seconds else limit
