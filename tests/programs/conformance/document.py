"""A document as others read it: PyYAML or json, JSON pointers, and jsonschema's validators."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import openapi_schema_validator as openapi
import yaml
from referencing import Registry
from referencing.jsonschema import DRAFT4, DRAFT202012

VERBS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_HERE = "https://document.test/"


@dataclass(frozen=True, slots=True)
class At:
    """A value of the document and the pointer to it, with references followed."""

    value: Any
    pointer: str

    def get(self, key: str) -> Any:
        """The value of a key as it stands there; None where there is none."""
        return self.value.get(key) if isinstance(self.value, dict) else None


@dataclass(frozen=True, slots=True)
class Called:
    """An operation of the document, with the parameters of its path."""

    verb: str
    path: str
    at: At
    parameters: tuple[At, ...]

    @property
    def label(self) -> str:
        """What a reader finds it by. For example: `GET /pets`."""
        return f"{self.verb.upper()} {self.path}"


class _Text(yaml.CSafeLoader):
    """Scalars of the YAML that JSON can say: times stay text (YAML 1.2, JSON schema)."""


_Text.yaml_implicit_resolvers = {
    first: [each for each in found if each[0] != "tag:yaml.org,2002:timestamp"]
    for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def without_annotations(value: Any, *, named: bool = False) -> Any:
    """A part of a document without what refuses no value (JSON Schema 2020-12, Validation §7.2.1, §9).

    A judge that fills defaults in, or stumbles over formats that it doesn't know, judges something else.

    Args:
        named: Whether the keys are names of the author's.
    """
    if isinstance(value, list):
        return [without_annotations(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        key: without_annotations(each, named=key in _NAMED and not named)
        for key, each in value.items()
        if named
        or not (
            key == "default" or (key == "format" and isinstance(each, str) and each not in _READ)
        )
    }


_NAMED = frozenset({"properties", "patternProperties", "responses", "schemas", "variables"})
"""Below these keys stand names."""
_READ = frozenset(
    {"byte", "binary", "date", "date-time", "uuid", "int32", "int64", "float", "double"}
)
"""Formats that say how a value is read."""


def is_base64(schema: Any) -> bool:
    """Whether a body is text that stands for bytes, whatever its media type."""
    said = schema if isinstance(schema, dict) else {}
    return said.get("format") in ("byte", "base64") or said.get("contentEncoding") == "base64"


class Document:
    """One document, read once."""

    def __init__(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        parsed = json.loads(text) if path.suffix == ".json" else yaml.load(text, _Text)
        self.root: dict[str, Any] = _with_text_keys(parsed)
        self.version = str(self.root.get("openapi", ""))[:3]
        specification = DRAFT4 if self.version == "3.0" else DRAFT202012
        resource = specification.create_resource(self.root)
        self._registry: Registry[Any] = Registry().with_resource(_HERE, resource)
        self.components: dict[str, Any] = without_annotations(self.root.get("components") or {})

    def operations(self) -> Iterator[Called]:
        """All operations of the paths, in the document's order."""
        for path, item in (self.root.get("paths") or {}).items():
            at = self.followed(At(item, _below("/paths", path)))
            shared = tuple(self._items(at, "parameters"))
            more = self.child(at, "additionalOperations")
            for holder, verbs in ((at, VERBS), (more, tuple(more.value or ()))):
                for verb in verbs:
                    if verb in (holder.value or {}):
                        found = self.child(holder, verb)
                        yield Called(verb, path, found, self._parameters(found, shared))

    def child(self, at: At, key: str) -> At:
        """What a key holds, references followed; a value of None where there is no such key."""
        return self.followed(At(at.get(key), _below(at.pointer, key)))

    def followed(self, at: At) -> At:
        """What a Reference Object refers to, in this document."""
        for _ in range(50):
            target = at.get("$ref")
            if not isinstance(target, str):
                return at
            at = At(self.target(target), unquote(target[1:]))
        raise LookupError(f"references go in a circle: {at.pointer}")

    def target(self, reference: str) -> Any:
        """What a reference such as `#/components/schemas/Pet` leads to."""
        value: Any = self.root
        if not reference.startswith("#"):
            raise LookupError(f"another document: {reference}")
        for part in unquote(reference[1:]).split("/")[1:]:
            key = part.replace("~1", "/").replace("~0", "~")
            value = value[int(key)] if isinstance(value, list) else value[key]
        return value

    def faults(self, at: At, value: object, *, sent: bool) -> list[str]:
        """What jsonschema has against a value of the schema there; `sent` is the request's side."""
        kind, checker = self._dialect(sent)
        validator = kind(
            {"$ref": f"{_HERE}#{at.pointer}"}, registry=self._registry, format_checker=checker
        )
        return [f"{each.json_path}: {each.message}"[:300] for each in validator.iter_errors(value)]

    def _dialect(self, sent: bool) -> tuple[Any, Any]:
        if self.version == "3.0":
            kind = openapi.OAS30WriteValidator if sent else openapi.OAS30ReadValidator
            return kind, openapi.oas30_format_checker
        return openapi.OAS31Validator, openapi.oas31_format_checker

    def _parameters(self, operation: At, shared: tuple[At, ...]) -> tuple[At, ...]:
        """Those of the path, and those of the operation, which count where both have one."""
        found = {(each.get("in"), each.get("name")): each for each in shared}
        for each in self._items(operation, "parameters"):
            found[each.get("in"), each.get("name")] = each
        return tuple(found.values())

    def _items(self, at: At, key: str) -> Iterator[At]:
        for index, item in enumerate(at.get(key) or ()):
            yield self.followed(At(item, f"{at.pointer}/{key}/{index}"))


def _below(pointer: str, key: str) -> str:
    return f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}"


def _with_text_keys(value: Any) -> Any:
    """With every key a string, as a YAML mapping with the keys 200 and 404 needs it."""
    if isinstance(value, Mapping):
        return {str(key): _with_text_keys(item) for key, item in value.items()}
    return [_with_text_keys(item) for item in value] if isinstance(value, list) else value
