"""The pools of connections of a transport."""

from __future__ import annotations

import os
from threading import Lock
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from anyio.lowlevel import current_token

from ..protocol import TransportError
from .settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["LoopPools", "Pools"]

PoolT = TypeVar("PoolT")

Owner: TypeAlias = object
Key: TypeAlias = tuple[Owner, bool, str | None]
"""The event loop or None, whether TLS is used, and the proxy."""


class Pools(Generic[PoolT]):
    """A pool for each scheme and proxy, made when it is first needed.

    The certificates of the system take long to load; so they are loaded for https only. A child
    process starts without pools: it can neither share nor close the connections of its parent.
    """

    def __init__(self, settings: Settings, make: Callable[[dict[str, Any]], PoolT]) -> None:
        self._settings = settings
        self._make = make
        self._pools: dict[Key, PoolT] = {}
        self._process = os.getpid()
        self._lock = Lock()
        self.is_closed = False

    def for_origin(self, origin: str) -> PoolT:
        """The pool for an origin such as `https://example.com`.

        Raises:
            TransportError: The transport is closed, or its settings are invalid.
        """
        self._leave_parent()
        key = self._key(origin)
        return self._pools.get(key) or self._made(key)

    def taken(self) -> list[PoolT]:
        """Close the transport; returns the pools, which the caller then closes."""
        self._leave_parent()
        self.is_closed = True
        with self._lock:
            owner = self._owner()
            pools = [pool for key, pool in self._pools.items() if key[0] is owner]
            self._pools = {}
        return pools

    def _leave_parent(self) -> None:
        if self._process != os.getpid():
            # A thread of the parent may have held the lock when it forked; so it is replaced.
            self._pools, self._process, self._lock = {}, os.getpid(), Lock()

    def _key(self, origin: str) -> Key:
        return self._owner(), origin.startswith("https:"), self._settings.proxy_for(origin)

    def _made(self, key: Key) -> PoolT:
        try:
            with self._lock:
                if self.is_closed:
                    raise ValueError("the transport is closed")
                self._forget_ended()
                if key not in self._pools:
                    self._pools[key] = self._make(self._settings.pool_options(*key[1:]))
                return self._pools[key]
        except (OSError, ValueError, ImportError) as error:
            failure = TransportError(str(error), maybe_sent=False)
        raise failure

    def _owner(self) -> Owner:
        return None

    def _forget_ended(self) -> None:
        pass


class LoopPools(Pools[PoolT]):
    """The pools of an asynchronous transport: each event loop has its own."""

    def _owner(self) -> Owner:
        return current_token().native_token

    def _forget_ended(self) -> None:
        """Drop the connections of loops that have ended, which can be neither used nor closed."""
        ended = [key for key in self._pools if _is_over(key[0])]
        for key in ended:
            del self._pools[key]


def _is_over(loop: Any) -> bool:
    if hasattr(loop, "is_closed"):
        return bool(loop.is_closed())
    try:
        loop.run_sync_soon(bool)  # the only way to ask trio
    except RuntimeError:
        return True
    return False
