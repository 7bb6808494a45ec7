"""Carry changes out: all of them, or none."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from .manifest import Known, digest, format_journal, format_manifest
from .paths import JOURNAL, LOCK, MANIFEST, STAGING
from .plan import Changes


def apply(root: Path, known: Known, changes: Changes, rendered: Mapping[str, bytes]) -> None:
    """Make the folder `root` hold what is rendered, and the manifest say so.

    An OSError undoes what was done and is raised. A process that is killed leaves every file whole,
    old or new, and a journal by which the next run knows both for its own.
    """
    digests = {path: digest(content) for path, content in rendered.items()}
    with ExitStack() as undo:
        undo.callback(_clear_staging, root)
        staged = _stage(root, {path: rendered[path] for path in changes.write})
        _publish(root, JOURNAL, format_journal(known, digests))
        undo.callback((root / JOURNAL).unlink, missing_ok=True)
        for number, path in enumerate(changes.delete):
            _set_aside(root / path, root / STAGING / f"{number}.deleted", undo)
        for path, file in staged.items():
            _replace(root / path, file, undo)
        _publish(root, MANIFEST, format_manifest(digests))
        undo.pop_all()
    tidy(root)
    _remove_empty_folders(root, changes)


def has_remains(root: Path) -> bool:
    """Tell whether a run is at work here, or was killed: what it removes at its end is there."""
    return any((root / path).exists() for path in (JOURNAL, STAGING, LOCK))


def tidy(root: Path) -> None:
    """Remove the remains of a run that has ended, or that was killed and whose work is known."""
    (root / JOURNAL).unlink(missing_ok=True)
    _clear_staging(root)


def _clear_staging(root: Path) -> None:
    shutil.rmtree(root / STAGING, ignore_errors=True)


def _stage(root: Path, contents: Mapping[str, bytes]) -> dict[str, Path]:
    """Write every content to a temporary file on the same disk: after this, room is no question."""
    folder = root / STAGING
    _clear_staging(root)
    folder.mkdir(parents=True)
    staged = {path: folder / f"{number}.new" for number, path in enumerate(contents)}
    for path, file in staged.items():
        _write(file, contents[path])
    return staged


def _publish(root: Path, name: str, content: bytes) -> None:
    """Write one of the writer's own files, so that it is never seen half."""
    temporary = root / STAGING / "own.new"
    _write(temporary, content)
    os.replace(temporary, root / name)


def _write(file: Path, content: bytes) -> None:
    with file.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _set_aside(target: Path, backup: Path, undo: ExitStack) -> None:
    os.replace(target, backup)
    undo.callback(os.replace, backup, target)


def _replace(target: Path, file: Path, undo: ExitStack) -> None:
    """Put a temporary file in its final place, in one step."""
    _make_folders(target.parent, undo)
    if target.exists():
        backup = file.with_suffix(".old")
        _copy(target, backup)
        undo.callback(os.replace, backup, target)
    else:
        undo.callback(target.unlink, missing_ok=True)
    os.replace(file, target)


def _copy(target: Path, backup: Path) -> None:
    try:
        os.link(target, backup)
    except OSError:  # not every file system has links
        shutil.copy2(target, backup)


def _make_folders(folder: Path, undo: ExitStack) -> None:
    if folder.is_dir():
        return
    _make_folders(folder.parent, undo)
    folder.mkdir()
    undo.callback(folder.rmdir)


def _remove_empty_folders(root: Path, changes: Changes) -> None:
    """Remove folders that hold nothing any more, or nothing but Python's own cache of what is gone."""
    for path in changes.delete:
        folder = (root / path).parent
        while folder != root and folder.is_dir():
            if {entry.name for entry in folder.iterdir()} == {"__pycache__"}:
                shutil.rmtree(folder / "__pycache__", ignore_errors=True)
            with suppress(OSError):
                folder.rmdir()
            if folder.exists():
                break
            folder = folder.parent
