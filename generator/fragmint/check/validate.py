"""Validate the tree of a document: all findings, and always the same ones.

What is valid is the word of `openapi-spec-validator`'s schemas; where and how it is said is ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from ..document.node import Mapping, Node
from ..document.plain import to_plain
from ..document.pointer import ROOT, build
from ..findings.depth import unless_too_deep
from ..findings.diagnostic import Diagnostic, arrange, has_errors
from ..openapi.anchors import localized
from ..openapi.cycles import cycle_problems
from ..openapi.references import entangled, reference_problems
from ..openapi.version import Version, read_version
from .budget import Budget, Exhausted
from .dialect import Dialects
from .schemas import Path, PlacedSchema, outermost_schemas, schemas_within
from .semantics import Defaults, examples, misspelt, undescribed
from .structure import leaves, structural_errors
from .wording import (
    describe,
    required_without_property,
    unknown_dialect,
    wrong_default,
    wrong_example,
)

# Honest documents need three steps for each object, large ones as small ones.
_STEPS_PER_OBJECT = 30
_STEPS_AT_LEAST = 20_000
_INCOMPLETE = ("too-entangled", "unchecked")
"""Rules of a check that did not come to its end, as it does where the structure is wrong."""


def validate(node: Node) -> tuple[Diagnostic, ...]:
    """Return what is wrong with a document, ordered by place; () for a valid one.

    Repeated operationIds and parameters, and paths that don't fit their parameters, are found by
    `openapi.parse`, which knows both places.
    """
    node = localized(node)
    version = read_version(node)
    if isinstance(version, Diagnostic):
        return (version,)
    plain, places = to_plain(node)
    budget = Budget(_STEPS_AT_LEAST + _STEPS_PER_OBJECT * len(places))
    outermost = tuple(outermost_schemas(plain, version.is_3_0))
    certain = (
        *reference_problems(node),
        *cycle_problems(node),
        *_guarded(version.root, partial(_structural, version, plain, budget)),
        *_schema_faults(version, plain, outermost),
    )
    sense = (
        *_senseless(version, plain, outermost, budget),
        *_guarded(
            version.root,
            partial(_wrong_examples, version, plain, outermost, _STEPS_PER_OBJECT * len(places)),
        ),
    )
    # A validator that stumbles over what is said already has nothing to add.
    stumbles = ("unchecked", "too-entangled", "too-deep") if has_errors(certain) else ()
    return arrange((*certain, *(each for each in sense if each.rule not in stumbles)))


def _structural(version: Version, plain: Any, budget: Budget) -> Iterator[Diagnostic]:
    for error in structural_errors(plain, version.name, budget):
        yield from describe(version.root, build(error.absolute_path), error)


def _schema_faults(
    version: Version, plain: Any, outermost: tuple[PlacedSchema, ...]
) -> Iterator[Diagnostic]:
    """Yield what is wrong with schemas by the dialect that each is written in."""
    dialects = Dialects(plain, version.is_3_0)
    for schema in outermost:
        name = dialects.name(schema.value)
        if not dialects.is_known(name):
            inside = schema.path if "$schema" in schema.value else ()
            yield unknown_dialect(version.root, name, build(inside))
        yield from _guarded(version.root, partial(_faults, version.root, dialects, schema))


def _faults(root: Node, dialects: Dialects, schema: PlacedSchema) -> Iterator[Diagnostic]:
    for error in dialects.errors(schema.value):
        for leaf in leaves(error):
            yield from describe(root, build((*schema.path, *leaf.absolute_path)), leaf)


def _senseless(
    version: Version, plain: Any, outermost: tuple[PlacedSchema, ...], budget: Budget
) -> Iterator[Diagnostic]:
    """Yield what schemas say that does not fit the rest of what they say."""
    defaults = Defaults(plain, version.is_3_0, budget)
    for outer in outermost:
        for schema in schemas_within(outer, version.is_3_0):
            if "default" in schema.value:
                wrong = partial(_wrong_defaults, version.root, defaults, schema)
                yield from _guarded(version.root, wrong)
            for index, name, meant in misspelt(schema):
                required = build((*schema.path, "required", index))
                yield required_without_property(version.root, required, [name], meant)
            if "allOf" in schema.value and "required" in schema.value:
                missing = partial(_undescribed, version.root, plain, schema, budget)
                yield from _guarded(version.root, missing)


def _wrong_examples(
    version: Version, plain: Any, outermost: tuple[PlacedSchema, ...], steps: int
) -> Iterator[Diagnostic]:
    """Yield the examples that are outside of the enum or the type of their schemas.

    They mislead readers and stop nothing: where the validator stumbles, that is left to the other checks.
    """
    judge = Defaults(plain, version.is_3_0, Budget(steps))
    for outer in outermost:
        holder = _at(plain, outer.path[:-1]) if outer.path[-1] == "schema" else None
        for schema in schemas_within(outer, version.is_3_0):
            for path, value in examples(schema, holder if schema is outer else None):
                try:
                    errors = judge.against(schema, value)
                except RecursionError:
                    raise
                except Exception:
                    return
                for error in errors:
                    if error.validator in ("enum", "const", "type"):
                        place = build((*path, *error.absolute_path))
                        yield wrong_example(version.root, place, error)


def _at(plain: Any, path: Path) -> Any:
    for step in path:
        plain = plain[step]
    return plain


def _wrong_defaults(root: Node, defaults: Defaults, schema: PlacedSchema) -> Iterator[Diagnostic]:
    for error in defaults.errors(schema):
        yield wrong_default(root, build((*schema.path, "default", *error.absolute_path)), error)


def _undescribed(
    root: Node, plain: Any, schema: PlacedSchema, budget: Budget
) -> Iterator[Diagnostic]:
    if names := undescribed(plain, schema, budget):
        yield required_without_property(root, build((*schema.path, "required")), names)


def _guarded(root: Mapping, check: Callable[[], Iterable[Diagnostic]]) -> tuple[Diagnostic, ...]:
    """Return what a check finds, or that it could not be done."""
    found = unless_too_deep(lambda: _tried(root, check), partial(entangled, root))
    return (found,) if isinstance(found, Diagnostic) else found


def _tried(root: Mapping, check: Callable[[], Iterable[Diagnostic]]) -> tuple[Diagnostic, ...]:
    try:
        return tuple(check())
    except RecursionError:
        raise
    except Exception as error:  # The validators take the right structure for granted.
        return (_unchecked(root, error),)


def _unchecked(root: Mapping, error: Exception) -> Diagnostic:
    if isinstance(error, Exhausted):
        message = "the document has too many references between its parts to be checked"
        return _incomplete("too-entangled", message, root)
    message = (
        f"the document could not be checked in full: the validator raised {type(error).__name__}"
    )
    return _incomplete("unchecked", message, root)


def _incomplete(rule: str, message: str, root: Mapping) -> Diagnostic:
    span = root.entries[0].key_span
    hint = "name inner parts in `components`, and refer to each of them once"
    return Diagnostic(rule, message, span, pointer=ROOT, hint=hint)
