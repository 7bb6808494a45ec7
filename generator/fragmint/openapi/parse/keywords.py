"""The words of a schema that hold no other schemas, and those that are not modelled."""

from __future__ import annotations

from ...document.node import Node, Scalar, Sequence
from ...document.origin import Origin
from ...document.pointer import join
from ...findings.text import shown
from ..findings import unknown_value
from ..model.schema import Bounds, Keyword
from .fields import Fields

_TYPES = ("string", "number", "integer", "boolean", "array", "object", "null")

# Words that only describe; `xml` says nothing about JSON, `$defs` only holds what others refer to.
DESCRIBING = frozenset(
    {
        "externalDocs",
        "xml",
        "$comment",
        "$schema",
        "$defs",
        "definitions",
        "example",
        "contentSchema",
        # What others refer to: `anchors` has made pointers of these references.
        "$id",
        "$anchor",
        "$dynamicAnchor",
        "$dynamicRef",
        "$recursiveAnchor",
        "$recursiveRef",
    }
)
_MODELLED = frozenset(
    {
        "$ref", "type", "nullable", "enum", "const", "properties", "required", "items",
        "additionalProperties", "allOf", "anyOf", "oneOf", "discriminator", "format", "pattern",
        "contentEncoding", "contentMediaType", "minimum", "maximum", "exclusiveMinimum",
        "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems",
        "uniqueItems", "prefixItems", "minProperties", "maxProperties", "default", "readOnly", "writeOnly",
        "deprecated", "title", "description", "examples",
    }
)  # fmt: skip
# Words of JSON Schema 2020-12 (and older ones) that change which values are meant.
_UNSUPPORTED = frozenset(
    {
        "not", "if", "then", "else", "patternProperties", "propertyNames", "contains",
        "minContains", "maxContains", "dependentSchemas", "dependentRequired", "dependencies",
        "additionalItems", "unevaluatedItems", "unevaluatedProperties", "id",
        "$vocabulary",
    }
)  # fmt: skip


def types(fields: Fields) -> tuple[tuple[str, ...], bool]:
    """Return the names of types, and whether null is meant beside what other words say."""
    node = fields.node.get("type")
    names = fields.texts("type") if isinstance(node, Sequence) else _single_type(fields)
    known = tuple(dict.fromkeys(name for name in names if name in _TYPES))
    _report_unknown(fields)
    if not (fields.context.is_3_0 and fields.flag("nullable")):
        return known, False
    if known and "null" not in known:
        return (*known, "null"), False
    return known, not known


def _report_unknown(fields: Fields) -> None:
    entry = fields.node.entry("type")
    known = [name for name in sorted(_TYPES) if name != "null" or not fields.context.is_3_0]
    nodes = () if entry is None else _listed(entry.value)
    for at, node in nodes:
        name = node.value if isinstance(node, Scalar) else None
        if isinstance(name, str) and name not in _TYPES:
            pointer = join(fields.origin.pointer, "type", *at)
            fields.context.found.append(unknown_value(name, known, node.span, pointer))


def _listed(node: Node) -> tuple[tuple[tuple[int, ...], Node], ...]:
    """Return a single value, or those of a list, each with its place in the list."""
    if not isinstance(node, Sequence):
        return (((), node),)
    return tuple(((index,), item) for index, item in enumerate(node.items))


def _single_type(fields: Fields) -> tuple[str, ...]:
    text = fields.text("type")
    return () if text is None else (text,)


def bounds(fields: Fields) -> Bounds:
    """Return what limits a value beside its type."""
    minimum, exclusive_minimum = _limit(fields, "minimum", "exclusiveMinimum")
    maximum, exclusive_maximum = _limit(fields, "maximum", "exclusiveMaximum")
    return Bounds(
        minimum=minimum,
        maximum=maximum,
        exclusive_minimum=exclusive_minimum,
        exclusive_maximum=exclusive_maximum,
        multiple_of=fields.number("multipleOf"),
        min_length=fields.count("minLength"),
        max_length=fields.count("maxLength"),
        pattern=fields.text("pattern"),
        min_items=fields.count("minItems"),
        max_items=fields.count("maxItems"),
        unique_items=fields.flag("uniqueItems") or False,
        min_properties=fields.count("minProperties"),
        max_properties=fields.count("maxProperties"),
    )


def _limit(
    fields: Fields, inclusive: str, exclusive: str
) -> tuple[int | float | None, int | float | None]:
    """Return an inclusive and an exclusive limit; in 3.0 the second is a flag on the first."""
    node = fields.node.get(exclusive)
    if not (isinstance(node, Scalar) and isinstance(node.value, bool)):
        return fields.number(inclusive), fields.number(exclusive)
    limit = fields.number(inclusive)
    return (None, limit) if node.value else (limit, None)


def unsupported(fields: Fields) -> tuple[Keyword, ...]:
    """Return the words that change the meaning and are not modelled; report those that nobody knows."""
    for entry in fields.node.entries:
        here = fields.at(entry.key_span)
        if entry.key == "nullable" and not fields.context.is_3_0:
            message = "OpenAPI 3.1 has no `nullable`, so it is ignored"
            here.report("unknown-keyword", message, "write `type: [string, 'null']`")
        # In 3.0 the check refuses it: there a schema has no words but the standard's.
        elif not (_is_known(entry.key) or fields.context.is_3_0):
            message = f"'{shown(entry.key, 60)}' is not a keyword of JSON Schema, so it is ignored"
            hint = "correct it, or begin its name with `x-` if it is an extension"
            here.report("unknown-keyword", message, hint)
    return tuple(
        Keyword(entry.key, Origin(join(fields.origin.pointer, entry.key), entry.key_span))
        for entry in fields.node.entries
        if entry.key in _UNSUPPORTED
    )


def _is_known(key: str) -> bool:
    return key in _MODELLED or key in DESCRIBING or key in _UNSUPPORTED or key.startswith("x-")
