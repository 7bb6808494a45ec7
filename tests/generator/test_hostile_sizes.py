"""Small documents that ask for very much: each ends in files or in a finding, and soon.

What would take 2^48 steps, or 20,000 squared, never ended before; that these tests end is what they
tell.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from fragmint.api.types import Name
from fragmint.python.naming.identifiers import allocate, enum_members, members
from fragmint.python.text.code import paragraph

from .snippets import made, told

Schema = dict[str, Any]
RECORD: Schema = {"type": "object", "properties": {"a": {"type": "string"}}}
TEXT: Schema = {"type": "string"}


def chain(link: Callable[[Schema], Schema], last: Schema, length: int = 48) -> str:
    """A document that sends the first of schemas of which each is made of the next one."""
    schemas = {f"S{at}": link(_reference(at + 1)) for at in range(length)}
    content = {"application/json": {"schema": {"type": "array", "items": _reference(0)}}}
    body = {"requestBody": {"content": content}, "responses": {"200": {"description": "ok"}}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"post": {"operationId": "a", **body}}},
        "components": {"schemas": {**schemas, f"S{length}": last}},
    }
    return json.dumps(document)


def _reference(at: int) -> Schema:
    return {"$ref": f"#/components/schemas/S{at}"}


@pytest.mark.parametrize("last", [RECORD, TEXT], ids=["record", "text"])
@pytest.mark.parametrize("word", ["allOf", "anyOf", "oneOf"])
def test_what_is_named_twice_is_walked_once(word: str, last: Schema) -> None:
    result = made(chain(lambda next: {word: [next, next]}, last))
    assert result.modules


def test_a_type_that_is_too_large_when_written_out_is_refused() -> None:
    def either(next: Schema) -> Schema:
        lists = {"type": "array", "items": next}
        return {"anyOf": [lists, {"type": "object", "additionalProperties": next}]}

    result = made(chain(either, RECORD))
    assert not result.modules
    errors = [each for each in result.diagnostics if each.rule == "too-large"]
    assert errors[0].pointer == "#/components/schemas/S0"
    assert "more than 1000 parts | put an object in between" in told(errors[0])


@pytest.mark.parametrize("wish", [Name(("a",), ("b",)), Name(("a",), ("b",), given=True)])
def test_thousands_of_equal_names_are_numbered(wish: Name) -> None:
    wires = [f"a{'-' * (at % 150)}{'+' * (at // 150)}" for at in range(20_000)]
    classes = allocate(dict.fromkeys(wires, wish), frozenset()).values()
    for names in (members(wires), enum_members((wire, "") for wire in wires), classes):
        assert len(set(names)) == len(wires)
    assert members(["a", "a-2", "a+", "a"]) == ["a", "a_2", "a_3", "a_4"]


@pytest.mark.parametrize("text", ["a" * 10_000_000, f"b\n{' ' * 10_000_000}a"], ids=["word", "gap"])
def test_a_description_without_an_end_is_wrapped(text: str) -> None:
    lines = paragraph(text)
    assert max(map(len, lines)) <= 92
    assert "".join("".join(lines).split()) == "".join(text.split())
