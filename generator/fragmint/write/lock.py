"""One run at a time in an output folder."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path

from .paths import LOCK
from .problem import WriteError, WriteProblem

PATIENCE = 10.0
"""How long a run waits for another one, in seconds."""

_PAUSE = 0.02
_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)


@contextmanager
def locked(root: Path, patience: float = PATIENCE) -> Generator[None, None, None]:
    """Hold the lock of an output folder.

    The system releases the lock of a process that dies, so that none is ever left behind; the file
    is removed at the end and means nothing by itself.

    Raises:
        WriteError: Another run has not released it in time.
    """
    path = root / LOCK
    deadline = time.monotonic() + patience
    while (descriptor := _try(path)) is None:
        if time.monotonic() >= deadline:
            raise WriteError(_busy(patience))
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        _release(path, descriptor)


def _try(path: Path) -> int | None:
    """Return a descriptor that holds the lock, or None when someone else holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(path, _FLAGS, 0o666)
    except FileNotFoundError:  # another run has ended in failure and taken its new folder along
        return None
    try:
        if _lock(descriptor) and _is_still_there(path, descriptor):
            return descriptor
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _is_still_there(path: Path, descriptor: int) -> bool:
    """Tell whether the locked file is the one in the folder: its last holder has removed the one before."""
    try:
        return os.path.samestat(os.fstat(descriptor), os.stat(path))
    except FileNotFoundError:
        return False


def _busy(patience: float) -> WriteProblem:
    message = f"another run is still writing to this folder after {patience:g} s"
    return WriteProblem("output-busy", "", message, "wait for the other run to end, then run again")


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _release(path: Path, descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
        os.close(descriptor)
        with suppress(OSError):  # the next holder may have opened it already
            path.unlink()

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _release(path: Path, descriptor: int) -> None:
        with suppress(OSError):  # it means nothing by itself
            path.unlink()
        os.close(descriptor)
