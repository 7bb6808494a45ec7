"""What a person reads of the faults that people make most: the words, the caret, the hint."""

from __future__ import annotations

import json

import pytest

from fragmint.cli.report.finding import render_finding
from fragmint.cli.report.lines import printed
from fragmint.findings.diagnostic import Diagnostic
from fragmint.pipeline import validate
from fragmint.source import Source

HEAD = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\npaths: {}\n"


def told(text: str, name: str = "a.yaml") -> str:
    """All findings of a document, as a terminal shows them."""
    return "".join(printed(render_finding(each)) for each in validate(Source(name, text)))


@pytest.mark.parametrize(
    ("text", "line", "column", "width", "hint"),
    [
        ("info:\n  title: a\n   version: 1\n", 3, 4, "3 spaces", "2 or 0"),
        ("info:\n  title: a\n version: 1\n", 3, 2, "1 space", "2 or 0"),
        ("paths:\n  /a:\n    get:\n      x: 1\n   put:\n      x: 1\n", 5, 4, "3 spaces", "4 or 2"),
        ("tags:\n  - name: x\n     description: y\n", 3, 6, "5 spaces", "4 or 2"),
        ("tags:\n  - name: x\n   description: y\n", 3, 4, "3 spaces", "4 or 2"),
        ("tags:\n  - a\n - b\n", 3, 2, "1 space", "2 or 0"),
        ("tags:\n\n# why\n  - a\n - b\n", 5, 2, "1 space", "2 or 0"),
    ],
)
def test_wrong_indentation(text: str, line: int, column: int, width: str, hint: str) -> None:
    said = told(text)
    assert said.startswith(
        f"a.yaml:{line}:{column}: error[syntax]: the line is indented by {width}, and none of the lines "
        "that it belongs to is\n"
    )
    assert said.endswith(f"  hint: indent it by {hint} spaces, as the lines above\n")


@pytest.mark.parametrize(
    "text", ["a: b: c", "info:\n  title: a: b\n", "info:\n  title: a\n  text: b: c\n"]
)
def test_a_colon_in_a_text_is_no_indentation(text: str) -> None:
    assert told(text).endswith("  hint: put a text that contains `: ` in quotes\n")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("info:\n\ttitle: a\n", "2:1"),
        ("info:\n  title: a\n\tversion: 1\n", "3:1"),
        ("info:\n  \ttitle: a\n", "2:3"),
    ],
)
def test_a_tab(text: str, place: str) -> None:
    said = told(text)
    assert said.startswith(
        f"a.yaml:{place}: error[syntax]: a tab indents this line, where YAML allows only spaces\n"
    )
    assert said.endswith("  hint: replace it with spaces\n")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("float", "`number`"),
        ("Double", "`number`"),
        ("int", "`integer`"),
        ("bool", "`boolean`"),
        ("list", "`array`"),
        ("dict", "`object`"),
        ("datetime", "`string` with `format: date-time`"),
        ("file", "`string` with `format: binary`"),
        ("strng", "`string`"),
    ],
)
def test_a_type_of_another_language(written: str, meant: str) -> None:
    said = told(f"{HEAD}components: {{schemas: {{A: {{type: {written}}}}}}}\n")
    assert f"error[unknown-value]: '{written}' is not one of array, boolean, integer, " in said
    assert said.endswith(f"  hint: did you mean {meant}?\n")


SHARED = """\
openapi: 3.1.0
info: {title: T, version: '1'}
paths:
  /a/{b}:
    get:
      operationId: a
      parameters:
        - $ref: '#/components/parameters/b'
        - $ref: '#/components/parameters/id'
      responses: {'204': {description: ok}}
components:
  parameters:
    b: {name: b, in: path, required: true, schema: {type: string}}
    id: {name: id, in: path, required: true, schema: {type: string}}
"""


def test_a_parameter_that_the_path_lacks_is_shown_where_the_path_uses_it() -> None:
    assert told(SHARED) == (
        "a.yaml:9:11: error[path-parameter]: the path '/a/{b}' has no '{id}'\n"
        "  9 |         - $ref: '#/components/parameters/id'\n"
        "    |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  at #/paths/~1a~1{b}/get\n"
        "  hint: write it into the path, or remove the parameter\n"
        '  stops: a; leave it out with skip = ["a"] in [tool.fragmint]\n'
    )


def test_a_parameter_that_a_whole_path_lacks_is_shown_in_its_list() -> None:
    moved = SHARED.replace(
        "  /a/{b}:\n", "  /a/{b}:\n    parameters: [{$ref: '#/components/parameters/id'}]\n"
    )
    moved = moved.replace("        - $ref: '#/components/parameters/id'\n", "")
    assert told(moved).startswith("a.yaml:5:18: error[path-parameter]: ")


def test_a_required_property_that_is_misspelt() -> None:
    schema = (
        "{type: object, required: [contry, zip], properties: {country: {type: string}, zip: {}}}"
    )
    assert told(f"{HEAD}components: {{schemas: {{A: {schema}}}}}\n") == (
        "a.yaml:4:53: warning[required-without-property]: `required` names properties that are not "
        "described: 'contry'\n"
        "  4 | components: {schemas: {A: {type: object, required: [contry, zip], properties: {country: {type: string}, zip: {}}}}}\n"
        "    |                                                     ^^^^^^\n"
        "  at #/components/schemas/A/required/0\n"
        "  hint: did you mean `country`?\n"
    )


@pytest.mark.parametrize(
    "schema",
    [
        "{type: object, required: [other], properties: {country: {type: string}}}",
        "{type: object, required: [name, names], properties: {names: {type: string}}}",
        "{type: object, required: [contry]}",
        "{allOf: [{required: [contry], properties: {country: {type: string}}}]}",
    ],
)
def test_a_required_property_that_is_left_open_is_none_of_our_business(schema: str) -> None:
    assert told(f"{HEAD}components: {{schemas: {{A: {schema}}}}}\n") == ""


@pytest.mark.parametrize(
    ("schema", "pointer", "word", "hint"),
    [
        ("{enum: [cat, dog], example: cow}", "example", "enum", "one of cat, dog"),
        ("{enum: [cat, dog], default: cow}", "default", "enum", "one of cat, dog"),
        ("{type: string, example: 5}", "example", "type", "a string"),
        ("{type: integer, default: many}", "default", "type", "a whole number"),
        ("{type: integer, examples: [1, two]}", "examples/1", "type", "a whole number"),
        ("{type: [string, 'null'], example: 5}", "example", "type", "a string or null"),
        ("{properties: {a: {type: string}}, example: {a: 1}}", "example/a", "type", "a string"),
    ],
)
def test_an_example_or_a_default_outside_of_its_schema(
    schema: str, pointer: str, word: str, hint: str
) -> None:
    said = told(f"{HEAD}components: {{schemas: {{A: {schema}}}}}\n")
    what = "the example" if pointer.startswith("example") else "the default value"
    assert f": {what} does not match its schema: it fails `{word}`\n" in said
    assert f"  at #/components/schemas/A/{pointer}\n  hint: write {hint}\n" in said


def test_examples_of_media_types_and_parameters_are_looked_at() -> None:
    text = SHARED.replace(
        "{'204': {description: ok}}",
        "{'200': {description: ok, content: {application/json: {schema: {type: array, items: "
        "{type: integer}}, examples: {one: {value: [1, x]}, two: {value: [2]}}}}}}",
    ).replace("in: path, required: true, schema: {type: string}}", "in: path, required: true, schema: {type: string}, example: 1}", 1)  # fmt: skip
    found = {
        each.pointer for each in validate(Source("a.yaml", text)) if each.rule == "wrong-example"
    }
    assert found == {
        "#/paths/~1a~1{b}/get/responses/200/content/application~1json/examples/one/value/1",
        "#/components/parameters/b/example",
    }


@pytest.mark.parametrize(
    "schema",
    [
        "{type: string, nullable: true, example: null}",
        "{type: number, example: 1}",
        "{type: string, minLength: 5, example: abc}",
        "{enum: [cat], example: cat}",
    ],
)
def test_examples_that_fit_enum_and_type_are_left_alone(schema: str) -> None:
    text = HEAD.replace("3.1.0", "3.0.3")
    assert told(f"{text}components: {{schemas: {{A: {schema}}}}}\n") == ""


def test_the_pointer_leads_where_a_line_says_nothing() -> None:
    schema = {"type": "float"}
    answer = {"description": "ok", "content": {"application/json": {"schema": schema}}}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "T", "version": "1"},
        "paths": {"/a": {"get": {"operationId": "a", "responses": {"200": answer}}}},
    }
    pointer = "#/paths/~1a/get/responses/200/content/application~1json/schema/type"
    said = told(json.dumps(document), "a.json")
    assert said.startswith(f"{pointer}: error[unknown-value]: 'float' is not one of ")
    assert "\n  at a.json:1:202\n" in said
    assert told(json.dumps(document, indent=1), "a.json").startswith("a.json:17:18: ")


def test_a_hint_has_a_few_lines_at_most() -> None:
    (line,) = [
        each for each in printed(render_finding(Diagnostic("invalid", "m", hint="x " * 5000))).splitlines()
        if each.startswith("  hint: ")
    ]  # fmt: skip
    assert len(line) < 420
