"""What webhooks are called, and what is said of their signatures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ....api import types as api
from ....api.model import Api, Operation
from ....api.reach import ids
from ....api.webhooks import Webhook
from ....config import Config
from ....names import words
from ...naming.allocation import Allocation
from ...naming.identifiers import constants
from ...text.code import Code
from ..imports import NAMED

WEBHOOKS_TEMPLATE = "package/webhooks.py.jinja"
_SECRET = "webhook-secret"
"""What the setting `env` calls the secret of signatures."""


def webhook_names(model: Api, allocation: Allocation) -> dict[str, Code]:
    """Return the constant of each webhook, by its id; none has the name of a class.

    A callback's begins with its operation's, as several have callbacks of one name. Those that ask for the same name all get their longer one, so that none depends on an order.
    """
    listed = model.webhooks.listed
    short = {each.id: _constant(_words(each, model)) for each in listed}
    counts = Counter(short.values())
    taken = {*allocation.names.classes.values(), *_template_names()}
    names = [
        (
            _constant(_longer(each, model))
            if counts[short[each.id]] > 1 or short[each.id] in taken
            else short[each.id]
        )
        for each in listed
    ]
    return dict(zip([each.id for each in listed], constants(names), strict=True))


def _words(webhook: Webhook, model: Api) -> list[str]:
    caller = caller_of(webhook, model)
    return [caller.name, webhook.name] if caller else [webhook.name]


def _longer(webhook: Webhook, model: Api) -> list[str]:
    """Return the words that tell a webhook from others of its name: its resource's, its method's."""
    caller = caller_of(webhook, model)
    before = caller.service if caller else ("webhook",)
    told = [webhook.method] if webhook.method != "POST" else []
    return [*before, *_words(webhook, model), *told]


def _constant(texts: Iterable[str]) -> str:
    name = words.constant(tuple(word for text in texts for word in words.split(text)))
    return f"WEBHOOK_{name}".rstrip("_") if not name or name[0].isdigit() else name


def _template_names() -> Iterator[str]:
    for modules in NAMED[WEBHOOKS_TEMPLATE].values():
        for names in modules.values():
            yield from names


def is_signed(model: Api, config: Config) -> bool:
    """Tell whether the document, or the settings, say that the server signs what it sends."""
    return model.webhooks.signature is not None or _SECRET in config.env


def secret_variable(model: Api, config: Config) -> str:
    """Return the environment variable of the secret: the document's, else `PACKAGE_WEBHOOK_SECRET`."""
    signature = model.webhooks.signature
    told = signature.variable if signature else ""
    return config.env.get(_SECRET) or told or f"{config.package.upper()}_WEBHOOK_SECRET"


def caller_of(webhook: Webhook, model: Api) -> Operation | None:
    """Return the operation that a callback belongs to."""
    return next((each for each in model.operations if each.id == webhook.callback_of), None)


def told_by_payload(webhook: Webhook, model: Api) -> api.Record | None:
    """Return the record that a webhook's payload is, where that tells it from the others."""
    event = model.webhooks.event
    union = model.definitions[event.id] if event else None
    named = [*ids(webhook.payload.type)] if isinstance(webhook.payload.type, api.Ref) else []
    record = model.definitions[named[0]] if named else None
    if not isinstance(record, api.Record) or not isinstance(union, api.Union):
        return None
    return record if api.Ref(record.id) in union.arms else None
