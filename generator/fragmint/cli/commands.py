"""What each command does, up to its outcome; `main` prints it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from .. import pipeline, write
from ..findings.diagnostic import Diagnostic, arrange, has_errors
from .args import Arguments
from .minting import Minted, mint
from .progress import progress
from .project import Project, load_project, load_settings
from .reading import display, read_source, within
from .refusal import edited_by_hand, not_written
from .report.diff import differences
from .report.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Run:
    """A command's outcome and, where the output folder is now current, what was generated."""

    outcome: Outcome
    minted: Minted | None = None


def generate(arguments: Arguments) -> Run:
    """Write the client. Exit code 1: a person's edit is in the way, or `--fail-on-change` and a change."""
    minted = mint(arguments)
    if isinstance(minted, Outcome):
        return Run(minted)
    try:
        changes = write.update(Path(minted.output), minted.files)
    except write.WriteError as error:
        return Run(_refused(minted, not_written(minted.output, error), 2))
    if changes.kept:
        return Run(_refused(minted, edited_by_hand(minted, changes.kept), 1))
    outcome = _changed(minted, changes)
    changed = bool(outcome.written or outcome.deleted)
    return Run(replace(outcome, exit_code=int(changed and arguments.fail_on_change)), minted)


def check(arguments: Arguments, remedy: str) -> Run:
    """Compare the client with what would be generated; write nothing. Exit code 1: it differs."""
    minted = mint(arguments)
    if isinstance(minted, Outcome):
        return Run(minted)
    try:
        changes = write.compare(Path(minted.output), minted.files)
    except write.WriteError as error:
        return Run(_refused(minted, not_written(minted.output, error), 2))
    if changes.kept:
        return Run(_refused(minted, edited_by_hand(minted, changes.kept), 1))
    outcome = _changed(minted, changes)
    if changes.nothing_to_do:
        return Run(outcome, minted)
    shown = differences(minted.output, changes, minted.files)
    return Run(replace(outcome, exit_code=1, differences=shown, remedy=remedy))


def validate(arguments: Arguments) -> Run:
    """Say what is wrong with documents: those named, else the one of the settings."""
    paths = arguments.specs
    if not paths:
        settings = load_settings(arguments)
        if isinstance(settings, tuple):
            return Run(Outcome("validate", 2, diagnostics=settings))
        paths = (settings.config.spec,)
    diagnostics = arrange(tuple(found for path in paths for found in _validate(Path(path))))
    documents = tuple(display(Path(path)) for path in paths)
    exit_code = 2 if has_errors(diagnostics) else 0
    return Run(Outcome("validate", exit_code, documents, diagnostics=diagnostics))


def dump(arguments: Arguments, stage: str) -> Outcome | str:
    """Return the text of one stage of the flow, or why it does not come that far; nothing is written."""
    project = load_project(arguments)
    if not isinstance(project, Project):
        return Outcome(arguments.command, 2, diagnostics=project)
    dumped = pipeline.dump(project.source, project.settings.config, stage)
    if isinstance(dumped, tuple):
        return Outcome(arguments.command, 2, diagnostics=dumped)
    return dumped.rstrip("\n") + "\n"


def _validate(path: Path) -> tuple[Diagnostic, ...]:
    source = read_source(path)
    if isinstance(source, Diagnostic):
        return (source,)
    with progress(f"validating {source.path}"):
        return pipeline.validate(source)


def _changed(minted: Minted, changes: write.Changes) -> Outcome:
    return replace(
        minted.outcome,
        written=tuple(within(minted.output, path) for path in changes.write),
        deleted=tuple(within(minted.output, path) for path in changes.delete),
        unchanged=len(changes.unchanged),
    )


def _refused(minted: Minted, problems: tuple[Diagnostic, ...], exit_code: int) -> Outcome:
    diagnostics = (*minted.outcome.diagnostics, *problems)
    return replace(minted.outcome, exit_code=exit_code, diagnostics=diagnostics)
