"""Where in a tree a place of its text is."""

from __future__ import annotations

from dataclasses import replace

from ..findings.diagnostic import Diagnostic
from ..source import Span
from .node import Mapping, Node, Scalar
from .pointer import ROOT, join


def located(root: Node, found: Diagnostic) -> Diagnostic:
    """Return a finding of reading a text with its pointer: of a key that comes twice, that of the first."""
    span = found.related[0].span if found.related else found.span
    if span is None or found.pointer is not None:
        return found
    return replace(found, pointer=pointer_of(root, span))


def pointer_of(root: Node, span: Span) -> str:
    """Return the pointer of the innermost key or value that a place of the text belongs to."""
    node, pointer = root, ROOT
    while (step := _step(node, span)) is not None:
        part, node = step
        pointer = join(pointer, part)
    return pointer


def _step(node: Node, span: Span) -> tuple[str | int, Node] | None:
    if isinstance(node, Scalar):
        return None
    if isinstance(node, Mapping):
        holders = (
            (entry.key, entry.value)
            for entry in node.entries
            if _holds(entry.key_span, span) or _holds(entry.value.span, span)
        )
        return next(holders, None)
    items = ((at, item) for at, item in enumerate(node.items) if _holds(item.span, span))
    return next(items, None)


def _holds(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start < outer.end and outer.source is inner.source
