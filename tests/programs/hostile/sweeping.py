"""Judges cells in batches: what was generated, what was refused and why, and what is wrong."""

from __future__ import annotations

import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from . import expecting, judging
from .making import Made, made, whole
from .positions import Cell
from .running import ran

_PATIENCE = 60
"""Seconds after which a cell counts as hanging; it takes a quarter of one."""
_AGAIN = 25
"""Every how manieth generated cell is generated once more, with nothing remembered."""


@dataclass(slots=True)
class Report:
    """What came of some cells. `refused` counts by rule, `findings` name their cells."""

    cells: int = 0
    generated: int = 0
    refused: Counter[str] = field(default_factory=Counter[str])
    refusals: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    findings: list[str] = field(default_factory=list[str])

    def add(self, other: Report) -> None:
        """Count another report's cells too."""
        self.cells += other.cells
        self.generated += other.generated
        self.refused += other.refused
        self.refusals += other.refusals
        self.findings += other.findings


def sweep(cells: Sequence[Cell]) -> Report:
    """Judge each of these cells; the packages among them run in one process."""
    report = Report(len(cells))
    packages: dict[str, Made] = {}
    for number, cell in enumerate(cells):
        result = _judged(cell, report)
        if result is not None and result.files:
            packages[f"{number:05}"] = result
    report.generated = len(packages)
    with tempfile.TemporaryDirectory() as folder:
        found = ran(packages, Path(folder)) if packages else {}
    report.findings += [f"{cells[int(n)]}: {each}" for n, all in found.items() for each in all[:1]]
    return report


def _judged(cell: Cell, report: Report) -> Made | None:
    try:
        with _patience():
            result = made(cell)
            findings = [*judging.findings(cell, result), *_more(cell, result)]
    except Exception as error:
        places = traceback.extract_tb(error.__traceback__)[-3:]
        where = " < ".join(f"{Path(each.filename).name}:{each.lineno}" for each in reversed(places))
        report.findings.append(f"{cell}: {type(error).__name__}: {error!s:.200} ({where})")
        return None
    report.findings += [f"{cell}: {each}" for each in findings]
    for rule in () if result.files else judging.rules(result):
        report.refused[rule] += 1
        report.refusals[rule, cell.position] += 1
    return None if findings else result


def _more(cell: Cell, result: Made) -> Iterator[str]:
    if result.config is not None and result.files:
        wanted = expecting.base_url(result.document).rstrip("/")
        got = judging.base_url(result.files, result.config.package)
        if got != (
            wanted if wanted.startswith("http") else ""
        ):  # a relative one is left to the caller
            yield f"the base URL {wanted!r:.200} became {got!r:.200}"
        if sum(map(ord, str(cell))) % _AGAIN == 0 and whole(cell) != result.files:
            yield "two runs differ"


@contextmanager
def _patience() -> Generator[None]:
    def give_up(*_: object) -> None:
        raise TimeoutError("it hangs")

    if sys.platform == "win32":  # has no such signal
        yield
        return
    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(_PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
