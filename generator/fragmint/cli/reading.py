"""Read files, and say in words why one can't be read."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path, PurePath

from ..document.decode import decode
from ..document.limits import Limits
from ..findings.diagnostic import Diagnostic
from ..findings.text import shown
from ..source import Source, Span

STDIN = "-"
"""The name of the standard input in a call."""
_STDIN_NAME = "<stdin>"
_LONGEST = Limits().bytes


def read_source(path: Path, named_at: Span | None = None) -> Source | Diagnostic:
    """Return the text of a file, or the reason why there is none.

    `named_at` is the setting that names the file, if one does.
    """
    try:
        # Asked before it is opened: to open a pipe waits for its other end, and a device has no end.
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            return _unreadable(path, _kind(state.st_mode), named_at)
        with path.open("rb") as stream:
            data = stream.read(_LONGEST + 1)
    except (OSError, ValueError) as error:
        return _unreadable(path, reason(error), named_at)
    if len(data) > _LONGEST:
        return _too_large(path, max(state.st_size, len(data)))
    return decode(display(path), data)


def read_document(path: str) -> Source | Diagnostic:
    """Return the text of a document that a call names: of a file, or of the standard input for `-`."""
    if path != STDIN:
        return read_source(Path(path))
    data = sys.stdin.buffer.read(_LONGEST + 1)
    if len(data) > _LONGEST:
        return _too_large(Path(_STDIN_NAME), len(data))
    return decode(_STDIN_NAME, data)


def reason(error: OSError | ValueError) -> str:
    """Return why a path does not lead to a file, in the system's words."""
    return (isinstance(error, OSError) and error.strerror) or str(error)


def display(path: PurePath) -> str:
    """Return a path as people are shown it: posix, and an absolute one from here where that is shorter."""
    if not path.is_absolute():
        return path.as_posix()
    try:
        relative = Path(os.path.relpath(path)).as_posix()
    except (OSError, ValueError):  # the working directory is gone, or the path is on another drive
        return path.as_posix()
    return min(path.as_posix(), relative, key=len)


def within(folder: str, path: str) -> str:
    """Return a path inside a folder, as people are shown it."""
    return display(PurePath(folder, path))


def _kind(mode: int) -> str:
    return "it is a folder" if stat.S_ISDIR(mode) else "it is a pipe, a socket or a device"


def _unreadable(path: Path, why: str, named_at: Span | None) -> Diagnostic:
    message = f"cannot read '{shown(display(path))}': {shown(why)}"
    hint = "name a file that exists and can be read"
    return Diagnostic("unreadable", message, named_at, hint=hint)


def _too_large(path: Path, size: int) -> Diagnostic:
    message = f"the file has {size:,} bytes; at most {_LONGEST:,} are read"
    span = Source(display(path), "").span(0, 0)
    hint = "split the file, or remove its examples"
    return Diagnostic("too-large", message, span, hint=hint)
