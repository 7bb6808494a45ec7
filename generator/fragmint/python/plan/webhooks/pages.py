"""The reference of webhooks and callbacks: each in full, with an application that receives it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ....api.model import Api, BodyKind
from ....api.webhooks import Webhook
from ....config import Config
from ...naming.allocation import Allocation
from ...reference_views import Link, Mark, Meaning, Receiving, Sample, WebhookPage
from ...text.doors import markdown_url
from ...text.html import NOTHING, Words, coded, html, linked, plain, rich, words
from ..reference.calls import Caller, within_a_box
from ..reference.places import Places, is_long
from ..reference.samples import sample
from ..reference.tree import Tree
from ..reference.wording import age, described, mark, spelled
from .handlers import FRAMEWORKS, application
from .names import is_signed, secret_variable, webhook_names

PAGE = "webhooks"
_EXAMPLES_AT_MOST = 3


class WebhookPlanner:
    """Plans the reference of what the server sends."""

    def __init__(self, model: Api, config: Config, allocation: Allocation, places: Places) -> None:
        self._model = model
        self._config = config
        self._allocation = allocation
        self._places = places
        self._caller = Caller(model, config, allocation)

    def planned(self) -> Mapping[str, WebhookPage]:
        """Return all of them in full, by their ids."""
        names = webhook_names(self._model, self._allocation)
        return {
            each.id: self._page(each, f"{PAGE}.{names[each.id]}")
            for each in self._model.webhooks.listed
        }

    def receiving(self) -> Receiving | None:
        """Return what holds for all of them; None where there are none."""
        event = self._model.webhooks.event
        if not self._model.webhooks.listed:
            return None
        return Receiving(
            signed=is_signed(self._model, self._config),
            variable=coded(secret_variable(self._model, self._config)),
            event=self._places.type_code(event.id) if event else NOTHING,
        )

    def _page(self, webhook: Webhook, anchor: str) -> WebhookPage:
        tree, type = Tree(self._places, is_answer=True), webhook.payload.type
        beside = tuple(tree.beside(each, f"{anchor}--beside") for each in webhook.headers)
        return WebhookPage(
            anchor=html(anchor),
            name=plain(anchor.partition(".")[2]),
            dotted=plain(anchor),
            title=words(webhook.summary or webhook.name),
            marks=tuple(_marks(webhook)),
            text=described(webhook.doc),
            verb=html(webhook.method),
            wire=coded(webhook.expression or webhook.name),
            caller=NOTHING,
            type=plain("None") if type is None else spelled(type, self._places),
            payload_text=rich(webhook.payload.doc.text),
            payload=() if type is None else tree.result(type, anchor),
            beside=beside,
            answers=tuple(self._answers(webhook)),
            applications=tuple(self._applications(webhook, anchor)),
            examples=tuple(self._examples(webhook, anchor)),
            group=html(anchor.replace(".", "-")),
            pointer=coded(webhook.origin.pointer),
        )

    def _answers(self, webhook: Webhook) -> Iterator[Meaning]:
        for each in webhook.answers:
            text = rich(each.doc.text) if each.doc.text.strip() else words("Received.")
            body = NOTHING if each.type is None else spelled(each.type, self._places)
            yield Meaning(coded(each.status), text)
            if each.type is not None:
                yield Meaning(words("with"), body)

    def _applications(self, webhook: Webhook, anchor: str) -> Iterator[Sample]:
        for number, (title, layout) in enumerate(FRAMEWORKS):
            text = application(webhook, layout, self._model, self._config, self._allocation)
            yield sample(title, within_a_box(text), "python", f"{anchor}.application", number)

    def _examples(self, webhook: Webhook, anchor: str) -> Iterator[Sample]:
        payload = webhook.payload
        if payload.type is None or payload.kind is not BodyKind.JSON:
            return
        shown = payload.examples[:_EXAMPLES_AT_MOST] or (None,)
        for number, example in enumerate(shown):
            text = self._caller.answer(payload.type, (example,) if example else ())
            title = (example.summary or example.name if example else "").replace("_", " ")
            yield sample(title or "Payload", text, "json", f"{anchor}.payload", number)


def addresses(planned: Mapping[str, WebhookPage]) -> dict[str, str]:
    """Return the address of each webhook, by its id; many have a page each."""
    leaves = (leaf for each in planned.values() for leaf in each.payload)
    is_split = len(planned) > 1 and is_long(leaves)
    return {
        id: f"{each.anchor if is_split else PAGE}.html#{each.anchor}"
        for id, each in planned.items()
    }


def callbacks(
    model: Api, pages: Mapping[str, WebhookPage], places: Mapping[str, str]
) -> dict[str, tuple[Words, ...]]:
    """Return links to the callbacks of each operation, by the operation's id."""
    found: dict[str, list[Words]] = {}
    for each in model.webhooks.listed:
        if each.callback_of:
            link = linked(coded(str(pages[each.id].anchor)), places[each.id])
            found.setdefault(each.callback_of, []).append(link)
    return {id: tuple(links) for id, links in found.items()}


def by_page(
    model: Api,
    pages: Mapping[str, WebhookPage],
    places: Mapping[str, str],
    methods: Mapping[str, Words],
) -> dict[str, tuple[WebhookPage, ...]]:
    """Return the webhooks by the page on which each stands, callbacks with a link to their method."""
    found: dict[str, list[WebhookPage]] = {}
    for each in model.webhooks.listed:
        page = replace(pages[each.id], caller=methods.get(each.callback_of, NOTHING))
        found.setdefault(places[each.id].partition(".html#")[0], []).append(page)
    return {page: tuple(listed) for page, listed in found.items()}


def webhook_link(page: WebhookPage, home: str) -> Link:
    """Return a link to a webhook for the lists of a site."""
    address, twin = f"{home}.html#{page.anchor}", markdown_url(f"{home}.md#{page.anchor}")
    return Link(page.name, html(address), twin, page.title, html(""))


def _marks(webhook: Webhook) -> Iterator[Mark]:
    if webhook.callback_of:
        yield mark("callback")
    yield from age(webhook.doc)
