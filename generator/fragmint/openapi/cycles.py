"""Circles of references that no value ends: a schema that is, word for word, itself.

`Node: {properties: {next: {$ref: '#/…/Node'}}}` is fine, a list ends somewhere.
`A: {$ref: '#/…/A'}` and `A: {allOf: [{$ref: '#/…/A'}]}` say nothing.

`Pet: {properties: …, oneOf: [{$ref: '#/…/Cat'}]}` with `Cat: {allOf: [{$ref: '#/…/Pet'}, …]}` is a
circle by the letter, too, and a common way to write a plain thing: a parent, and its children.
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
    """Return the references in all that says something about the very value that `start` is about.

    Those by which a child extends its parent are left out.
    """
    found = (
        each
        for each, words in _references_below(root, start, _COMPOSITION)
        if not (set(words) == {"allOf"} and _is_parent(root, each, start))
    )
    return tuple(sorted(found, key=lambda each: each.span.start))


def _is_parent(root: Node, extended: Reference, child: str) -> bool:
    """Tell whether the schema that a child extends has the child among its choices, or one that extends it."""
    parent = local_pointer(extended.text)
    if parent is None or parent == child:
        return False
    seen: set[str] = set()
    waiting = [
        each.text for each, words in _references_below(root, parent, ("anyOf", "oneOf")) if words
    ]
    while waiting:
        pointer = local_pointer(waiting.pop())
        if pointer == child:
            return True
        if pointer is not None and pointer not in seen:
            seen.add(pointer)
            above = _references_below(root, pointer, ("allOf",))
            waiting.extend(each.text for each, words in above if words)
    return False


def _references_below(
    root: Node, start: str, words: tuple[str, ...]
) -> Iterator[tuple[Reference, tuple[str, ...]]]:
    """Yield the references inline in a schema below these words, with the words on the way to each."""
    waiting: list[tuple[str, tuple[str, ...]]] = [(start, ())]
    while waiting:
        pointer, way = waiting.pop()
        node = resolve(root, pointer)
        if not isinstance(node, Mapping):
            continue
        value = node.get("$ref")
        if isinstance(value, Scalar) and isinstance(value.value, str):
            yield Reference(value.value, value.span, pointer), way
        for word in words:
            waiting.extend((each, (*way, word)) for each in _members(node, pointer, word))


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
