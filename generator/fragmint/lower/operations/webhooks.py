"""Webhooks and callbacks: what the server sends by itself, and the union of it all."""

from __future__ import annotations

from ...api import types as api
from ...api.model import Answer, BodyKind, Location, Parameter, Style
from ...api.types import Doc
from ...api.unions import discriminator
from ...api.webhooks import Webhook
from ...openapi.model import operation as openapi
from ..schemas import keywords
from ..schemas.allof.merge import flags
from ..schemas.choices.unions import opened
from ..schemas.lowering import Lowering
from .answers import answer_of

EVENTS = api.TypeId("#/webhooks")
"""The union of what the server sends; a schema stands deeper inside."""

_ANY = "2XX"


def lower_webhook(lowering: Lowering, webhook: openapi.Webhook) -> Webhook:
    """Return a call of the server as its receiver sees it; what can't be is in the lowering's problems."""
    operation = webhook.operation
    successes = [each for each in operation.responses if each.status[0] == "2"]
    return Webhook(
        id=webhook.id,
        name=webhook.name,
        method=operation.method,
        callback_of=webhook.callback_of,
        expression=webhook.expression,
        headers=tuple(
            _beside(lowering, each)
            for each in operation.parameters
            if each.location in (Location.HEADER, Location.QUERY)
        ),
        payload=_payload(lowering, operation),
        answers=tuple(answer_of(lowering, each, is_error=True) for each in successes),
        summary=operation.summary or "",
        doc=keywords.words(operation.description, operation.deprecated),
        origin=operation.origin,
    )


def _payload(lowering: Lowering, operation: openapi.Operation) -> Answer:
    """Return the body: what is read only is there, as in an answer, since the server sends it."""
    body = operation.request_body
    if body is None:
        return Answer(_ANY, BodyKind.NOTHING, (), None, Doc(), operation.origin)
    # It is read like any success; as in an error, a stream is read as a whole.
    response = openapi.Response(_ANY, body.description, (), body.content, body.origin)
    return answer_of(lowering, response, is_error=True)


def _beside(lowering: Lowering, parameter: openapi.Parameter) -> Parameter:
    """Return a header field or query parameter; it is told of, and never written or read."""
    schema = flags(parameter.schema, lowering.spec)
    return Parameter(
        wire=parameter.name,
        location=Location(parameter.location),
        type=lowering.towards(api.Direction.RESPONSE).type_of(parameter.schema),
        required=parameter.required,
        secret=keywords.is_secret(schema),
        style=Style(parameter.style, parameter.explode),
        default=keywords.default(schema),
        doc=keywords.words(parameter.description or schema.description, parameter.deprecated),
        origin=parameter.origin,
        examples=keywords.examples(parameter.examples or schema.examples),
    )


def event(lowering: Lowering, webhooks: list[Webhook]) -> api.Ref | None:
    """Return the union of all JSON payloads, of which a webhook is decided by rule; None for none.

    A callback goes to a URL of its own, so that one knows which it is: it is part of the union only
    where there is no webhook. What may be any value tells nothing, and is left out.
    """
    payloads = [each for each in webhooks if each.payload.kind is BodyKind.JSON]
    chosen = [each for each in payloads if not each.callback_of] or payloads
    types = [each.payload.type for each in chosen if each.payload.type is not None]
    arms, unions = opened(lowering, types)
    if not arms:
        return None
    words = ("Webhook", "Event")
    doc = Doc("Any of the webhooks." if not chosen[0].callback_of else "Any of the callbacks.")
    origin = lowering.spec.origin
    told = discriminator(arms, lowering.definitions)
    lowering.definitions[EVENTS] = api.Union(
        EVENTS, api.Name(words, ("Any", *words)), arms, told, doc, origin, unions=unions
    )
    return api.Ref(EVENTS)
