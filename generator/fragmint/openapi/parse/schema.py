"""Parse schema objects to `Schema` (OpenAPI 3.0 §4.7.24 and 3.1 §4.8.24 become one)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...document.node import Mapping, Node, Scalar, Sequence
from ...document.origin import Origin
from ...document.pointer import find, join
from ...findings.text import shown
from ..model.schema import Discriminator, Property, Schema, Value
from ..references import SCHEMAS, local_pointer
from .deprecation import deprecation
from .fields import Context, Fields
from .keywords import DESCRIBING, bounds, types, unsupported

# 3.0 ignores what stands beside $ref; these only describe, so that ignoring them loses nothing.
_BESIDE_REF = frozenset({"$ref", "title", "description", "summary", "deprecated"}) | DESCRIBING


def parse_schema(context: Context, node: Node, origin: Origin) -> Schema:
    """Return the schema that a node holds; findings go to the context."""
    if isinstance(node, Scalar) and isinstance(node.value, bool):
        return Schema(origin, never=not node.value)
    if not isinstance(node, Mapping):
        Fields(context, context.root, origin).wrong(node, "an object")
        return Schema(origin)
    fields = Fields(context, node, origin)
    if context.is_3_0 and node.entry("$ref") is not None:
        return _reference_3_0(fields)
    return _schema(fields)


def schema_field(fields: Fields, name: str) -> Schema | None:
    """Return the schema in one field of an object; None when the field is absent."""
    entry = fields.node.entry(name)
    if entry is None:
        return None
    origin = Origin(join(fields.origin.pointer, name), entry.key_span)
    return parse_schema(fields.context, entry.value, origin)


def parse_target(context: Context, pointer: str) -> Schema | None:
    """Return the schema that a normalised pointer names, or None when it leads nowhere."""
    found = find(context.root, pointer)
    return None if found is None else parse_schema(context, found.node, Origin(pointer, found.span))


def _reference_3_0(fields: Fields) -> Schema:
    for entry in fields.node.entries:
        if entry.key not in _BESIDE_REF and not entry.key.startswith("x-"):
            here = Fields(
                fields.context, fields.node, Origin(fields.origin.pointer, entry.key_span)
            )
            message = f"OpenAPI 3.0 ignores '{shown(entry.key, 60)}' beside `$ref`"
            hint = "write `allOf: [{$ref: …}]` and put it beside `allOf`"
            here.report("ignored-beside-ref", message, hint)
    return Schema(
        fields.origin,
        ref=_ref(fields),
        title=fields.text("title"),
        description=fields.text("description"),
        deprecated=deprecation(fields),
        extensions=fields.extensions(),
    )


def _schema(fields: Fields) -> Schema:
    names, nullable = types(fields)
    schema = Schema(
        fields.origin,
        ref=_ref(fields),
        types=names,
        nullable=nullable,
        enum=fields.values("enum"),
        const=fields.value("const"),
        format=fields.text("format"),
        content_encoding=fields.text("contentEncoding"),
        content_media_type=fields.text("contentMediaType"),
        bounds=bounds(fields),
        default=fields.value("default"),
        unsupported=unsupported(fields),
    )
    return _described(_composed(_with_parts(schema, fields), fields), fields)


def _with_parts(schema: Schema, fields: Fields) -> Schema:
    """Return `schema` with what it says about objects and arrays."""
    return replace(
        schema,
        properties=_properties(fields, "properties"),
        required=fields.texts("required"),
        items=schema_field(fields, "items"),
        prefix_items=_schemas(fields, "prefixItems"),
        additional_properties=_additional_properties(fields),
        pattern_properties=_properties(fields, "patternProperties"),
        conditional=tuple(_conditional(fields)),
    )


def _composed(schema: Schema, fields: Fields) -> Schema:
    """Return `schema` with the schemas that it is composed of."""
    return replace(
        schema,
        all_of=_schemas(fields, "allOf"),
        any_of=_schemas(fields, "anyOf"),
        one_of=_schemas(fields, "oneOf"),
        discriminator=_discriminator(fields),
    )


def _described(schema: Schema, fields: Fields) -> Schema:
    """Return `schema` with what it says about use and meaning."""
    example = fields.value("example")
    return replace(
        schema,
        read_only=fields.flag("readOnly") or False,
        write_only=fields.flag("writeOnly") or False,
        deprecated=deprecation(fields),
        title=fields.text("title"),
        description=fields.text("description"),
        examples=(*(() if example is None else (example,)), *_examples(fields)),
        extensions=fields.extensions(),
    )


def _ref(fields: Fields) -> str | None:
    """Return the pointer of a reference; None where it leads nowhere, which `reference_problems` reports."""
    text = fields.text("$ref")
    pointer = None if text is None else local_pointer(text)
    known = pointer is not None and find(fields.context.root, pointer) is not None
    return pointer if known else None


def _properties(fields: Fields, name: str) -> tuple[Property, ...]:
    child = fields.child(name)
    if child is None:
        return ()
    origins = [
        (entry, Origin(join(child.origin.pointer, entry.key), entry.key_span))
        for entry in child.node.entries
    ]
    return tuple(
        Property(entry.key, parse_schema(fields.context, entry.value, origin), origin)
        for entry, origin in origins
    )


def _conditional(fields: Fields) -> Iterator[Schema]:
    """Yield what holds on a condition: the condition itself is not modelled."""
    parts = (schema_field(fields, name) for name in ("then", "else"))
    yield from (each for each in parts if each is not None)
    # `dependencies` was both, before JSON Schema 2019-09.
    for word in ("dependentSchemas", "dependentRequired", "dependencies"):
        child = fields.child(word)
        for entry in () if child is None else child.node.entries:
            origin = Origin(join(fields.origin.pointer, word, entry.key), entry.key_span)
            if child is not None and isinstance(entry.value, Sequence):
                yield Schema(origin, required=child.texts(entry.key))
            else:
                yield parse_schema(fields.context, entry.value, origin)


def _additional_properties(fields: Fields) -> Schema | bool | None:
    node = fields.node.get("additionalProperties")
    if isinstance(node, Scalar) and isinstance(node.value, bool):
        return node.value
    return schema_field(fields, "additionalProperties")


def _schemas(fields: Fields, name: str) -> tuple[Schema, ...]:
    node = fields.node.get(name)
    if node is None:
        return ()
    if not isinstance(node, Sequence):
        fields.wrong(node, "an array", name)
        return ()
    return tuple(
        parse_schema(
            fields.context, item, Origin(join(fields.origin.pointer, name, index), item.span)
        )
        for index, item in enumerate(node.items)
    )


def _discriminator(fields: Fields) -> Discriminator | None:
    child = fields.child("discriminator")
    property_name = None if child is None else child.text("propertyName")
    if child is None or property_name is None:
        return None
    mapping = child.child("mapping")
    entries = () if mapping is None else mapping.node.entries
    targets = {
        entry.key: _mapped(child, entry.value)
        for entry in entries
        if not entry.key.startswith("x-")
    }
    known = {key: pointer for key, pointer in targets.items() if pointer is not None}
    return Discriminator(property_name, known, child.origin)


def _mapped(fields: Fields, node: Node) -> str | None:
    """Return the pointer of a mapping's value: a bare name, or what a `$ref` holds (§4.8.25)."""
    if not (isinstance(node, Scalar) and isinstance(node.value, str)):
        fields.wrong(node, "a string", "mapping")
        return None
    name = join(SCHEMAS, node.value)
    pointer = name if find(fields.context.root, name) is not None else local_pointer(node.value)
    if pointer is None or find(fields.context.root, pointer) is None:
        message = f"'{shown(node.value, 100)}' does not name a schema of this document"
        hint = "write the name of a schema in `components`, or a reference to it"
        fields.at(node.span).report("unresolved-reference", message, hint)
        return None
    return pointer


def _examples(fields: Fields) -> tuple[Value, ...]:
    # An older habit, harmless: a map of example objects where a list of values belongs.
    node = fields.node.get("examples")
    return (fields.values("examples") or ()) if isinstance(node, Sequence) else ()
