"""Types of what the server sends by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.values import arm, one_of
from ..types.things import Thing

__all__ = [
    "WebhookEvent",
]


if TYPE_CHECKING:
    WebhookEvent: TypeAlias = Thing
    """Any of the webhooks."""
else:
    WebhookEvent = one_of(
        "WebhookEvent",
        arm(Thing),
        module=__name__,
    )
