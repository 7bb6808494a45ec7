"""Addresses of hosts, and what can be asked of a socket; for both kinds of network."""

from __future__ import annotations

import select
import socket
from collections.abc import Iterator
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Any, Protocol, TypeAlias

import httpcore2

from .limits import seconds_left

__all__ = ["Address", "is_readable", "numeric", "resolved", "shares"]

Address: TypeAlias = tuple[Any, ...]
"""What getaddrinfo gives: family, kind, protocol, name, address."""


class HasFileNumber(Protocol):
    """A socket, or what asyncio shows of one."""

    def fileno(self) -> int:
        """The file descriptor; negative when it is closed."""
        ...


def shares(
    addresses: list[Address], timeout: float | None
) -> Iterator[tuple[Address, float | None]]:
    """Each address, with the seconds in which a connection to it must be made.

    These are an equal part of what is left, so that one that does not answer does not use it up.
    """
    for number, address in enumerate(addresses):
        left = seconds_left(timeout, httpcore2.ConnectTimeout)
        yield address, None if left is None else left / (len(addresses) - number)


def numeric(host: str, port: int) -> list[Address] | None:
    """The address that a host is; None when it is a name."""
    try:
        return list(
            socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_NUMERICHOST)
        )
    except (OSError, UnicodeError):
        return None


def resolved(host: str, port: int, timeout: float | None) -> list[Address]:
    """The addresses of a host.

    The system's look-up knows no time limit, so that of a name is left to a thread of its own,
    which nobody waits for when it takes too long.

    Raises:
        ConnectError: It has none.
        ConnectTimeout: The look-up takes too long.
    """
    known = numeric(host, port)
    if known is not None:
        return known
    found: SimpleQueue[list[Address] | Exception] = SimpleQueue()
    Thread(target=_look_up, args=(host, port, found), daemon=True).start()
    try:
        addresses = found.get(timeout=seconds_left(timeout, httpcore2.ConnectTimeout))
    except Empty:
        raise httpcore2.ConnectTimeout("the host's name was not resolved in time") from None
    if isinstance(addresses, Exception):
        raise httpcore2.ConnectError(str(addresses))
    return addresses


def _look_up(host: str, port: int, found: SimpleQueue[list[Address] | Exception]) -> None:
    try:
        found.put(list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))
    except (OSError, UnicodeError) as error:  # UnicodeError: a label of more than 63 characters
        found.put(error)


def is_readable(connected: HasFileNumber) -> bool:
    """Whether a read would not wait, as when the peer has closed; true of a closed socket."""
    number = connected.fileno()
    if number < 0:
        return True
    if not hasattr(select, "poll"):  # Windows
        return bool(select.select([number], [], [], 0)[0])
    poll = select.poll()
    poll.register(number, select.POLLIN)
    return bool(poll.poll(0))
