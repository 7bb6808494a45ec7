"""One finding as people read it: the place, the words, the line with a caret, the hint."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ..diagnostic import Diagnostic, Severity, printable, shown
from ..source import Span
from .lines import Line, Painted

_LONGEST_MESSAGE = 4000
_BEFORE = 60
"""How much of a long line is shown before the place, in characters."""
_AFTER = 60


def render_finding(diagnostic: Diagnostic) -> Iterator[Line]:
    """Yield the lines of a finding.

    spec/museum.yaml:12:7: error[duplicate-key]: the key 'title' is written twice
      12 |       title: Museum
         |       ^^^^^
      hint: remove one of them
    """
    place = Painted(_place(diagnostic.span), "bold") if diagnostic.span else "fragmint"
    yield place, ": ", _level(diagnostic), f": {_cut(diagnostic.message)}"
    if diagnostic.span:
        yield from _excerpt(diagnostic.span)
    if diagnostic.pointer:
        yield (f"  at {_cut(diagnostic.pointer)}",)
    if diagnostic.hint:
        yield (f"  hint: {_cut(diagnostic.hint)}",)
    for related in diagnostic.related:
        yield (f"  {_place(related.span)}: {_cut(related.message)}",)


def _cut(text: str) -> str:
    return shown(text, _LONGEST_MESSAGE)


def _level(diagnostic: Diagnostic) -> str | Painted:
    text = f"{diagnostic.severity.value}[{diagnostic.rule}]"
    match diagnostic.severity:
        case Severity.ERROR:
            return Painted(text, "red")
        case Severity.WARNING:
            return Painted(text, "yellow")
        case Severity.NOTE:
            return text


def _place(span: Span) -> str:
    return f"{shown(span.source.path)}:{span.line}:{span.column}"


def _excerpt(span: Span) -> Iterator[Line]:
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
    yield (f"  {number} | {cut}{before}{marked}{after}",)
    carets = Painted("^" * max(1, _width(marked)), "green")
    yield f"  {' ' * len(number)} | {' ' * _width(cut + before)}", carets


def _safe(text: str) -> str:
    return printable(text.replace("\t", " "))


def _width(text: str) -> int:
    """The columns that a text takes on a terminal: wide characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in text
    )
