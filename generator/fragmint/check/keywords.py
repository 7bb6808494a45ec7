"""Keywords of JSON Schema that report more than those of `jsonschema`, at less cost."""

# The validator's and jsonschema's own types are incomplete.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any


def unique_items(_: Any, wanted: Any, instance: Any, __: Any) -> Iterator[Any]:
    """Say of each item that an earlier one is alike; the library compares each with each, and tells of one."""
    from jsonschema.exceptions import ValidationError

    if wanted is not True or not isinstance(instance, list):
        return
    seen: set[str] = set()
    for index, item in enumerate(instance):
        text = json.dumps(item, sort_keys=True)
        if text in seen:
            yield ValidationError("an earlier item is alike", path=(index,))
        seen.add(text)


def unknown_keys(resolver: Any) -> Callable[..., Iterator[Any]]:
    """Return `unevaluatedProperties: false` for a schema whose references `resolver` follows.

    By JSON Schema, a key is unevaluated as well when something else is wrong beside it. Here it
    is known when the schema names it at all, so that each fault is said once, at its own place.
    """
    from jsonschema.exceptions import ValidationError

    def check(validator: Any, wanted: Any, instance: Any, schema: Any) -> Iterator[Any]:
        if wanted is not False or not isinstance(instance, dict):
            return
        parts = list(_in_place(validator, resolver, instance, schema))
        unknown = [key for key in instance if not any(_names(part, key) for part in parts)]
        if unknown:
            listed = ", ".join(repr(key) for key in unknown)
            yield ValidationError(f"Unevaluated properties are not allowed ({listed})")

    return check


def _in_place(validator: Any, resolver: Any, instance: Any, schema: Any) -> Iterator[Any]:
    """Yield the schemas that say something about the keys of this very object, `schema` first."""
    yield schema
    inner = [*schema.get("allOf", ()), *_by_condition(validator, instance, schema)]
    inner += [each for key, each in schema.get("dependentSchemas", {}).items() if key in instance]
    if "$ref" in schema:
        inner.append(resolver.lookup(schema["$ref"]).contents)
    for each in inner:
        yield from _in_place(validator, resolver, instance, each)


def _by_condition(validator: Any, instance: Any, schema: Any) -> Iterator[Any]:
    if "if" in schema:
        holds = validator.evolve(schema=schema["if"]).is_valid(instance)
        word = "then" if holds else "else"
        if word in schema:
            yield schema[word]


def _names(schema: Any, key: str) -> bool:
    return (
        key in schema.get("properties", ())
        or "additionalProperties" in schema
        or any(re.search(pattern, key) for pattern in schema.get("patternProperties", ()))
    )
