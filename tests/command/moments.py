"""Act at a chosen moment of a run: just before the n-th line of the writer's own code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from fragmint import write

_WRITER = str(Path(write.__file__).parent) + os.sep


@contextmanager
def counting(act: Callable[[int], object]) -> Generator[None, None, None]:
    """Call `act` with 0, 1, 2, … before each line that the writer runs in here."""
    number = 0

    def trace(frame: FrameType, event: str, _: Any) -> Any:
        nonlocal number
        if not frame.f_code.co_filename.startswith(_WRITER):
            return None
        if event == "line":
            number += 1
            act(number - 1)
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        yield
    finally:
        sys.settrace(before)


def count_moments(work: Callable[[], object]) -> int:
    """How many moments a piece of work has."""
    numbers: list[int] = []
    with counting(numbers.append):
        work()
    return len(numbers)
