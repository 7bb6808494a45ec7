"""Check schemas against themselves: defaults and examples that do not match, required properties without description.

Every schema is asked for itself, so that a fault of one never hides what is wrong with another.
"""

# The validator's and jsonschema's own types are incomplete.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from ..document.pointer import build, split
from ..findings.text import nearest
from ..openapi.references import local_pointer
from .budget import Budget, bounded
from .keywords import unique_items
from .schemas import Path, PlacedSchema

_DOCUMENT = "document:"


class Defaults:
    """What validates the defaults and the examples of the schemas of one document.

    For example: `Defaults(plain, is_3_0=True, budget=budget).errors(schema)`.
    """

    def __init__(self, document: Any, is_3_0: bool, budget: Budget) -> None:
        import openapi_schema_validator as library
        from referencing import Registry
        from referencing.jsonschema import DRAFT202012

        resource = DRAFT202012.create_resource(document)
        # Nothing is retrieved: references that lead elsewhere are followed neither on the network nor on the disk.
        self._registry = Registry[Any]().with_resource(_DOCUMENT, resource)
        # A pattern such as (a+)+$ takes longer than anyone's life on the default it comes with.
        keywords = {"uniqueItems": unique_items, "pattern": _nothing, "patternProperties": _nothing}
        class_ = library.OAS30Validator if is_3_0 else library.OAS31Validator
        self._class = bounded(class_, budget, keywords)
        self._formats = library.oas30_format_checker if is_3_0 else library.oas31_format_checker

    def errors(self, schema: PlacedSchema) -> list[Any]:
        """Return what a schema says against its own default, as jsonschema's errors.

        May raise anything: a schema that is wrong itself makes the validator stumble.
        """
        return self.against(schema, schema.value["default"]) if "default" in schema.value else []

    def against(self, schema: PlacedSchema, value: Any) -> list[Any]:
        """Return what a schema says against a value. May raise anything, as `errors` may."""
        if value is None and schema.value.get("nullable") is True:
            return []
        reference = f"{_DOCUMENT}{quote(build(schema.path), safe='#/')}"
        validator = self._class(
            {"$ref": reference}, registry=self._registry, format_checker=self._formats
        )
        return list(validator.iter_errors(value))


def _nothing(*_: Any) -> Iterator[Any]:
    return iter(())


def misspelt(schema: PlacedSchema) -> Iterator[tuple[int, str, str]]:
    """Yield the names that a schema requires and does not describe: the index, the name, the one meant.

    Asked of whole schemas that describe properties: an optional one of nearly the same name tells a
    slip of the pen from a property that is left open.
    """
    required, described = schema.value.get("required"), schema.value.get("properties")
    if schema.is_part or not isinstance(required, list) or not isinstance(described, dict):
        return
    if any(word in schema.value for word in ("$ref", "allOf", "anyOf", "oneOf")):
        return
    optional = [name for name in described if name not in required]
    for index, name in enumerate(required):
        if isinstance(name, str) and name not in described:
            meant = nearest(name, optional, cutoff=0.8)
            if meant:
                yield index, name, meant


def examples(schema: PlacedSchema, holder: Any) -> Iterator[tuple[Path, Any]]:
    """Yield the examples of a schema with their places: its own, and those of a media type or parameter.

    `holder` is the object in which the schema stands as `schema`; None for a schema that stands elsewhere.
    """
    if "example" in schema.value:
        yield (*schema.path, "example"), schema.value["example"]
    listed = schema.value.get("examples")
    for number, value in enumerate(listed if isinstance(listed, list) else ()):
        yield (*schema.path, "examples", number), value
    if not isinstance(holder, dict):
        return
    if "example" in holder:
        yield (*schema.path[:-1], "example"), holder["example"]
    named = holder.get("examples")
    for name, each in (named if isinstance(named, dict) else {}).items():
        if isinstance(each, dict) and "value" in each:
            yield (*schema.path[:-1], "examples", name, "value"), each["value"]


def undescribed(document: Any, schema: PlacedSchema, budget: Budget) -> list[str]:
    """Return the names that a schema requires and neither it nor what it is composed of describes.

    Asked of whole schemas with `allOf` only: others may well leave their properties open.
    """
    required = schema.value.get("required")
    if schema.is_part or "allOf" not in schema.value or not isinstance(required, list):
        return []
    described: set[str] = set()
    for each in _composed_of(document, schema.value, budget):
        if each is None:  # What a wrong reference would have described is not known.
            return []
        described.update(each["properties"] if isinstance(each.get("properties"), dict) else ())
    return [name for name in required if isinstance(name, str) and name not in described]


def _composed_of(document: Any, schema: Any, budget: Budget) -> Iterator[dict[str, Any] | None]:
    """Yield a schema and what it is composed of, each once; None for what can't be found."""
    waiting, seen = [schema], set[int]()
    while waiting:
        each = waiting.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        budget.spend()
        if isinstance(each, dict):
            yield each
            waiting.extend(_parts(each))
        if isinstance(each, dict) and isinstance(each.get("$ref"), str):
            target = _target(document, each["$ref"])
            if target is None:
                yield None
            waiting.append(target)


def _parts(schema: dict[str, Any]) -> Iterator[Any]:
    for word in ("allOf", "anyOf", "oneOf"):
        members = schema.get(word)
        yield from members if isinstance(members, list) else ()
    yield from (schema[word] for word in ("items", "not") if word in schema)


def _target(document: Any, text: str) -> Any:
    """Return what a reference names in its document; None where it leads nowhere."""
    pointer = local_pointer(text)
    value = document
    for part in () if pointer is None else split(pointer):
        if isinstance(value, dict):
            value = value.get(part)
        elif isinstance(value, list) and part.isdecimal() and int(part) < len(value):
            value = value[int(part)]
        else:
            return None
    return None if pointer is None else value
