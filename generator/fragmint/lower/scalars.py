"""Scalars with their limits, as far as the wire and Python can keep them."""

from __future__ import annotations

import re
from typing import TypeVar

from ..api import types as api
from ..openapi.model_schema import Schema

_MAX_INT64 = 2**63 - 1


def scalar(kind: api.PrimitiveKind, schema: Schema) -> api.Type:
    """The scalar with the limits that its kind can have."""
    bounds = schema.bounds
    numeric = kind in (api.PrimitiveKind.INTEGER, api.PrimitiveKind.NUMBER)
    if kind is api.PrimitiveKind.STRING:
        limits = api.Constraints(
            min_length=_sane(bounds.min_length),
            max_length=_sane(bounds.max_length),
            pattern=_python_pattern(bounds.pattern),
        )
    elif numeric:
        limits = api.Constraints(
            minimum=_sane(bounds.minimum),
            maximum=_sane(bounds.maximum),
            exclusive_minimum=_sane(bounds.exclusive_minimum),
            exclusive_maximum=_sane(bounds.exclusive_maximum),
            multiple_of=_sane(bounds.multiple_of),
        )
    else:
        limits = api.NO_CONSTRAINTS
    return api.Primitive(kind, schema.format or "", limits)


def lengths(shortest: int | None, longest: int | None) -> api.Constraints:
    """Limits of how many items or members there are."""
    return api.Constraints(min_length=_sane(shortest), max_length=_sane(longest))


_Bound = TypeVar("_Bound", int, float)


def _sane(bound: _Bound | None) -> _Bound | None:
    """A bound outside of 64 bits bounds nothing that the wire can carry as an integer."""
    return None if bound is None or abs(bound) > _MAX_INT64 else bound


def _python_pattern(pattern: str | None) -> str | None:
    """The pattern, where Python's `re` understands it (JSON Schema speaks ECMA-262)."""
    try:
        re.compile(pattern or "")
    except (re.error, OverflowError, RecursionError):
        return None
    return pattern
