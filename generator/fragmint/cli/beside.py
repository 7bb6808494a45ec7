"""Run a computation beside another one, in a process of its own.

The libraries that check a document take as long to load as all the rest of a run; a second
processor takes that off the clock. Only the command does this: what it forks has one thread.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import BinaryIO, TypeVar, cast

T = TypeVar("T")

Beside = Callable[[Callable[[], T]], AbstractContextManager[Callable[[], T]]]
"""Begins a computation, and gives a function that waits for its value."""


@contextmanager
def beside(work: Callable[[], T]) -> Generator[Callable[[], T], None, None]:
    """Do a piece of work in a forked process while the block runs.

    The function that the block gets waits for the value. Where there is nothing to gain, or where
    the process dies, or raises, or its value can't be sent, that function does the work itself.
    """
    if not _pays():
        yield work
        return
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _answer(work, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        try:
            yield lambda: _received(answer, work)
        finally:  # also when nobody has asked for the value
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _pays() -> bool:
    """Tell whether there is a second processor, and a fork without danger: Linux, and no other thread."""
    return (
        sys.platform == "linux"
        and threading.active_count() == 1
        and len(os.sched_getaffinity(0)) > 1
    )


def _answer(work: Callable[[], object], descriptor: int) -> None:
    """Send the value of some work, and end this process without anything that the other one will do."""
    try:
        value = pickle.dumps(work())
        with os.fdopen(descriptor, "wb") as answer:
            answer.write(value)
    finally:
        os._exit(0)


def _received(answer: BinaryIO, work: Callable[[], T]) -> T:
    try:
        return cast(T, pickle.load(answer))
    except (EOFError, pickle.UnpicklingError):
        return work()
