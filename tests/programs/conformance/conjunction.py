"""One flat schema of what a schema combines: references, `allOf`, and an arm of each union."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Target = Callable[[str], Any]


class Impossible(Exception):
    """This way leads to no value."""


def merged(schema: Any, target: Target, chance: random.Random, small: bool) -> dict[str, Any]:
    """Return all keywords that a value has to satisfy, without references and combinations.

    Args:
        schema: A schema, or true.
        target: Gives what a reference leads to.
        chance: Chooses an arm of every union.
        small: Whether to choose an arm that needs little.

    Raises:
        Impossible: The schema is false, or refers to itself alone.
    """
    flat: dict[str, Any] = {}
    for part in _parts(schema, target, chance, small, 0):
        _add(flat, part)
    return flat


def _parts(
    schema: Any, target: Target, chance: random.Random, small: bool, depth: int
) -> Iterator[Mapping[str, Any]]:
    if schema is True or schema is None:
        return
    if schema is False or depth > 30:
        raise Impossible("nothing is valid")
    if "$ref" in schema:
        yield from _parts(target(schema["$ref"]), target, chance, small, depth + 1)
    for each in schema.get("allOf", ()):
        yield from _parts(each, target, chance, small, depth + 1)
    for key in ("oneOf", "anyOf"):
        if schema.get(key):
            arm = _arm(schema[key], target, chance, small)
            yield from _parts(arm, target, chance, small, depth + 1)
            yield from _tag(schema, arm)
    yield {key: value for key, value in schema.items() if key not in ("$ref", "allOf")}


def _arm(arms: list[Any], target: Target, chance: random.Random, small: bool) -> Any:
    if not small:
        return chance.choice(arms)
    order = sorted(arms, key=lambda each: _weight(each, target))
    return order[min(int(chance.expovariate(2)), len(order) - 1)]


def _weight(schema: Any, target: Target) -> int:
    """A guess at how much a value needs: scalars nothing, objects as much as they require."""
    while isinstance(schema, dict) and "$ref" in schema:
        schema = target(schema["$ref"])
    if not isinstance(schema, dict):
        return 5
    if schema.get("type") in ("string", "integer", "number", "boolean", "null"):
        return 0
    combined = any(key in schema for key in ("allOf", "oneOf", "anyOf"))
    return 1 + len(schema.get("required", ())) + 5 * combined


def _tag(schema: Mapping[str, Any], arm: Any) -> Iterator[Mapping[str, Any]]:
    """What the discriminator asks of the chosen arm (OpenAPI, Discriminator Object)."""
    discriminator = schema.get("discriminator")
    if not isinstance(discriminator, dict) or not isinstance(arm, dict) or "$ref" not in arm:
        return
    name = arm["$ref"].rpartition("/")[2]
    mapping = discriminator.get("mapping") or {}
    found = [key for key, value in mapping.items() if value in (arm["$ref"], name)]
    tag = discriminator["propertyName"]
    yield {"properties": {tag: {"const": found[0] if found else name}}, "required": [tag]}


def _add(flat: dict[str, Any], part: Mapping[str, Any]) -> None:
    for key, value in part.items():
        if key not in flat:
            flat[key] = value
        elif key in _RULES:
            flat[key] = _RULES[key](flat[key], value)
        elif key not in ("description", "title", "example", "default"):
            flat[key] = value


def _both(first: Any, second: Any) -> Any:
    return first if first == second else {"allOf": [first, second]}


def _properties(first: Mapping[str, Any], second: Mapping[str, Any]) -> dict[str, Any]:
    found = dict(first)
    for name, schema in second.items():
        found[name] = _both(found[name], schema) if name in found else schema
    return found


def _rest(first: Any, second: Any) -> Any:
    if first is False or second is False:
        return False
    return second if first is True else first if second is True else _both(first, second)


def _common(first: list[Any], second: list[Any]) -> list[Any]:
    found = [each for each in first if each in second]
    if not found:
        raise Impossible("the enums have nothing in common")
    return found


def _types(first: Any, second: Any) -> Any:
    if first == second:
        return first
    some = [first] if isinstance(first, str) else first
    other = [second] if isinstance(second, str) else second
    found = [each for each in some if each in other]
    if not found and {*some, *other} >= {"integer", "number"}:
        return "integer"
    if not found:
        raise Impossible("the types exclude each other")
    return found if len(found) > 1 else found[0]


_RULES: Mapping[str, Callable[[Any, Any], Any]] = {
    "properties": _properties,
    "additionalProperties": _rest,
    "items": _both,
    "required": lambda first, second: [*first, *second],
    "enum": _common,
    "type": _types,
    "nullable": lambda first, second: first and second,
    **dict.fromkeys(("minimum", "minLength", "minItems", "minProperties"), max),
    **dict.fromkeys(("maximum", "maxLength", "maxItems", "maxProperties"), min),
}
