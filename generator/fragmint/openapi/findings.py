"""Findings that more than one stage may make; said alike, they are shown once."""

from __future__ import annotations

from collections.abc import Sequence

from ..document.node import Node, Scalar, kind
from ..findings.diagnostic import Diagnostic
from ..findings.text import nearest, shown
from ..source import Span


def wrong_type(node: Node, wanted: str, pointer: str) -> Diagnostic:
    """Return the error of a value of a wrong type; `wanted` is what `kind` says of a right one."""
    quote = wanted == "a string" and isinstance(node, Scalar) and node.value is not None
    return Diagnostic(
        rule="wrong-type",
        message=f"the value must be {wanted}, not {kind(node)}",
        span=node.span,
        pointer=pointer,
        hint="put it in quotes" if quote else f"write {wanted}",
    )


def unknown_value(value: str, known: Sequence[str], span: Span, pointer: str) -> Diagnostic:
    """Return the error of a word that is none of those that may stand here."""
    meant = nearest(value, known)
    return Diagnostic(
        rule="unknown-value",
        message=f"'{shown(value, 60)}' is not one of {shown(', '.join(known), 120)}",
        span=span,
        pointer=pointer,
        hint=f"did you mean `{meant}`?" if meant else "write one of these",
    )


def below(limit: object) -> tuple[str, str]:
    """Return the message and the hint for a number that is less than its smallest."""
    return f"the value must be at least {limit}", "correct the value, or remove it"
