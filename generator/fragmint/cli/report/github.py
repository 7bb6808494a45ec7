"""The report for GitHub: workflow commands, which the site shows at the lines they name."""

from __future__ import annotations

from ...findings.diagnostic import Diagnostic
from ...findings.rules import Severity
from ...findings.text import printable, shown
from .finding import LONGEST_HINT
from .lines import Command, Line
from .outcome import Outcome, Said
from .stops import stops, verb
from .text import summary

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render_github(outcome: Outcome) -> Said:
    """Return the outcome as one annotation for each finding and each file that differs, and a summary line."""
    lines: list[Line] = [_finding(each) for each in outcome.diagnostics]
    if outcome.command == "check" and not any(
        each.severity is Severity.ERROR for each in outcome.diagnostics
    ):
        lines += [
            _annotation(
                "error",
                f"not as generated: run `{outcome.remedy}`",
                {"file": path, "title": "fragmint check"},
            )
            for path in (*outcome.written, *outcome.deleted)
        ]
    return Said((*lines, *summary(outcome)))


def _finding(diagnostic: Diagnostic) -> Line:
    properties = {"title": diagnostic.rule}
    if span := diagnostic.span:
        properties = {
            "file": span.source.path,
            "line": str(span.line),
            "col": str(span.column),
            **properties,
        }
    parts = [diagnostic.message]
    if diagnostic.pointer:
        parts.append(f"at {shown(diagnostic.pointer)}")
    if diagnostic.hint:
        parts.append(f"hint: {shown(diagnostic.hint, LONGEST_HINT)}")
    if stopped := stops(diagnostic):
        parts.append(f"{verb(diagnostic)}: {stopped}")
    parts += [
        f"{each.span.source.path}:{each.span.line}: {each.message}" for each in diagnostic.related
    ]
    message = "\n".join(printable(part) for part in parts)
    return _annotation(_LEVELS[diagnostic.severity], message, properties)


def _annotation(level: str, message: str, properties: dict[str, str]) -> Command:
    listed = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return Command(f"::{level} {listed}::{_data(message)}")


def _data(text: str) -> str:
    """Escape what would end the command: GitHub's toolkit does the same, in this order."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")
