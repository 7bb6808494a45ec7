"""The document and the settings with their positions, and how payloads get into them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml

from .payloads import PAYLOADS, Payload

_MARK = re.compile("⟨([^⟩=]*)(?:=([^⟩]*))?⟩")
_VALUES = re.compile("(?!.* (key|name)$).*(default|value|const|example|setting).*")
"""Positions that take any JSON value, or should say so where they don't."""
_HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Cell:
    """One payload in one position, which is named without the number of its sibling."""

    position: str
    payload: Payload

    def __str__(self) -> str:
        return f"{self.position} × {self.payload!r:.80}"


@dataclass(frozen=True, slots=True)
class Marked:
    """A file with positions: their harmless values, and how many siblings each has."""

    text: str
    tree: Any
    values: Mapping[str, str]
    siblings: Mapping[str, int]

    def cells(self) -> list[Cell]:
        """Every payload in every position that can hold it."""
        return [
            Cell(position, payload)
            for position in self.siblings
            for payload in PAYLOADS
            if self.takes(position, payload)
        ]

    def takes(self, position: str, payload: Payload) -> bool:
        """Groups need siblings; values that are no strings a place of their own."""
        if isinstance(payload, tuple):
            return self.siblings[position] > 1
        return isinstance(payload, str) or _VALUES.fullmatch(position) is not None

    def filled(self, cell: Cell | None) -> Any:
        """The file's tree, harmless but for one cell."""
        values: dict[str, Payload] = dict(self.values)
        if cell is not None:
            payloads = cell.payload if isinstance(cell.payload, tuple) else (cell.payload,)
            numbered = f"{cell.position}#1" in values
            names = [f"{cell.position}#{n}" for n in (1, 2, 3)] if numbered else [cell.position]
            values |= {n: p for n, p in zip(names, payloads, strict=False) if n in values}
        return _filled(self.tree, values)


def _filled(tree: Any, values: Mapping[str, Payload]) -> Any:
    match tree:
        case str():
            return _text(tree, values)
        case list():
            return [_filled(item, values) for item in tree]
        case dict():
            return {_text(key, values): _value(key, item, values) for key, item in tree.items()}
        case _:
            return tree


def _value(key: str, item: Any, values: Mapping[str, Payload]) -> Any:
    if key == "$ref" or (isinstance(item, str) and item.startswith("#/")):
        return _MARK.sub(lambda mark: _pointer(str(values[mark[1]])), item)
    return _filled(item, values)


def _pointer(text: str) -> str:
    """A key inside of a JSON pointer inside of a URI (RFC 6901, §6)."""
    escaped = text.replace("~", "~0").replace("/", "~1")
    return quote(escaped.encode("utf-8", "surrogatepass"), safe="~")


def _text(text: str, values: Mapping[str, Payload]) -> Any:
    whole = _MARK.fullmatch(text)
    if whole:
        return values[whole[1]]
    return _MARK.sub(lambda mark: str(values[mark[1]]), text)


def _read(name: str) -> Marked:
    text = (_HERE / name).read_text(encoding="utf-8")
    values = {name: value for name, value in _MARK.findall(text) if f"⟨{name}=" in text and value}
    siblings: dict[str, int] = {}
    for each in values:
        position = each.partition("#")[0]
        siblings[position] = siblings.get(position, 0) + 1
    return Marked(text, yaml.load(text, yaml.CSafeLoader), values, siblings)


@cache
def document() -> Marked:
    """The document."""
    return _read("document.yaml")


@cache
def settings() -> Marked:
    """The settings, written as YAML; `[tool.fragmint]` is made of them."""
    return _read("settings.yaml")


def all_cells() -> list[Cell]:
    """The whole matrix, in a fixed order."""
    return [*document().cells(), *settings().cells()]
