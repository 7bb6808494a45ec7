"""One finding as people read it: the place, the words, the line with a caret, the hint."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity, shown
from ..source import Span
from .style import Style

_LONGEST_MESSAGE = 4000
_BEFORE = 60
"""How much of a long line is shown before the place, in characters."""
_AFTER = 60


def render_finding(diagnostic: Diagnostic, style: Style) -> str:
    """A finding in lines, each ending in a line break.

    spec/museum.yaml:12:7: error[duplicate-key]: the key 'title' is written twice
      12 |       title: Museum
         |       ^^^^^
      hint: remove one of them
    """
    return "".join(f"{line}\n" for line in _lines(diagnostic, style))


def _lines(diagnostic: Diagnostic, style: Style) -> Iterator[str]:
    place = f"{style.bold(_place(diagnostic.span))}: " if diagnostic.span else "fragmint: "
    level = _painted(diagnostic.severity, f"{diagnostic.severity.value}[{diagnostic.rule}]", style)
    yield f"{place}{level}: {shown(diagnostic.message, _LONGEST_MESSAGE)}"
    if diagnostic.span:
        yield from _excerpt(diagnostic.span, style)
    if diagnostic.pointer:
        yield f"  at {shown(diagnostic.pointer, _LONGEST_MESSAGE)}"
    if diagnostic.hint:
        yield f"  hint: {shown(diagnostic.hint, _LONGEST_MESSAGE)}"
    for related in diagnostic.related:
        yield f"  {_place(related.span)}: {shown(related.message, _LONGEST_MESSAGE)}"


def _painted(severity: Severity, text: str, style: Style) -> str:
    match severity:
        case Severity.ERROR:
            return style.red(text)
        case Severity.WARNING:
            return style.yellow(text)
        case Severity.NOTE:
            return text


def _place(span: Span) -> str:
    return f"{shown(span.source.path)}:{span.line}:{span.column}"


def _excerpt(span: Span, style: Style) -> Iterator[str]:
    """Yield the source line and a line of carets below it; a long line is cut around the place."""
    line = span.line_text
    start = span.column - 1
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    if not line.strip():
        return
    before = _safe(line[max(0, start - _BEFORE) : start])
    marked = _safe(line[start : min(end, start + _AFTER)])
    after = _safe(line[start:][len(line[start : min(end, start + _AFTER)]) :][:_AFTER])
    number = str(span.line)
    cut = "…" if start > _BEFORE else ""
    yield f"  {number} | {cut}{before}{marked}{after}"
    carets = "^" * max(1, _width(marked))
    yield f"  {' ' * len(number)} | {' ' * _width(cut + before)}{style.green(carets)}"


def _safe(text: str) -> str:
    return shown(text.replace("\t", " "), len(text) + 1)


def _width(text: str) -> int:
    """The columns that a text takes on a terminal: wide characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in text
    )
