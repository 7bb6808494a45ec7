"""Files on their way to their final places, and those that they displace.

While a run replaces files, the folder `STAGING` holds three trees with the paths of the output:

    tmp/new/museum/_client.py    what is to be placed; once it is placed, what it has displaced
    tmp/old/museum/_client.py    what was displaced where the two can't change places in one step
    tmp/out/museum/_client.py    what was in the way while a displaced file was put back

Whatever is there and was not generated is a person's edit, made while a run was writing: it is put
back, by that run or, if it was killed, by the next. An edit is moved, never copied or overwritten,
so that there is no moment at which it is lost.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import count, product
from pathlib import Path

from .folder import file_digest, prove_folders
from .manifest import Known
from .paths import STAGING
from .problem import EditedMeanwhile
from .rename import exchange, move

_PART, _NEW, _OLD, _OUT = "part", "new", "old", "out"

_WRITERS = 4
"""How many files are written through to the disk at a time: it takes several as fast as one."""

Expendable = Callable[[str, str | None], bool]
"""Tells of a path and a digest whether a file there may be thrown away; no file has the digest None."""


def prepare(root: Path, contents: Mapping[str, bytes], paths: Iterable[str]) -> None:
    """Write the contents to the disk of the output: after this, room is no question.

    `paths` are all that will be replaced or deleted. The files count as staged only after `begin`.
    """
    drop(root)
    folders = {"", *(path.rpartition("/")[0] for path in paths)}
    for tree, folder in product((_PART, _OLD, _OUT), folders):
        _staged(root, tree, folder).mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(_WRITERS) as pool:
        files = (_staged(root, _PART, path) for path in contents)
        for _ in pool.map(write_file, files, contents.values()):
            pass


def begin(root: Path) -> None:
    """Let the prepared files count: from now on what is staged and unknown is a person's."""
    os.rename(root / STAGING / _PART, root / STAGING / _NEW)


def has_begun(root: Path) -> bool:
    """Tell whether files may have been replaced."""
    return (root / STAGING / _NEW).exists()


def place(root: Path, path: str) -> None:
    """Put a staged file in its final place; what was there is staged instead.

    Raises:
        EditedMeanwhile: A person has made a file in the place.
    """
    prove_folders(root, path)
    file, target = _staged(root, _NEW, path), root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    with suppress(FileNotFoundError):  # a new file, or a person has just deleted it
        if exchange(file, target):
            return
        os.replace(target, _staged(root, _OLD, path))
    try:
        move(file, target)
    except FileExistsError:
        raise EditedMeanwhile(path) from None


def set_aside(root: Path, path: str) -> None:
    """Take a file that is no longer generated from its place."""
    prove_folders(root, path)
    with suppress(FileNotFoundError):  # a person was faster
        os.replace(root / path, _staged(root, _OLD, path))


def displaced(root: Path, paths: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """Yield path and digest of each of the files that is staged."""
    for tree in (_NEW, _OLD):
        for path, file in _files(root, tree, paths):
            yield path, file_digest(file)


def withdraw(root: Path, path: str, expendable: Expendable) -> None:
    """Take a file back that was placed where there was none, unless a person has changed it since."""
    if not any(os.path.lexists(_staged(root, tree, path)) for tree in (_NEW, _OLD)):
        _make_room(root, path, expendable)


def put_back(root: Path, known: Known, expendable: Expendable) -> dict[str, Path]:
    """Give every staged file its place again unless it is expendable; return where each now is.

    Only what is `known` makes room. Of two edits of one file, one is put beside the other.
    """
    settled: dict[str, Path] = {}
    for tree in (_OUT, _OLD, _NEW):
        for path, file in _files(root, tree, known.digests):
            found = file_digest(file)
            if expendable(path, found):
                file.unlink()
                continue
            prove_folders(root, path)
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            if tree != _OUT:
                _make_room(root, path, known.has)
            if known.has(path, found) and os.path.lexists(root / path):
                file.unlink()
            else:
                settled[path] = _settle(file, root / path)
    return settled


def drop(root: Path) -> None:
    """Remove all that is staged."""
    shutil.rmtree(root / STAGING, ignore_errors=True)


def write_file(file: Path, content: bytes) -> None:
    """Write a file through to the disk."""
    with file.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _staged(root: Path, tree: str, path: str) -> Path:
    return Path(root, STAGING, tree, path)


def _files(root: Path, tree: str, paths: Iterable[str]) -> Iterator[tuple[str, Path]]:
    top = os.path.join(root, STAGING, tree)
    for path in paths:
        if os.path.lexists(file := os.path.join(top, path)):
            yield path, Path(file)


def _make_room(root: Path, path: str, expendable: Expendable) -> None:
    """Take what was generated from its place; what a person has put there stays."""
    taken, target = _staged(root, _OUT, path), root / path
    with suppress(FileNotFoundError):
        os.replace(target, taken)
        if expendable(path, file_digest(taken)):
            taken.unlink()
        else:
            _settle(taken, target)


def _settle(file: Path, target: Path) -> Path:
    """Move a file to its place or, where that is taken, to a name of its own beside it."""
    for number in count():
        place = target.with_name(f"{target.name}.edited{number}") if number else target
        with suppress(FileExistsError):
            move(file, place)
            return place
    raise AssertionError("there is always another number")
