"""Check schemas against themselves: defaults that do not match, required properties without description.

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
from ..openapi.references import local_pointer
from .budget import Budget, bounded
from .keywords import unique_items
from .schemas import PlacedSchema

_DOCUMENT = "document:"


class Defaults:
    """What validates the defaults of the schemas of one document.

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
        default = schema.value.get("default")
        if "default" not in schema.value or (
            default is None and schema.value.get("nullable") is True
        ):
            return []
        reference = f"{_DOCUMENT}{quote(build(schema.path), safe='#/')}"
        validator = self._class(
            {"$ref": reference}, registry=self._registry, format_checker=self._formats
        )
        return list(validator.iter_errors(default))


def _nothing(*_: Any) -> Iterator[Any]:
    return iter(())


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
