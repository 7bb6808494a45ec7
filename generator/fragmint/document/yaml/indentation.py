"""Tell wrong indentation from other faults of YAML: the parser names what it waits for, not why."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...source import Source
from ..problems import Unreadable, syntax

_ON_LAYOUT = (
    "mapping values are not allowed",
    "expected key",
    "block end",
    "'-' indicator",
    "document start",
)
"""Parts of the parser's messages that may come of indentation, in its fast and its slow form."""
_ITEM = re.compile(r"(?:- +)+(?=[^\s:#]+:(?:\s|$))")


def wrong_indentation(source: Source, offset: int, message: str) -> Unreadable | None:
    """Return the error of a line whose indentation fits no line above; None where the fault is another.

    `offset` is where the parser stopped, `message` what it said.
    """
    start = source.line_start_before(offset)
    line = source.line_text(start)
    if (tab := _tab(line, offset - start)) is not None:
        place = source.span(start + tab, start + tab + 1)
        return syntax("a tab indents this line, where YAML allows only spaces", place, _TAB_HINT)
    width = _width(line)
    fitting = sorted(set(_fitting(source, start)), key=lambda each: (abs(each - width), -each))
    mapped = _ON_LAYOUT[0] in message and ":" in line[: offset - start]
    if mapped or width in fitting or not fitting or not any(each in message for each in _ON_LAYOUT):
        return None
    counts = " or ".join(str(each) for each in fitting[:2])
    return syntax(
        f"the line is indented by {_spaces(width)}, and none of the lines that it belongs to is",
        source.span(start + width, max(offset, start + width + 1)),
        f"indent it by {counts} spaces, as the lines above",
    )


_TAB_HINT = "replace it with spaces"


def _tab(line: str, column: int) -> int | None:
    """Return where a tab stands in the indentation, or right where the parser stopped."""
    indentation = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" in indentation:
        return indentation.index("\t")
    return column if line[column : column + 1] == "\t" else None


def _fitting(source: Source, start: int) -> Iterator[int]:
    """Yield the indentations of the objects and lists that are open above a line, innermost first."""
    inner: int | None = None
    while start > 0 and inner != 0:
        start = source.line_start_before(start - 1)
        line = source.line_text(start)
        width = _width(line)
        if (
            not line.strip()
            or line.lstrip().startswith("#")
            or (inner is not None and width >= inner)
        ):
            continue
        inner = width
        if item := _ITEM.match(line, width):
            yield item.end()
        yield width


def _width(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count} spaces"
