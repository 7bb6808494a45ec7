"""What the generator has to say about a document, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .rules import RULES, Severity

if TYPE_CHECKING:
    from ..source import Span


@dataclass(frozen=True, slots=True)
class Related:
    """A further place that belongs to a finding.

    For example: the first of two equal keys, with the message ``first written here``.
    """

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what is the matter, where, and what mends it.

    For example: ``Diagnostic("duplicate-key", "the key 'title' is written twice", span)``.
    Line, column, source line and caret come from `span`.
    """

    rule: str
    """The kind of finding: the id of a row in the table of rules."""
    message: str
    """One line of text that is safe to print (see `shown`)."""
    span: Span | None = None
    pointer: str | None = None
    """Where in the document's tree: a JSON pointer such as ``#/paths/~1museum/get``."""
    hint: str | None = None
    related: tuple[Related, ...] = ()

    def __post_init__(self) -> None:
        """Raise `KeyError` for a rule that the table doesn't have: nothing could explain it."""
        if self.rule not in RULES:
            raise KeyError(f"there is no rule {self.rule!r}: add a row to findings/rules")

    @property
    def severity(self) -> Severity:
        """How much the finding matters: that of its rule."""
        return RULES[self.rule].severity

    @property
    def sort_key(self) -> tuple[str, int, str, str]:
        """By file, place and rule; findings without a place come first."""
        if self.span is None:
            return ("", -1, self.rule, self.message)
        return (self.span.source.path, self.span.start, self.rule, self.message)


# Several stages may find the same fault of one value; whoever says it first is right.
_ONE_PER_VALUE = frozenset({"wrong-type", "unknown-value", "invalid"})


def arrange(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Return the findings ordered by place, each said once."""
    unique: dict[tuple[object, ...], Diagnostic] = {}
    for each in diagnostics:
        unique.setdefault(_identity(each), each)
    return tuple(sorted(unique.values(), key=lambda each: each.sort_key))


def _identity(each: Diagnostic) -> tuple[object, ...]:
    said = () if each.rule in _ONE_PER_VALUE else (each.message,)
    return (*each.sort_key[:3], each.pointer, *said)


def has_errors(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Tell whether any of the findings stops the generator."""
    return any(each.severity is Severity.ERROR for each in diagnostics)
