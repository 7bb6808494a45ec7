"""Changes of a document: of its tree, so that it stays one and gets far, and of its bytes."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from random import Random
from typing import Any, TypeAlias

import yaml

from .seeds import tree_of
from .vocabulary import FRAGMENTS, KEYS, SCALARS

Tree: TypeAlias = Any
"""A JSON value, which the functions below change in place."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A key of an object or an index of an array, with what holds it.

    For example: the value of ``info.title`` is ``Slot(info, "title")``.
    """

    holder: Any
    key: Any
    pointer: str

    @property
    def value(self) -> Tree:
        """What is there."""
        return self.holder[self.key]


def mutated(tree: Tree, random: Random) -> bytes:
    """A document that differs from the tree in one to eight places of its structure, as YAML or JSON."""
    try:
        return _written(_changed(copy.deepcopy(tree), random), random)
    except RecursionError:  # grafts of what was nested may be deeper than can be copied or written
        return b"[" * 100_000


def mutated_bytes(data: bytes, random: Random) -> bytes:
    """The bytes with up to four fragments of syntax put in, or parts cut out or said twice."""
    for _ in range(random.randint(1, 4)):
        start = random.randint(0, len(data))
        end = min(len(data), start + random.choice((0, 0, 1, 10, 200)))
        middle = random.choice((random.choice(FRAGMENTS), b"", data[start:end] * 2))
        data = data[:start] + middle + data[end:]
    return data


def mutated_document(data: bytes, random: Random) -> bytes:
    """The document changed in its structure, if it has one, or in its bytes, or in both."""
    tree = tree_of(data) if random.random() < 0.8 else None
    if tree is None:
        return mutated_bytes(data, random)
    changed = mutated(tree, random)
    return changed if random.random() < 0.85 else mutated_bytes(changed, random)


def _changed(tree: Tree, random: Random) -> Tree:
    for _ in range(random.choice((1, 1, 2, 3, 8))):
        found = _slots(tree)
        if found:
            random.choice(_OPERATIONS)(found, random)
    return tree


def _slots(tree: Tree) -> list[Slot]:
    found: list[Slot] = []
    waiting = [(tree, "#")] if isinstance(tree, (dict, list)) else []
    while waiting:
        holder, pointer = waiting.pop()
        keys = holder.keys() if isinstance(holder, dict) else range(len(holder))
        for key in keys:
            part = str(key).replace("~", "~0").replace("/", "~1")
            found.append(Slot(holder, key, f"{pointer}/{part}"))
            if isinstance(holder[key], (dict, list)):
                waiting.append((holder[key], found[-1].pointer))
    return found


def _replace(slots: list[Slot], random: Random) -> None:
    slot = random.choice(slots)
    slot.holder[slot.key] = random.choice(SCALARS)


def _replace_alike(slots: list[Slot], random: Random) -> None:
    """Put a hostile value where another of its type was: more often than not the document stays valid."""
    kind = random.choice((str, str, str, bool, int))
    found = [each for each in slots if type(each.value) is kind]
    if found:
        slot = random.choice(found)
        slot.holder[slot.key] = random.choice([each for each in SCALARS if type(each) is kind])


def _graft(slots: list[Slot], random: Random) -> None:
    slot = random.choice(slots)
    slot.holder[slot.key] = copy.deepcopy(random.choice(slots).value)


def _swap(slots: list[Slot], random: Random) -> None:
    first, second = random.choice(slots), random.choice(slots)
    values = copy.deepcopy(first.value), copy.deepcopy(second.value)
    second.holder[second.key], first.holder[first.key] = values


def _remove(slots: list[Slot], random: Random) -> None:
    slot = random.choice(slots)
    del slot.holder[slot.key]


def _add_key(slots: list[Slot], random: Random) -> None:
    objects = [each.value for each in slots if isinstance(each.value, dict)]
    if objects:
        value = random.choice(SCALARS) if random.random() < 0.5 else random.choice(slots).value
        random.choice(objects)[random.choice(KEYS)] = copy.deepcopy(value)


def _rename(slots: list[Slot], random: Random) -> None:
    slot = random.choice([each for each in slots if isinstance(each.holder, dict)] or slots)
    if isinstance(slot.holder, dict):
        hostile = [each for each in SCALARS if isinstance(each, str)]
        value = slot.holder.pop(slot.key)
        slot.holder[random.choice((random.choice(KEYS), random.choice(hostile)))] = value


def _wrap(slots: list[Slot], random: Random) -> None:
    slot = random.choice(slots)
    word = random.choice(("allOf", "anyOf", "oneOf", "properties", "items", "not", "schema"))
    value = copy.deepcopy(slot.value)
    wrapped = [value] if word.endswith("Of") else {"a": value} if word == "properties" else value
    slot.holder[slot.key] = {word: wrapped}


def _refer(slots: list[Slot], random: Random) -> None:
    slot = random.choice([each for each in slots if isinstance(each.value, dict)] or slots)
    slot.holder[slot.key] = {"$ref": random.choice(slots).pointer}


def _nest(slots: list[Slot], random: Random) -> None:
    slot = random.choice(slots)
    value = copy.deepcopy(slot.value)
    word = random.choice(("items", "allOf", "additionalProperties"))
    for _ in range(random.choice((3, 30, 90, 250))):
        value = {word: [value]} if word == "allOf" else {"type": "array", word: value}
    slot.holder[slot.key] = value


_OPERATIONS: tuple[Callable[[list[Slot], Random], None], ...] = (
    _replace, _replace_alike, _replace_alike, _replace_alike, _graft, _swap, _remove, _add_key, _add_key, _rename, _wrap, _refer,
    _nest,
)  # fmt: skip


def _written(tree: Tree, random: Random) -> bytes:
    if random.random() < 0.25:
        with suppress(UnicodeEncodeError):  # PyYAML writes no lone surrogates
            return _yaml(tree)
    return json.dumps(tree).encode()


def _yaml(tree: Tree) -> bytes:
    dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    plain = type("Plain", (dumper,), {"ignore_aliases": lambda *_: True})
    text: str = yaml.dump(tree, Dumper=plain, sort_keys=False)
    return text.encode()
