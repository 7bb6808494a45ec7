"""Webhooks and callbacks: calls that the server makes (OpenAPI 3.1 §4.8.1, §4.8.18)."""

from __future__ import annotations

from collections.abc import Iterator

from ...document.node import Mapping
from ...document.pointer import find
from ..model.operation import Operation, Webhook
from ..references import WEBHOOKS_OF_3_0
from .fields import Fields
from .operation import Defaults, operations_of


def parse_webhooks(
    root: Fields, operations: tuple[Operation, ...], defaults: Defaults
) -> tuple[Webhook, ...]:
    """Return the webhooks of the document and the callbacks of its operations, in the author's order.

    A 3.0 document has no `webhooks`; there, and where they are missing, `x-webhooks` means the same.
    """
    named = root.named("webhooks") or root.named(WEBHOOKS_OF_3_0)
    webhooks = (
        Webhook(_id("webhook", name, operation), name, operation)
        for name, item in named
        for operation in operations_of("", item, defaults)
    )
    callbacks = (each for operation in operations for each in _callbacks(root, operation, defaults))
    return (*webhooks, *callbacks)


def _callbacks(root: Fields, operation: Operation, defaults: Defaults) -> Iterator[Webhook]:
    """Yield the callbacks of an operation; of several URLs for one, each names its own."""
    for name, listed in _listed(root, operation):
        followed = listed.followed()
        items = () if followed is None else followed.members()
        for expression, item in items:
            called = f"{name} at {expression}" if len(items) > 1 else name
            for each in operations_of("", item, defaults):
                id = f"{_id('callback', called, each)} of {operation.id}"
                yield Webhook(id, name, each, operation.id, expression)


def _listed(root: Fields, operation: Operation) -> tuple[tuple[str, Fields], ...]:
    found = find(root.node, operation.origin.pointer) if operation.callbacks else None
    if found is None or not isinstance(found.node, Mapping):
        return ()
    return Fields(root.context, found.node, operation.origin).named("callbacks")


def _id(kind: str, name: str, operation: Operation) -> str:
    """Return `webhook sold`; the method tells where it is not the usual one."""
    return f"{kind} {name}" if operation.method == "POST" else f"{kind} {name} {operation.method}"
