"""What a run says: the outcome, and its forms for people, machines and GitHub."""

from __future__ import annotations

from collections.abc import Sequence

from .github import render_github
from .json import render_json, render_several
from .outcome import Outcome, Said
from .text import render_text


def render(outcome: Outcome, form: str) -> Said:
    """Return the outcome as text, JSON or GitHub annotations."""
    if form == "json":
        return render_json(outcome)
    if form == "github":
        return render_github(outcome)
    return render_text(outcome)


def render_all(outcomes: Sequence[Outcome], form: str) -> Said:
    """Return the outcomes of all clients: in turn or, as JSON, in one object."""
    if form == "json" and len(outcomes) > 1:
        return render_several(outcomes)
    said = [render(each, form) for each in outcomes]
    return Said(
        tuple(line for each in said for line in each.out),
        tuple(line for each in said for line in each.err),
    )
