"""Allocation of names: once, over everything, and the same whatever the order of the document.

Every definition asks for words; those that ask for the same identifier all get their longer
name, so that no side wins by luck of order. What still collides then is numbered in the order of
the ids, which does not change when the document grows elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from ...api.types import Name
from ...names import reserved, words
from ..text.code import Code, identifier


def member(text: str, taken: frozenset[str] = frozenset(), fallback: str = "value") -> Code:
    """Return a snake_case identifier for a wire name; `_` behind it where the plain one is reserved."""
    name = words.snake(words.split(text)) or fallback
    if name[0].isdigit():
        name = f"{fallback}_{name}"
    if name in reserved.KEYWORDS or name in taken:
        name += "_"
    return identifier(name)


def members(
    texts: Iterable[str], taken: frozenset[str] = frozenset(), fallback: str = "value"
) -> list[Code]:
    """Return an identifier for each wire name, all different; a later twin is numbered."""
    numbering = _Numbering("_")
    return [numbering.free(member(text, taken, fallback)) for text in texts]


def constants(names: Iterable[str]) -> list[Code]:
    """Return identifiers that are all different; a later twin is numbered."""
    numbering = _Numbering("_")
    return [numbering.free(name) for name in names]


class _Numbering:
    """Gives each name once; a twin gets the first number that is free, with `separator` before it.

    It goes on counting where it stopped: ten thousand twins must not try all numbers anew.
    """

    def __init__(self, separator: str, used: Iterable[str] = ()) -> None:
        self._separator = separator
        self._used = set(used)
        self._counts: defaultdict[str, int] = defaultdict(lambda: 2)

    def free(self, name: str) -> Code:
        """Return `name`, or the first of `name_2`, `name_3`, … that is free."""
        candidate = name
        while candidate in self._used:
            candidate = f"{name}{self._separator}{self._counts[name]}"
            self._counts[name] += 1
        self._used.add(candidate)
        return identifier(candidate)


def enum_members(values: Iterable[tuple[str | int, str]]) -> list[Code]:
    """Return a CONSTANT for each (value, name wished for by the author) of an enum."""
    numbering = _Numbering("_")
    result: list[Code] = []
    for value, wish in values:
        name = words.constant(words.split(wish or _spelled(value))) or "EMPTY"
        if name[0].isdigit():
            name = f"VALUE_{name}"
        result.append(numbering.free(name))
    return result


def _spelled(value: str | int) -> str:
    """Return a value as text."""
    return value if isinstance(value, str) else str(value)


def class_name(spelled: Iterable[str]) -> str:
    """Return a PascalCase identifier of all words of these spellings; `Type` before a leading digit."""
    name = words.pascal(tuple(word for text in spelled for word in words.split(text)))
    if not name:
        return "Unnamed"
    return f"Type{name}" if name[0].isdigit() else name


def allocate(wishes: Mapping[str, Name], taken: frozenset[str]) -> dict[str, Code]:
    """Allocate a class name for every wish, by its key; `taken` are names that the package needs itself.

    Names that the author has given are allocated first, the others among what is left.
    """
    given = {key: wish for key, wish in wishes.items() if wish.given}
    made = {key: wish for key, wish in wishes.items() if not wish.given}
    chosen = _allocate(given, taken)
    return chosen | _allocate(made, taken | {*chosen.values()})


def _allocate(wishes: Mapping[str, Name], taken: frozenset[str]) -> dict[str, Code]:
    """Allocate the names of one rank: those that ask for the same all get their longer one."""
    short = {key: class_name(wish.words) for key, wish in wishes.items()}
    counts = Counter(short.values())
    chosen = {
        key: class_name(wishes[key].longer) if counts[name] > 1 or name in taken else name
        for key, name in short.items()
    }
    return _number_twins(chosen, taken)


def _number_twins(chosen: Mapping[str, str], taken: frozenset[str]) -> dict[str, Code]:
    numbering = _Numbering("", taken)
    return {key: numbering.free(chosen[key]) for key in sorted(chosen)}
