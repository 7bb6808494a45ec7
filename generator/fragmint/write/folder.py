"""The output folder as it is."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable
from contextlib import suppress
from itertools import accumulate
from pathlib import Path

from .manifest import digest
from .paths import JOURNAL, LOCK, MANIFEST, STAGING
from .problem import WriteError, WriteProblem


def read_digests(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """Return the digest of each of the paths that exists inside the folder `root`.

    Whatever can't be replaced by a file is a problem: a symbolic link, wherever it leads, a folder,
    a device.

    Raises:
        WriteError: There are such problems; it has all of them.
    """
    problems: list[WriteProblem] = []
    digests: dict[str, str] = {}
    for path in sorted(paths):
        if problem := _problem(root, path, is_folder=False):
            problems.append(problem)
            continue
        with suppress(FileNotFoundError, NotADirectoryError):
            digests[path] = digest((root / path).read_bytes())
    if problems:
        raise WriteError(*dict.fromkeys(problems))
    return digests


def file_digest(file: Path) -> str | None:
    """Return the digest of a file; None for what is none, such as a link or a folder."""
    return digest(file.read_bytes()) if stat.S_ISREG(os.lstat(file).st_mode) else None


def prove_folders(root: Path, path: str) -> None:
    """Check that only folders are on the way to a path.

    Raises:
        WriteError: Something other than a folder is on the way.
    """
    folder = path.rpartition("/")[0]
    if folder and (problem := _problem(root, folder, is_folder=True)):
        raise WriteError(problem)


def prove_own_files(root: Path) -> None:
    """Check that the writer's own files are where they seem to be.

    `root` itself may be a symbolic link: that is the user's choice.

    Raises:
        WriteError: Something else is in the place of one of them.
    """
    if root.exists() and not root.is_dir():
        hint = "move the file away, or set `output` to another folder"
        raise WriteError(WriteProblem("file-in-the-way", "", "the output folder is a file", hint))
    found = (
        _problem(root, STAGING, is_folder=True),
        *(_problem(root, path, is_folder=False) for path in (MANIFEST, JOURNAL, LOCK)),
    )
    if problems := [problem for problem in dict.fromkeys(found) if problem]:
        raise WriteError(*problems)


def _problem(root: Path, path: str, *, is_folder: bool) -> WriteProblem | None:
    """Look at each step of the path, without following links, for something that must not be there."""
    parts = tuple(accumulate(path.split("/"), "{}/{}".format))
    for part in parts:
        try:
            mode = os.lstat(os.path.join(root, part)).st_mode
        except (FileNotFoundError, NotADirectoryError):
            return None
        if stat.S_ISLNK(mode):
            return _in_the_way("symbolic-link", part, "a symbolic link")
        if (part != path or is_folder) and not stat.S_ISDIR(mode):
            return _in_the_way("file-in-the-way", part, "a file where a folder should be")
        if part == path and not is_folder and not stat.S_ISREG(mode):
            return _in_the_way("folder-in-the-way", part, "something that is not a file")
    return None


def _in_the_way(rule: str, path: str, what: str) -> WriteProblem:
    return WriteProblem(rule, path, f"{what} is in the way", "move it away, then run again")
