"""What a run has to say, whatever the format that says it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...findings.diagnostic import Diagnostic
from ..args import Command
from .lines import Line


@dataclass(frozen=True, slots=True)
class Counts:
    """What the document holds and how much of it is generated."""

    operations: int = 0
    generated: int = 0
    types: int = 0
    skipped: tuple[str, ...] = ()
    """Ids of the operations that the settings leave out."""
    missing: tuple[str, ...] = ()
    """Ids of the operations that are left out for faults, as the settings allow."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A file that is not as it would be generated. `diff` is unified, in lines, perhaps cut."""

    path: str
    diff: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one call.

    For example: `Outcome("generate", 0, ("spec/museum.yaml",), "generated", written=("generated/museum/__init__.py",))`.
    Paths are as people are shown them; for `check`, written and deleted are what would be.
    """

    command: Command
    exit_code: int
    documents: tuple[str, ...] = ()
    output: str = ""
    counts: Counts = Counts()
    written: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    unchanged: int = 0
    diagnostics: tuple[Diagnostic, ...] = ()
    differences: tuple[Difference, ...] = ()
    remedy: str = ""
    """The command that mends what `check` has found, or stages what a commit lacks."""
    unknown_to_git: int = 0
    """How many of the files a commit would leave out because git does not know them."""


@dataclass(frozen=True, slots=True)
class Said:
    """The lines of a report, for the standard output and for the error output; `printed` makes text of them."""

    out: tuple[Line, ...]
    err: tuple[Line, ...] = ()


def settled(outcome: Outcome) -> Outcome:
    """Return what the same call will have to say next time, if nothing changes until then."""
    unchanged = outcome.unchanged + len(outcome.written)
    return replace(outcome, exit_code=0, written=(), deleted=(), unchanged=unchanged, remedy="")
