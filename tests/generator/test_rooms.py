"""The generator's rooms: each stage imports only from those before it, in no circle."""

from __future__ import annotations

from pathlib import Path

from ..imports import circles, imports_of, upward

GENERATOR = Path(__file__).parents[2] / "generator" / "fragmint"

FLOORS = (
    "_resources",
    "noop",
    "source",
    "findings",
    "names",
    "document",
    "api",
    "config",
    "openapi",
    "check",
    "lower",
    "python",
    "render",
    "write",
    "pipeline",
    "",
    "cli",
    "__main__",
)
"""What everything stands on, then the stages in the order of the flow, then what drives them."""

ROOMS = {
    "openapi": (
        "version",
        "extensions",
        "findings",
        "references",
        "anchors",
        "cycles",
        "bearing",
        "model",
        "reach",
        "parse",
    ),
    "lower": ("problems", "schemas", "pagination", "operations", "filters", "remarks", "skips", ""),
    "python": ("text", "reference_views", "document_views", "types", "views", "naming", "plan"),
}
"""The floors inside of a stage that has rooms."""


def test_no_module_imports_itself_through_others() -> None:
    assert circles(imports_of(GENERATOR)) == []


def test_stages_import_from_those_before_them() -> None:
    assert upward(imports_of(GENERATOR), FLOORS) == []


def test_rooms_of_a_stage_import_downwards() -> None:
    for stage, floors in ROOMS.items():
        assert upward(imports_of(GENERATOR / stage), floors) == []


def test_a_folder_of_more_than_a_dozen_modules_has_rooms() -> None:
    folders = [
        each for each in GENERATOR.rglob("*") if each.is_dir() and each.name != "__pycache__"
    ]
    crowded = [each.name for each in folders if len(list(each.glob("*.py"))) > 14]
    assert crowded == []
