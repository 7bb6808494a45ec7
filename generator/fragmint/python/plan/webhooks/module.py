"""The module of webhooks: what the server sends by itself, and the functions that read it."""

from __future__ import annotations

from ....api import types as api
from ....api.model import Api
from ....api.reach import ids
from ....api.webhooks import Webhook
from ....config import Config
from ...naming.allocation import Allocation
from ...naming.tree import dotted
from ...text import prose
from ...text.code import Code, Prose, code, identifier, literal
from ...text.imports import by_kind, runtime
from ...text.sentences import closed
from ...types.annotate import Names, stored
from ...types.gather import Gathered
from ...views import WebhooksModule, WebhookView
from ..facts import FactsPrinter
from ..imports import named_in
from .handlers import handler
from .names import WEBHOOKS_TEMPLATE, caller_of, is_signed, secret_variable, webhook_names

_HERE = "webhooks"
_OFFERED = ("UnknownWebhook", "WebhookDescription", "WebhookError", "WebhookVerificationError")
_FUNCTIONS = ("parse_unverified_webhook", "parse_webhook", "verify_signature")


def plan_webhooks(model: Api, config: Config, allocation: Allocation) -> WebhooksModule:
    """Plan `webhooks.py` of a package whose server sends something."""
    gathered, names = Gathered(), allocation.names
    printer = FactsPrinter(allocation, names, _HERE, gathered, {})
    event = model.webhooks.event
    classes = {names.classes[id]: id for id in _offered(model)}
    for id in classes.values():
        gathered.use(names.class_of(id, _HERE))
    constants = webhook_names(model, allocation)
    views = tuple(
        _view(each, constants[each.id], model, names, printer, gathered)
        for each in model.webhooks.listed
    )
    gathered.add(*(runtime("webhooks", name) for name in _OFFERED))
    gathered.add(*named_in(WEBHOOKS_TEMPLATE, {"event": event}))
    own = ("WebhooksResource",) if event else ()
    exported = map(identifier, (*_OFFERED, *_FUNCTIONS, *own))
    return WebhooksModule(
        doc=prose.own(_introduction(model, config, allocation)),
        imports=gathered.printed(0),
        exports=tuple(sorted({*exported, *classes, *constants.values()}, key=by_kind)),
        webhooks=views,
        event=names.classes[event.id] if event else None,
        event_name=literal("webhook"),
        variable=literal(secret_variable(model, config)) if is_signed(model, config) else None,
        secret_doc=_secret_doc(model, config),
        is_open=event is not None and event.id in names.open,
    )


def _offered(model: Api) -> set[api.TypeId]:
    """Return what users of the module name: payloads, and the arms of those that are unions."""
    events = model.webhooks.event
    starts = [
        *ids(events),
        *(id for each in model.webhooks.listed for id in ids(each.payload.type)),
    ]
    unions = [model.definitions[id] for id in starts]
    arms = (arm for each in unions if isinstance(each, api.Union) for arm in each.arms)
    return {*starts, *(id for arm in arms for id in ids(arm))}


def _view(
    webhook: Webhook,
    constant: Code,
    model: Api,
    names: Names,
    printer: FactsPrinter,
    gathered: Gathered,
) -> WebhookView:
    type = webhook.payload.type
    arguments = [literal(webhook.name), printer.content(webhook.payload)]
    if webhook.callback_of:
        caller = caller_of(webhook, model)
        place = ".".join((*caller.service, caller.name)) if caller else webhook.callback_of
        arguments.append(code("callback_of={}", literal(place)))
    written = code("None") if type is None else gathered.use(stored(type, names, _HERE))
    return WebhookView(constant, written, tuple(arguments), prose.own(_words(webhook, model)))


def _words(webhook: Webhook, model: Api) -> str:
    """Return what is said of a webhook: the document's words, what comes beside, what is to be answered."""
    texts = [webhook.summary and closed(webhook.summary), webhook.doc.text.strip()]
    texts = list(dict.fromkeys(text for text in texts if text)) or [
        f"The webhook `{webhook.name}`."
    ]
    if (caller := caller_of(webhook, model)) is not None:
        path = dotted(caller.service)
        texts.append(
            f"A callback of `client.{path}.{caller.name}`, sent to `{webhook.expression}`."
        )
    if webhook.headers:
        texts.append(f"Beside it: {', '.join(f'`{each.wire}`' for each in webhook.headers)}.")
    answers = [f"{each.status}: {_one_line(each.doc.text)}" for each in webhook.answers]
    texts += [f"To be answered with {each}" for each in answers]
    if webhook.doc.deprecated:
        texts.append(prose.deprecation(webhook.doc))
    return "\n\n".join(texts)


def _one_line(text: str) -> str:
    return closed(" ".join(text.split())) if text.strip() else "success."


def _secret_doc(model: Api, config: Config) -> tuple[Prose, ...]:
    text = "The secret, `whsec_` and Base64, or several of which any will do."
    if is_signed(model, config):
        text += f" Default: the environment variable {secret_variable(model, config)}."
    return tuple(prose.entry("secret", text))


def _introduction(model: Api, config: Config, allocation: Allocation) -> str:
    """Return the module's docstring, with the lines of an application."""
    told = (
        f"What the server of {model.title} sends by itself: webhooks, and callbacks of operations."
    )
    shown = "\n".join(f"    {line}" for line in handler(model, config, allocation))
    return f"{told}\n\nFor example, in any web framework:\n\n{shown}"
