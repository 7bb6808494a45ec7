"""Where the schemas of a document stand: every one, whatever refers to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from ..document.plain import Plain
from ..openapi.references import DATA, NAMED

Path: TypeAlias = tuple["str | int", ...]
"""The keys and indices that lead to a value from the root of a document."""

# Under these keys stand no schemas, but names of the author's: a scope may be called "schema".
_WITHOUT_SCHEMAS = DATA | {"info", "servers", "security", "securitySchemes", "tags", "externalDocs"}
_HOLDING_ONE = (
    "items", "additionalItems", "unevaluatedItems", "contains", "additionalProperties",
    "unevaluatedProperties", "propertyNames", "contentSchema",
)  # fmt: skip
_HOLDING_NAMED = ("properties", "patternProperties", "dependentSchemas", "$defs", "definitions")
_COMPOSING_ONE = ("not", "if", "then", "else")
_COMPOSING = ("allOf", "anyOf", "oneOf")


@dataclass(frozen=True, slots=True)
class PlacedSchema:
    """A schema that is an object, and where it stands.

    For example: `{"type": "string"}` at `("components", "schemas", "Name")`.
    `is_part` tells that it only says part of what is known of a value, such as a member of `allOf`.
    """

    path: Path
    value: dict[str, Plain]
    is_part: bool = False


def outermost_schemas(document: Plain, is_3_0: bool) -> Iterator[PlacedSchema]:
    """Yield the schemas that stand in no other schema, in no particular but always the same order.

    In 3.0, an object with `$ref` is a reference and no schema (OpenAPI 3.0 §4.7.23).
    """
    waiting: list[tuple[Plain, Path, bool]] = [(document, (), False)]
    while waiting:
        value, path, named = waiting.pop()
        if isinstance(value, list):
            waiting.extend((item, (*path, index), False) for index, item in enumerate(value))
        elif isinstance(value, dict):
            for key, child in value.items():
                if path == ("components", "schemas") or (key == "schema" and not named):
                    if isinstance(child, dict) and not (is_3_0 and "$ref" in child):
                        yield PlacedSchema((*path, key), child)
                elif named or not (key in _WITHOUT_SCHEMAS or key.startswith("x-")):
                    waiting.append((child, (*path, key), not named and key in NAMED))


def schemas_within(outer: PlacedSchema, is_3_0: bool) -> Iterator[PlacedSchema]:
    """Yield a schema and all those that are written inside of it; references are not followed."""
    waiting = [outer]
    while waiting:
        schema = waiting.pop()
        yield schema
        waiting.extend(
            PlacedSchema((*schema.path, *step), child, is_part)
            for step, child, is_part in _children(schema.value)
            if isinstance(child, dict) and not (is_3_0 and "$ref" in child)
        )


def _children(schema: dict[str, Plain]) -> Iterator[tuple[Path, Plain, bool]]:
    """Yield the steps to each inner schema, the schema, and whether it is a part of this one."""
    for word, value in schema.items():
        if isinstance(value, dict):
            if word in _HOLDING_NAMED:
                for key, child in value.items():
                    yield (word, key), child, word == "dependentSchemas"
            elif word in _HOLDING_ONE or word in _COMPOSING_ONE:
                yield (word,), value, word in _COMPOSING_ONE
        elif isinstance(value, list) and (word in _COMPOSING or word in ("prefixItems", "items")):
            for index, child in enumerate(value):
                yield (word, index), child, word in _COMPOSING
