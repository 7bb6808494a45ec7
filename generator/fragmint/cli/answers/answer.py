"""The answer to a call that asks about fragmint itself: its rules or its templates."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ...findings.text import nearest, shown
from ..report.outcome import Said

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Answer:
    """What there is to say, and the exit code: 0, or 2 for something that does not exist."""

    said: Said
    exit_code: int = 0


def unknown(kind: str, name: str, known: Iterable[str], listing: str) -> Answer:
    """Answer that a name does not exist: with the nearest one, or the command that lists all."""
    meant = nearest(name[-_LONGEST:], known)
    hint = f"did you mean {meant}?" if meant else f"run `{listing}` to list them all"
    line = f"fragmint: there is no {kind} '{shown(name, _LONGEST)}': {hint}"
    return Answer(Said((), ((line,),)), 2)
