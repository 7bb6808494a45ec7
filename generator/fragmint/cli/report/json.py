"""The report for machines: one JSON object."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ...findings.diagnostic import Diagnostic, Related
from ...findings.text import shown
from ...source import Span
from .finding import LONGEST_HINT
from .outcome import Outcome, Said
from .stops import FAULTS, skip_setting


def render_json(outcome: Outcome) -> Said:
    """Return the outcome as one object in ASCII; the keys are the same for every command."""
    return _said(_document(outcome))


def render_several(outcomes: Sequence[Outcome]) -> Said:
    """Return the outcomes of several clients as one object, in the order of the settings."""
    return _said({"clients": [{"output": each.output, **_document(each)} for each in outcomes]})


def _document(outcome: Outcome) -> dict[str, object]:
    counts = outcome.counts
    return {
        "operations": {
            "total": counts.operations,
            "generated": counts.generated,
            "skipped": [
                *({"operation": each, "reason": skip_setting((each,))} for each in counts.skipped),
                *({"operation": each, "reason": FAULTS} for each in counts.missing),
            ],
        },
        "types": counts.types,
        "files": {
            "written": list(outcome.written),
            "deleted": list(outcome.deleted),
            "unchanged": outcome.unchanged,
        },
        "diagnostics": [_diagnostic(each) for each in outcome.diagnostics],
    }


def _said(document: dict[str, object]) -> Said:
    return Said(tuple((line,) for line in _escaped(json.dumps(document, indent=2)).split("\n")))


def _escaped(text: str) -> str:
    """Escape what JSON leaves as it is and a terminal or a job's log may not: DEL, and `##[` (see `lines`)."""
    return text.replace("\x7f", "\\u007f").replace("##[", "##\\u005b")


def _diagnostic(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "rule": diagnostic.rule,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        **_place(diagnostic.span),
        "pointer": diagnostic.pointer,
        "hint": diagnostic.hint and shown(diagnostic.hint, LONGEST_HINT),
        "stops": {
            "document": diagnostic.stops.document,
            "operations": sorted(diagnostic.stops.operations),
        },
        "related": [_related(each) for each in diagnostic.related],
    }


def _related(related: Related) -> dict[str, object]:
    return {"message": related.message, **_place(related.span)}


def _place(span: Span | None) -> dict[str, object]:
    if span is None:
        return {"path": None, "line": None, "column": None, "end_line": None, "end_column": None}
    return {
        "path": span.source.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
