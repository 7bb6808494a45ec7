"""Circles of references that no value ends: a schema that is, word for word, itself.

`Node: {properties: {next: {$ref: '#/…/Node'}}}` is fine, a list ends somewhere.
`A: {$ref: '#/…/A'}` and `A: {allOf: [{$ref: '#/…/A'}]}` say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..document.node import Mapping, Node, Scalar, Sequence
from ..document.pointer import join, resolve
from ..findings.diagnostic import Diagnostic, Related
from ..findings.text import shown
from .references import Reference, local_pointer, references

_COMPOSITION = ("allOf", "anyOf", "oneOf")


def cycle_problems(root: Node) -> tuple[Diagnostic, ...]:
    """Return an error for every reference that closes a circle; without these there is no circle left."""
    done: set[str] = set()
    circles = [each for start in _targets(root) for each in _circles_from(root, start, done)]
    first = {each.closing.pointer: each for each in reversed(circles)}
    return tuple(_problem(each) for each in first.values())


@dataclass(frozen=True, slots=True)
class _Circle:
    """A reference that leads back to where the first of `others` starts from; of these, ten at most."""

    closing: Reference
    others: tuple[Reference, ...]


def _targets(root: Node) -> tuple[str, ...]:
    """Return the pointers that references name, in the order of the text, those in components first.

    A circle is told at the reference that leads to where the walk began: most others only lead into one.
    """
    ordered = sorted(
        references(root),
        key=lambda each: (not each.pointer.startswith("#/components/"), each.span.start),
    )
    targets = (local_pointer(each.text) for each in ordered)
    return tuple(dict.fromkeys(target for target in targets if target is not None))


def _circles_from(root: Node, start: str, done: set[str]) -> Iterator[_Circle]:
    """Walk from what `start` names in depth, without recursion; yield the circles that are met.

    `done` gathers the pointers that were walked, so that every place is walked once in all.
    """
    if start in done:
        return
    done.add(start)
    depths = {start: 0}
    trail = [iter(_same_value(root, start))]
    taken: list[Reference] = []
    while trail:
        del taken[len(trail) - 1 :]
        reference = next(trail[-1], None)
        if reference is None:
            trail.pop()
            depths.popitem()
            continue
        target = local_pointer(reference.text)
        if target in depths:
            yield _Circle(reference, tuple(taken[depths[target] : depths[target] + 10]))
        elif target is not None and target not in done:
            done.add(target)
            depths[target] = len(trail)
            taken.append(reference)
            trail.append(iter(_same_value(root, target)))


def _same_value(root: Node, start: str) -> tuple[Reference, ...]:
    """Return the references in all that says something about the very value that `start` is about."""
    found: list[Reference] = []
    waiting = [start]
    while waiting:
        pointer = waiting.pop()
        node = resolve(root, pointer)
        if not isinstance(node, Mapping):
            continue
        value = node.get("$ref")
        if isinstance(value, Scalar) and isinstance(value.value, str):
            found.append(Reference(value.value, value.span, pointer))
        waiting.extend(each for word in _COMPOSITION for each in _members(node, pointer, word))
    return tuple(sorted(found, key=lambda each: each.span.start))


def _members(node: Mapping, pointer: str, word: str) -> tuple[str, ...]:
    members = node.get(word)
    if not isinstance(members, Sequence):
        return ()
    return tuple(join(pointer, word, index) for index in range(len(members.items)))


def _problem(circle: _Circle) -> Diagnostic:
    closing = circle.closing
    return Diagnostic(
        rule="reference-cycle",
        message=f"the reference '{shown(closing.text, 100)}' leads back to itself",
        span=closing.span,
        pointer=closing.pointer,
        hint="let one of the references name a schema that is not a reference",
        related=tuple(
            Related(each.span, "this reference is part of the cycle") for each in circle.others
        ),
    )
