"""What the generator has to say about a document, and where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .rules import RULES, Severity

if TYPE_CHECKING:
    from ..source import Span


@dataclass(frozen=True, slots=True)
class Stops:
    """What can't be generated because of a finding: nothing, some operations, or the whole document.

    For example: `Stops(operations=frozenset({"list_pets"}))`.
    """

    document: bool = False
    operations: frozenset[str] = frozenset()
    """Ids of operations: the operationId, else a method and a path such as `GET /pets`."""


NOTHING = Stops()
WHOLE_DOCUMENT = Stops(document=True)


@dataclass(frozen=True, slots=True)
class Related:
    """A further place that belongs to a finding.

    For example: the first of two equal keys, with the message `first written here`.
    """

    span: Span
    message: str


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: what is the matter, where, and what mends it.

    For example: `Diagnostic("duplicate-key", "the key 'title' is written twice", span)`.
    Line, column, source line and caret come from `span`.
    """

    rule: str
    """The kind of finding: the id of a row in the table of rules."""
    message: str
    """One line of text that is safe to print (see `shown`)."""
    span: Span | None = None
    pointer: str | None = None
    """Where in the document's tree: a JSON pointer such as `#/paths/~1museum/get`."""
    hint: str | None = None
    related: tuple[Related, ...] = ()
    operations: frozenset[str] | None = None
    """The operations that an error keeps from being generated; None: nothing can be generated."""
    tolerated: bool = False
    """The rest is generated in spite of the error: it plays no part in a client, or the settings say so."""

    @property
    def stops(self) -> Stops:
        """What can't be generated because of this finding."""
        if RULES[self.rule].severity is not Severity.ERROR:
            return NOTHING
        return WHOLE_DOCUMENT if self.operations is None else Stops(operations=self.operations)

    def __post_init__(self) -> None:
        """Check that the table of rules has the rule: nothing could explain it otherwise.

        Raises:
            KeyError: The table has no such rule, which is a defect of ours.
        """
        if self.rule not in RULES:
            raise KeyError(f"there is no rule {self.rule!r}: add a row to findings/rules")

    @property
    def severity(self) -> Severity:
        """How much the finding matters: that of its rule; an error that is tolerated is a warning."""
        severity = RULES[self.rule].severity
        return Severity.WARNING if self.tolerated and severity is Severity.ERROR else severity

    @property
    def sort_key(self) -> tuple[str, int, str, str]:
        """By file, place and rule; findings without a place come first."""
        if self.span is None:
            return ("", -1, self.rule, self.message)
        return (self.span.source.path, self.span.start, self.rule, self.message)


# Several stages may find the same fault of one value; whoever says it first is right.
_ONE_PER_VALUE = frozenset({"wrong-type", "unknown-value"})


def arrange(diagnostics: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    """Return the findings ordered by place, each said once, with all that it stops."""
    unique: dict[tuple[object, ...], Diagnostic] = {}
    for each in diagnostics:
        first = unique.setdefault(_identity(each), each)
        if first is not each:
            unique[_identity(each)] = replace(first, operations=_together(first, each))
    return tuple(sorted(unique.values(), key=lambda each: each.sort_key))


def _identity(each: Diagnostic) -> tuple[object, ...]:
    said = () if each.rule in _ONE_PER_VALUE else (each.message,)
    return (*each.sort_key[:3], each.pointer, *said)


def _together(one: Diagnostic, two: Diagnostic) -> frozenset[str] | None:
    """Return the operations that two sayings of one error stop."""
    if one.operations is None or two.operations is None:
        return None
    return one.operations | two.operations


def stopping(
    diagnostics: tuple[Diagnostic, ...], skipped: frozenset[str] = frozenset()
) -> Iterator[Diagnostic]:
    """Yield the errors that stop more than the operations that are skipped.

    An error in a part of the document that no operation needs is one of them: skipping mends nothing there.
    """
    for each in diagnostics:
        only = each.operations
        if each.severity is Severity.ERROR and not (only and only <= skipped):
            yield each


def has_errors(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Tell whether any of the findings stops the generator."""
    return any(stopping(diagnostics))
