"""What the server of Shop sends by itself: webhooks, and callbacks of operations.

For example, in any web framework:

    event = parse_webhook(body, headers)
    if isinstance(event, OrderPaid):
        print(event)
"""

from __future__ import annotations

from typing import Any, overload

from ._runtime.describe import json, nothing
from ._runtime.webhooks import (
    TOLERANCE,
    PayloadT,
    UnknownWebhook,
    WebhookDescription,
    WebhookError,
    WebhookHeaderFields,
    WebhookSecrets,
    WebhookVerificationError,
    read,
    signing_keys,
    verify,
)
from .types.webhooks import AddOrderProgressEvent, OrderPaid, OrderShippedEvent, WebhookEvent

__all__ = [
    "ADD_ORDER_PROGRESS",
    "ORDER_PAID",
    "ORDER_SHIPPED",
    "PING",
    "AddOrderProgressEvent",
    "OrderPaid",
    "OrderShippedEvent",
    "UnknownWebhook",
    "WebhookDescription",
    "WebhookError",
    "WebhookEvent",
    "WebhookVerificationError",
    "WebhooksResource",
    "parse_unverified_webhook",
    "parse_webhook",
    "verify_signature",
]

ORDER_PAID: WebhookDescription[OrderPaid] = WebhookDescription(
    "orderPaid",
    json(OrderPaid),
)
"""An order was paid.

Sent once for each order.

Beside it: `X-Attempt`.

To be answered with 200: Received. Anything else is tried again.
"""

ORDER_SHIPPED: WebhookDescription[OrderShippedEvent] = WebhookDescription(
    "orderShipped",
    json(OrderShippedEvent),
)
"""The webhook `orderShipped`.

To be answered with 200: Received.
"""

PING: WebhookDescription[None] = WebhookDescription(
    "ping",
    nothing(),
)
"""The webhook `ping`.

To be answered with 204: Pong.
"""

ADD_ORDER_PROGRESS: WebhookDescription[AddOrderProgressEvent] = WebhookDescription(
    "progress",
    json(AddOrderProgressEvent),
    callback_of="orders.add_order",
)
"""Progress of an order.

A callback of `client.orders.add_order`, sent to `{$request.body#/notify}`.

To be answered with 204: Thanks.
"""

_EVENT: WebhookDescription[WebhookEvent | UnknownWebhook] = WebhookDescription(
    "webhook",
    json(WebhookEvent),
    is_any=True,
)
"""Any of them: the payload tells which one it is."""


@overload
def parse_webhook(
    body: bytes | str,
    headers: WebhookHeaderFields,
    *,
    secret: WebhookSecrets | None = None,
    tolerance: float = TOLERANCE,
    strict: bool = False,
) -> WebhookEvent | UnknownWebhook: ...
@overload
def parse_webhook(
    body: bytes | str,
    headers: WebhookHeaderFields,
    *,
    webhook: WebhookDescription[PayloadT],
    secret: WebhookSecrets | None = None,
    tolerance: float = TOLERANCE,
    strict: bool = False,
) -> PayloadT: ...
def parse_webhook(
    body: bytes | str,
    headers: WebhookHeaderFields,
    *,
    webhook: WebhookDescription[Any] = _EVENT,
    secret: WebhookSecrets | None = None,
    tolerance: float = TOLERANCE,
    strict: bool = False,
) -> Any:
    """Verify the signature of a webhook by the Standard Webhooks rules, and return its payload.

    Args:
        body: The body as it came, byte for byte.
        headers: The header fields of the request.
        webhook: Which one it is, where the receiver knows by its URL; by default the payload tells.
        secret: The secret, `whsec_` and Base64, or several of which any will do.
            Default: the environment variable SHOP_SECRET.
        tolerance: The most seconds between the time of the signature and now, in both directions.
        strict: Raise an error if the payload deviates from the API's description.

    Raises:
        WebhookVerificationError: No signature holds; it may come from anybody.
        WebhookError: There is no secret, the body is not JSON, or `strict` is set and it deviates.
    """
    keys = signing_keys(secret, "SHOP_SECRET")
    del secret  # not to be seen in a traceback with local variables
    verify(body, headers, keys, tolerance)
    return read(webhook, body, headers, strict)


@overload
def parse_unverified_webhook(
    body: bytes | str,
    headers: WebhookHeaderFields | None = None,
    *,
    strict: bool = False,
) -> WebhookEvent | UnknownWebhook: ...
@overload
def parse_unverified_webhook(
    body: bytes | str,
    headers: WebhookHeaderFields | None = None,
    *,
    webhook: WebhookDescription[PayloadT],
    strict: bool = False,
) -> PayloadT: ...
def parse_unverified_webhook(
    body: bytes | str,
    headers: WebhookHeaderFields | None = None,
    *,
    webhook: WebhookDescription[Any] = _EVENT,
    strict: bool = False,
) -> Any:
    """Return the payload of a webhook that anybody may have sent: no signature is looked at.

    The arguments are those of `parse_webhook`.

    Raises:
        WebhookError: The body is not JSON, or `strict` is set and it deviates.
    """
    return read(webhook, body, headers, strict)


def verify_signature(
    body: bytes | str,
    headers: WebhookHeaderFields,
    *,
    secret: WebhookSecrets | None = None,
    tolerance: float = TOLERANCE,
) -> None:
    """Verify the signature of a webhook by the Standard Webhooks rules, and read nothing of it.

    The arguments are those of `parse_webhook`.

    Raises:
        WebhookVerificationError: No signature holds; it may come from anybody.
        WebhookError: There is no secret.
    """
    keys = signing_keys(secret, "SHOP_SECRET")
    del secret  # not to be seen in a traceback with local variables
    verify(body, headers, keys, tolerance)


class WebhooksResource:
    """`client.webhooks`: functions of this module, under the names that other clients have for them."""

    def unwrap(
        self,
        payload: bytes | str,
        headers: WebhookHeaderFields,
        *,
        secret: WebhookSecrets | None = None,
        tolerance: float = TOLERANCE,
    ) -> WebhookEvent | UnknownWebhook:
        """Verify a webhook and return its payload, as `parse_webhook` does."""
        keys = signing_keys(secret, "SHOP_SECRET")
        del secret  # not to be seen in a traceback with local variables
        verify(payload, headers, keys, tolerance)
        return read(_EVENT, payload, headers, False)

    def verify_signature(
        self,
        payload: bytes | str,
        headers: WebhookHeaderFields,
        *,
        secret: WebhookSecrets | None = None,
        tolerance: float = TOLERANCE,
    ) -> None:
        """Verify a webhook and read nothing of it, as the function `verify_signature` does."""
        keys = signing_keys(secret, "SHOP_SECRET")
        del secret  # not to be seen in a traceback with local variables
        verify(payload, headers, keys, tolerance)
