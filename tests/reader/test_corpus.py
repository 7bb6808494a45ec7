"""Real documents, where they are at hand: read as others read them, and whole."""

from __future__ import annotations

import csv
import json
from typing import Any

import pytest
import yaml

from fragmint.check.validate import validate
from fragmint.document.decode import decode
from fragmint.document.load import load
from fragmint.document.node import Mapping, Node, Sequence
from fragmint.document.plain import to_value
from fragmint.findings.diagnostic import has_errors
from fragmint.findings.rules import Severity
from fragmint.openapi.parse.document import parse
from fragmint.source import Source

from ..staged import value_of
from .reading import CORPUS

SMALL = (
    "museum.yaml",
    "petstore.yaml",
    "realworld.yml",
    "schema-types.json",
    "spotify.yml",
    "tictactoe.yaml",
    "train-travel.json",
    "uspto.json",
)

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the real documents are not here")


def manifest() -> list[dict[str, str]]:
    if not CORPUS.is_dir():
        return []
    with (CORPUS / "MANIFEST.tsv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def read(name: str) -> Source:
    source = decode(name, (CORPUS / name).read_bytes())
    assert isinstance(source, Source)
    return source


def node_of(name: str) -> Node:
    loaded = load(read(name))
    assert loaded.diagnostics == ()
    return value_of(loaded)


# Another reader of YAML: every scalar is the string that was written.
StringsOnly: Any = type("StringsOnly", (yaml.CSafeLoader,), {"yaml_implicit_resolvers": {}})


def as_written(node: Node) -> object:
    """The tree with every scalar as it was written; quoted ones as they are meant."""
    if isinstance(node, Mapping):
        return {entry.key: as_written(entry.value) for entry in node.entries}
    if isinstance(node, Sequence):
        return [as_written(item) for item in node.items]
    return node.value if isinstance(node.value, str) else node.span.text


@pytest.mark.parametrize("row", manifest(), ids=lambda row: row["file"])
def test_documents_are_read_whole(row: dict[str, str]) -> None:
    name = row["file"]
    node = node_of(name)
    if name.endswith(".json"):
        assert to_value(node) == json.loads(read(name).text)
    elif name in SMALL:
        assert as_written(node) == yaml.load(read(name).text, StringsOnly)
    parsed = parse(node)
    spec = value_of(parsed)
    assert not has_errors(parsed.diagnostics)
    assert len(spec.operations) == int(row["operations"])
    assert len(spec.schemas) == int(row["schemas"])


@pytest.mark.parametrize("name", SMALL)
def test_valid_documents_are_found_valid(name: str) -> None:
    assert [each for each in validate(node_of(name)) if each.severity is Severity.ERROR] == []


@pytest.mark.parametrize("name", SMALL)
def test_every_key_stands_where_its_span_says(name: str) -> None:
    def walk(node: Node) -> None:
        if isinstance(node, Mapping):
            for entry in node.entries:
                written = entry.key_span.text
                assert written.strip("'\"") == entry.key or written[0] in "'\""
                walk(entry.value)
        elif isinstance(node, Sequence):
            for item in node.items:
                walk(item)

    walk(node_of(name))
