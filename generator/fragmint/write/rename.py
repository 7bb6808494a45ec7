"""Rename files without losing what was in the way: it is somewhere else afterwards."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

_HERE = -100
"""AT_FDCWD: paths start at the working directory."""
_EXCHANGE = 2
"""RENAME_EXCHANGE of Linux, and RENAME_SWAP of macOS."""
_UNSUPPORTED = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}


def exchange(one: Path, other: Path) -> bool:
    """Let two files change places in one step; return False where system or disk has no such call.

    Raises:
        FileNotFoundError: One of them does not exist.
        OSError: The system refuses the exchange for another reason.
    """
    call = system_call()
    if call is None:
        return False
    code = call(os.fsencode(one), os.fsencode(other))
    if code in _UNSUPPORTED:
        return False
    if code:
        raise OSError(code, os.strerror(code), str(other))
    return True


def move(file: Path, place: Path) -> None:
    """Rename a file.

    Raises:
        FileExistsError: The new place is taken.
    """
    try:
        os.link(file, place, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a folder, or a disk without links
        if os.path.lexists(place):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(place)) from None
        os.rename(file, place)
    else:
        os.unlink(file)


@cache
def system_call() -> Callable[[bytes, bytes], int] | None:
    """Return the system's exchange, a function of two paths that returns the error's number, or None."""
    try:
        import ctypes  # only where something is written: a run that only compares does without

        library = ctypes.CDLL(None, use_errno=True)
        function = library.renamex_np if sys.platform == "darwin" else library.renameat2
    except (ImportError, AttributeError, TypeError, OSError):
        return None

    def call(one: bytes, other: bytes) -> int:
        paths = (one, other) if sys.platform == "darwin" else (_HERE, one, _HERE, other)
        return 0 if function(*paths, _EXCHANGE) == 0 else ctypes.get_errno()

    return call
