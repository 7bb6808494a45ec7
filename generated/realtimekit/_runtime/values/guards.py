"""``isinstance`` for containers whose contents are unknown; type checkers agree on these."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeGuard

__all__ = ["is_bytes", "is_iterable", "is_list", "is_mapping", "is_object", "is_sequence"]
__all__ += ["is_tuple"]


def is_object(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a parsed JSON value is an object."""
    return isinstance(value, dict)


def is_list(value: object) -> TypeGuard[list[Any]]:
    """Whether a parsed JSON value is an array."""
    return isinstance(value, list)


def is_mapping(value: object) -> TypeGuard[Mapping[Any, Any]]:
    """Whether a value has keys."""
    return isinstance(value, Mapping)


def is_sequence(value: object) -> TypeGuard[list[Any] | tuple[Any, ...] | set[Any]]:
    """Whether a value is sent as an array."""
    return isinstance(value, (list, tuple, set, frozenset))


def is_iterable(value: object) -> TypeGuard[Iterable[Any]]:
    """Whether a value can be gone through."""
    return isinstance(value, Iterable)


def is_bytes(value: object) -> TypeGuard[bytes | bytearray]:
    """Whether a value is a run of bytes."""
    return isinstance(value, (bytes, bytearray, memoryview))


def is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    """Whether a value is a tuple."""
    return isinstance(value, tuple)
