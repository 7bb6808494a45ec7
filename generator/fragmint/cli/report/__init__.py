"""What a run says: the outcome, and its forms for people, machines and GitHub."""

from __future__ import annotations

from .github import render_github
from .json import render_json
from .outcome import Outcome, Said
from .text import render_text


def render(outcome: Outcome, form: str) -> Said:
    """Return the outcome as text, JSON or GitHub annotations."""
    if form == "json":
        return render_json(outcome)
    if form == "github":
        return render_github(outcome)
    return render_text(outcome)
