"""What is said about documents that are not valid, and where."""

from __future__ import annotations

from unittest.mock import patch

import pytest

from fragmint.check.validate import validate

from .reading import HEAD_3_0, HEAD_3_1, findings, rules, tree

BOTH = pytest.mark.parametrize("head", [HEAD_3_0, HEAD_3_1], ids=["3.0", "3.1"])


@BOTH
def test_a_valid_document_has_no_findings(head: str) -> None:
    text = head + "paths: {/a: {get: {responses: {'200': {description: d}}}}}\n"
    assert findings(text) == []


@BOTH
@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("paths:\n  museum: {}\n", ["4:3 unknown-field: there is no field 'museum' here"]),
        (
            "paths:\n  /a:\n    get:\n      sumary: x\n      responses: {default: {description: d}}\n",
            ["6:7 unknown-field: there is no field 'sumary' here"],
        ),
        (
            "paths: {}\ntags: [{description: d}]\n",
            ["4:8 missing-field: the required field `name` is missing"],
        ),
        (
            "paths: {}\ncomponents:\n  securitySchemes:\n    k: {type: apiKey, in: header}\n",
            ["6:5 missing-field: the required field `name` is missing"],
        ),
        (
            "paths: {}\ncomponents:\n  schemas:\n    T: {required: id}\n",
            ["6:19 wrong-type: the value must be an array, not a string"],
        ),
        (
            "paths: {}\ncomponents:\n  schemas:\n    T: {minLength: -1}\n",
            ["6:20 invalid: the value must be at least 0"],
        ),
        (
            "paths:\n  /a:\n    get:\n      parameters: [{name: q, in: queri, schema: {}}]\n"
            "      responses: {default: {description: d}}\n",
            ["6:34 unknown-value: 'queri' is not one of cookie, header, path, query"],
        ),
        (
            "paths: {}\ncomponents:\n  schemas:\n    T: {type: integer, default: x}\n",
            ["6:33 wrong-default: the default value does not match its schema: it fails `type`"],
        ),
        (
            "paths: {}\ncomponents:\n  schemas:\n    T: {pattern: '('}\n",
            ["6:18 foreign-pattern: this regular expression is not valid in Python"],
        ),
        (
            "paths: {}\ntags: [{name: a}, {name: a, description: d}]\n",
            ["4:19 duplicate-tag: two tags have the name 'a'"],
        ),
        (
            "paths: {}\ncomponents:\n  schemas:\n    T:\n      allOf: [{properties: {a: {}}}]\n"
            "      required: [a, b]\n",
            [
                "8:17 required-without-property: `required` names properties that are not described: 'b'"
            ],
        ),
    ],
)
def test_findings(head: str, body: str, said: list[str]) -> None:
    assert findings(head + body) == said


def test_an_unknown_type_is_said_once() -> None:
    body = "paths: {}\ncomponents:\n  schemas:\n    T: {type: strin}\n"
    assert findings(HEAD_3_1 + body) == [
        "6:15 unknown-value: 'strin' is not one of "
        "array, boolean, integer, null, number, object, string"
    ]
    assert findings(HEAD_3_0 + body) == [
        "6:15 unknown-value: 'strin' is not one of array, boolean, integer, number, object, string"
    ]


@BOTH
def test_several_faults_are_told_in_one_run(head: str) -> None:
    body = "paths: {museum: {}}\ntags: [{}]\nservers: x\nsecurity: [{nope: []}]\n"
    assert rules(head + body) == [
        "unknown-field",
        "missing-field",
        "wrong-type",
        "unknown-security-scheme",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("swagger: '2.0'\n", "1:1 openapi-version: documents of Swagger 2.0 are not supported"),
        ("[]", "1:1 openapi-version: an OpenAPI document must be an object, not an array"),
        ("x: 1", "1:1 openapi-version: the document does not state its OpenAPI version"),
        (
            "openapi: 3.1\n",
            "1:10 openapi-version: the OpenAPI version '3.1' is not supported",
        ),
        (
            "openapi: 3.3.0\n",
            "1:10 openapi-version: the OpenAPI version '3.3.0' is not supported",
        ),
    ],
)
def test_versions(text: str, said: str) -> None:
    assert findings(text) == [said]


@BOTH
@pytest.mark.parametrize(
    ("ref", "rule"),
    [
        ("other.yaml", "external-reference"),
        ("https://127.0.0.1:9/x.json#/a", "external-reference"),
        ("file:///etc/passwd", "external-reference"),
        ("../../x.yaml#/a", "external-reference"),
        ("#/components/schemas/Nothing", "unresolved-reference"),
        ("#anchor", "unresolved-reference"),
    ],
)
def test_references_that_are_refused(head: str, ref: str, rule: str) -> None:
    body = (
        f"paths: {{}}\ncomponents:\n  schemas:\n    T: {{items: {{$ref: '{ref}'}}, type: array}}\n"
    )
    assert rules(head + body) == [rule]


def test_a_name_that_is_nearly_right_is_suggested() -> None:
    body = "paths: {}\ncomponents:\n  schemas:\n    Ticket: {}\n    T: {$ref: '#/components/schemas/Tiket'}\n"
    (found,) = validate(tree(HEAD_3_1 + body))
    assert found.hint == "did you mean 'Ticket'?"


@BOTH
@pytest.mark.parametrize(
    "schemas",
    [
        "A: {$ref: '#/components/schemas/A'}",
        "A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}",
        "A: {allOf: [{type: object}, {$ref: '#/components/schemas/A'}]}",
        "A: {oneOf: [{anyOf: [{$ref: '#/components/schemas/A'}]}]}",
    ],
)
def test_circles_that_no_value_ends(head: str, schemas: str) -> None:
    assert rules(head + f"paths: {{}}\ncomponents: {{schemas: {{{schemas}}}}}\n") == [
        "reference-cycle"
    ]


@BOTH
def test_a_schema_may_contain_itself(head: str) -> None:
    schemas = "Node: {type: object, properties: {next: {$ref: '#/components/schemas/Node'}}}"
    assert rules(head + f"paths: {{}}\ncomponents: {{schemas: {{{schemas}}}}}\n") == []


def test_words_that_are_data_are_no_references() -> None:
    body = """\
paths: {}
components:
  schemas:
    T:
      properties:
        $ref: {type: string}
        default: {$ref: '#/components/schemas/U'}
      example: {$ref: 'nowhere.yaml'}
      x-data: {$ref: 'nowhere.yaml'}
    U: {enum: [{$ref: 'nowhere.yaml'}]}
"""
    assert rules(HEAD_3_0 + body) == []


def chain(word: str, count: int) -> str:
    """Schemas that each say `word` twice of the next: 2^count visits for a naive walk."""
    rows = [
        f"    S{n}: {{{word}: [{{$ref: '#/components/schemas/S{n + 1}'}},"
        f" {{$ref: '#/components/schemas/S{n + 1}'}}]}}"
        for n in range(count)
    ]
    return "\n".join([*rows, f"    S{count}: {{type: string}}"])


@BOTH
def test_a_bomb_of_references_is_given_up_in_time(head: str) -> None:
    body = f"paths: {{}}\ncomponents:\n  schemas:\n{chain('allOf', 60)}\n    D:\n"
    body += "      allOf: [{$ref: '#/components/schemas/S0'}]\n      default: x\n"
    assert rules(head + body) == ["too-entangled"]


@BOTH
def test_a_slow_pattern_is_not_tried_on_a_default(head: str) -> None:
    body = "paths: {}\ncomponents:\n  schemas:\n    T: {type: string, pattern: '(a+)+$', default: "
    assert rules(head + body + "a" * 60 + "!}\n") == []


@BOTH
def test_deep_schemas_are_checked_or_refused_but_never_crash(head: str) -> None:
    deep = "{properties: {a: " * 95 + "{type: string}" + "}}" * 95
    body = f"paths: {{}}\ncomponents:\n  schemas:\n    T: {deep}\n"
    assert set(rules(head + body)) <= {"too-deep"}


def test_many_wrong_references_are_all_reported_and_some_with_a_suggestion() -> None:
    rows = "".join(f"    A{n}: {{$ref: '#/components/schemas/B{n}'}}\n" for n in range(300))
    said = validate(tree(f"{HEAD_3_1}paths: {{}}\ncomponents:\n  schemas:\n{rows}"))
    assert len(said) == 300
    assert sum("did you mean" in (each.hint or "") for each in said) == 100


def test_many_objects_are_compared_by_their_text_and_not_each_with_each_other() -> None:
    rows = "".join(f"{{name: a{n}, in: query, schema: {{}}}}, " for n in range(20))
    operation = f"{{parameters: [{rows}], responses: {{'200': {{description: ok}}}}}}"
    body = f"paths: {{/a: {{get: {operation}}}}}\n"
    with patch("jsonschema._utils.equal", side_effect=AssertionError):
        assert rules(HEAD_3_0 + body) == []
    assert rules(HEAD_3_0 + body.replace("name: a1,", "name: a0,")) == ["duplicate-parameter"]
