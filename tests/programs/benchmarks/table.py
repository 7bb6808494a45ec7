"""The results as a Markdown table, which reads well in a terminal, too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .model import Result
from .summary import Line, Spread, lines

_HEAD = ("what", "ours", "theirs", "ratio", "half lie in", "reach", "aim", "")


def table(results: Iterable[Result]) -> str:
    """One line per row, then a note on each comparison."""
    results = list(results)
    cells = [_HEAD, *(_cells(each) for result in results for each in lines(result))]
    widths = [max(len(row[column]) for row in cells) for column in range(len(_HEAD))]
    rule = [f"{'-' * (width - 1)}:" if 0 < i < 7 else "-" * width for i, width in enumerate(widths)]
    padded = [_padded(cells[0], widths), rule, *(_padded(row, widths) for row in cells[1:])]
    text = "\n".join(f"| {' | '.join(row)} |" for row in padded)
    notes = "\n".join(f"- {_note(result)}" for result in results)
    return f"{text}\n\n{notes}\n"


def number(value: float) -> str:
    """Three figures, or all before the point."""
    size = abs(value)
    digits = 0 if size >= 100 else 1 if size >= 10 else 2
    return f"{value:,.{digits}f}"


def _cells(line: Line) -> tuple[str, ...]:
    row, ratio = line.row, line.ratio
    return (
        f"{row.what}, {row.figure.unit}",
        number(line.ours.middle),
        number(line.theirs.middle),
        _ratio(ratio.middle),
        _range(ratio),
        "" if row.reach is None else f"{row.reach:g}",
        "" if row.aim is None else f"{row.aim:g}",
        line.verdict,
    )


def _ratio(value: float) -> str:
    return f"{value:.3f}" if value < 0.1 else f"{value:.2f}"


def _range(spread: Spread) -> str:
    return f"{_ratio(spread.low)}–{_ratio(spread.high)}"


def _padded(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    pairs = list(zip(row, widths, strict=True))
    first, last = pairs[0], pairs[-1]
    middle = [cell.rjust(width) for cell, width in pairs[1:-1]]
    return [first[0].ljust(first[1]), *middle, last[0].ljust(last[1])]


def _note(result: Result) -> str:
    comparison = result.comparison
    sides = " and ".join(dict.fromkeys(row.theirs for row in comparison.rows))
    rounds = f"{comparison.rounds} round{'s' * (comparison.rounds != 1)}"
    return f"{comparison.name} (against {sides}, {rounds}): {comparison.note}"
