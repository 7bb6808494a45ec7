"""Where everything stands in the reference: the page and the anchor of each method and type.

An anchor is a dotted Python name. It changes when the name in the client does, and never otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ....api import types as api
from ...naming.tree import dotted
from ...reference_views import Leaf, Link, MethodPage, TypeEntry
from ...text.doors import markdown_url
from ...text.html import NOTHING, Words, coded, html, laid_out, linked, plain
from ...types.annotate import Names, front_of

_LINKS_OF_A_PAGE = 40
"""Links of each group in the contents of a page; the front page has all."""
_LEAVES_OF_A_PAGE = 700
"""Parameters, fields and values on a page."""


@dataclass(frozen=True, slots=True)
class Places:
    """The addresses of types; all pages lie in one folder, so that addresses are relative."""

    names: Names
    by_name: Mapping[str, str]
    """The address of each class, by its name; a typed dict's is that of what it stands for."""

    @classmethod
    def of(cls, names: Names) -> Places:
        """Return the places of a package's types."""
        homes = {
            id: f"{front_of(names.modules[id])}.html#{name}" for id, name in names.classes.items()
        }
        classes: dict[str, str] = {name: homes[id] for id, name in names.classes.items()}
        return cls(names, classes | {name: homes[id] for id, name in names.params.items()})

    def type_page(self, id: api.TypeId) -> str:
        """Return the page of a type, without its ending."""
        return front_of(self.names.modules[id])

    def type_address(self, id: api.TypeId) -> str:
        """Return the address of a type."""
        return f"{self.type_page(id)}.html#{self.names.classes[id]}"

    def type_link(self, id: api.TypeId) -> Words:
        """Return the name of a type, linked to it."""
        return linked(plain(self.names.classes[id]), self.type_address(id))

    def type_code(self, id: api.TypeId) -> Words:
        """Return the name of a type as code, linked to it."""
        link = linked(plain(self.names.classes[id]), self.type_address(id))
        return Words(laid_out("<code>{}</code>", link.html), coded(self.names.classes[id]).markdown)


def resource_page(service: tuple[str, ...]) -> str:
    """Return the page of a resource, without its ending."""
    return f"client.{dotted(service)}"


def is_long(leaves: Iterable[Leaf]) -> bool:
    """Tell whether what stands on a page is better split, a page for each of its parts."""
    return sum(map(_count, leaves)) > _LEAVES_OF_A_PAGE


def _count(leaf: Leaf) -> int:
    inner = (*leaf.leaves, *(each for shape in leaf.shapes for each in shape.leaves))
    return 1 + sum(map(_count, inner)) + len(leaf.values)


def inside(anchor: str, name: str) -> str:
    """Return the anchor of what stands below another: a name, or `*` for items and values."""
    return f"{anchor}.{name}"


def returned(anchor: str) -> str:
    """Return the anchor of a method's result; no identifier holds `--`."""
    return f"{anchor}--returns"


def around(links: tuple[Link, ...], page: str) -> Iterator[Link]:
    """Yield the links of a page's contents: all, or, where they are many, those beside the page itself.

    The front has all of them; on every page they would make a site grow with the square of its pages.
    """
    at = next((at for at, each in enumerate(links) if str(each.address) == page), 0)
    first = max(0, min(at - _LINKS_OF_A_PAGE // 2, len(links) - _LINKS_OF_A_PAGE))
    for link in links[first : first + _LINKS_OF_A_PAGE]:
        yield replace(link, current=str(link.address) == page)


def page_link(page: str, name: Words) -> Link:
    """Return a link to a page."""
    return Link(name, html(f"{page}.html"), markdown_url(f"{page}.md"), NOTHING, html(""))


def method_link(method: MethodPage, pages: Mapping[str, str]) -> Link:
    """Return a link to a method, by the page of each method's anchor."""
    page = pages[str(method.anchor)]
    address = html(f"{page}.html#{method.anchor}")
    twin = markdown_url(f"{page}.md#{method.anchor}")
    return Link(method.name, address, twin, method.title, method.verb)


def entry_link(entry: TypeEntry, page: str) -> Link:
    """Return a link to a type on its page."""
    address, twin = html(f"{page}.html#{entry.anchor}"), markdown_url(f"{page}.md#{entry.anchor}")
    return Link(entry.name, address, twin, entry.kind, html(""))
