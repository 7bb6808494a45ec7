"""A sample of the matrix: every payload once, every position some three times.

The whole of it is `python tests/programs/hostile --all`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from fragmint.write import WriteError, update

from ..platforms import needs_links
from ..programs.hostile.making import made
from ..programs.hostile.payloads import CANARY, PAYLOADS
from ..programs.hostile.positions import Cell, document, settings
from ..programs.hostile.sweeping import sweep

_PARTS = 8
_STEP = 37
"""Has no factor in common with the number of positions: all of them are met."""


def sample() -> list[Cell]:
    """Each payload in a position of its own, as far as they go."""
    files = (document(), settings())
    cells: list[Cell] = []
    for number, payload in enumerate(PAYLOADS):
        places = [at for file in files for at in file.siblings if file.takes(at, payload)]
        cells.append(Cell(places[number * _STEP % len(places)], payload))
    return cells


def test_the_sample_misses_no_position() -> None:
    assert {each.position for each in sample()} == {*document().siblings, *settings().siblings}


@pytest.mark.parametrize("part", range(_PARTS))
def test_no_text_of_a_document_is_more_than_data(part: int) -> None:
    report = sweep(sample()[part::_PARTS])
    assert report.findings == []
    assert report.generated


def test_what_was_found_once_stays_mended() -> None:
    found = [
        Cell("api key cookie", "**a**"),
        Cell("header parameter", ("pet", "Pet", "PET")),
        Cell("info.description", "\x00"),
        Cell("operationId", "1a"),
        Cell("security scheme", "super"),
        Cell("security scheme", ("self", "SELF", "_self")),
        Cell("tag", ("con", "CON", "con.x")),
        Cell("webhook", "名" * 3000),
    ]
    report = sweep(found)
    assert report.findings == []
    assert report.refused == {"duplicate-parameter": 1}


def test_the_harmless_document_says_what_all_others_are_compared_with() -> None:
    report = sweep([Cell("info.title", "Book store")])
    assert report.findings == []
    assert report.generated == 1


@needs_links
@pytest.mark.parametrize(
    "cell",
    [
        Cell("tag", ("con", "CON", "../x")),
        Cell("component", ("nul", "NUL", "Nul")),
        Cell("operationId", "/abs"),
        Cell("x-fragmint-name", "..\\x"),
    ],
    ids=str,
)
def test_nothing_is_written_outside_of_the_folder(cell: Cell, tmp_path: Path) -> None:
    files = made(cell).files
    assert files
    output = tmp_path / "deep" / "out"
    output.mkdir(parents=True)
    (output / "shop").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    (tmp_path / "elsewhere").mkdir()
    with pytest.raises(WriteError, match="link"):
        update(output, files)
    (output / "shop").unlink()
    changes = update(output, files)
    assert {*changes.write} > {*files}
    assert update(output, files).nothing_to_do
    beside = {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*")}
    assert beside == {"deep", "elsewhere"}
    assert not any((tmp_path / "elsewhere").iterdir())
    assert {path.name for path in (tmp_path / "deep").iterdir()} == {"out"}


def test_code_among_the_payloads_would_show() -> None:
    assert sum(CANARY in str(each) for each in PAYLOADS) > 20
