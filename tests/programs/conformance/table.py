"""The rows as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from .judgement import Row

_HEADER = (
    "| Document | Operations | Generated | Called | Requests accepted | Answers equal | mypy "
    "| pyright | Lines | CPU, s | Memory, MB |\n|---|" + "---:|" * 10
)


def written(rows: Sequence[Row]) -> str:
    """The table, with a sum where there is more than one document."""
    lines = [_line(row) for row in rows]
    if len(rows) > 1:
        lines.append(_line(_sum(rows)))
    return "\n".join([_HEADER, *lines]) + "\n"


def _line(row: Row) -> str:
    cells = (
        row.operations, row.generated, row.called, row.accepted, row.equal, _count(row.mypy),
        _count(row.pyright), row.lines, row.cpu, row.memory,
    )  # fmt: skip
    return f"| {row.document} | " + " | ".join(map(str, cells)) + " |"


def _count(errors: int | None) -> str:
    return "–" if errors is None else str(errors)


def _sum(rows: Sequence[Row]) -> Row:
    def total(name: str) -> int:
        return sum(getattr(row, name) for row in rows)

    row = Row("all", cpu=round(sum(each.cpu for each in rows), 1))
    for name in ("operations", "generated", "called", "accepted", "equal", "lines"):
        setattr(row, name, total(name))
    row.memory = max(each.memory for each in rows)
    if all(each.mypy is not None and each.pyright is not None for each in rows):
        row.mypy, row.pyright = total("mypy"), total("pyright")
    return row
