"""Types in full: enums, models, unions and aliases, a page for each module that holds some."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from ....api import types as api
from ....api.model import Api, Operation
from ...naming.allocation import Allocation
from ...naming.tree import dotted
from ...reference_views import TypeEntry
from ...text.code import Code
from ...text.html import NOTHING, html, own, plain, rich, words
from .places import Places
from .tree import Tree, enum_values
from .wording import mark, spelled


class TypePlanner:
    """Plans the pages of types of one package."""

    def __init__(self, model: Api, allocation: Allocation, places: Places) -> None:
        self._model = model
        self._allocation = allocation
        self._places = places

    def by_page(self) -> Mapping[str, tuple[TypeEntry, ...]]:
        """Return all types in the order of their names, by the page on which they stand."""
        pages: dict[str, list[TypeEntry]] = {}
        for id, definition in self._model.definitions.items():
            entry = self._entry(definition)
            pages.setdefault(self._places.type_page(id), []).append(entry)
        for operation in self._model.operations:
            for names in (self._allocation.pages, self._allocation.async_pages):
                if operation.id in names:
                    page = f"types.{dotted(operation.service)}"
                    pages.setdefault(page, []).append(self._page(names[operation.id], operation))
        return {
            page: tuple(sorted(pages[page], key=lambda each: str(each.anchor)))
            for page in sorted(pages)
        }

    def _entry(self, definition: api.Definition) -> TypeEntry:
        name = self._places.names.classes[definition.id]
        marks = (mark("deprecated", "old"),) if definition.doc.deprecated else ()
        entry = TypeEntry(
            anchor=html(name),
            name=plain(name),
            kind=words("model"),
            definition=NOTHING,
            marks=marks,
            text=rich(definition.doc.text),
            values=(),
            leaves=(),
            arms=(),
        )
        match definition:
            case api.Enum():
                values = tuple(enum_values(definition, name))
                return replace(entry, kind=words("enum"), values=values)
            case api.Record():
                tree = Tree(self._places, is_answer=True)
                return replace(entry, leaves=tree.shallow(definition, name))
            case api.Union():
                arms = tuple(self._places.type_code(each.id) for each in definition.arms)
                return replace(entry, kind=words("union"), arms=arms)
            case api.Alias():
                written = spelled(definition.of, self._places)
                return replace(entry, kind=words("alias"), definition=written)
            case _:
                assert_never(definition)

    def _page(self, name: Code, operation: Operation) -> TypeEntry:
        pages = operation.pagination
        assert pages is not None
        item = spelled(pages.item_type, self._places)
        text = own("One page of a list; iterating over it yields {} from all pages.", item)
        origin = spelled(pages.record, self._places) if pages.record else NOTHING
        return TypeEntry(html(name), plain(name), words("page"), origin, (), text, (), (), ())
