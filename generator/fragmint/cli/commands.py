"""What each command does, up to its outcomes; `main` prints them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from .. import pipeline, write
from ..findings.diagnostic import Diagnostic, arrange, has_errors
from .args import Arguments
from .minting import Minted, mint
from .progress import progress
from .project import load_projects, load_settings
from .reading import display, read_document, within
from .refusal import edited_by_hand, not_written, renamed
from .report.diff import differences
from .report.outcome import Outcome
from .staging import add_command, unstaged

Survey: TypeAlias = list[tuple[Minted, write.Changes]]


@dataclass(frozen=True, slots=True)
class Run:
    """A command's outcomes, one for each client or one for all, and, where the output folders are
    now current, what was generated."""

    outcomes: tuple[Outcome, ...]
    minted: tuple[Minted, ...] = ()

    @property
    def exit_code(self) -> int:
        """The worst of the outcomes."""
        return max(each.exit_code for each in self.outcomes)


def generate(arguments: Arguments) -> Run:
    """Write the clients: all of them or, where something is in the way of one, none.

    Exit code 1: a person's edit is in the way; or `--fail-on-change`, and a change or a file that
    git does not know.
    """
    surveyed = _survey(arguments)
    if isinstance(surveyed, Run):
        return surveyed
    minted = [each for each, _ in surveyed]
    updated = _tried(minted, write.update)
    if isinstance(updated, Run):
        return updated
    outcomes = (_changed(each, changes) for each, changes in updated)
    if arguments.fail_on_change:
        outcomes = (_for_a_commit(*each) for each in zip(outcomes, minted, strict=True))
    return Run(tuple(outcomes), tuple(minted))


def check(arguments: Arguments, remedy: str) -> Run:
    """Compare the clients with what would be generated; write nothing. Exit code 1: one differs."""
    surveyed = _survey(arguments)
    if isinstance(surveyed, Run):
        return surveyed
    outcomes = tuple(_compared(*each, remedy) for each in surveyed)
    current = not any(each.exit_code for each in outcomes)
    return Run(outcomes, tuple(each for each, _ in surveyed) if current else ())


def validate(arguments: Arguments) -> Run:
    """Say what is wrong with documents: those named, else those of the settings."""
    paths = arguments.specs
    if not paths:
        settings = load_settings(arguments)
        if isinstance(settings, tuple):
            return Run((Outcome("validate", 2, diagnostics=settings),))
        paths = tuple(dict.fromkeys(each.config.spec for each in settings))
    diagnostics = arrange(tuple(found for path in paths for found in _validate(path)))
    documents = tuple(display(Path(path)) for path in paths)
    exit_code = 2 if has_errors(diagnostics) else 0
    return Run((Outcome("validate", exit_code, documents, diagnostics=diagnostics),))


def dump(arguments: Arguments, stage: str) -> Outcome | str:
    """Return the text of one stage of the flow, or why it does not come that far; nothing is written."""
    projects = load_projects(arguments)
    if isinstance(projects, tuple):
        return Outcome(arguments.command, 2, diagnostics=projects)
    texts: list[str] = []
    for project in projects:
        dumped = pipeline.dump(project.source, project.settings.config, stage)
        if isinstance(dumped, tuple):
            return Outcome(arguments.command, 2, diagnostics=dumped)
        texts.append(dumped.rstrip("\n") + "\n")
    return "".join(texts)


def _validate(path: str) -> tuple[Diagnostic, ...]:
    source = read_document(path)
    if isinstance(source, Diagnostic):
        return (source,)
    with progress(f"validating {source.path}"):
        return pipeline.validate(source)


def _survey(arguments: Arguments) -> Survey | Run:
    """Generate all clients in memory and say what each would change; or why nothing can be written."""
    minted = mint(arguments)
    return Run(minted) if isinstance(minted, tuple) else _tried(minted, write.compare)


def _tried(minted: Sequence[Minted], act: Callable[..., write.Changes]) -> Survey | Run:
    """Compare or write each client; where one is refused, say so and go no further."""
    done: Survey = []
    refused: list[Outcome] = []
    for each in minted:
        try:
            changes = act(Path(each.output), each.files)
        except write.WriteError as error:
            refused.append(_refused(each, not_written(each.output, error), 2))
            continue
        if problems := (*edited_by_hand(each, changes.kept), *renamed(each, changes.delete)):
            refused.append(_refused(each, problems, 1 if changes.kept else 2))
        done.append((each, changes))
    return Run(tuple(refused)) if refused else done


def _compared(minted: Minted, changes: write.Changes, remedy: str) -> Outcome:
    outcome = _changed(minted, changes)
    if changes.nothing_to_do:
        return outcome
    shown = differences(minted.output, changes, minted.files)
    return replace(outcome, exit_code=1, differences=shown, remedy=remedy)


def _for_a_commit(outcome: Outcome, minted: Minted) -> Outcome:
    """Fail where the commit would not hold the client as it is now, and say what to stage."""
    found = unstaged(minted.output, (*minted.files, write.MANIFEST))
    changed = bool(outcome.written or outcome.deleted)
    remedy = add_command(outcome.output) if found.files else ""
    return replace(
        outcome, exit_code=int(changed or found.new > 0), unknown_to_git=found.new, remedy=remedy
    )


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
