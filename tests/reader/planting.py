"""A valid document, and faults to plant in it: each at a place of its own, none in the way of another."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from fragmint.check.validate import validate
from fragmint.document.pointer import build, split
from fragmint.findings.diagnostic import arrange
from fragmint.openapi.parse.document import parse

from .reading import tree

Json = dict[str, Any]


@dataclass(frozen=True)
class Fault:
    """A value that replaces, or joins, what stands at a pointer, and the finding that is due.

    For example: ``Fault("#/tags/0/name", 5, "wrong-type")``. `at` is the finding's pointer, where
    it is not the place of the value; a value of ``None`` takes away what stands there.
    """

    pointer: str
    value: Any
    rule: str
    at: str | None = None

    @property
    def due(self) -> tuple[str, str]:
        """The pointer and the rule of the finding."""
        return (self.at or self.pointer, self.rule)


def planted(document: Json, faults: Iterable[Fault]) -> Json:
    """The document with faults in it."""
    faulty = copy.deepcopy(document)
    for fault in faults:
        *parts, last = split(fault.pointer)
        holder: Any = faulty
        for part in parts:
            holder = holder[int(part)] if isinstance(holder, list) else holder[part]
        if isinstance(holder, list):
            holder[int(last) :] = [fault.value, *holder[int(last) + 1 :]]
        elif fault.value is None:
            del holder[last]
        else:
            holder[last] = fault.value
    return faulty


def told(document: Json) -> list[tuple[str, str]]:
    """The pointer and rule of all that checking and parsing say of a document, in order."""
    node = tree(json.dumps(document), "spec.json")
    found = arrange((*validate(node), *parse(node).diagnostics))
    return [(each.pointer or "", each.rule) for each in found]


def schema(name: str, *parts: str) -> str:
    """The pointer into a schema of components."""
    return build(("components", "schemas", name, *parts))


_PARCEL: Json = {
    "type": "object",
    "required": ["id", "size"],
    "properties": {
        "id": {"type": "string", "minLength": 1},
        "size": {"type": "integer", "default": 3, "enum": [1, 2, 3]},
        "label": {"type": "string", "pattern": "^[a-z]+$"},
        "parts": {"type": "array", "items": {"type": "object", "properties": {"n": {}}}},
    },
}
_WHOLE: Json = {
    "allOf": [{"$ref": "#/components/schemas/Parcel"}, {"type": "object", "properties": {"w": {}}}],
    "required": ["id", "w"],
}
_EITHER: Json = {
    "oneOf": [{"$ref": "#/components/schemas/Parcel"}, {"$ref": "#/components/schemas/Whole"}],
    "discriminator": {"propertyName": "kind"},
}
_OPERATION: Json = {
    "operationId": "send",
    "tags": ["parcels"],
    "parameters": [
        {"name": "q", "in": "query", "style": "form", "schema": {"type": "string"}},
        {"name": "h", "in": "header", "schema": {"type": "string"}},
    ],
    "requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}},
    "responses": {
        "200": {
            "description": "ok",
            "headers": {"X-A": {"schema": {"type": "string"}}},
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Parcel"}}},
        },
        "4XX": {"description": "no"},
    },
    "security": [{"key": []}],
}


def valid(version: str) -> Json:
    """A document without faults."""
    return {
        "openapi": version,
        "info": {"title": "T", "version": "1"},
        "tags": [{"name": "parcels"}],
        "paths": {"/parcels": {"post": copy.deepcopy(_OPERATION)}},
        "components": {
            "schemas": copy.deepcopy(
                {"Parcel": _PARCEL, "Whole": _WHOLE, "Either": _EITHER, "Text": {"type": "string"}}
            ),
            "parameters": {"p": {"name": "p", "in": "query", "schema": {"type": "number"}}},
            "securitySchemes": {
                "key": {"type": "apiKey", "in": "header", "name": "K"},
                "basic": {"type": "http", "scheme": "basic"},
            },
        },
    }


_POST = ("paths", "/parcels", "post")


def post(*parts: str) -> str:
    """The pointer into the operation."""
    return build((*_POST, *parts))


FAULTS = (
    Fault("#/info/title", 5, "wrong-type"),
    Fault("#/info/licence", {"name": "x"}, "unknown-field"),
    Fault("#/info/version", None, "missing-field", "#/info"),
    # Several in one operation, one of them in the way of others by JSON Schema.
    Fault(post("deprecated"), "yes", "wrong-type"),
    Fault(post("sumary"), "x", "unknown-field"),
    Fault(post("tags", "0"), 7, "wrong-type"),
    Fault(post("parameters", "0", "style"), "matrix", "unknown-value"),
    Fault(post("parameters", "0", "allowReserved"), "no", "wrong-type"),
    Fault(post("parameters", "0", "requird"), True, "unknown-field"),
    Fault(post("parameters", "0", "schema", "maxLength"), -1, "invalid"),
    Fault(post("parameters", "1", "explode"), 1, "wrong-type"),
    Fault(post("parameters", "1", "description"), 1, "wrong-type"),
    Fault("#/components/parameters/p/in", "queri", "unknown-value"),
    Fault("#/components/parameters/p/schema/minimum", "x", "wrong-type"),
    # A body, whose schema the validator's own check passes over, and answers.
    Fault(post("requestBody", "required"), "x", "wrong-type"),
    Fault(
        post("requestBody", "content", "application/json", "schema", "minProperties"), -1, "invalid"
    ),
    Fault(post("requestBody", "content", "application/json", "exampl"), 1, "unknown-field"),
    Fault(post("responses", "200", "content", "application/json", "encodng"), {}, "unknown-field"),
    Fault(post("responses", "200", "description"), None, "missing-field", post("responses", "200")),
    Fault(post("responses", "200", "headers", "X-A", "schema", "minLength"), -1, "invalid"),
    Fault(post("responses", "200", "headers", "X-A", "style"), "form", "unknown-value"),
    Fault(post("responses", "5xx"), {"description": "d"}, "lower-case-status"),
    Fault(post("responses", "6xx"), {"description": "d"}, "unknown-field"),
    Fault(post("security", "0", "nope"), [], "unknown-security-scheme", post("security", "0")),
    # Several in one schema, deep and shallow, beside references that lead nowhere.
    Fault(schema("Parcel", "title"), 1, "wrong-type"),
    Fault(schema("Parcel", "description"), 1, "wrong-type"),
    Fault(schema("Parcel", "readOnly"), 1, "wrong-type"),
    Fault(schema("Parcel", "deprecated"), 1, "wrong-type"),
    Fault(schema("Parcel", "uniqueItems"), 1, "wrong-type"),
    Fault(schema("Parcel", "required", "2"), "id", "invalid"),
    Fault(schema("Parcel", "properties", "id", "minLength"), -1, "invalid"),
    Fault(schema("Parcel", "properties", "id", "maxLength"), "x", "wrong-type"),
    Fault(schema("Parcel", "properties", "size", "default"), 9, "wrong-default"),
    Fault(schema("Parcel", "properties", "label", "pattern"), "(", "foreign-pattern"),
    Fault(schema("Parcel", "properties", "parts", "items", "type"), "objekt", "unknown-value"),
    Fault(
        schema("Parcel", "properties", "lost"),
        {"$ref": "#/components/schemas/Parsel"},
        "unresolved-reference",
    ),
    Fault(schema("Parcel", "properties", "far"), {"$ref": "other.yaml#/a"}, "external-reference"),
    Fault(
        schema("Whole", "required", "2"),
        "z",
        "required-without-property",
        schema("Whole", "required"),
    ),
    Fault(schema("Whole", "allOf", "1", "maxProperties"), -1, "invalid"),
    Fault(schema("Either", "discriminator", "propertyName"), 1, "wrong-type"),
    Fault(schema("Text", "minLength"), 1.5, "wrong-type"),
    Fault(schema("Loop"), {"$ref": "#/components/schemas/Loop"}, "reference-cycle"),
    # Security schemes.
    Fault("#/components/securitySchemes/key/in", "body", "unknown-value"),
    Fault("#/components/securitySchemes/key/nam", "x", "unknown-field"),
    Fault("#/components/securitySchemes/basic/description", 1, "wrong-type"),
    Fault("#/components/securitySchemes/none", {"description": "d"}, "missing-field"),
)
