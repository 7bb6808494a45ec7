"""The tree of a document to the findings about its validity.

What is valid is `openapi-spec-validator`'s word; where and how it is said is ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..document.node import Mapping, Node
from ..document.plain import Place, to_plain
from ..document.pointer import ROOT, build, find, join
from ..findings.diagnostic import Diagnostic, arrange, has_errors
from ..findings.text import shown
from ..openapi.cycles import cycle_problems
from ..openapi.references import entangled, reference_problems
from ..openapi.version import Version, read_version
from ..source import Span
from .budget import Budget, Exhausted
from .semantics import Remark, semantic_remarks
from .structure import leaves, structural_errors
from .wording import describe

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
    version = read_version(node)
    if isinstance(version, Diagnostic):
        return (version,)
    plain, places = to_plain(node)
    budget = Budget(_STEPS_AT_LEAST + _STEPS_PER_OBJECT * len(places))
    references = (*reference_problems(node), *cycle_problems(node))
    structural = _structural(version, plain, budget)
    # The validator stops at the first reference that it can't follow.
    semantic = () if references else _semantic(version, plain, places, budget)
    if has_errors(structural):
        semantic = tuple(each for each in semantic if each.rule not in _INCOMPLETE)
    return arrange((*references, *structural, *semantic))


def _structural(version: Version, plain: Any, budget: Budget) -> tuple[Diagnostic, ...]:
    try:
        errors = structural_errors(plain, version.is_3_0, budget)
    except RecursionError:
        return (entangled(version.root),)
    except Exhausted as error:
        return (_unchecked(version.root, error),)
    return tuple(
        each
        for error in errors
        for each in describe(version.root, build(error.absolute_path), error)
    )


def _semantic(
    version: Version, plain: Any, places: dict[int, Place], budget: Budget
) -> tuple[Diagnostic, ...]:
    found: list[Diagnostic] = []
    try:
        for remark in semantic_remarks(plain, version.is_3_0, budget):
            found.extend(_worded(version.root, remark, places))
    except RecursionError:
        found.append(entangled(version.root))
    except Exception as error:  # The validator takes the right structure for granted.
        found.append(_unchecked(version.root, error))
    return tuple(found)


def _worded(root: Node, remark: Remark, places: dict[int, Place]) -> Iterator[Diagnostic]:
    place = places.get(id(remark.subject), Place(ROOT, root))
    kind = type(remark.error).__name__
    if remark.keyword == "default":
        yield _wrong_default(place, remark.error)
    elif isinstance(remark.error.validator, str):
        for leaf in leaves(remark.error):
            yield from describe(root, join(place.pointer, *leaf.absolute_path), leaf)
    elif kind == "ExtraParametersError":
        yield _required_without_property(place, remark.error)
    elif kind == "OpenAPIValidationError" and remark.keyword != "tags":
        yield _plainly(root, place, remark.error)


def _wrong_default(place: Place, error: Any) -> Diagnostic:
    # JSON Schema only recommends that a default fits its schema (2020-12 validation §9.2).
    message = f"the default does not fit its schema ({shown(str(error.validator), 60)})"
    span = _field_span(place, "default")
    hint = "correct the default or the schema"
    pointer = join(place.pointer, "default")
    return Diagnostic("wrong-default", message, span, pointer=pointer, hint=hint)


def _required_without_property(place: Place, error: Any) -> Diagnostic:
    # JSON Schema allows it; more often than not it is a slip of the pen.
    names = error.message.partition(": ")[2].strip("[]")
    message = f"no property is described for what is required: {shown(names, 120)}"
    span = _field_span(place, "required")
    hint = "describe it under properties, or correct the name"
    pointer = join(place.pointer, "required")
    return Diagnostic("required-without-property", message, span, pointer=pointer, hint=hint)


def _plainly(root: Node, place: Place, error: Any) -> Diagnostic:
    found = find(root, place.pointer)
    span = place.node.span if found is None else found.span
    hint = "compare it with the OpenAPI specification"
    message = shown(str(error.message))
    return Diagnostic("invalid", message, span, pointer=place.pointer, hint=hint)


def _field_span(place: Place, name: str) -> Span:
    entry = place.node.entry(name) if isinstance(place.node, Mapping) else None
    return place.node.span if entry is None else entry.value.span


def _unchecked(root: Mapping, error: Exception) -> Diagnostic:
    if isinstance(error, Exhausted):
        message = "the document refers to itself too often to be checked"
        return _incomplete("too-entangled", message, root)
    message = f"the document could not be checked in full ({type(error).__name__})"
    return _incomplete("unchecked", message, root)


def _incomplete(rule: str, message: str, root: Mapping) -> Diagnostic:
    span = root.entries[0].key_span
    hint = "name inner parts in components and refer to each of them once"
    return Diagnostic(rule, message, span, pointer=ROOT, hint=hint)
