"""What webhooks carry, read as responses are: natively, or leniently where it deviates."""

from typing import Any, Generic, TypeVar, cast

from ..answer.decoding import decode
from ..describe.content import Content, Nothing
from ..values.deviations import Deviation, listed
from ..values.fields import HeaderMap
from ..values.kinds import is_object
from ..values.package import logger, public
from ..values.redaction import Veiled
from .faults import WebhookError
from .signatures import WebhookHeaderFields, encoded

PayloadT = TypeVar("PayloadT")
EventT = TypeVar("EventT")


class WebhookDescription(Generic[PayloadT]):
    """A webhook, or a callback, of the API's description.

    Attributes:
        name: What the description calls it.
        content: What its body is.
        callback_of: The operation that it is a callback of, by its dotted name; "" for a webhook.
        is_any: Whether it stands for all of them, and the payload tells which one it is.
    """

    __slots__ = ("callback_of", "content", "is_any", "name")

    def __init__(
        self,
        name: str,
        content: Content[PayloadT],
        *,
        callback_of: str = "",
        is_any: bool = False,
    ) -> None:
        self.name = name
        self.content = content
        self.callback_of = callback_of
        self.is_any = is_any

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.name}>"


@public
class UnknownWebhook(Veiled, frozen=True):
    """A webhook that the API's description does not know. Its `repr` shows no value.

    Attributes:
        payload: The parsed JSON, as it came.
    """

    payload: Any

    def __repr__(self) -> str:
        names = ", ".join(map(repr, self.payload)) if is_object(self.payload) else ""
        return f"<{type(self).__name__} with {names or 'no keys'}>"


def read(
    webhook: WebhookDescription[PayloadT],
    body: bytes | str,
    headers: WebhookHeaderFields | None,
    strict: bool,
) -> PayloadT:
    """The payload of a webhook; an `UnknownWebhook` where any is read and none has such a payload.

    Args:
        webhook: Which one it is, or which they all are.
        body: The body as it came, byte for byte.
        headers: The header fields, for the charset of a text.
        strict: Whether a payload that deviates from its type is an error.

    Raises:
        WebhookError: The body is not JSON, though it should be, or it deviates and `strict` is set.
    """
    content, fields = webhook.content, HeaderMap(list(headers.items()) if headers else [])
    decoded = decode(content, fields, encoded(body))
    if not decoded.deviations or isinstance(content, Nothing):
        return cast("PayloadT", decoded.value)
    if any(each.kind in ("not_json", "empty_body") for each in decoded.deviations):
        raise WebhookError(f"{webhook.name}: the body of the webhook is not JSON", "not_json")
    if strict:
        raise WebhookError(_told(webhook, decoded.deviations), "deviates")
    if webhook.is_any and _is_unknown(decoded.deviations):
        return cast("PayloadT", UnknownWebhook(decoded.value))
    logger.warning("%s", _told(webhook, decoded.deviations))
    return cast("PayloadT", decoded.value)


def _is_unknown(deviations: tuple[Deviation, ...]) -> bool:
    """Whether it is the payload as a whole that has no type."""
    return any(
        not each.path and each.kind in ("unknown_variant", "wrong_type") for each in deviations
    )


def _told(webhook: WebhookDescription[Any], deviations: tuple[Deviation, ...]) -> str:
    """One line: the places and kinds of deviations, without values."""
    told = f"the webhook deviates from the API's description: {listed(deviations)}"
    return f"{webhook.name}: {told}"
