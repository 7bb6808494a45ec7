"""Whose word on an operation's pages counts: the document's own, another generator's, a convention's."""

from __future__ import annotations

from ...api.model import Pagination
from ...document.node import Mapping, Node
from ...document.origin import Origin
from ...document.pointer import join
from ...openapi.extensions import PAGINATION
from ...openapi.model.operation import Operation
from ..schemas.lowering import Lowering
from .convention import by_convention
from .described import Described, Unfit
from .markers import MARK, marked
from .others import fern, speakeasy
from .own import is_off, own
from .proof import Subject, proven

_SPEAKEASY = "x-speakeasy-pagination"
_FERN = "x-fern-pagination"


def pagination(lowering: Lowering, operation: Operation, subject: Subject) -> Pagination | None:
    """Return how an operation comes in pages, proven against it; None where it doesn't."""
    node = operation.extensions.get(PAGINATION)
    if node is None:
        return _others(lowering, operation, subject) or _convention(lowering, operation, subject)
    if is_off(node):
        return None
    origin = Origin(join(operation.origin.pointer, PAGINATION), node.span)
    try:
        return proven(own(node), subject, origin)
    except Unfit as error:
        message = f"`{PAGINATION}`: {error}"
        lowering.problems.error("bad-extension", message, _place(node, origin, error), error.hint)
        return None


def _place(node: Node, origin: Origin, error: Unfit) -> Origin:
    """Return the place of the member that is meant: its key, if that is unknown, else its value."""
    entry = node.entry(error.member) if isinstance(node, Mapping) and error.member else None
    if entry is None:
        return origin
    span = entry.key_span if error.at_key else entry.value.span
    return Origin(join(origin.pointer, entry.key), span)


def _others(lowering: Lowering, operation: Operation, subject: Subject) -> Pagination | None:
    """Return what another generator's extension says; what isn't understood is noted."""
    name, node = _extension(operation)
    origin = operation.origin
    try:
        if node is not None:
            origin = Origin(join(operation.origin.pointer, name), node.span)
        described = _read(lowering, operation, subject, name, node)
        return None if described is None else proven(described, subject, origin)
    except Unfit as error:
        lowering.problems.note(
            "pagination-not-understood",
            f"`{name}` is not understood: {error}",
            origin,
            f"describe the pages with `{PAGINATION}`",
        )
        return None


def _extension(operation: Operation) -> tuple[str, Node | None]:
    for name in (_SPEAKEASY, _FERN):
        if name in operation.extensions:
            return name, operation.extensions[name]
    return MARK, None


def _read(
    lowering: Lowering, operation: Operation, subject: Subject, name: str, node: Node | None
) -> Described | None:
    if node is None:
        return marked(operation, lowering.spec)
    if is_off(node):
        return None
    if name == _SPEAKEASY:
        return speakeasy(node, subject)
    return fern(node, lowering.spec.extensions.get(_FERN), subject)


def _convention(lowering: Lowering, operation: Operation, subject: Subject) -> Pagination | None:
    try:
        described = by_convention(operation, subject)
        found = None if described is None else proven(described, subject, operation.origin)
    except Unfit:  # the names say so, but what stands there doesn't
        return None
    if described is None:
        return None
    lowering.problems.note(
        "pagination-found",
        f"the names say that the list comes in pages: {_told(described)}",
        operation.origin,
        f"write `{PAGINATION}: false` if it does not",
    )
    return found


def _told(described: Described) -> str:
    """Return a description as `x-fragmint-pagination` would say it."""
    parts = [f"style: {described.style}"]
    if described.parameter:
        parts.append(f"{described.style}: {described.parameter}")
    if described.first is not None:
        parts.append(f"first: {described.first}")
    for member in ("items", "more", "next", "item"):
        if path := getattr(described, member):
            parts.append(f"{member}: {'.'.join(path)}")
    return "{" + ", ".join(parts) + "}"
