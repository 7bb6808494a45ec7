"""The report for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...findings.diagnostic import has_errors
from ...findings.rules import Severity
from ...findings.text import shown
from .finding import render_finding
from .lines import Line, Painted
from .outcome import Outcome, Said
from .stops import FAULTS
from .style import Colour

_LISTED = 20
_LONGEST_MESSAGE = 4000


def render_text(outcome: Outcome) -> Said:
    """Return what was read, what came out and what changed; findings go to the error output."""
    findings = tuple(line for each in outcome.diagnostics for line in render_finding(each))
    lines = (*_read(outcome), *_differences(outcome), *_changes(outcome), *summary(outcome))
    return Said((*lines, *_more(outcome)), findings)


def _more(outcome: Outcome) -> Iterator[Line]:
    """Yield where to read on about an error: once, however many there are."""
    errors = (each.rule for each in outcome.diagnostics if each.severity is Severity.ERROR)
    if rule := next(errors, None):
        yield (f"to read what a rule means, run: fragmint explain {rule}",)
        if outcome.command == "generate" and _would_be_skipped(outcome):
            yield (f"to leave out what these errors stop and generate the rest, set {FAULTS}",)


def _would_be_skipped(outcome: Outcome) -> bool:
    """Tell whether each error stops single operations, and others would remain."""
    stops = [each.stops for each in outcome.diagnostics if each.severity is Severity.ERROR]
    stopped = frozenset[str]().union(*(each.operations for each in stops))
    return not any(each.document for each in stops) and len(stopped) < outcome.counts.operations


def summary(outcome: Outcome) -> Iterator[Line]:
    """Yield the last lines of a report: how it came out, and what to do about it."""
    return ((line,) for line in _summary(outcome))


def _summary(outcome: Outcome) -> Iterator[str]:
    if outcome.command == "validate":
        yield _findings_counted(outcome)
    elif has_errors(outcome.diagnostics):
        yield f"fragmint: nothing was written: {_findings_counted(outcome, with_documents=False)}"
    elif not outcome.written and not outcome.deleted:
        yield f"fragmint: {shown(outcome.output)} is current ({_counted(outcome)})"
    elif outcome.command == "check":
        yield f"fragmint: {shown(outcome.output)} is not current: {_changes_counted(outcome, 'to ')}"
        yield f"to update it, run: {shown(outcome.remedy, _LONGEST_MESSAGE)}"
    else:
        yield f"fragmint: {shown(outcome.output)}: {_changes_counted(outcome, '')} ({_counted(outcome)})"
        if len(outcome.deleted) > len(outcome.written):
            yield _way_back()
    if outcome.counts.missing and not has_errors(outcome.diagnostics):
        yield f"left out for faults of the document: {_named(outcome.counts.missing)}"
    if outcome.command == "generate" and outcome.remedy:
        if count := outcome.unknown_to_git:
            yield f"git does not know {_number(count, 'file')} of {shown(outcome.output)} yet"
        yield f"to commit the client with the rest, run: {shown(outcome.remedy)}"


def _way_back() -> str:
    """Say how to undo a run that deletes more than it writes: only what a run has written is deleted."""
    return (
        "more was deleted than written: to go back, undo the change of the document or the settings, "
        "and run again"
    )


def _counted(outcome: Outcome) -> str:
    counts = outcome.counts
    files = outcome.unchanged + len(outcome.written)
    operations = _number(counts.generated, "operation")
    if counts.generated != counts.operations:
        operations = f"{counts.generated} of {_number(counts.operations, 'operation')}"
    return f"{operations}, {_number(counts.types, 'type')}, {_number(files, 'file')}"


def _named(ids: tuple[str, ...]) -> str:
    more = f" and {len(ids) - _LISTED} more" if len(ids) > _LISTED else ""
    return ", ".join(map(shown, ids[:_LISTED])) + more


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
    return ": ".join(filter(None, ("fragmint", names, found or "no findings")))


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def _read(outcome: Outcome) -> Iterator[Line]:
    """Yield what was read, where something came of it."""
    if outcome.written or outcome.deleted:
        yield from ((f"read {shown(document)}",) for document in outcome.documents)


def _changes(outcome: Outcome) -> Iterator[Line]:
    """Yield a line for each file that was changed."""
    if outcome.command == "check":
        return
    yield from _listed(Painted("wrote", "green"), outcome.written)
    yield from _listed(Painted("deleted", "red"), outcome.deleted)


def _listed(verb: Painted, paths: tuple[str, ...]) -> Iterator[Line]:
    for path in paths[:_LISTED]:
        yield verb, f" {shown(path)}"
    if len(paths) > _LISTED:
        yield verb, f" {len(paths) - _LISTED} more"


def _differences(outcome: Outcome) -> Iterator[Line]:
    colours: Mapping[str, Colour] = {"-": "red", "+": "green"}
    for line in (line for each in outcome.differences for line in each.diff):
        text, colour = shown(line, _LONGEST_MESSAGE), colours.get(line[:1])
        yield (text if colour is None else Painted(text, colour),)
