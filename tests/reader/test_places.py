"""Every key, value and item knows where it stands."""

from __future__ import annotations

import pytest

from fragmint.document.node import Mapping, Node, Sequence
from fragmint.document.plain import to_plain
from fragmint.document.pointer import escape, find, join, resolve, split, unescape
from fragmint.source import Span

from .reading import tree


def place(span: Span) -> tuple[int, int, int, int]:
    return (span.line, span.column, span.end_line, span.end_column)


BLOCK = """\
openapi: 3.1.0
info:
  title: "A b"   # comment
  tags: [x, {y: 1}]
  text: |
    one
    two
paths:
  - a
  - b:
      c: ☃☃
    d:
last: z
"""


@pytest.mark.parametrize(
    ("pointer", "key", "value"),
    [
        ("#/openapi", (1, 1, 1, 8), (1, 10, 1, 15)),
        ("#/info", (2, 1, 2, 5), (3, 3, 8, 1)),
        ("#/info/title", (3, 3, 3, 8), (3, 10, 3, 15)),
        ("#/info/tags", (4, 3, 4, 7), (4, 9, 4, 20)),
        ("#/info/tags/1/y", (4, 14, 4, 15), (4, 17, 4, 18)),
        ("#/paths/1/b/c", (11, 7, 11, 8), (11, 10, 11, 12)),
        ("#/last", (13, 1, 13, 5), (13, 7, 13, 8)),
    ],
)
def test_keys_and_values_of_yaml(
    pointer: str, key: tuple[int, int, int, int], value: tuple[int, int, int, int]
) -> None:
    found = find(tree(BLOCK), pointer)
    assert found is not None
    assert place(found.span) == key
    assert place(found.node.span) == value


def test_items_of_yaml() -> None:
    items = resolve(tree(BLOCK), "#/paths")
    assert isinstance(items, Sequence)
    assert [place(item.span)[:2] for item in items.items] == [(9, 5), (10, 5)]


def test_keys_and_values_of_json() -> None:
    found = find(tree('{\n  "a": [true,\n   {"b": "c"}]\n}', "x.json"), "#/a/1/b")
    assert found is not None
    assert place(found.span) == (3, 5, 3, 8)
    assert place(found.node.span) == (3, 10, 3, 13)


def texts(node: Node) -> list[str]:
    """The source text of every key and every value without parts."""
    if isinstance(node, Mapping):
        return [text for e in node.entries for text in (e.key_span.text, *texts(e.value))]
    if isinstance(node, Sequence):
        return [text for item in node.items for text in texts(item)]
    return [node.span.text]


def test_spans_cover_exactly_what_was_written() -> None:
    written = 'é: \'ü\'\r\n"k": [1, two, "😀"]\r\nempty:\r\n'
    assert texts(tree(written)) == ["é", "'ü'", '"k"', "1", "two", '"😀"', "empty", ""]


def test_plain_values_lead_back_to_their_places() -> None:
    value, places = to_plain(tree("a: &x {b: [1]}\nc: *x\n"))
    assert isinstance(value, dict)
    inner = value["c"]
    assert isinstance(inner, dict)
    assert places[id(inner)].pointer == "#/c"
    assert places[id(inner["b"])].pointer == "#/c/b"
    assert inner is not value["a"]


@pytest.mark.parametrize(
    ("pointer", "there"),
    [
        ("#", True),
        ("#/a~1b/0", True),
        ("#/a~1b/00", False),
        ("#/a~1b/-", False),
        ("#/a~1b/1", False),
        ("#/a~1b/99999999999999999999", False),
        ("#/m~0n", True),
        ("#/", True),
        ("#/m~0n/x", False),
        ("#/nothing/here", False),
    ],
)
def test_pointers(pointer: str, there: bool) -> None:
    node = tree("/a: 1\na/b: [1]\nm~n: 2\n'': 3\n")
    assert (resolve(node, pointer) is not None) is there


def test_pointers_are_escaped_and_split_alike() -> None:
    names = ("a/b", "m~n", "~1", "", "{id}")
    assert split(join("#", *names)) == names
    assert [unescape(escape(name)) for name in names] == list(names)
