"""The tree of a YAML or JSON document, with the place of every key, value and item."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

from ..source import Span

ScalarValue: TypeAlias = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value without parts, typed by the core schema of YAML 1.2 (or by JSON).

    For example: `8080` is the int 8080, `NO` is the string "NO", `~` is None.
    """

    value: ScalarValue
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a mapping with its value.

    For example: `title: Museum`. Keys are always strings: the key of `200: …` is "200".
    """

    key: str
    key_span: Span
    value: Node


# No slots: a cached property keeps its value in the instance's __dict__.
@dataclass(frozen=True)
class Mapping:
    """Keys with values, in the author's order; no key comes twice.

    For example: `{type: string, format: uuid}`.
    """

    entries: tuple[Entry, ...]
    span: Span

    def get(self, name: str) -> Node | None:
        """Return the value of a key, or None when there is no such key."""
        entry = self._index.get(name)
        return None if entry is None else entry.value

    def entry(self, name: str) -> Entry | None:
        """Return a key with its place and value, or None when there is no such key."""
        return self._index.get(name)

    def keys(self) -> tuple[str, ...]:
        """Return the keys in the author's order."""
        return tuple(entry.key for entry in self.entries)

    @cached_property
    def _index(self) -> dict[str, Entry]:
        return {entry.key: entry for entry in self.entries}


@dataclass(frozen=True, slots=True)
class Sequence:
    """Items in the author's order.

    For example: `[mp3, aac]`.
    """

    items: tuple[Node, ...]
    span: Span


Node: TypeAlias = Scalar | Mapping | Sequence


def kind(node: Node) -> str:
    """Return what a node is, in the words of a message: `a string`, `an object`, …."""
    match node:
        case Mapping():
            return "an object"
        case Sequence():
            return "an array"
        case Scalar(value=None):
            return "null"
        case Scalar(value=bool()):
            return "a boolean"
        case Scalar(value=str()):
            return "a string"
        case Scalar():
            return "a number"
