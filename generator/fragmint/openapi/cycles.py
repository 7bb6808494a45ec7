"""Circles of references that no value ends: a schema that is, word for word, itself.

``Node: {properties: {next: {$ref: '#/…/Node'}}}`` is fine, a list ends somewhere.
``A: {$ref: '#/…/A'}`` and ``A: {allOf: [{$ref: '#/…/A'}]}`` say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..document.node import Mapping, Node, Scalar, Sequence
from ..document.pointer import find, join, resolve
from ..findings.diagnostic import Diagnostic, Related
from ..findings.text import shown
from .references import Reference, local_pointer, references

_COMPOSITION = ("allOf", "anyOf", "oneOf")


def cycle_problems(root: Node) -> tuple[Diagnostic, ...]:
    """Return an error for every circle of references, at the first reference that was met in it."""
    done: set[str] = set()
    found: list[Diagnostic] = []
    for reference in sorted(references(root), key=lambda each: each.span.start):
        circle = _circle_from(root, reference.pointer, done)
        if circle:
            found.append(_problem(root, circle, reference))
    return tuple(found)


def _circle_from(root: Node, start: str, done: set[str]) -> tuple[str, ...]:
    """Walk from `start` in depth, without recursion; return the pointers of the first circle.

    `done` gathers what was walked, so that every place is walked once in all.
    """
    path: list[str] = []
    on_path: set[str] = set()
    trail: list[Iterator[str]] = [iter((start,))]
    while trail:
        pointer = next(trail[-1], None)
        if pointer is None:
            trail.pop()
            if path:
                on_path.discard(path.pop())
        elif pointer in on_path:
            done.update(path)
            return tuple(path[path.index(pointer) :])
        elif pointer not in done:
            done.add(pointer)
            path.append(pointer)
            on_path.add(pointer)
            trail.append(iter(_same_value(root, pointer)))
    return ()


def _same_value(root: Node, pointer: str) -> tuple[str, ...]:
    """Return the pointers of all that says something about the very value that `pointer` is about."""
    node = resolve(root, pointer)
    if not isinstance(node, Mapping):
        return ()
    reference = node.get("$ref")
    if isinstance(reference, Scalar) and isinstance(reference.value, str):
        target = local_pointer(reference.value)
        targets = () if target is None else (target,)
    else:
        targets = ()
    return (*targets, *(each for word in _COMPOSITION for each in _members(node, pointer, word)))


def _members(node: Mapping, pointer: str, word: str) -> tuple[str, ...]:
    members = node.get(word)
    if not isinstance(members, Sequence):
        return ()
    return tuple(join(pointer, word, index) for index in range(len(members.items)))


def _problem(root: Node, circle: tuple[str, ...], reference: Reference) -> Diagnostic:
    places = [found for each in circle[1:11] if (found := find(root, each)) is not None]
    return Diagnostic(
        rule="reference-cycle",
        message=f"'{shown(reference.text, 100)}' leads back to itself and says nothing",
        span=reference.span,
        pointer=reference.pointer,
        hint="let one of the references name what is meant",
        related=tuple(Related(place.span, "by way of this") for place in places),
    )
