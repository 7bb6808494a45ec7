"""What a definition wants to be called: a function of its place in the document alone.

A component keeps its name. What stands inline is named after the way to it: the component or the
operation, then the properties on the way. The order of the document plays no part, and no name
depends on which of several users of a definition was met first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...api.types import Direction, Name
from ...document.pointer import build, split
from ...names.words import singular


@dataclass(frozen=True, slots=True)
class Naming:
    """Words for the places where names begin: pointer -> words (operations, parameters)."""

    beginnings: Mapping[str, tuple[str, ...]]
    titles: Mapping[str, str]
    """Titles of unions' arms: pointer -> title, which then stands in place of the arm's number."""

    def name(self, pointer: str, direction: Direction | None) -> Name:
        """Return the name of the definition at this place; `direction` is set where the two differ."""
        tokens = split(pointer)
        begin, rest = self._beginning(tokens)
        words = self._walk(begin, tokens[: len(tokens) - len(rest)], rest)
        own = _own_words(words)
        if own != words:
            return Name(own, _without_marks(words), direction)
        return Name(words, (*_section(tokens), *words), direction, given=len(tokens) == 3)

    def _walk(
        self, begin: tuple[str, ...], above: tuple[str, ...], tokens: tuple[str, ...]
    ) -> tuple[str, ...]:
        words, way = list(begin), list(above)
        for token, key in _steps(tokens):
            way += (token, key) if key else (token,)
            match token:
                case "properties" | "mapping":
                    words.append(key)
                case "items":
                    words[-1] = _item_of(words[-1])
                case "additionalProperties" | "patternProperties":
                    words.append("Value")
                case "prefixItems":
                    words.append(_counted(key))
                case "anyOf" | "oneOf":
                    words.append(self.titles.get(build(way)) or _counted(key))
                case "$defs" | "definitions":
                    words += (_DEFINED, key)
                case "strings" | "integers":  # the values of one kind in an enum of several
                    words.append(singular(token))
                case _:
                    pass  # `schema`, `content` with its media type: they name nothing
        return tuple(words)

    def _beginning(self, tokens: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the words of the longest known place above, and the tokens below it."""
        for length in range(len(tokens), 2, -1):
            words = self.beginnings.get(build(tokens[:length]))
            if words is not None:
                return words, tokens[length:]
        if tokens[:1] == ("components",) and len(tokens) > 2:
            return (tokens[2],), tokens[3:]
        return (tokens[0] if tokens else "document",), tokens[1:]


def _steps(tokens: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield keywords with the key that belongs to them: `properties`, its name; `items`, nothing."""
    remaining = iter(tokens)
    for token in remaining:
        takes_key = token in _WITH_KEY
        yield token, next(remaining, "0") if takes_key else ""


_WITH_KEY = frozenset(
    {
        "properties",
        "anyOf",
        "oneOf",
        "allOf",
        "content",
        "headers",
        "mapping",
        "prefixItems",
        "patternProperties",
        "$defs",
        "definitions",
    }
)

_DEFINED = "$defs/"
"""Stands before the name of a definition on the way; taken out again before anything is named."""


def _own_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a place: `Order.$defs.Address` is `Address`, what is in it goes on."""
    last = max((at for at, word in enumerate(words) if word == _DEFINED), default=-1)
    return words[last + 1 :]


def _without_marks(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word != _DEFINED)


def _counted(key: str) -> str:
    """Return the place of an arm as people count, from one."""
    return str(int(key) + 1) if key.isdecimal() and len(key) < 10 else key


def _item_of(word: str) -> str:
    """Return the word for one item: `apis` -> `api`; a word without a plural ending gets `Item` behind it."""
    return singular(word) if singular(word) != word else f"{word} Item"


def _section(tokens: tuple[str, ...]) -> tuple[str, ...]:
    """Return what makes a component's name longer: `components/schemas/Pet` -> `Schema`."""
    if tokens[:1] in (("webhooks",), ("x-webhooks",)):
        return ("Webhook",)
    return (singular(tokens[1]),) if len(tokens) > 2 else ()
