"""A tree as the dicts and lists that other libraries work on, each still knowing its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias, Union

from .node import Mapping, Node, Scalar, Sequence
from .pointer import ROOT, join

Plain: TypeAlias = Union[str, int, float, bool, "list[Plain]", "dict[str, Plain]", None]
"""A JSON value."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a dict or a list came from.

    For example: `Place("#/info", node)`.
    """

    pointer: str
    node: Node


def to_value(node: Node) -> Plain:
    """Return the JSON value of a node; a dict or a list is fresh for every occurrence."""
    match node:
        case Scalar():
            return node.value
        case Sequence():
            return [to_value(item) for item in node.items]
        case Mapping():
            return {entry.key: to_value(entry.value) for entry in node.entries}


def to_plain(node: Node, pointer: str = ROOT) -> tuple[Plain, dict[int, Place]]:
    """Return the JSON value of a node, and the place of every dict and list in it by its `id`.

    The ids hold as long as the value is alive.
    """
    places: dict[int, Place] = {}
    return _convert(node, pointer, places), places


def _convert(node: Node, pointer: str, places: dict[int, Place]) -> Plain:
    value: Plain
    match node:
        case Scalar():
            return node.value
        case Sequence():
            value = [
                _convert(item, join(pointer, index), places)
                for index, item in enumerate(node.items)
            ]
        case Mapping():
            value = {
                entry.key: _convert(entry.value, join(pointer, entry.key), places)
                for entry in node.entries
            }
    places[id(value)] = Place(pointer, node)
    return value
