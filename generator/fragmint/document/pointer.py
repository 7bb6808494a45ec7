"""JSON pointers (RFC 6901), written as `#/paths/~1museum/get`: the root is `#`, nothing is percent-encoded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..source import Span
from .node import Mapping, Node, Scalar, Sequence

ROOT = "#"


@dataclass(frozen=True, slots=True)
class Found:
    """What a pointer names, and the place to show for it: its key where it has one, else the value.

    For example: `#/info` is the mapping that follows `info:`, shown at the word `info`.
    """

    node: Node
    span: Span


def escape(part: str) -> str:
    """Return a key as a part of a pointer: `/museum` becomes `~1museum` (RFC 6901 §3)."""
    return part.replace("~", "~0").replace("/", "~1")


def unescape(part: str) -> str:
    """Return the key that a part of a pointer names (RFC 6901 §4)."""
    return part.replace("~1", "/").replace("~0", "~")


def join(pointer: str, *parts: str | int) -> str:
    """Return the pointer of something inside of `pointer`: `join("#", "paths", "/a")` is `#/paths/~1a`."""
    return "/".join((pointer, *(escape(str(part)) for part in parts)))


def build(parts: Iterable[str | int]) -> str:
    """Return the pointer that leads through the given keys and indices from the root."""
    return join(ROOT, *parts)


def split(pointer: str) -> tuple[str, ...]:
    """Return the keys and indices that a pointer leads through."""
    _, *parts = pointer.split("/")
    return tuple(unescape(part) for part in parts)


def resolve(root: Node, pointer: str) -> Node | None:
    """Return the node that a pointer names, or None when it leads nowhere."""
    found = find(root, pointer)
    return None if found is None else found.node


def find(root: Node, pointer: str) -> Found | None:
    """Return the node that a pointer names with its place, or None when it leads nowhere."""
    found: Found | None = Found(root, root.span)
    for part in split(pointer):
        if found is None:
            return None
        found = _child(found.node, part)
    return found


def _child(node: Node, part: str) -> Found | None:
    match node:
        case Mapping():
            entry = node.entry(part)
            return None if entry is None else Found(entry.value, entry.key_span)
        case Sequence():
            item = _item(node, part)
            return None if item is None else Found(item, item.span)
        case Scalar():
            return None


def _item(node: Sequence, part: str) -> Node | None:
    # RFC 6901 §4: digits without leading zeros. The length bound keeps int() away from absurd numbers.
    if not (part.isascii() and part.isdigit() and len(part) < 10) or (
        part[0] == "0" and part != "0"
    ):
        return None
    return node.items[int(part)] if int(part) < len(node.items) else None
