"""Why the files of a run can't be written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class WriteProblem:
    """One reason, and what a person can do about it.

    For example: `WriteProblem("symbolic-link", "museum/types", "a symbolic link is in the way", …)`.
    """

    rule: str
    path: str
    """The path inside the output folder; empty for the folder itself."""
    message: str
    hint: str


class WriteError(Exception):
    """Nothing was written, or everything that was written has been undone, unless a problem says otherwise."""

    def __init__(self, *problems: WriteProblem) -> None:
        super().__init__(*(problem.message for problem in problems))
        self.problems = problems


class EditedMeanwhile(Exception):
    """A person has changed files while they were being replaced; everything has been undone."""

    def __init__(self, *paths: str) -> None:
        super().__init__(*paths)
        self.paths = paths


def saved_edit(path: str) -> WriteProblem:
    """Say where an edit is that was made while a run was replacing its file."""
    message = "this file contains an edit that was made while the client was being written"
    hint = "move the change into the document or a template, delete the file, then run again"
    return WriteProblem("edited-meanwhile", path, message, hint)


def os_problem(error: OSError, root: Path) -> WriteProblem:
    """Put an error of the operating system into words; `root` is the output folder."""
    message = f"the output cannot be written: {_reason(error)}"
    hint = "free disk space or correct the permissions, then run again; nothing was changed"
    return WriteProblem("cannot-write", _place(error, root), message, hint)


def unfinished(error: OSError, root: Path) -> WriteProblem:
    """Say that some files are new and some old, as after a run that was killed."""
    message = f"the output is incomplete and cannot be restored: {_reason(error)}"
    hint = (
        "remove the cause, then run again: the next run repairs the rest, and every file is whole"
    )
    return WriteProblem("cannot-finish", _place(error, root), message, hint)


def _reason(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _place(error: OSError, root: Path) -> str:
    return _inside(root, error.filename2 or error.filename)


def _inside(root: Path, filename: object) -> str:
    """Return the part of a file's name that follows the output folder; empty when it isn't in there."""
    try:
        path = Path(str(filename)).relative_to(root).as_posix()
    except ValueError:
        return ""
    return "" if path == "." else path
