"""The runtime's rooms: each one imports only from those below it, in no circle, and no name is there twice."""

from __future__ import annotations

from pathlib import Path

from imports import circles, imports_of, namesakes, upward

RUNTIME = Path(__file__).parents[2] / "templates" / "package" / "_runtime"

FLOORS = (
    "values",
    "describe",
    "transports",
    "answer",
    "request",
    "exchange",
    "pages",
    "client",
)
"""The rooms, the lowest first."""


def test_no_module_imports_itself_through_others() -> None:
    assert circles(imports_of(RUNTIME)) == []


def test_imports_lead_down() -> None:
    assert upward(imports_of(RUNTIME), FLOORS) == []


def test_no_two_modules_have_one_name() -> None:
    assert namesakes(RUNTIME) == []
