"""Credentials that change: what a function or an object returns before each attempt."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from threading import RLock
from typing import TYPE_CHECKING, Any, TypeAlias
from weakref import WeakKeyDictionary

from ..values.kinds import is_awaited, is_tuple
from ..values.redaction import Secret

if TYPE_CHECKING:
    from anyio import Lock

Value: TypeAlias = str | tuple[str, str]
"""A token or key, or user name and password."""


class Source:
    """What is asked for a credential; see `Credential`."""

    __slots__ = ("_ask", "_lock", "_locks")

    def __init__(self, ask: Callable[[], Value | Awaitable[Value]]) -> None:
        self._ask = ask
        self._lock = RLock()
        self._locks: WeakKeyDictionary[Any, Lock] = WeakKeyDictionary()

    def is_awaited(self) -> bool:
        """Whether it is a coroutine function, or an object whose call is one."""
        return is_awaited(self._ask)

    def value(self, refused: object = None) -> Value:
        """The credential to be sent.

        Many calls can come back with one that was refused; only the first of them refreshes it.

        Args:
            refused: What a server has refused, if it has. The same is returned if there is no other.

        Raises:
            TypeError: What is asked has to be awaited.
        """
        with self._lock:
            value: Value = _hidden(_waited(self._ask()))
            if refresh := self._refresh(value, refused):
                _waited(refresh())
                value = _hidden(_waited(self._ask()))
            return value

    async def value_async(self, refused: object = None) -> Value:
        """As `value`, awaited."""
        async with self._lock_of_loop():
            value: Value = _hidden(await _awaited(self._ask()))
            if refresh := self._refresh(value, refused):
                await _awaited(refresh())
                value = _hidden(await _awaited(self._ask()))
            return value

    def _refresh(self, value: Value, refused: object) -> Callable[[], object] | None:
        is_refused = refused is not None and value == refused
        return getattr(self._ask, "refresh", None) if is_refused else None

    def _lock_of_loop(self) -> Lock:
        from anyio import Lock  # here, so that a synchronous client never loads it
        from anyio.lowlevel import current_token

        return self._locks.setdefault(current_token().native_token, Lock())

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"


def _hidden(value: Any) -> Any:
    """A credential whose texts `repr` does not show."""
    if is_tuple(value):
        return tuple(map(_hidden, value))
    return Secret(value) if isinstance(value, str) else value


def _waited(value: Any) -> Any:
    if not hasattr(value, "__await__"):
        return value
    if hasattr(value, "close"):
        value.close()  # Python warns of a coroutine that was never awaited
    raise TypeError("a function that has to be awaited is for the asynchronous client")


async def _awaited(value: Any) -> Any:
    return await value if hasattr(value, "__await__") else value
