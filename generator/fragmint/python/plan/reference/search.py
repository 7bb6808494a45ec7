"""The index of the search: what there is, by what it is called, and where it stands.

A row is `[page, anchor, kind, name, text, members]`; a member's anchor is the row's, a dot, and its
name. That keeps the index small: one row for a method or a type, whatever is in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ...reference_views import ErrorEntry, Leaf, MethodPage, SearchIndex, TypeEntry, WebhookPage
from ...text.html import Html, script_literal, told

_LONGEST_TEXT = 120


def search_index(
    methods: Mapping[tuple[str, ...], tuple[MethodPage, ...]],
    pages: Mapping[str, str],
    types: Mapping[str, tuple[TypeEntry, ...]],
    webhooks: Mapping[str, tuple[WebhookPage, ...]],
    errors: tuple[ErrorEntry, ...],
) -> SearchIndex:
    """Return the index of a site as a literal of JavaScript."""
    names = [*dict.fromkeys([*pages.values(), *types, "errors", *webhooks])]
    number = {name: index for index, name in enumerate(names)}
    rows: list[list[object]] = []
    for each in (method for listed in methods.values() for method in listed):
        text = f"{each.verb} {_text(each.url.html)} {_text(each.title.html)}"
        rows.append(
            [
                number[pages[str(each.anchor)]],
                str(each.anchor),
                "method",
                text,
                _names(leaf for place in each.parameters for leaf in place.leaves),
            ]
        )
    for page, entries in types.items():
        for entry in entries:
            members = [
                *_names(entry.leaves),
                *([str(v.name.html), _text(v.literal.html)] for v in entry.values),
            ]
            rows.append(
                [
                    number[page],
                    str(entry.anchor),
                    _text(entry.kind.html),
                    _text(entry.text.html),
                    members,
                ]
            )
    rows.extend(_errors(errors, number["errors"]))
    rows.extend(_webhooks(webhooks, number))
    return SearchIndex(script_literal({"pages": names, "rows": rows}))


def _webhooks(
    webhooks: Mapping[str, tuple[WebhookPage, ...]], number: Mapping[str, int]
) -> Iterator[list[object]]:
    for page, listed in webhooks.items():
        for each in listed:
            text = f"{_text(each.wire.html)} {_text(each.title.html)}"
            yield [number[page], str(each.anchor), "webhook", text, _names(each.payload)]


def _errors(entries: tuple[ErrorEntry, ...], page: int) -> Iterator[list[object]]:
    for each in entries:
        yield [page, str(each.anchor), "error", _text(each.text.html), []]
        yield from _errors(each.below, page)


def _names(leaves: Iterable[Leaf]) -> list[object]:
    """Return the names of leaves; one that is called otherwise on the wire has both."""
    return [
        (
            _text(each.name.html)
            if each.wire is None
            else [_text(each.name.html), _text(each.wire.html)]
        )
        for each in leaves
    ]


def _text(text: Html) -> str:
    return told(text)[:_LONGEST_TEXT]
