"""Short ways from text to what the reader makes of it."""

from __future__ import annotations

import os
from pathlib import Path

from fragmint.check.validate import validate
from fragmint.document.limits import Limits
from fragmint.document.load import load
from fragmint.document.node import Node
from fragmint.document.plain import Plain, to_value
from fragmint.findings.diagnostic import Diagnostic, arrange
from fragmint.findings.staged import Staged
from fragmint.openapi.model.document import Spec
from fragmint.openapi.model.schema import Schema
from fragmint.openapi.parse.document import parse
from fragmint.source import Source

from ..staged import value_of

_BESIDE = Path(__file__).parents[3] / "shared" / "corpus"
CORPUS = Path(os.environ.get("FRAGMINT_CORPUS", _BESIDE))
"""Beside the checkout, or where the environment says."""
HEAD_3_0 = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n"
HEAD_3_1 = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"


def loaded(text: str, path: str = "spec.yaml", limits: Limits | None = None) -> Staged[Node]:
    """Load a text, by default as YAML."""
    return load(Source(path, text), limits or Limits())


def tree(text: str, path: str = "spec.yaml") -> Node:
    """The tree of a text that has no faults."""
    result = loaded(text, path)
    assert result.diagnostics == ()
    return value_of(result)


def value(text: str, path: str = "spec.yaml") -> Plain:
    """The JSON value of a text that has no faults."""
    return to_value(tree(text, path))


def lines(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    """Findings as ``line:column rule: message``; every one must have a place and a hint."""
    shown = []
    for each in diagnostics:
        assert each.span is not None
        assert each.hint
        assert each.message.isprintable()
        shown.append(f"{each.span.line}:{each.span.column} {each.rule}: {each.message}")
    return shown


def faults(text: str, path: str = "spec.yaml") -> list[str]:
    """What loading a text says."""
    return lines(loaded(text, path).diagnostics)


def findings(text: str) -> list[str]:
    """What checking and parsing a document say."""
    node = tree(text)
    return lines(arrange((*validate(node), *parse(node).diagnostics)))


def rules(text: str) -> list[str]:
    """The rules of what checking and parsing a document say."""
    return [finding.split(" ")[1].rstrip(":") for finding in findings(text)]


def spec_of(text: str) -> Spec:
    """The document in OpenAPI's words, whatever is found."""
    return value_of(parse(tree(text)))


def schema_of(yaml: str, head: str = HEAD_3_1) -> Schema:
    """The schema of a one-line snippet."""
    spec = spec_of(f"{head}paths: {{}}\ncomponents:\n  schemas:\n    T: {yaml}\n")
    return spec.schemas[0].schema
