"""Has every object of the document the fields that the standard gives it?"""

# The validator's and jsonschema's own types are incomplete.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false
# pyright: reportUnknownArgumentType=false

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import Any

from .budget import Budget, bounded


def structural_errors(plain: Any, is_3_0: bool, budget: Budget) -> list[Any]:
    """Return what the standard's own JSON Schema says against a document, as jsonschema's errors.

    Paths are absolute. Of alternatives, only what keeps the likeliest from fitting is returned.
    Raises `Exhausted` when the budget does not suffice.
    """
    from jsonschema.validators import validator_for
    from referencing import Registry, Resource

    schema = _standard_schema("3.0" if is_3_0 else "3.1")
    resource = Resource[Any].from_contents(schema)
    # Crawled once: jsonschema would do so anew wherever the schema refers to a part of itself.
    registry = Registry[Any]().with_resource(resource.id() or "", resource).crawl()
    validator = bounded(validator_for(schema), budget)(schema, registry=registry)
    return without_echoes(
        [leaf for error in validator.iter_errors(plain) for leaf in leaves(error)]
    )


def _standard_schema(version: str) -> dict[str, Any]:
    """Return the standard's schema, as the validator ships it.

    Its own `openapi_spec_validator.schemas` reads these files as YAML, which takes longer than to
    check a document.
    """
    folder = files("openapi_spec_validator") / "resources" / "schemas" / f"v{version}"
    schema: dict[str, Any] = json.loads((folder / "schema.json").read_bytes())
    return schema


def leaves(error: Any) -> Iterator[Any]:
    """Yield the errors that explain one: of the alternatives of ``oneOf`` and ``anyOf``, those of the likeliest."""
    if error.validator not in ("oneOf", "anyOf") or not error.context:
        yield error
        return
    branches: dict[Any, list[Any]] = {}
    for child in error.context:
        branches.setdefault(child.relative_schema_path[0], []).append(child)
    for child in min(branches.values(), key=lambda branch: _unlikelihood(branch)):
        yield from leaves(child)


def _unlikelihood(branch: list[Any]) -> tuple[int, int]:
    """Return how far an alternative is from what was meant: by what tells alternatives apart, then by count."""
    return sum(_tells_apart(error) for error in branch), len(branch)


def _tells_apart(error: Any) -> int:
    # A reference without $ref was not meant as one; anything else with $ref was.
    if "$ref" in _missing_or_unexpected(error):
        return 10
    near = len(error.relative_path) <= 1
    return 3 if near and error.validator in ("type", "enum", "const", "not") else 0


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


def without_echoes(errors: list[Any]) -> list[Any]:
    """Return the errors without those that only repeat others.

    By ``unevaluatedProperties`` a field whose value is wrong counts as unknown as well.
    """
    own = [error for error in errors if error.validator != "unevaluatedProperties"]
    paths = {tuple(error.absolute_path)[:depth] for error in own for depth in range(20)}
    exact = {tuple(error.absolute_path) for error in own}
    return own + [
        error
        for error in errors
        if error.validator == "unevaluatedProperties"
        and tuple(error.absolute_path) not in exact
        and not any((*error.absolute_path, key) in paths for key in unexpected(error))
    ]
