"""From samples to a median and quartiles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from .model import Result, Row


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of some numbers, and the two between which half of them lie."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Line:
    """A row with its numbers; `ratio` is the spread of the rounds' ratios, not a ratio of spreads."""

    row: Row
    ours: Spread
    theirs: Spread
    ratio: Spread

    @property
    def verdict(self) -> str:
        """Whether the middle ratio is what it should be."""
        if self.row.aim is not None and self.ratio.middle <= self.row.aim:
            return "aim"
        if self.row.reach is not None and self.ratio.middle <= self.row.reach:
            return "reach"
        return "" if self.row.reach is None else "not yet"


def lines(result: Result) -> list[Line]:
    """The rows of a comparison with their numbers."""
    return [_line(result, row) for row in result.comparison.rows]


def spread(numbers: Sequence[float]) -> Spread:
    """Median and quartiles; of a single number, that number."""
    if len(numbers) < 2:
        return Spread(numbers[0], numbers[0], numbers[0])
    low, _, high = quantiles(numbers, n=4, method="inclusive")
    return Spread(low, median(numbers), high)


def _line(result: Result, row: Row) -> Line:
    ours = _figures(result, row, row.ours)
    theirs = _figures(result, row, row.theirs)
    ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    return Line(row, spread(ours), spread(theirs), spread(ratios))


def _figures(result: Result, row: Row, side: str) -> list[float]:
    figures = [row.figure.read(sample) for sample in result.samples[side]]
    if not row.above:
        return figures
    floor = [row.figure.read(sample) for sample in result.samples[row.above]]
    return [figure - below for figure, below in zip(figures, floor, strict=True)]
