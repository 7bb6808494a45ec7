"""Findings that more than one stage may make; said alike, they are shown once."""

from __future__ import annotations

from collections.abc import Sequence

from ..document.node import Entry, Node, Scalar, kind
from ..document.pointer import join
from ..findings.diagnostic import Diagnostic
from ..findings.text import nearest, shown
from ..source import Span
from .extensions import KNOWN

_MEANT = {
    **dict.fromkeys(("float", "double", "decimal", "float32", "float64"), "number"),
    **dict.fromkeys(("int", "int32", "int64", "long", "short", "byte"), "integer"),
    **dict.fromkeys(("bool",), "boolean"),
    **dict.fromkeys(("list", "tuple", "set"), "array"),
    **dict.fromkeys(("dict", "map", "struct", "record"), "object"),
    **dict.fromkeys(("str", "text", "char"), "string"),
    **dict.fromkeys(("none", "nil"), "null"),
}
"""Types of other languages by the one that OpenAPI has for them."""
_FORMATS = {
    **{name: name for name in ("date", "date-time", "time", "uuid", "uri", "email", "binary")},
    "datetime": "date-time",
    "timestamp": "date-time",
    "url": "uri",
    "file": "binary",
}
"""Types of other languages that are strings of a format in OpenAPI."""


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
    hint = f"did you mean `{meant}`?" if (meant := nearest(value, known)) else "write one of these"
    name = value.lower()
    if _MEANT.get(name) in known:
        hint = f"did you mean `{_MEANT[name]}`?"
    elif name in _FORMATS and "string" in known:
        hint = f"did you mean `string` with `format: {_FORMATS[name]}`?"
    return Diagnostic(
        rule="unknown-value",
        message=f"'{shown(value, 60)}' is not one of {shown(', '.join(known), 120)}",
        span=span,
        pointer=pointer,
        hint=hint,
    )


def below(limit: object) -> tuple[str, str]:
    """Return the message and the hint for a number that is less than its smallest."""
    return f"the value must be at least {limit}", "correct the value, or remove it"


def unknown_extension(entry: Entry, pointer: str) -> Diagnostic:
    """Return the error of an `x-fragmint-…` key that there is not; `pointer` is where the object stands."""
    meant = nearest(entry.key, KNOWN)
    known = ", ".join(f"`{each}`" for each in KNOWN)
    return Diagnostic(
        rule="bad-extension",
        message=f"there is no extension '{shown(entry.key)}'",
        span=entry.key_span,
        pointer=join(pointer, entry.key),
        hint=f"did you mean `{meant}`?" if meant else f"use one of {known}",
    )
