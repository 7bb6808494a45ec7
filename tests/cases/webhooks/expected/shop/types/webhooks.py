"""Types of what the server sends by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from .._runtime.values import UNSET, Meta, Model, OpenEnum, UnsetType, arm, one_of
from ..types.orders import Order

__all__ = [
    "AddOrderProgressEvent",
    "AddOrderProgressEventState",
    "OrderPaid",
    "OrderShippedEvent",
    "OrderShippedEventCarrier",
    "WebhookEvent",
]


class AddOrderProgressEventState(OpenEnum):
    OPEN = "open"
    DONE = "done"


class OrderShippedEventCarrier(OpenEnum):
    DHL = "dhl"
    UPS = "ups"


class AddOrderProgressEvent(Model, kw_only=True):
    percent: int
    state: AddOrderProgressEventState | UnsetType = UNSET


class OrderPaid(Model, kw_only=True):
    """An order was paid."""

    type: Literal["order.paid"]
    data: Order
    amount: Annotated[int, Meta(ge=0)] | UnsetType = UNSET
    """At least 0."""


class OrderShippedEvent(Model, kw_only=True):
    type: Literal["order.shipped"]
    data: Order
    carrier: OrderShippedEventCarrier | UnsetType = UNSET


if TYPE_CHECKING:
    WebhookEvent: TypeAlias = OrderPaid | OrderShippedEvent
    """Any of the webhooks."""
else:
    WebhookEvent = one_of(
        "WebhookEvent",
        arm(OrderPaid, tags={"type": {"order.paid"}}, required={"type", "data"}),
        arm(OrderShippedEvent, tags={"type": {"order.shipped"}}, required={"type", "data"}),
        module=__name__,
    )
