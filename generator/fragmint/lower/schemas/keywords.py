"""Read single keywords that several kinds of schema share."""

from __future__ import annotations

from ...api.types import NO_DEFAULT, Doc, Example, Examples
from ...document.node import Scalar, Sequence
from ...document.plain import Plain
from ...openapi import extensions
from ...openapi.model.schema import Deprecation, Schema, Value

NARROWING = frozenset(
    {
        "not", "if", "then", "else", "contains", "minContains", "maxContains", "propertyNames",
        "dependentRequired", "dependentSchemas", "dependencies", "unevaluatedProperties",
        "unevaluatedItems", "patternProperties", "contentSchema", "additionalItems",
        "allOf", "anyOf", "oneOf",
    }
)  # fmt: skip
"""Keywords that only refuse some values: a type without them is wider, never wrong."""


def doc(schema: Schema) -> Doc:
    """Return the schema's words for people."""
    return words(schema.description, schema.deprecated)


def words(description: str | None, deprecated: Deprecation | None) -> Doc:
    """Return a description, and what is said of the deprecation."""
    if deprecated is None:
        return Doc(description or "")
    return Doc(description or "", True, deprecated.since, deprecated.instead)


def whole(value: Plain) -> Plain:
    """Return 1.0 as the integer that it is (JSON Schema 2020-12, Validation §6.1.1); else the value."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def default(schema: Schema) -> object:
    """Return the stated default, `NO_DEFAULT` where there is none."""
    return NO_DEFAULT if schema.default is None else schema.default.value


def examples(values: tuple[Value, ...]) -> Examples:
    """Return the values that the document shows, each with its name."""
    return tuple(Example(each.value, each.name, each.summary) for each in values)


def is_secret(schema: Schema) -> bool:
    """Tell whether a value must never be shown: write-only, a password, or marked `x-sensitive`."""
    marked = schema.extensions.get("x-sensitive")
    sensitive = isinstance(marked, Scalar) and marked.value is True
    return schema.write_only or schema.format == "password" or sensitive


def texts(schema: Schema, extension: str) -> tuple[str, ...]:
    """Return the strings of a list extension such as `x-enum-varnames`; empty where it is none."""
    node = schema.extensions.get(extension)
    items = node.items if isinstance(node, Sequence) else ()
    return tuple(
        item.value if isinstance(item, Scalar) and isinstance(item.value, str) else ""
        for item in items
    )


def own_name(schema: Schema) -> str:
    """Return the name that the document asks for by `x-fragmint-name`; empty where it says nothing."""
    node = schema.extensions.get(extensions.NAME)
    return node.value if isinstance(node, Scalar) and isinstance(node.value, str) else ""
