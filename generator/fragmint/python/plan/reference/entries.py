"""Types in full: enums, models, unions and aliases, a page for each module that holds some."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from ....api import types as api
from ....api.model import Api, Operation
from ....api.reach import named_in, of_operation, of_webhook
from ...naming.allocation import Allocation
from ...naming.tree import dotted
from ...reference_views import TypeEntry
from ...text.code import Code
from ...text.html import NOTHING, Words, html, own, plain, words
from .places import Places
from .tree import Tree, enum_values
from .wording import age, described, spelled

_USERS_AT_MOST = 12


class TypePlanner:
    """Plans the pages of types of one package."""

    def __init__(self, model: Api, allocation: Allocation, places: Places) -> None:
        self._model = model
        self._allocation = allocation
        self._places = places

    def by_page(self, methods: Mapping[str, Words]) -> Mapping[str, tuple[TypeEntry, ...]]:
        """Return all types in the order of their names, by the page on which they stand.

        `methods` has a link to each method and webhook, by its id.
        """
        users = self._users(methods)
        pages: dict[str, list[TypeEntry]] = {}
        for id, definition in self._model.definitions.items():
            entry = _used(self._entry(definition), users.get(id, ()))
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

    def _users(self, methods: Mapping[str, Words]) -> Mapping[api.TypeId, list[Words]]:
        """Return for each type the methods and the types that name it."""
        users: dict[api.TypeId, list[Words]] = {}
        for operation in self._model.operations:
            for id in dict.fromkeys(of_operation(operation)):
                users.setdefault(id, []).append(methods[operation.id])
        for webhook in self._model.webhooks.listed:
            for id in dict.fromkeys(of_webhook(webhook)):
                users.setdefault(id, []).append(methods[webhook.id])
        for user, definition in self._model.definitions.items():
            for id in dict.fromkeys(named_in(definition)):
                if id != user:
                    users.setdefault(id, []).append(self._places.type_code(user))
        return users

    def _entry(self, definition: api.Definition) -> TypeEntry:
        name = self._places.names.classes[definition.id]
        marks = tuple(age(definition.doc))
        entry = TypeEntry(
            anchor=html(name),
            name=plain(name),
            kind=words("model"),
            definition=NOTHING,
            marks=marks,
            text=described(definition.doc),
            values=(),
            leaves=(),
            arms=(),
            users=(),
            unnamed_users=NOTHING,
        )
        match definition:
            case api.Enum():
                values = tuple(enum_values(definition, name))
                return replace(entry, kind=words("enum"), values=values)
            case api.Record():
                is_given = definition.id in self._places.names.params
                tree = Tree(self._places, is_answer=not is_given)
                return replace(entry, leaves=tree.shallow(definition, name))
            case api.Union():
                arms = tuple(spelled(each, self._places) for each in definition.arms)
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
        return TypeEntry(
            html(name), plain(name), words("page"), origin, (), text, (), (), (), (), NOTHING
        )


def _used(entry: TypeEntry, users: Sequence[Words]) -> TypeEntry:
    """Return the entry with those that use the type; of very many, the first."""
    more = len(users) - _USERS_AT_MOST
    return replace(
        entry,
        users=tuple(users[:_USERS_AT_MOST]),
        unnamed_users=words(f"and {more} more") if more > 0 else NOTHING,
    )
