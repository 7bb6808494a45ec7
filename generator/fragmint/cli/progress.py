"""A sign of life for runs that take longer than a second."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TextIO

from ..findings.text import printable
from .report.style import is_terminal

_PATIENCE = 1.0
_TICK = 0.2
_CLEAR = "\r\x1b[K"

Pause = Callable[[], AbstractContextManager[None]]
"""Makes blocks in which no sign of life is given, and no thread is there for it."""


@contextmanager
def progress(text: str, stream: TextIO | None = None) -> Generator[Pause, None, None]:
    """Show `text` and the seconds passed on a terminal's error output, from the first second on.

    The line is gone when the block ends. Nothing is ever shown where there is no terminal.
    """
    terminal = stream or sys.stderr
    if not is_terminal(terminal):
        yield nullcontext
        return
    ticker = _Ticker(printable(text), terminal)
    ticker.start()
    try:
        yield ticker.paused
    finally:
        ticker.stop()


class _Ticker:
    """Shows the seconds since it was made, in a thread."""

    def __init__(self, text: str, stream: TextIO) -> None:
        self._text = text
        self._stream = stream
        self._began = time.monotonic()

    def start(self) -> None:
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._tick, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._done.set()
        self._thread.join()

    @contextmanager
    def paused(self) -> Generator[None, None, None]:
        self.stop()
        try:
            yield
        finally:
            self.start()

    def _tick(self) -> None:
        if self._done.wait(max(0.0, _PATIENCE - self._passed())):
            return
        while not self._done.wait(_TICK):
            self._stream.write(f"{_CLEAR}fragmint: {self._text} … {self._passed():.0f} s")
            self._stream.flush()
        self._stream.write(_CLEAR)
        self._stream.flush()

    def _passed(self) -> float:
        return time.monotonic() - self._began
