"""A sign of life for runs that take longer than a second."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Generator
from contextlib import contextmanager
from typing import TextIO

from ..diagnostic import printable
from .style import is_terminal

_PATIENCE = 1.0
_TICK = 0.2
_CLEAR = "\r\x1b[K"


@contextmanager
def progress(text: str, stream: TextIO | None = None) -> Generator[None, None, None]:
    """Show `text` and the seconds passed on a terminal's error output, from the first second on.

    The line is gone when the block ends. Nothing is ever shown where there is no terminal.
    """
    terminal = stream or sys.stderr
    if not is_terminal(terminal):
        yield
        return
    done = threading.Event()
    thread = threading.Thread(target=_tick, args=(text, terminal, done), daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def _tick(text: str, stream: TextIO, done: threading.Event) -> None:
    began, shown = time.monotonic(), printable(text)
    if done.wait(_PATIENCE):
        return
    while not done.wait(_TICK):
        stream.write(f"{_CLEAR}fragmint: {shown} … {time.monotonic() - began:.0f} s")
        stream.flush()
    stream.write(_CLEAR)
    stream.flush()
