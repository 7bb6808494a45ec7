"""Carry changes out: all of them, or none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterable, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from . import staging
from .manifest import Known, digest, format_journal, format_manifest
from .paths import JOURNAL, LOCK, MANIFEST, STAGING
from .plan import Changes
from .problem import EditedMeanwhile, WriteError, saved_edit, unfinished


def apply(root: Path, known: Known, changes: Changes, rendered: Mapping[str, bytes]) -> None:
    """Make the folder `root` hold what is rendered, and the manifest say so.

    An error undoes what was done; EditedMeanwhile is one, and says that a person has changed files
    since the changes were decided. A process that is killed leaves every file whole, old or new,
    and a journal by which the next run knows both for its own.
    """
    digests = {path: digest(content) for path, content in rendered.items()}
    run = _Run(root, known.extended(digests), changes, digests, not (root / JOURNAL).exists())
    try:
        run.prepare(rendered)
        run.replace()
    except BaseException:  # whoever interrupts a run wants the old tree as well
        with _finishing(root):
            run.undo()
        raise
    with _finishing(root):
        run.end()


def recover(root: Path, known: Known) -> None:
    """Put edits back that a run had displaced when it was killed, and remove what it has left."""
    if (root / STAGING).exists():
        settled = staging.put_back(root, known, known.has)
        staging.drop(root)
        _report(root, (place for path, place in settled.items() if place != root / path))


def has_remains(root: Path) -> bool:
    """Tell whether a run is at work here, or was killed: what it removes at its end is there."""
    return any((root / path).exists() for path in (JOURNAL, STAGING, LOCK))


def tidy(root: Path) -> None:
    """Remove the remains of a run that has ended, or that was killed and whose work is known."""
    staging.drop(root)
    (root / JOURNAL).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Run:
    """One change of the tree, in the order of its steps."""

    root: Path
    announced: Known
    """All that is ours: what earlier runs have written, and what this one is about to."""
    changes: Changes
    digests: Mapping[str, str]
    """What is generated now."""
    has_own_journal: bool
    """Whether the journal says nothing beside what this run announces."""

    def prepare(self, rendered: Mapping[str, bytes]) -> None:
        """Do all that may fail for want of room, and announce the rest."""
        contents = {path: rendered[path] for path in self.changes.write}
        staging.prepare(self.root, contents, (*contents, *self.changes.delete))
        _publish(self.root, JOURNAL, format_journal(self.announced))
        staging.begin(self.root)

    def replace(self) -> None:
        """Put the files in their places; then look at what was there, which nobody else can reach now.

        Raises:
            EditedMeanwhile: A person has edited one of the files since they were read.
        """
        for path in self.changes.delete:
            staging.set_aside(self.root, path)
        for path in self.changes.write:
            staging.place(self.root, path)
        found = staging.displaced(self.root, self.announced.digests)
        if edited := [path for path, digest in found if not self.announced.has(path, digest)]:
            raise EditedMeanwhile(*edited)
        _publish(self.root, MANIFEST, format_manifest(self.digests))

    def undo(self) -> None:
        """Put everything back."""
        settled: dict[str, Path] = {}
        if staging.has_begun(self.root):
            for path in self.changes.write:
                staging.withdraw(self.root, path, self._is_generated)
            settled = staging.put_back(self.root, self.announced, self._is_generated)
        staging.drop(self.root)
        if self.has_own_journal:
            (self.root / JOURNAL).unlink(missing_ok=True)
        _remove_empty_folders(self.root, self.changes.write)
        _report(self.root, (place for path, place in settled.items() if place != self.root / path))

    def end(self) -> None:
        """Throw away what was displaced, unless someone had it open and has written to it since."""
        settled = staging.put_back(self.root, self.announced, self.announced.has)
        tidy(self.root)
        _remove_empty_folders(self.root, self.changes.delete)
        _report(self.root, settled.values())

    def _is_generated(self, path: str, digest: str | None) -> bool:
        return digest is not None and self.digests.get(path) == digest


@contextmanager
def _finishing(root: Path) -> Generator[None, None, None]:
    """Say what becomes of a run that can neither be undone nor ended.

    Raises:
        WriteError: An `OSError` was raised in the block.
    """
    try:
        yield
    except OSError as error:
        raise WriteError(unfinished(error, root)) from error


def _publish(root: Path, name: str, content: bytes) -> None:
    """Write one of the writer's own files, so that it is never seen half."""
    temporary = root / STAGING / "own.new"
    staging.write_file(temporary, content)
    os.replace(temporary, root / name)


def _report(root: Path, places: Iterable[Path]) -> None:
    if problems := [saved_edit(place.relative_to(root).as_posix()) for place in places]:
        raise WriteError(*problems)


def _remove_empty_folders(root: Path, paths: Iterable[str]) -> None:
    """Remove folders that hold nothing any more, or nothing but Python's own cache of what is gone."""
    for path in paths:
        folder = (root / path).parent
        while folder != root and folder.is_dir():
            if {entry.name for entry in folder.iterdir()} == {"__pycache__"}:
                shutil.rmtree(folder / "__pycache__", ignore_errors=True)
            with suppress(OSError):
                folder.rmdir()
            if folder.exists():
                break
            folder = folder.parent
