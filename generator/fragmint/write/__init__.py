"""The output folder: what a run would change in it, and the change itself."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from .apply import apply, has_remains, recover, tidy
from .folder import prove_own_files, read_digests
from .lock import PATIENCE, locked
from .manifest import Known, digest, format_manifest, read_known
from .paths import JOURNAL, MANIFEST, PRIVATE_FOLDER, path_problems
from .plan import Changes, plan
from .problem import EditedMeanwhile, WriteError, WriteProblem, os_problem

__all__ = ["JOURNAL", "MANIFEST", "Changes", "WriteError", "WriteProblem", "compare", "update"]


@dataclass(frozen=True, slots=True)
class _Survey:
    known: Known
    changes: Changes
    manifest_is_current: bool
    has_remains: bool

    @property
    def reported(self) -> Changes:
        """The changes, with the manifest as the generated file that it is to whoever commits it."""
        changes = self.changes
        if self.manifest_is_current:
            return replace(changes, unchanged=(MANIFEST, *changes.unchanged))
        return replace(changes, write=(MANIFEST, *changes.write))

    @property
    def is_current(self) -> bool:
        """Tell whether there is nothing to write, delete, report or tidy."""
        return self.reported.nothing_to_do and not self.has_remains


def compare(root: Path, files: Mapping[str, str]) -> Changes:
    """Say what `update` would change in the folder `root`, and change nothing.

    `files` are texts by path.

    Raises:
        WriteError: They cannot be written there.
    """
    with _in_words(root):
        return _survey(root, _encode(files)).reported


def update(root: Path, files: Mapping[str, str], patience: float = PATIENCE) -> Changes:
    """Make the folder `root` hold `files`; say what was changed.

    When something is kept (see `Changes`), the folder is as it was. `patience` is how long to wait
    for another run, in seconds.

    Raises:
        WriteError: They cannot be written there, and the folder is as it was.
    """
    rendered = _encode(files)
    with _in_words(root), _folders_on_probation(root):
        survey = _survey(root, rendered)
        if survey.is_current:  # also where one may not write, and without waiting for anyone
            return survey.reported
        with locked(root, patience):
            prove_own_files(root)
            recover(root, read_known(root))
            return _carry_out(root, _survey(root, rendered), rendered)


def _carry_out(root: Path, survey: _Survey, rendered: Mapping[str, bytes]) -> Changes:
    changes = survey.reported
    if changes.nothing_to_do:
        tidy(root)
    elif not changes.kept:
        try:
            apply(root, survey.known, survey.changes, rendered)
        except EditedMeanwhile as error:
            return replace(changes, kept=error.paths)
    return changes


def _encode(files: Mapping[str, str]) -> dict[str, bytes]:
    if problems := tuple(path_problems(files)):
        raise WriteError(*problems)
    return {path: text.encode() for path, text in files.items()}


def _survey(root: Path, rendered: Mapping[str, bytes]) -> _Survey:
    prove_own_files(root)
    known = read_known(root)
    disk = read_digests(root, {*rendered, *known.digests})
    changes = plan(known, disk, rendered)
    return _Survey(known, changes, _manifest_is_current(root, rendered), has_remains(root))


def _manifest_is_current(root: Path, rendered: Mapping[str, bytes]) -> bool:
    wanted = format_manifest({path: digest(content) for path, content in rendered.items()})
    try:
        return digest((root / MANIFEST).read_bytes()) == digest(wanted)
    except FileNotFoundError:
        return False


@contextmanager
def _in_words(root: Path) -> Generator[None, None, None]:
    """Turn errors of the operating system into a WriteError.

    Raises:
        WriteError: An `OSError` was raised in the block.
    """
    try:
        yield
    except OSError as error:
        raise WriteError(os_problem(error, root)) from error


@contextmanager
def _folders_on_probation(root: Path) -> Generator[None, None, None]:
    """Remove the folders that a run has made for nothing."""
    folders = [root / PRIVATE_FOLDER, root, *root.parents]
    missing = [folder for folder in folders if not folder.exists()]
    try:
        yield
    finally:
        for folder in missing:  # innermost first; one that is in use stays
            with suppress(OSError):
                folder.rmdir()
