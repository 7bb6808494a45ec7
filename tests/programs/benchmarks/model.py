"""What is measured: sides that run in turn, and the figures that are read from their runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Sample:
    """One run of one process.

    `cpu` and `clock` are seconds of the whole process, its start and end included; `cpu` counts
    user and system time, and that of its children. `printed` is what the program says itself.
    `peak` is the most memory that a process of it had, in bytes; `lines` is how long the Python is
    that it wrote.
    """

    cpu: float
    clock: float
    printed: Mapping[str, float]
    peak: float = 0
    lines: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that is read from a run, and how it is written."""

    unit: str
    read: Callable[[Sample], float]


@dataclass(frozen=True, slots=True)
class Side:
    """A command in an environment: its first word is a program of that environment.

    Before each run, `fresh` (files and folders) is deleted, outside of what is measured. `written`
    is the folder whose lines of Python are counted after a run.
    """

    environment: str
    command: tuple[str, ...]
    folder: Path | None = None
    fresh: tuple[Path, ...] = ()
    written: Path | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: the figure of one side as a ratio to that of another.

    With `above`, that side's figure is taken off both first. `reach` and `aim` are what the ratio
    should be, at most.
    """

    what: str
    figure: Figure
    ours: str
    theirs: str
    above: str = ""
    reach: float | None = None
    aim: float | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Sides that run in turn, so that whatever slows the machine slows them alike.

    `rounds` is how often each side is measured; with `warm_up`, each runs once unmeasured before.
    """

    name: str
    note: str
    sides: Mapping[str, Side]
    rows: tuple[Row, ...]
    rounds: int
    warm_up: bool = False


@dataclass(frozen=True, slots=True)
class Result:
    """A comparison with its runs: for each side, one sample per round."""

    comparison: Comparison
    samples: Mapping[str, list[Sample]]
