"""Single values as text, for paths, queries, headers, cookies and forms."""

from __future__ import annotations

from base64 import b64encode
from datetime import date, datetime, time
from enum import Enum
from math import isfinite

import msgspec

from ..values.guards import is_bytes, is_mapping, is_sequence
from ..values.models import UNSET

__all__ = ["as_array", "as_object", "as_text", "json_text"]


def as_text(name: str, value: object) -> str:
    """A primitive value as text: what JSON would write, without quotes.

    A float with an integral value is written as an integer, a time as RFC 3339, bytes in base64.

    Raises:
        ValueError: The value has no text; the message begins with ``name``.
    """
    if type(value) is str:
        return value
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return str(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _float_text(name, value)
    if value is None:
        return "null"
    return _special_text(name, value)


def as_array(value: object) -> list[object] | None:
    """The items of an array value, or None for a value of another kind."""
    return list(value) if is_sequence(value) else None


def as_object(value: object) -> dict[str, object] | None:
    """The properties of an object value by wire name, or None for a value of another kind."""
    if isinstance(value, msgspec.Struct):
        plain: dict[str, object] = msgspec.to_builtins(value)
        return plain
    if is_mapping(value):
        return {str(key): item for key, item in value.items() if item is not UNSET}
    return None


def json_text(value: object) -> str:
    """Any value as compact JSON."""
    return msgspec.json.encode(value).decode()


def _float_text(name: str, value: float) -> str:
    if not isfinite(value):
        raise ValueError(f"{name}: expected a finite number, got {value!r}")
    return str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)


def _special_text(name: str, value: object) -> str:
    if isinstance(value, (datetime, time)):
        if value.tzinfo is None:
            raise ValueError(f"{name}: expected a time with a time zone, got a naive one")
        return json_text(value)[1:-1]
    if isinstance(value, date):
        return value.isoformat()
    if is_bytes(value):
        return b64encode(value).decode()
    if isinstance(value, msgspec.Struct) or as_array(value) is not None:
        raise ValueError(f"{name}: expected a single value, got {type(value).__name__}")
    try:
        encoded = json_text(value)
    except TypeError:
        raise ValueError(f"{name}: {type(value).__name__} can't be sent") from None
    return encoded[1:-1] if encoded.startswith('"') else encoded
