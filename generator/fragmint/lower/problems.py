"""What lowering has to say, collected while it goes on, so that one run tells everything."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..document.origin import Origin
from ..findings.diagnostic import Diagnostic, has_errors
from ..findings.text import shown

NAME_LIMIT = 80
"""How much of a name a message repeats: a document may hold names of a million characters."""
SKIP = "leave the operation out: "
"""What stands before a skip in the hint of an error."""


@dataclass(slots=True)
class Problems:
    """Findings of one operation's lowering. `skip` is the setting that would leave it out."""

    skip: str
    found: list[Diagnostic] = field(default_factory=list[Diagnostic])

    def error(self, rule: str, message: str, origin: Origin, hint: str = "") -> None:
        """What can't be generated: the hint names a way out, the setting that skips it at last."""
        way_out = f"{hint}; or {SKIP}{self.skip}" if hint else f"{SKIP}{self.skip}"
        self._add(rule, message, origin, way_out)

    def unsendable(self, kind: str, name: str, reason: str, origin: Origin, hint: str) -> None:
        """A name that can't be sent as it is, if there is a reason: `the header 'a b' is no …`."""
        if reason:
            message = f"the {kind} '{shown(name, NAME_LIMIT)}' {reason}"
            self.error("unsendable", message, origin, hint)

    def note(self, rule: str, message: str, origin: Origin, hint: str | None = None) -> None:
        """What a maintainer may want to know, and what stops nothing."""
        self._add(rule, message, origin, hint)

    def _add(self, rule: str, message: str, origin: Origin, hint: str | None) -> None:
        self.found.append(Diagnostic(rule, message, origin.span, origin.pointer, hint or None))

    @property
    def failed(self) -> bool:
        """Whether anything found stops the generation."""
        return has_errors(tuple(self.found))


def skip_setting(*operation_ids: str) -> str:
    """The line of the configuration that leaves operations out."""
    listed = ", ".join(f'"{shown(id)}"' for id in operation_ids)
    return f"skip = [{listed}] in [tool.fragmint]"
