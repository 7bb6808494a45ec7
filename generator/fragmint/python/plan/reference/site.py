"""All pages of the reference: which there are, what links them, and the index of the search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from ....api.model import Api
from ....config import Config
from ...naming.allocation import Allocation
from ...naming.tree import Resource, dotted
from ...reference_views import (
    Group,
    Leaf,
    Link,
    MethodPage,
    ReferencePage,
    Sample,
    SearchIndex,
    TypeEntry,
    WebhookPage,
)
from ...text.html import NOTHING, Words, coded, html, linked, own, plain, rich, words
from ...types.annotate import SHARED
from .. import streams
from ..addresses import Site
from ..documents.first_call import first_operation
from ..operations import method_names
from ..webhooks import pages as received
from ..webhooks.pages import WebhookPlanner
from .credentials import alternatives
from .entries import TypePlanner
from .errors import error_tree
from .method import MethodPlanner
from .places import Places, around, entry_link, is_long, method_link, page_link, resource_page
from .samples import sample
from .search import search_index

_PAGE, _TWIN = "docs/page.html.jinja", "docs/page.md.jinja"
_STREAMS = words("Streams")


def plan_site(
    model: Api, config: Config, resources: tuple[Resource, ...], allocation: Allocation
) -> Site:
    """Plan the whole reference of a package."""
    return _Planner(model, config, resources, allocation).site()


class _Planner:
    def __init__(
        self, model: Api, config: Config, resources: tuple[Resource, ...], allocation: Allocation
    ) -> None:
        self._model = model
        self._config = config
        self._resources = [each for top in resources for each in top.walk() if each.operations]
        self._allocation = allocation
        self._places = Places.of(allocation.names)
        webhooks = WebhookPlanner(model, config, allocation, self._places)
        self._receiving, self._received = webhooks.receiving(), webhooks.planned()
        self._received_at = received.addresses(self._received)
        called_back = received.callbacks(model, self._received, self._received_at)
        self._methods = MethodPlanner(model, config, allocation, self._places, called_back)
        self._types = TypePlanner(model, allocation, self._places)
        self._streaming = tuple(filter(streams.is_streaming, model.operations))

    def site(self) -> Site:
        methods = {each.service: self._of(each) for each in self._resources}
        pages = {
            str(method.anchor): self._page_of(service, method, listed)
            for service, listed in methods.items()
            for method in listed
        }
        addresses = {**self._addresses(methods, pages), **self._received_at}
        links = {
            id: linked(coded(address.partition("#")[2]), address)
            for id, address in addresses.items()
        }
        types = self._types.by_page(links)
        webhooks = received.by_page(self._model, self._received, self._received_at, links)
        plain_page = self._plain_page(methods, pages, types)
        files: list[tuple[str, str, ReferencePage | SearchIndex]] = []
        for page in self._pages(plain_page, methods, pages, types, webhooks):
            files.append((f"{page.home}.html", _PAGE, page))
            files.append((f"{page.home}.md", _TWIN, page))
        files.append(
            ("llms.txt", "docs/llms.txt.jinja", self._index(plain_page, methods, pages, webhooks))
        )
        files.append(
            (
                "search.js",
                "docs/search.js.jinja",
                search_index(methods, pages, types, webhooks, error_tree(self._model)),
            )
        )
        return Site(tuple(files), addresses)

    def _addresses(
        self, methods: Mapping[tuple[str, ...], tuple[MethodPage, ...]], pages: Mapping[str, str]
    ) -> dict[str, str]:
        """Return the address of each method, by its operation's id."""
        return {
            operation.id: f"{pages[str(method.anchor)]}.html#{method.anchor}"
            for resource in self._resources
            for operation, method in zip(
                resource.operations, methods[resource.service], strict=True
            )
        }

    def _of(self, resource: Resource) -> tuple[MethodPage, ...]:
        names = method_names(resource)
        return tuple(self._methods.method(each, names[each.id]) for each in resource.operations)

    def _page_of(
        self, service: tuple[str, ...], method: MethodPage, listed: tuple[MethodPage, ...]
    ) -> str:
        return str(html(f"client.{method.anchor}")) if _is_split(listed) else resource_page(service)

    def _plain_page(
        self,
        methods: Mapping[tuple[str, ...], tuple[MethodPage, ...]],
        pages: Mapping[str, str],
        types: Mapping[str, tuple[TypeEntry, ...]],
    ) -> ReferencePage:
        """Return a page with what all pages have."""
        contents = [
            Group(
                words("Resources"),
                tuple(self._resource_link(each) for each in self._resources),
            ),
            *(
                _webhooks_group(page_link(received.PAGE, words("Webhooks")))
                if self._received
                else ()
            ),
            Group(
                words("Types and errors"),
                (
                    *(page_link(page, self._type_page_name(page)) for page in types),
                    *([page_link(streams.PAGE, _STREAMS)] if self._streaming else ()),
                    page_link("errors", words("Errors")),
                ),
            ),
        ]
        title = self._config.docs_title or self._model.title
        return ReferencePage(
            title=words(title),
            site=words(title),
            version=words(self._config.version),
            logo=html(self._config.docs_logo) if self._config.docs_logo else None,
            twin=html(""),
            description=html(title),
            home=html("index"),
            contents=tuple(contents),
            heading=words(title),
            text=NOTHING,
            install=None,
            start=(),
            alternatives=(),
            groups=(),
            listed=False,
            methods=(),
            types=(),
            errors=(),
        )

    def _resource_link(self, resource: Resource) -> Link:
        page = resource_page(resource.service)
        name = plain(f"client.{dotted(resource.service)}")
        return page_link(page, name)

    def _type_page_name(self, page: str) -> Words:
        if page == SHARED:
            return words("Shared types")
        return own("Types of {}", words(page.removeprefix("types.")))

    def _pages(
        self,
        base: ReferencePage,
        methods: Mapping[tuple[str, ...], tuple[MethodPage, ...]],
        pages: Mapping[str, str],
        types: Mapping[str, tuple[TypeEntry, ...]],
        webhooks: Mapping[str, tuple[WebhookPage, ...]],
    ) -> Iterator[ReferencePage]:
        yield self._index(base, methods, pages, webhooks)
        for resource in self._resources:
            listed = methods[resource.service]
            page = resource_page(resource.service)
            heading = plain(f"client.{dotted(resource.service)}")
            links = tuple(method_link(each, pages) for each in listed)
            group = Group(words("Methods"), links)
            said = self._model.services.get(resource.service)
            named = replace(
                _named(base, page, heading),
                text=rich(said.text) if said else NOTHING,
                groups=(group,),
            )
            if not _is_split(listed):
                yield replace(named, methods=listed)
                continue
            yield replace(named, listed=True)
            for each in listed:
                yield replace(_named(base, pages[str(each.anchor)], heading), methods=(each,))
        for name, entries in types.items():
            links = tuple(entry_link(each, name) for each in entries)
            title = self._type_page_name(name)
            group = Group(words("Types"), links)
            yield replace(_named(base, name, title), types=entries, groups=(group,))
        yield replace(_named(base, "errors", words("Errors")), errors=error_tree(self._model))
        if self._streaming:
            yield self._streams_page(base, methods, pages)
        if webhooks:
            yield from self._webhook_pages(base, webhooks)

    def _streams_page(
        self,
        base: ReferencePage,
        methods: Mapping[tuple[str, ...], tuple[MethodPage, ...]],
        pages: Mapping[str, str],
    ) -> ReferencePage:
        links = tuple(
            replace(method_link(method, pages), name=method.dotted, text=words(streams.form(each)))
            for resource in self._resources
            for each, method in zip(resource.operations, methods[resource.service], strict=True)
            if streams.is_streaming(each)
        )
        return replace(
            _named(base, streams.PAGE, _STREAMS),
            text=rich(streams.reading(self._streaming)),
            groups=(Group(words("Methods"), links),),
            listed=True,
        )

    def _webhook_pages(
        self, base: ReferencePage, webhooks: Mapping[str, tuple[WebhookPage, ...]]
    ) -> Iterator[ReferencePage]:
        heading = words("Webhooks")
        named = replace(
            _named(base, received.PAGE, heading),
            receiving=self._receiving,
            groups=_webhooks_group(*_webhook_links(webhooks)),
        )
        if received.PAGE in webhooks:
            yield replace(named, webhooks=webhooks[received.PAGE])
            return
        yield replace(named, listed=True)
        for page, listed in webhooks.items():
            yield replace(_named(base, page, heading), webhooks=listed)

    def _index(
        self,
        base: ReferencePage,
        methods: Mapping[tuple[str, ...], tuple[MethodPage, ...]],
        pages: Mapping[str, str],
        webhooks: Mapping[str, tuple[WebhookPage, ...]],
    ) -> ReferencePage:
        """Return the front: what the client is, how it is installed, a first call, the resources."""
        groups = tuple(
            Group(
                plain(f"client.{dotted(resource.service)}"),
                tuple(method_link(each, pages) for each in methods[resource.service]),
            )
            for resource in self._resources
        )
        if webhooks:
            groups += _webhooks_group(*_webhook_links(webhooks))
        install = sample("Install", f"pip install {self._config.distribution}", "bash", "index", 0)
        security = dict.fromkeys(
            group for each in self._model.operations for group in each.security if group
        )
        return replace(
            base,
            twin=html("index.md"),
            text=rich(self._model.doc.text),
            install=install,
            start=self._start(methods),
            alternatives=alternatives(security, self._model, self._config, self._allocation),
            groups=groups,
            listed=True,
        )

    def _start(
        self, methods: Mapping[tuple[str, ...], tuple[MethodPage, ...]]
    ) -> tuple[Sample, ...]:
        operation = first_operation(self._model)
        for resource in self._resources:
            for each, method in zip(resource.operations, methods[resource.service], strict=True):
                if each is operation:
                    return method.tabs
        return ()


def _is_split(listed: tuple[MethodPage, ...]) -> bool:
    return len(listed) > 1 and is_long(leaf for each in listed for leaf in _leaves(each))


def _leaves(method: MethodPage) -> Iterator[Leaf]:
    for place in method.parameters:
        yield from place.leaves
    yield from method.returned


def _named(base: ReferencePage, page: str, heading: Words) -> ReferencePage:
    """Return a page of its own, marked in the contents."""
    contents = tuple(
        replace(group, links=tuple(around(group.links, f"{page}.html"))) for group in base.contents
    )
    return replace(
        base,
        title=heading,
        heading=heading,
        home=html(page),
        twin=html(f"{page}.md"),
        contents=contents,
    )


def _webhooks_group(*links: Link) -> tuple[Group, ...]:
    return (Group(words("Webhooks"), links),)


def _webhook_links(webhooks: Mapping[str, tuple[WebhookPage, ...]]) -> Iterator[Link]:
    for page, listed in webhooks.items():
        yield from (received.webhook_link(each, page) for each in listed)
