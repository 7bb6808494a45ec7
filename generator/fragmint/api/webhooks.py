"""What the server of an API sends by itself: webhooks, and callbacks of operations."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..document.origin import Origin
from .content import Answer, Parameter
from .types import Doc, Ref


class Signing(StrEnum):
    """How the server signs what it sends."""

    STANDARD = "standard-webhooks"
    """By the Standard Webhooks specification."""


@dataclass(frozen=True, slots=True)
class Signature:
    """What the document says of signatures. For example: `{signature: standard-webhooks, secret-env: SHOP_SECRET}`

    `variable` is the environment variable of the secret; "" where the package names it.
    """

    signing: Signing
    variable: str = ""


@dataclass(frozen=True, slots=True)
class Webhook:
    """One call that the server makes. For example: `webhooks: {sold: {post: {requestBody: {…}}}}`

    `callback_of` is the id of the operation that a callback belongs to, "" for a webhook, and
    `expression` where it goes. `payload` is the body, read like any success.
    """

    id: str
    name: str
    method: str
    callback_of: str
    expression: str
    headers: tuple[Parameter, ...]
    """What comes beside the body: header fields and query parameters."""
    payload: Answer
    answers: tuple[Answer, ...]
    """What the receiver answers."""
    summary: str
    doc: Doc
    origin: Origin


@dataclass(frozen=True, slots=True)
class Webhooks:
    """All that the server sends, in the order of names.

    `event` is the union of the payloads: of the webhooks, or, without any, of the callbacks.
    """

    listed: tuple[Webhook, ...] = ()
    event: Ref | None = None
    signature: Signature | None = None


NO_WEBHOOKS = Webhooks()
