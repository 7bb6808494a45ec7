"""What the generator has to say about a document, and where."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .source import Span

SHOWN_LIMIT = 200
"""How many characters of a document's text a message repeats at most."""

# Control characters, bidi and other invisible marks, lone surrogates, private use, line and paragraph separators.
_UNPRINTABLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class Severity(Enum):
    """How much a finding matters: only an ERROR stops the generator."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


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

    For example: ``Diagnostic("duplicate-key", Severity.ERROR, "the key 'title' is written twice", span)``.
    Line, column, source line and caret come from `span`.
    """

    rule: str
    """The kind of finding, in kebab case; messages may change, rules stay."""
    severity: Severity
    message: str
    """One line of text that is safe to print (see `shown`)."""
    span: Span | None = None
    pointer: str | None = None
    """Where in the document's tree: a JSON pointer such as ``#/paths/~1museum/get``."""
    hint: str | None = None
    related: tuple[Related, ...] = ()

    @property
    def sort_key(self) -> tuple[str, int, str, str]:
        """By file, place and rule; findings without a place come first."""
        if self.span is None:
            return ("", -1, self.rule, self.message)
        return (self.span.source.path, self.span.start, self.rule, self.message)


# Several stages may find the same fault of one value; whoever says it first is right.
_ONE_PER_VALUE = frozenset({"wrong-type", "unknown-value"})


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


def shown(text: str, limit: int = SHOWN_LIMIT) -> str:
    """Return text of a document so that it can stand in a message on a terminal.

    It is made `printable`; what is longer than `limit` characters is cut and ends in ``…``.
    """
    return printable(text if len(text) <= limit else text[: limit - 1] + "…")


def printable(text: str) -> str:
    """Return text with everything escaped that does not print: control sequences, bidi marks, line
    breaks, surrogates."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escaped(character) for character in text)


def _escaped(character: str) -> str:
    if unicodedata.category(character) in _UNPRINTABLE_CATEGORIES:
        return character.encode("unicode_escape").decode("ascii")
    return character
