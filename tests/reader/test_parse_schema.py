"""Schemas: 3.0 and 3.1 become one, and nothing vanishes."""

from __future__ import annotations

import pytest

from fragmint.openapi.model.schema import Bounds

from .reading import HEAD_3_0, HEAD_3_1, findings, rules, schema_of, spec_of


@pytest.mark.parametrize(
    ("head", "yaml", "types", "nullable"),
    [
        (HEAD_3_1, "{type: string}", ("string",), False),
        (HEAD_3_1, "{type: [string, 'null']}", ("string", "null"), False),
        (HEAD_3_1, "{}", (), False),
        (HEAD_3_1, "true", (), False),
        (HEAD_3_0, "{type: string, nullable: true}", ("string", "null"), False),
        (HEAD_3_0, "{type: string, nullable: false}", ("string",), False),
        (HEAD_3_0, "{nullable: true, allOf: [{type: object}]}", (), True),
        (HEAD_3_1, "{type: string, nullable: true}", ("string",), False),
    ],
)
def test_types(head: str, yaml: str, types: tuple[str, ...], nullable: bool) -> None:
    schema = schema_of(yaml, head)
    assert (schema.types, schema.nullable) == (types, nullable)


def test_false_is_never_true_is_anything() -> None:
    assert schema_of("false").never
    assert not schema_of("true").never


@pytest.mark.parametrize(
    ("head", "yaml", "bounds"),
    [
        (HEAD_3_1, "{minimum: 1, maximum: 2.5}", Bounds(minimum=1, maximum=2.5)),
        (HEAD_3_1, "{exclusiveMinimum: 1}", Bounds(exclusive_minimum=1)),
        (HEAD_3_0, "{minimum: 1, exclusiveMinimum: true}", Bounds(exclusive_minimum=1)),
        (HEAD_3_0, "{minimum: 1, exclusiveMinimum: false}", Bounds(minimum=1)),
        (HEAD_3_0, "{maximum: 1, exclusiveMaximum: true}", Bounds(exclusive_maximum=1)),
        (HEAD_3_1, "{minLength: 1.0, maxLength: 9}", Bounds(min_length=1, max_length=9)),
        (HEAD_3_1, "{pattern: '^a$', multipleOf: 5}", Bounds(pattern="^a$", multiple_of=5)),
        (HEAD_3_1, "{minItems: 0, uniqueItems: true}", Bounds(min_items=0, unique_items=True)),
        (
            HEAD_3_1,
            "{minProperties: 1, maxProperties: 2}",
            Bounds(min_properties=1, max_properties=2),
        ),
        (HEAD_3_1, "{minimum: .inf}", Bounds()),
    ],
)
def test_bounds(head: str, yaml: str, bounds: Bounds) -> None:
    assert schema_of(yaml, head).bounds == bounds


def test_values_keep_their_types_and_places() -> None:
    schema = schema_of("{enum: [NO, 1, 1.5, null, true, {a: [b]}], default: null, const: x}")
    assert schema.enum is not None
    assert [item.value for item in schema.enum] == ["NO", 1, 1.5, None, True, {"a": ["b"]}]
    assert schema.enum[1].origin.pointer == "#/components/schemas/T/enum/1"
    assert schema.enum[1].origin.span.text == "1"
    assert schema.default is not None
    assert schema.default.value is None
    assert schema.const is not None
    assert schema.const.value == "x"
    assert schema_of("{}").default is None


def test_examples_of_both_dialects() -> None:
    assert [e.value for e in schema_of("{example: 1}", HEAD_3_0).examples] == [1]
    assert [e.value for e in schema_of("{examples: [1, 2]}").examples] == [1, 2]


def test_objects_keep_the_order_of_their_properties() -> None:
    schema = schema_of("{properties: {z: {type: string}, a: true, x-b: {}}, required: [a, q]}")
    assert [prop.name for prop in schema.properties] == ["z", "a", "x-b"]
    assert schema.properties[0].origin.pointer == "#/components/schemas/T/properties/z"
    assert schema.required == ("a", "q")


@pytest.mark.parametrize(("yaml", "meant"), [("true", True), ("false", False)])
def test_additional_properties(yaml: str, meant: bool) -> None:
    assert schema_of(f"{{additionalProperties: {yaml}}}").additional_properties is meant


def test_siblings_of_a_reference() -> None:
    yaml = "{$ref: '#/components/schemas/U', description: d, maxLength: 3}\n    U: {type: string}"
    modern = schema_of(yaml)
    assert (modern.ref, modern.description, modern.bounds.max_length) == (
        "#/components/schemas/U",
        "d",
        3,
    )
    old = schema_of(yaml, HEAD_3_0)
    assert (old.ref, old.description, old.bounds.max_length) == (
        "#/components/schemas/U",
        "d",
        None,
    )
    text = f"{HEAD_3_0}paths: {{}}\ncomponents:\n  schemas:\n    T: {yaml}\n"
    assert "6:57 ignored-beside-ref: OpenAPI 3.0 ignores 'maxLength' beside `$ref`" in findings(
        text
    )


def test_discriminators_name_schemas_in_two_ways() -> None:
    schema = schema_of(
        "{discriminator: {propertyName: k, mapping: {a: U, b: '#/components/schemas/U'}}}\n    U: {}"
    )
    assert schema.discriminator is not None
    assert schema.discriminator.property_name == "k"
    assert dict(schema.discriminator.mapping) == {
        "a": "#/components/schemas/U",
        "b": "#/components/schemas/U",
    }


def test_a_discriminator_of_nothing_is_reported() -> None:
    yaml = "{discriminator: {propertyName: k, mapping: {a: Nope}}}"
    text = f"{HEAD_3_1}paths: {{}}\ncomponents:\n  schemas:\n    T: {yaml}\n"
    assert rules(text) == ["unresolved-reference"]


def test_words_that_are_not_modelled_do_not_vanish() -> None:
    schema = schema_of("{not: {type: string}, patternProperties: {a: {}}, type: object}")
    assert [word.name for word in schema.unsupported] == ["not", "patternProperties"]


def test_words_that_nobody_knows_are_warned_of() -> None:
    text = (
        f"{HEAD_3_1}paths: {{}}\ncomponents:\n  schemas:\n    T: {{tpye: string, nullable: true}}\n"
    )
    assert findings(text) == [
        "6:9 unknown-keyword: 'tpye' is not a keyword of JSON Schema, so it is ignored",
        "6:23 unknown-keyword: OpenAPI 3.1 has no `nullable`, so it is ignored",
    ]


def test_every_target_of_a_reference_can_be_looked_up() -> None:
    spec = spec_of(HEAD_3_1 + """\
paths:
  /a:
    get:
      responses:
        default:
          description: d
          content:
            a/b: {schema: {$ref: '#/components/schemas/A/properties/b%20c'}}
components:
  schemas:
    A: {properties: {b c: {items: {$ref: '#/components/schemas/B/$defs/d~1e'}}}}
    B: {$defs: {d/e: {type: integer}}}
""")
    schema = spec.operations[0].responses[0].content[0].schema
    assert schema is not None
    assert schema.ref == "#/components/schemas/A/properties/b c"
    inner = spec.target(schema.ref).items
    assert inner is not None
    assert inner.ref is not None
    assert spec.target(inner.ref).types == ("integer",)
    with pytest.raises(KeyError):
        spec.target("#/components/schemas/Nope")
