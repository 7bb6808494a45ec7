"""How large a document may be: bounds that real documents stay far below and hostile ones meet early."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on one document.

    For example: `Limits(depth=50)`.
    """

    bytes: int = 64 * 1024 * 1024
    """Length of the file."""
    characters: int = 64 * 1024 * 1024
    """Length of the text."""
    nodes: int = 2_000_000
    """Values in the tree, with what every alias stands for counted anew."""
    depth: int = 200
    """Mappings and sequences inside of each other, aliases expanded."""
