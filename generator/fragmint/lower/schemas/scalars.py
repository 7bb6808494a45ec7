"""Scalars with their limits, as far as the wire and Python can keep them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import ceil, floor
from typing import TypeVar

from ...api import types as api
from ...openapi.model.schema import Bounds, Schema

_MIN_INT64, _MAX_INT64 = -(2**63), 2**63 - 1


def fits_int64(value: int) -> bool:
    """Tell whether the decoder can compare an integer natively."""
    return _MIN_INT64 <= value <= _MAX_INT64


def scalar(kind: api.PrimitiveKind, schema: Schema) -> api.Type:
    """Return the scalar with the limits that its kind can have."""
    bounds = schema.bounds
    match kind:
        case api.PrimitiveKind.STRING:
            limits = api.Constraints(
                min_length=_sane(bounds.min_length),
                max_length=_sane(bounds.max_length),
                pattern=bounds.pattern,
            )
        case api.PrimitiveKind.INTEGER:
            limits = _tighter(_whole(bounds))
        case api.PrimitiveKind.NUMBER:
            limits = _tighter(bounds)
        case _:
            limits = api.NO_CONSTRAINTS
    return api.Primitive(kind, schema.format or "", limits)


def _whole(bounds: Bounds) -> Bounds:
    """Return what the bounds mean for integers: `minimum: 1.5` is 2, `exclusiveMinimum: 1.5` is 1."""
    step = bounds.multiple_of
    return replace(
        bounds,
        minimum=_rounded(ceil, bounds.minimum),
        maximum=_rounded(floor, bounds.maximum),
        exclusive_minimum=_rounded(floor, bounds.exclusive_minimum),
        exclusive_maximum=_rounded(ceil, bounds.exclusive_maximum),
        multiple_of=int(step) if step is not None and step == int(step) else None,
    )


def _rounded(
    towards: Callable[[int | float], int], bound: int | float | None
) -> int | float | None:
    return None if bound is None else towards(bound)


def _tighter(bounds: Bounds) -> api.Constraints:
    """Return of `minimum` and `exclusiveMinimum` the one that allows less: the decoder takes no two."""
    low, above = _sane(bounds.minimum), _open(bounds.exclusive_minimum)
    high, below = _sane(bounds.maximum), _open(bounds.exclusive_maximum)
    step = _sane(bounds.multiple_of)
    low_is_tighter = low is not None and above is not None and low > above
    high_is_tighter = high is not None and below is not None and high < below
    return api.Constraints(
        minimum=low if above is None or low_is_tighter else None,
        exclusive_minimum=None if low_is_tighter else above,
        maximum=high if below is None or high_is_tighter else None,
        exclusive_maximum=None if high_is_tighter else below,
        multiple_of=step if step is not None and step > 0 else None,
    )


def unsatisfiable(bounds: Bounds, type: str) -> str:
    """Say which limits no value of a type meets; nothing if some value does."""
    match type:
        case "integer" | "number":
            limits = _tighter(_whole(bounds) if type == "integer" else bounds)
            low = limits.minimum if limits.exclusive_minimum is None else limits.exclusive_minimum
            high = limits.maximum if limits.exclusive_maximum is None else limits.exclusive_maximum
            is_open = not limits.exclusive_minimum is limits.exclusive_maximum is None
            return _crossed(low, high, is_open, "a value")
        case "string":
            return _crossed(bounds.min_length, bounds.max_length, False, "a length")
        case "array":
            return _crossed(bounds.min_items, bounds.max_items, False, "a count of items")
        case _:
            counts = bounds.min_properties, bounds.max_properties
            return _crossed(*counts, False, "a count of properties")


def _crossed(low: float | None, high: float | None, is_open: bool, what: str) -> str:
    if low is None or high is None or low < high or (low == high and not is_open):
        return ""
    return f"{what} of at least {low} and at most {high} does not exist"


def lengths(shortest: int | None, longest: int | None) -> api.Constraints:
    """Return the limits of how many items or members there are."""
    return api.Constraints(min_length=_sane(shortest), max_length=_sane(longest))


_Bound = TypeVar("_Bound", int, float)


def _sane(bound: _Bound | None) -> _Bound | None:
    """Leave out a bound outside of 64 bits: it bounds nothing that the wire can carry as an integer."""
    return None if bound is None or abs(bound) > _MAX_INT64 else bound


def _open(bound: _Bound | None) -> _Bound | None:
    """Return an exclusive bound; the decoder takes none at the very end of 64 bits."""
    return None if bound is None or abs(bound) >= _MAX_INT64 else bound
