"""The values of stages, for tests that want nothing else."""

from __future__ import annotations

from typing import TypeVar

from fragmint.findings.staged import Staged

T = TypeVar("T")


def value_of(staged: Staged[T]) -> T:
    """The value of a stage that has come to one."""
    assert staged.value is not None
    return staged.value
