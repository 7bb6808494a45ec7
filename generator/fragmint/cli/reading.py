"""Read files, and say in words why one can't be read."""

from __future__ import annotations

import os
from pathlib import Path, PurePath

from ..diagnostic import Diagnostic, Severity, shown
from ..document.limits import Limits
from ..source import Source, Span, decode

# A character takes four bytes at most; whatever is longer is refused later, by its characters.
_LONGEST = 4 * Limits().characters + 4


def read_source(path: Path, named_at: Span | None = None) -> Source | Diagnostic:
    """Return the text of a file, or the reason why there is none.

    `named_at` is the setting that names the file, if one does.
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(_LONGEST)
    except (OSError, ValueError) as error:
        return unreadable(path, error, named_at)
    return decode(display(path), data)


def display(path: PurePath) -> str:
    """A path as people are shown it: posix, and an absolute one from here where that is shorter."""
    if not path.is_absolute():
        return path.as_posix()
    try:
        relative = Path(os.path.relpath(path)).as_posix()
    except (OSError, ValueError):  # the working directory is gone, or the path is on another drive
        return path.as_posix()
    return min(path.as_posix(), relative, key=len)


def within(folder: str, path: str) -> str:
    """A path inside a folder, as people are shown it."""
    return display(PurePath(folder, path))


def unreadable(path: Path, error: Exception, named_at: Span | None) -> Diagnostic:
    """Say why a file can't be read."""
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    message = f"can't read {shown(display(path))}: {shown(reason)}"
    hint = "name an OpenAPI document in YAML or JSON" if path.is_dir() else None
    return Diagnostic("unreadable", Severity.ERROR, message, named_at, hint=hint)
