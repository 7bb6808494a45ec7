"""What git knows of the generated files, asked where a commit depends on it."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_NEW = "?"
_STATES = ("--others", "--modified", "--deleted")


@dataclass(frozen=True, slots=True)
class Unstaged:
    """Generated files that the next commit would leave out as they are now."""

    files: int = 0
    new: int = 0
    """How many of them git does not know. pre-commit lets a commit pass without those: it puts
    aside what is changed and not staged, but not what is new."""


def unstaged(folder: str, paths: Iterable[str]) -> Unstaged:
    """Count those of the paths in an output folder that git would not commit.

    Files that git ignores don't count; nor does anything outside of a repository.
    """
    if not in_repository(folder):
        return Unstaged()
    command = [
        "git",
        "-c",
        "core.fsmonitor=false",
        "ls-files",
        "-z",
        "-t",
        *_STATES,
        "--exclude-standard",
        "--",
        folder,
    ]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except OSError:  # there is no git
        return Unstaged()
    listed = [os.fsdecode(each) for each in done.stdout.split(b"\0") if each]
    states = {os.path.abspath(each[2:]): each[0] for each in listed}
    found = [states.get(os.path.abspath(os.path.join(folder, path))) for path in paths]
    return Unstaged(len(found) - found.count(None), found.count(_NEW))


def in_repository(folder: str) -> bool:
    """Tell whether a folder lies in a git repository; git itself is not asked."""
    here = Path(os.path.abspath(folder))
    return any((each / ".git").exists() for each in (here, *here.parents))


def add_command(folder: str) -> str:
    """Return the command that stages an output folder, deletions included."""
    return f"git add {shlex.quote(folder)}"
