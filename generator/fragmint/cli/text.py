"""The report for people."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..diagnostic import Severity, has_errors, shown
from .finding import render_finding
from .outcome import Outcome, Said
from .style import PLAIN, Style

_LISTED = 20
_LONGEST_MESSAGE = 4000


def render_text(outcome: Outcome, out: Style = PLAIN, err: Style = PLAIN) -> Said:
    """What was read, what came out and what changed; findings go to the error output."""
    findings = [render_finding(each, err) for each in outcome.diagnostics]
    lines = [
        *_read(outcome),
        *_differences(outcome, out),
        *_changes(outcome, out),
        *summary(outcome),
    ]
    return Said("".join(f"{line}\n" for line in lines), "".join(findings))


def summary(outcome: Outcome) -> Iterator[str]:
    """Yield the last lines of a report: how it came out, and what to do about it."""
    if outcome.command == "validate":
        yield _findings_counted(outcome)
    elif has_errors(outcome.diagnostics):
        yield f"fragmint: nothing was written: {_findings_counted(outcome, with_documents=False)}"
    elif not outcome.written and not outcome.deleted:
        yield f"fragmint: {shown(outcome.output)} is current ({_counted(outcome)})"
    elif outcome.command == "check":
        yield f"fragmint: {shown(outcome.output)} is not current: {_changes_counted(outcome, 'to ')}"
        yield f"to mend it, run: {shown(outcome.remedy, _LONGEST_MESSAGE)}"
    else:
        yield f"fragmint: {shown(outcome.output)}: {_changes_counted(outcome, '')} ({_counted(outcome)})"


def _counted(outcome: Outcome) -> str:
    counts = outcome.counts
    files = outcome.unchanged + len(outcome.written)
    operations = _number(counts.generated, "operation")
    if counts.generated != counts.operations:
        operations = f"{counts.generated} of {_number(counts.operations, 'operation')}"
    return f"{operations}, {_number(counts.types, 'type')}, {_number(files, 'file')}"


def _changes_counted(outcome: Outcome, infinitive: str) -> str:
    verbs = ("write", "delete") if infinitive else ("written", "deleted")
    groups = zip((outcome.written, outcome.deleted), verbs, strict=True)
    return ", ".join(
        f"{_number(len(paths), 'file')} {infinitive}{verb}" for paths, verb in groups if paths
    )


def _findings_counted(outcome: Outcome, *, with_documents: bool = True) -> str:
    levels = [each.severity for each in outcome.diagnostics]
    found = ", ".join(
        _number(levels.count(severity), severity.value)
        for severity in Severity
        if severity in levels
    )
    if not with_documents:
        return found
    names = ", ".join(shown(each) for each in outcome.documents)
    return f"fragmint: {names}: {found or 'no findings'}"


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _read(outcome: Outcome) -> Iterator[str]:
    """Yield what was read, where something came of it."""
    if outcome.written or outcome.deleted:
        yield from (f"read {shown(document)}" for document in outcome.documents)


def _changes(outcome: Outcome, style: Style) -> Iterator[str]:
    """Yield a line for each operation that was left out, and for each file that was changed."""
    for skip in outcome.counts.skipped:
        yield f"skipped {shown(skip.operation)}: {shown(skip.reason)}"
    if outcome.command == "check":
        return
    yield from _listed("wrote", outcome.written, style.green)
    yield from _listed("deleted", outcome.deleted, style.red)


def _listed(verb: str, paths: tuple[str, ...], paint: Callable[[str], str]) -> Iterator[str]:
    for path in paths[:_LISTED]:
        yield f"{paint(verb)} {shown(path)}"
    if len(paths) > _LISTED:
        yield f"{paint(verb)} {len(paths) - _LISTED} more"


def _differences(outcome: Outcome, style: Style) -> Iterator[str]:
    for line in (line for each in outcome.differences for line in each.diff):
        text = shown(line, _LONGEST_MESSAGE)
        yield style.red(text) if line[:1] == "-" else style.green(text) if line[:1] == "+" else text
