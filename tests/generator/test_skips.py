"""A skip is heard for every stage that finds a fault, and the fault says what it stops."""

from __future__ import annotations

from dataclasses import replace

import fragmint
from fragmint.findings.diagnostic import NOTHING, Stops

DOCUMENT = """\
openapi: 3.1.0
info: {title: T, version: 1.0.0}
paths:
  /a:
    get:
      operationId: a
      responses:
        '200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/X'}}}}
  /b:
    get: {operationId: b, responses: {'200': {description: ok}}}
components:
  schemas:
    X: {type: object, properties: {y: {type: strin}}}
"""
"""What only `a` needs has a type that doesn't exist: the check and the parser say so, not the lowering."""


def test_a_fault_of_a_component_stops_what_reaches_it() -> None:
    result = fragmint.generate(fragmint.Source("t.yaml", DOCUMENT), fragmint.default_config("t"))
    assert result.files == ()
    stopped = {each.rule: each.stops for each in result.diagnostics if each.stops != NOTHING}
    assert stopped == {"unknown-value": Stops(operations=frozenset({"a"}))}


def test_without_the_operation_the_rest_is_generated() -> None:
    config = replace(fragmint.default_config("t"), skip=("a",))
    result = fragmint.generate(fragmint.Source("t.yaml", DOCUMENT), config)
    assert [each.rule for each in result.diagnostics if each.stops != NOTHING] == []
    assert "unneeded-skip" not in {each.rule for each in result.diagnostics}
    assert result.summary.operations_generated == 1
    assert result.files
