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
        case "integer":
            return _crossed_numbers(_closed(_tighter(_whole(bounds))))
        case "number":
            return _crossed_numbers(_tighter(bounds))
        case "string":
            return _crossed(bounds.min_length, bounds.max_length, "characters")
        case "array":
            return _crossed(bounds.min_items, bounds.max_items, "items")
        case _:
            return _crossed(bounds.min_properties, bounds.max_properties, "properties")


def _crossed(low: int | None, high: int | None, what: str) -> str:
    is_crossed = low is not None and high is not None and low > high
    return f"it would have at least {low} and at most {high} {what}" if is_crossed else ""


def _closed(limits: api.Constraints) -> api.Constraints:
    """Return limits of integers with what they include: above 4 is at least 5."""
    above, below = limits.exclusive_minimum, limits.exclusive_maximum
    return api.Constraints(
        minimum=limits.minimum if above is None else above + 1,
        maximum=limits.maximum if below is None else below - 1,
    )


def _crossed_numbers(limits: api.Constraints) -> str:
    lows = {"at least": limits.minimum, "above": limits.exclusive_minimum}
    highs = {"at most": limits.maximum, "below": limits.exclusive_maximum}
    for word, low in lows.items():
        for other, high in highs.items():
            if low is None or high is None or low < high:
                continue
            if low > high or (word, other) != ("at least", "at most"):
                return f"it would be {word} {low} and {other} {high}"
    return ""


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
