"""The findings of reading a text as YAML or JSON."""

from __future__ import annotations

from ..findings.diagnostic import Diagnostic, Related
from ..findings.text import shown
from ..source import Span
from .limits import Limits


class Unreadable(Exception):
    """Raised inside of a reader when nothing after this place can be read; never leaves `load`."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


def problem(rule: str, message: str, span: Span, hint: str) -> Diagnostic:
    """Return an error of the text at `span`."""
    return Diagnostic(rule, message, span, hint=hint)


def syntax(message: str, span: Span, hint: str) -> Unreadable:
    """Return the exception for text that is neither YAML nor JSON."""
    return Unreadable(problem("syntax", message, span, hint))


def too_deep(span: Span, limits: Limits) -> Unreadable:
    """Return the exception for nesting that is deeper than the limit."""
    message = f"the document is nested more than {limits.depth} levels deep"
    return Unreadable(
        problem("too-deep", message, span, "name inner parts in `components`, and refer to them")
    )


def too_many_nodes(span: Span, limits: Limits) -> Unreadable:
    """Return the exception for a tree that is larger than the limit."""
    message = f"the document has more than {limits.nodes:,} values, with aliases expanded"
    return Unreadable(problem("too-large", message, span, "refer to repeated parts with `$ref`"))


def duplicate_key(key: str, first: Span, second: Span) -> Diagnostic:
    """Return the error of a key that a mapping holds twice, with both places."""
    return Diagnostic(
        rule="duplicate-key",
        message=f"the key '{shown(key, 60)}' is written twice in the same object",
        span=second,
        hint="remove or rename one of the two",
        related=(Related(first, "first written here"),),
    )


def lone_surrogate(span: Span) -> Diagnostic:
    """Return the error of half a surrogate pair, which is no character."""
    message = "a lone surrogate (U+D800 to U+DFFF) is not a character"
    hint = "write the whole character, or both halves of its pair (\\ud83d\\ude00)"
    return problem("lone-surrogate", message, span, hint)


def number_too_large(span: Span) -> Diagnostic:
    """Return the error of a number that no 64-bit float can hold."""
    message = f"the number '{shown(span.text, 40)}' is too large for a 64-bit float"
    return problem("number-out-of-range", message, span, "put it in quotes if it is meant as text")
