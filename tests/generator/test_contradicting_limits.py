"""Limits that no value meets are told when the client is made, not at its first call."""

from __future__ import annotations

import pytest

from fragmint.lower.schemas.scalars import unsatisfiable
from fragmint.openapi.model.schema import Bounds

CASES = {
    "integer, crossed": ("integer", Bounds(minimum=5, maximum=4), "at least 5 and at most 4"),
    "no integer between": (
        "integer",
        Bounds(exclusive_minimum=4, exclusive_maximum=5),
        "at least 5 and at most 4",
    ),
    "fractions for integers": (
        "integer",
        Bounds(minimum=1.2, maximum=1.8),
        "at least 2 and at most 1",
    ),
    "half open": ("number", Bounds(minimum=5, exclusive_maximum=5), "at least 5 and below 5"),
    "open": ("number", Bounds(exclusive_minimum=5, exclusive_maximum=5), "above 5 and below 5"),
    "text": ("string", Bounds(min_length=3, max_length=2), "at least 3 and at most 2 characters"),
    "list": ("array", Bounds(min_items=3, max_items=2), "at least 3 and at most 2 items"),
    "object": (
        "object",
        Bounds(min_properties=2, max_properties=1),
        "at least 2 and at most 1 properties",
    ),
}
MET = {
    "one number": ("number", Bounds(minimum=5, maximum=5)),
    "numbers between": ("number", Bounds(exclusive_minimum=4, exclusive_maximum=5)),
    "one integer": ("integer", Bounds(exclusive_minimum=4, maximum=5)),
    "one item": ("array", Bounds(min_items=1, max_items=1)),
    "limits of another type": ("string", Bounds(minimum=5, maximum=4)),
    "no limits": ("object", Bounds()),
}


@pytest.mark.parametrize("case", CASES)
def test_no_value(case: str) -> None:
    type, bounds, words = CASES[case]
    assert words in unsatisfiable(bounds, type)


@pytest.mark.parametrize("case", MET)
def test_some_value(case: str) -> None:
    type, bounds = MET[case]
    assert unsatisfiable(bounds, type) == ""
