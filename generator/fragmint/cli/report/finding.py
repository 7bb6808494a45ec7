"""One finding as people read it: the place, the words, the line with a caret, the hint, what it stops."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ...findings.diagnostic import Diagnostic
from ...findings.rules import Severity
from ...findings.text import printable, shown
from ...source import Source, Span
from .lines import Line, Painted
from .stops import stops, verb

_LONGEST_MESSAGE = 4000
LONGEST_HINT = 400
"""A few lines of a terminal: what is longer is no hint."""
_BEFORE = 60
"""How much of a long line is shown before the place, in characters."""
_AFTER = 60
_LINE_BREAK = re.compile(r"[\r\n]")


def render_finding(diagnostic: Diagnostic) -> Iterator[Line]:
    """Yield the lines of a finding.

    spec/museum.yaml:12:7: error[duplicate-key]: the key 'title' is written twice
      12 |       title: Museum
         |       ^^^^^
      hint: remove one of them
    """
    leads = bool(
        diagnostic.span
        and (diagnostic.pointer or "#") != "#"
        and _is_one_line(diagnostic.span.source)
    )
    place = Painted(_place(diagnostic.span), "bold") if diagnostic.span else "fragmint"
    if leads:
        place = Painted(f"{_cut(diagnostic.pointer or '')}", "bold")
    yield place, ": ", _level(diagnostic), f": {_cut(diagnostic.message)}"
    if diagnostic.span:
        yield from _excerpt(diagnostic.span)
    if leads and diagnostic.span:
        yield (f"  at {_place(diagnostic.span)}",)
    elif diagnostic.pointer:
        yield (f"  at {_cut(diagnostic.pointer)}",)
    if diagnostic.hint:
        yield (f"  hint: {shown(diagnostic.hint, LONGEST_HINT)}",)
    if stopped := stops(diagnostic):
        yield (f"  {verb(diagnostic)}: {_cut(stopped)}",)
    for related in diagnostic.related:
        yield (f"  {_place(related.span)}: {_cut(related.message)}",)


def _is_one_line(source: Source) -> bool:
    """Tell whether a document is one long line, of which a line number says nothing."""
    length = len(source.text)
    return length > _BEFORE + _AFTER and source.line_of(length - 1) == 1


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
    """Yield the source line and a line of carets below it; a long line is cut around the place.

    Nothing beyond the cut is looked at: a document may be one line of megabytes with a finding every
    ten characters.
    """
    text, line_start = span.source.text, span.source.line_start_before(span.start)
    first = max(line_start, span.start - _BEFORE)
    line = _LINE_BREAK.split(text[first : span.start + 2 * _AFTER], maxsplit=1)[0]
    if not line.strip():
        return
    start = span.start - first
    end = min(span.end - first, start + _AFTER)
    before, marked = _safe(line[:start]), _safe(line[start:end])
    after = _safe(line[start:][len(line[start:end]) :][:_AFTER])
    number = str(span.line)
    cut = "…" if first > line_start else ""
    yield (f"  {number} | {cut}{before}{marked}{after}",)
    carets = Painted("^" * max(1, _width(marked)), "green")
    yield f"  {' ' * len(number)} | {' ' * _width(cut + before)}", carets


def _safe(text: str) -> str:
    return printable(text.replace("\t", " "))


def _width(text: str) -> int:
    """Return the columns that a text takes on a terminal: wide characters take two, combining ones none."""
    return sum(
        0 if unicodedata.combining(each) else 2 if unicodedata.east_asian_width(each) in "WF" else 1
        for each in text
    )
