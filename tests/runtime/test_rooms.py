"""The runtime's rooms: each one imports only from those below it, in no circle, and no name is there twice."""

from __future__ import annotations

import re
from pathlib import Path

from ..imports import circles, imports_of, namesakes, upward

ROOT = Path(__file__).parents[2]
RUNTIME = ROOT / "templates" / "package" / "_runtime"

FLOORS = (
    "values",
    "describe",
    "transports",
    "answer",
    "webhooks",
    "request",
    "exchange",
    "pages",
    "client",
    "front",
)
"""The rooms, the lowest first."""


def test_no_module_imports_itself_through_others() -> None:
    assert circles(imports_of(RUNTIME)) == []


def test_imports_lead_down() -> None:
    assert upward(imports_of(RUNTIME), FLOORS) == []


def test_no_two_modules_have_one_name() -> None:
    assert namesakes(RUNTIME) == []


def test_generated_modules_come_in_by_the_doors() -> None:
    """`from ._runtime.values import Model`, and never `from ._runtime.values.models import …`."""
    package = ROOT / "generated" / "realtimekit"
    outside = [path for path in package.rglob("*.py") if "_runtime" not in path.parts]
    found = {
        door
        for path in outside
        for door in re.findall(r"\._runtime(?:\.[.\w]*)?", path.read_text("utf-8"))
    }
    assert found
    assert found <= {f"._runtime.{room}" for room in FLOORS}
