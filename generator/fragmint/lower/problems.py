"""The findings of lowering, collected as it goes on, so that one run reports all of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..document.origin import Origin
from ..findings.diagnostic import Diagnostic
from ..findings.text import shown

NAME_LIMIT = 80
"""How much of a name a message repeats: a document may hold names of a million characters."""


@dataclass(slots=True)
class Problems:
    """Findings of one operation's lowering; an error among them stops this operation."""

    operation: str
    """The operation's id."""
    found: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def error(self, rule: str, message: str, origin: Origin, hint: str = "") -> None:
        """Add what cannot be generated; the hint names a way out other than to skip the operation."""
        self._add(rule, message, origin, hint, frozenset({self.operation}))

    def unsendable(self, kind: str, name: str, reason: str, origin: Origin, hint: str) -> None:
        """Add a name that cannot be sent as it is, if there is a reason: `the header 'a b' is not …`."""
        if reason:
            message = f"the {kind} '{shown(name, NAME_LIMIT)}' {reason}"
            self.error("unsendable", message, origin, hint)

    def note(self, rule: str, message: str, origin: Origin, hint: str = "") -> None:
        """Add what a maintainer may want to know, and what stops nothing."""
        self._add(rule, message, origin, hint, None)

    def _add(
        self, rule: str, message: str, origin: Origin, hint: str, stopped: frozenset[str] | None
    ) -> None:
        place = (origin.span, origin.pointer)
        self.found.append(Diagnostic(rule, message, *place, hint or None, operations=stopped))
