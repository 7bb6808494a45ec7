"""The results as a picture: two bars per row, with the spread of the rounds."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

from .model import Result
from .summary import Line, Spread, lines
from .table import number

# Not everybody has it: it is in the extra `bench`.
mpl: Any = import_module("matplotlib")
figures: Any = import_module("matplotlib.figure")

_OURS, _THEIRS = "#1f6feb", "#b8bfc8"
_THICK = 0.36
_STYLE: dict[Any, object] = {
    "svg.fonttype": "none",  # text stays text
    "svg.hashsalt": "fragmint",  # the same numbers make the same file
    "font.family": "sans-serif",
    "font.size": 9,
}


def draw(results: Iterable[Result], path: Path) -> None:
    """Write an SVG file: all figures as shares of the other side's median, so that less is better."""
    shown = [(result.comparison.name, each) for result in results for each in lines(result)]
    with mpl.rc_context(_STYLE):
        figure = figures.Figure(figsize=(9.2, 0.52 * len(shown) + 1.1), layout="constrained")
        axes: Any = figure.add_subplot()
        for position, (_, line) in enumerate(shown):
            _bars(axes, position, line)
        axes.set_yticks(range(len(shown)), _labels([line for _, line in shown]))
        axes.margins(y=0.01)
        axes.invert_yaxis()
        axes.set_xlabel("share of the other's median; less is better")
        axes.axvline(1, color="#57606a", linewidth=0.6, linestyle=":")
        axes.spines[["top", "right"]].set_visible(False)
        figure.savefig(path, format="svg", metadata={"Date": None})


def _bars(axes: Any, position: int, line: Line) -> None:
    whole = line.theirs.middle
    _bar(axes, position - _THICK / 2, line.ours, whole, line.row.ours, _OURS)
    _bar(axes, position + _THICK / 2, line.theirs, whole, line.row.theirs, _THEIRS)


def _bar(axes: Any, y: float, spread: Spread, whole: float, side: str, color: str) -> None:
    share = spread.middle / whole
    ends = ([share - spread.low / whole], [spread.high / whole - share])
    axes.barh(y, share, _THICK, color=color, xerr=ends, error_kw={"elinewidth": 0.8, "capsize": 2})
    axes.annotate(
        f"{side} {number(spread.middle)}",
        (max(spread.high / whole, share), y),
        xytext=(4, 0),
        textcoords="offset points",
        va="center",
        fontsize=7,
    )


def _labels(shown: list[Line]) -> list[str]:
    """Each row's words; a row that continues the one above repeats them."""
    labels: list[str] = []
    begun = ""
    for line in shown:
        what = line.row.what.replace("`", "")
        begun = begun if what.startswith("…") else what
        text = what.replace("…", f"{begun}", 1) if what.startswith("…") else what
        labels.append(f"{text}\n{line.row.figure.unit}")
    return labels
