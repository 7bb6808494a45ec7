"""Check that every object of a document has the fields that OpenAPI gives it."""

# The validator's and jsonschema's own types are incomplete.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any

from .budget import Budget, bounded
from .keywords import unique_items, unknown_keys


def structural_errors(plain: Any, version: str, budget: Budget) -> list[Any]:
    """Return what the standard's own JSON Schema says against a document, as jsonschema's errors.

    `version` is `3.0`, `3.1` or `3.2`.

    Paths are absolute. Of alternatives, only what keeps the likeliest from fitting is returned.

    Raises:
        Exhausted: The budget does not suffice.
    """
    from jsonschema.validators import validator_for
    from referencing import Registry, Resource

    schema = _standard_schema(version)
    resource = Resource[Any].from_contents(schema)
    uri = resource.id() or ""
    # Crawled once: jsonschema would do so anew wherever the schema refers to a part of itself.
    registry = Registry[Any]().with_resource(uri, resource).crawl()
    keywords = {
        "uniqueItems": unique_items,
        "unevaluatedProperties": unknown_keys(registry.resolver(uri)),
    }
    validator = bounded(validator_for(schema), budget, keywords)(schema, registry=registry)
    return [leaf for error in validator.iter_errors(plain) for leaf in leaves(error)]


def _standard_schema(version: str) -> dict[str, Any]:
    """Return the standard's schema, as the validator ships it.

    Its own `openapi_spec_validator.schemas` reads these files as YAML, which takes longer than to
    check a document.
    """
    folder = files("openapi_spec_validator") / "resources" / "schemas" / f"v{version}"
    text = (folder / "schema.json").read_text(encoding="utf-8")
    # `openapi.parse` reads 4xx as 4XX, and warns of it; what stands there is checked all the same.
    text = text.replace("|XX)$", "|[Xx]{2})$")
    # So is what stands in components under an odd name, which 3.0's schema passes over.
    text = text.replace(r'"^[a-zA-Z0-9\\.\\-_]+$": {', '"^": {')
    schema: dict[str, Any] = json.loads(text)
    return schema


def leaves(error: Any) -> Iterator[Any]:
    """Yield the errors that explain one: of the alternatives of `oneOf` and `anyOf`, those of the likeliest."""
    if error.validator not in ("oneOf", "anyOf") or not error.context:
        yield error
        return
    branches: dict[Any, list[Any]] = {}
    for child in error.context:
        branches.setdefault(child.relative_schema_path[0], []).append(child)
    for child in _likeliest(list(branches.values())):
        yield from leaves(child)


def _likeliest(branches: list[list[Any]]) -> list[Any]:
    """Return what keeps the likeliest alternative from fitting.

    A word such as `in` of a parameter, or `type` of a security scheme, tells alternatives
    apart: it fits one at most. Where it fits none, only what all of them want is known to be wrong.
    """
    failing = Counter(
        key
        for branch in branches
        for key in {each.relative_path[0] for each in branch if _wants_words(each)}
    )
    others = len(branches) - 1
    telling = frozenset(key for key, count in failing.items() if count >= others)
    likeliest = min(branches, key=lambda branch: _unlikelihood(branch, telling))
    if others in failing.values():
        return likeliest
    everywhere = set[Any].intersection(*({_fault(each) for each in branch} for branch in branches))
    return [each for each in likeliest if _fault(each) in everywhere] or likeliest


def _fault(error: Any) -> tuple[Any, ...]:
    """Return what is the same of two errors that say the same; alternatives may want other words."""
    said = "" if error.validator in ("enum", "const") else error.message
    return (error.validator, *error.absolute_path, said)


def _wants_words(error: Any) -> bool:
    return len(error.relative_path) == 1 and error.validator in ("enum", "const")


def _unlikelihood(branch: list[Any], telling: frozenset[Any]) -> tuple[int, ...]:
    """Return how far an alternative is from what was meant: by what tells alternatives apart, then by count."""
    whole = [each for each in branch if not each.relative_path]
    return (
        # A reference without $ref was not meant as one; anything else with $ref was.
        sum("$ref" in _missing_or_unexpected(each) for each in whole),
        sum(each.validator == "type" or _wants_text(each) for each in whole),
        sum(_wants_words(each) and each.relative_path[0] in telling for each in branch),
        sum(each.validator == "not" and len(each.relative_path) <= 1 for each in branch),
        len(branch),
    )


def _wants_text(error: Any) -> bool:
    """Tell whether one of several words is wanted where a list or an object stands."""
    return error.validator == "enum" and isinstance(error.instance, (list, dict))


def _missing_or_unexpected(error: Any) -> Iterable[str]:
    if error.validator == "required":
        return (name for name in error.validator_value if name not in error.instance)
    return unexpected(error)


def unexpected(error: Any) -> list[str]:
    """Return the keys that an object may not have by this error."""
    if error.validator == "additionalProperties":
        known = error.schema.get("properties", {})
        patterns = error.schema.get("patternProperties", {})
        return [
            key
            for key in error.instance
            if key not in known and not any(re.search(pattern, key) for pattern in patterns)
        ]
    if error.validator == "unevaluatedProperties":
        # Which ones they are is known to the message only; it lists them between parentheses.
        listed = error.message.partition("(")[2]
        return [key for key in error.instance if repr(key) in listed]
    return []
