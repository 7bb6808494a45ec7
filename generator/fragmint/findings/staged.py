"""What a stage of the flow hands on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, Generic, ParamSpec, TypeVar

from .diagnostic import Diagnostic, stopping

T_co = TypeVar("T_co", covariant=True)
U = TypeVar("U")
P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Staged(Generic[T_co]):
    """The value of a stage, and everything that was found up to it.

    For example: a document with a duplicate key has a tree, in which the first of the two counts,
    and one error; a text that is not YAML has an error and no tree.
    """

    value: T_co | None
    diagnostics: tuple[Diagnostic, ...] = ()

    def then(
        self,
        stage: Callable[Concatenate[T_co, P], Staged[U]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Staged[U]:
        """Return the next stage on this value, or only what was found so far where there is none."""
        if self.value is None:
            return Staged(None, self.diagnostics)
        following = stage(self.value, *args, **kwargs)
        return Staged(following.value, (*self.diagnostics, *following.diagnostics))

    def unless_stopped(self, skipped: frozenset[str]) -> Staged[T_co]:
        """Return the same, without its value where an error stops more than the operations that are skipped."""
        stopped = any(stopping(self.diagnostics, skipped))
        return Staged(None, self.diagnostics) if stopped else self


def together(results: list[U | Diagnostic]) -> Staged[tuple[U, ...]]:
    """Return all values, unless there are faults among them."""
    faults = tuple(each for each in results if isinstance(each, Diagnostic))
    values = tuple(each for each in results if not isinstance(each, Diagnostic))
    return Staged(None if faults else values, faults)
