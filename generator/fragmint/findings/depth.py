"""The one place where running out of stack becomes a finding.

Documents are bounded in depth when they are read, but schemas may lead into each other without end,
and whoever calls the library may be deep in calls of their own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from .diagnostic import Diagnostic

T = TypeVar("T")


def unless_too_deep(work: Callable[[], T], finding: Callable[[], Diagnostic]) -> T | Diagnostic:
    """Return the value of some work, or the finding that it needs more stack than there is."""
    try:
        return work()
    except RecursionError:
        return finding()
    except BaseException as error:
        # What the maps of `referencing`, written in Rust, make of a RecursionError that they meet.
        if type(error).__name__ != "PanicException":
            raise
        return finding()
