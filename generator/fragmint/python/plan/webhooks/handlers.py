"""How an application reads what comes: in two lines, and in a web framework."""

from __future__ import annotations

from typing import LiteralString

from ....api.model import Api
from ....api.webhooks import Webhook
from ....config import Config
from ...naming.allocation import Allocation
from ...text.code import Code, code, identifier, literal
from .names import is_signed, secret_variable, told_by_payload, webhook_names


def handler(model: Api, config: Config, allocation: Allocation) -> tuple[Code, ...]:
    """Return the lines by which an application reads what comes, whatever its web framework."""
    secret = code("") if is_signed(model, config) else code(", secret=secret")
    for each in model.webhooks.listed:
        record = told_by_payload(each, model)
        if record is not None:
            called = code("event = parse_webhook(body, headers{})", secret)
            tested = code("if isinstance(event, {}):", allocation.names.classes[record.id])
            return (called, tested, code("    print(event)"))
    constant = webhook_names(model, allocation)[model.webhooks.listed[0].id]
    return (code("payload = parse_webhook(body, headers{}, webhook={})", secret, constant),)


def imported(model: Api, allocation: Allocation) -> Code:
    """Return what these lines need of the module of webhooks, beside the function itself."""
    for each in model.webhooks.listed:
        if (record := told_by_payload(each, model)) is not None:
            return allocation.names.classes[record.id]
    return webhook_names(model, allocation)[model.webhooks.listed[0].id]


_FASTAPI: LiteralString = """{}from fastapi import FastAPI, Request, Response

from {}.webhooks import {}WebhookVerificationError, parse_webhook

app = FastAPI()

@app.post({})
async def receive(request: Request) -> Response:
    body = await request.body()
    try:
        event = parse_webhook(body, request.headers{})
    except WebhookVerificationError:
        return Response(status_code=401)
    {}print(event)
    return Response(status_code={})
"""

_FLASK: LiteralString = """{}from flask import Flask, Response, request

from {}.webhooks import {}WebhookVerificationError, parse_webhook

app = Flask(__name__)

@app.post({})
def receive() -> Response:
    body = request.get_data()
    try:
        event = parse_webhook(body, request.headers{})
    except WebhookVerificationError:
        return Response(status=401)
    {}print(event)
    return Response(status={})
"""

FRAMEWORKS: tuple[tuple[str, LiteralString], ...] = (("FastAPI", _FASTAPI), ("Flask", _FLASK))
"""Web frameworks with an application of each, in which something is left open."""


def application(
    webhook: Webhook, layout: LiteralString, model: Api, config: Config, allocation: Allocation
) -> Code:
    """Return a program that receives one webhook; the payload tells it, or else its URL."""
    record, signed = told_by_payload(webhook, model), is_signed(model, config)
    name = webhook_names(model, allocation)[webhook.id]
    needed = allocation.names.classes[record.id] if record else name
    told = code("if isinstance(event, {}):\n        ", needed) if record else code("")
    variable = literal(secret_variable(model, config))
    more = code("") if signed else code(", secret=os.environ[{}]", variable)
    if not record:
        more = code("{}, webhook={}", more, name)
    return code(
        layout,
        code("") if signed else code("import os\n\n"),
        identifier(config.package),
        code("{}, ", needed),
        literal("/callbacks" if webhook.callback_of else "/webhooks"),
        more,
        told,
        _status(webhook),
    )


def _status(webhook: Webhook) -> Code:
    """Return what the document wants to be answered."""
    listed = [each.status for each in webhook.answers if each.status.isdecimal()]
    return literal(int(listed[0]) if listed else 204)
