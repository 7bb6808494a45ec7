"""Whether a decoded value says what the body said, member by member."""

from __future__ import annotations

import base64
import datetime as dt
import enum
import math
import uuid
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec


def differences(decoded: object, body: Any, place: str = "body") -> Iterator[str]:
    """Yield where a decoded value and the JSON that it came from differ.

    Objects are compared twice: what `to_dict()` gives back, and the attributes, one by one.
    """
    page: Any = decoded
    if isinstance(body, list) and hasattr(decoded, "items"):  # a page of an array
        yield from _items(page.items, body, f"{place}.items")
    elif hasattr(decoded, "to_dict"):
        given: Any = decoded
        if given.to_dict() != body:
            yield f"{place}.to_dict(): {_short(given.to_dict())} is not {_short(body)}"
        yield from _attributes(given, body, place)
    else:
        yield from _parts(decoded, body, place)


def _attributes(decoded: Any, body: Any, place: str) -> Iterator[str]:
    if not isinstance(body, dict):
        yield f"{place}: {type(decoded).__name__} is not {_short(body)}"
        return
    for field in msgspec.structs.fields(decoded):
        value = getattr(decoded, field.name)
        inner = f"{place}.{field.name}"
        if value is msgspec.UNSET:
            if field.encode_name in body:
                yield f"{inner} is unset, not {_short(body[field.encode_name])}"
        elif field.encode_name in body:
            yield from _parts(value, body[field.encode_name], inner)
        elif field.default is msgspec.NODEFAULT or value != field.default:
            yield f"{inner} is {_short(value)}, which the body doesn't have"


def _parts(decoded: object, body: Any, place: str) -> Iterator[str]:
    """As `differences`; `to_dict()` of a part was compared with that of the whole."""
    if isinstance(decoded, msgspec.Struct):
        yield from _attributes(decoded, body, place)
    elif isinstance(body, dict):
        yield from _members(decoded, body, place)
    elif isinstance(body, list):
        yield from _items(decoded, body, place)
    elif not same(decoded, body):
        yield f"{place}: {_short(decoded)} is not {_short(body)}"


def _members(decoded: object, body: dict[str, Any], place: str) -> Iterator[str]:
    if not isinstance(decoded, Mapping):
        yield f"{place}: {_short(decoded)} is not an object"
        return
    for name in sorted({*body, *decoded}):
        if name not in decoded or name not in body:
            yield f"{place}[{name!r}] is on one side alone"
        else:
            yield from _parts(decoded[name], body[name], f"{place}[{name!r}]")


def _items(decoded: object, body: list[Any], place: str) -> Iterator[str]:
    if isinstance(decoded, str | bytes) or not isinstance(decoded, Sequence):
        yield f"{place}: {_short(decoded)} is not an array"
    elif len(decoded) != len(body):
        yield f"{place} has {len(decoded)} items, not {len(body)}"
    else:
        for index, (one, other) in enumerate(zip(decoded, body, strict=True)):
            yield from _parts(one, other, f"{place}[{index}]")


def same(decoded: object, wire: object) -> bool:
    """Tell whether a scalar is the one that the wire has."""
    if isinstance(decoded, enum.Enum):
        decoded = decoded.value
    if isinstance(decoded, bool) or isinstance(wire, bool):
        return decoded is wire
    if isinstance(decoded, int | float) and isinstance(wire, int | float):
        return math.isclose(decoded, wire, rel_tol=1e-12)
    if isinstance(wire, str) and not isinstance(decoded, str):
        return _reads_as(decoded, wire)
    return decoded == wire


def _reads_as(decoded: object, wire: str) -> bool:
    """Tell whether text is a way to write this value (RFC 3339, RFC 4648, RFC 9562)."""
    if isinstance(decoded, dt.datetime):
        return dt.datetime.fromisoformat(wire) == decoded
    if isinstance(decoded, dt.date):
        return dt.date.fromisoformat(wire) == decoded
    if isinstance(decoded, dt.time):
        return dt.time.fromisoformat(wire) == decoded
    if isinstance(decoded, uuid.UUID):
        return uuid.UUID(wire) == decoded
    if isinstance(decoded, bytes | bytearray):
        return base64.b64decode(wire) == bytes(decoded)
    return isinstance(decoded, dt.timedelta)


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) < 160 else f"{text[:150]}…"
