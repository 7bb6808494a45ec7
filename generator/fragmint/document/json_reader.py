"""Read JSON (RFC 8259) as a tree with places.

YAML's parser can't stand in: it refuses tabs between tokens and `\\ud83d\\ude00` for one character.
"""

from __future__ import annotations

import json
import re

from ..findings.diagnostic import Diagnostic
from ..findings.text import shown
from ..source import Source, Span
from .limits import Limits
from .node import Entry, Mapping, Node, Scalar, Sequence
from .problems import (
    Unreadable,
    duplicate_key,
    lone_surrogate,
    number_too_large,
    syntax,
    too_deep,
    too_many_nodes,
)
from .scalars import OutOfRange, finite_float, finite_integer
from .surrogates import join_surrogates

_BLANK = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"(-?(?:0|[1-9][0-9]*))(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_WORD = re.compile(r"[^\s,:\[\]{}\"]+")
_DECODER = json.JSONDecoder()
_LITERALS: dict[str, bool | None] = {"true": True, "false": False, "null": None}
_HINT = "use double quotes, no comments, and no comma after the last item"


def read_json(source: Source, limits: Limits) -> tuple[Node, tuple[Diagnostic, ...]]:
    """Return the tree of a JSON text, and the problems that do not keep it from being read.

    Raises:
        Unreadable: The text is not JSON; the error has the first place from where nothing can be read.
    """
    reader = _JsonReader(source, limits)
    node, end = reader.value(reader.skip_blank(0), 1)
    end = reader.skip_blank(end)
    if end < len(source.text):
        raise syntax("there is more text after the JSON value", reader.here(end), _HINT)
    return node, tuple(reader.problems)


class _JsonReader:
    """One pass over a text; every method takes the offset to read at and returns the offset after it."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self.text = source.text
        self.limits = limits
        self.nodes = 0
        self.problems: list[Diagnostic] = []

    def value(self, at: int, depth: int) -> tuple[Node, int]:
        """Read the value whose first character is at `at`, inside of `depth` - 1 others.

        Raises:
            Unreadable: There is no value at this place, or there are too many of them.
        """
        self.nodes += 1
        if self.nodes > self.limits.nodes:
            raise too_many_nodes(self.here(at), self.limits)
        match self.text[at : at + 1]:
            case '"':
                text, end = self.string(at)
                return Scalar(text, Span(self.source, at, end)), end
            case "{":
                return self.mapping(at, self.deeper(at, depth))
            case "[":
                return self.sequence(at, self.deeper(at, depth))
            case _:
                return self.atom(at)

    def mapping(self, start: int, depth: int) -> tuple[Node, int]:
        entries: dict[str, Entry] = {}
        at = self.skip_blank(start + 1)
        more = not self.text.startswith("}", at)
        while more:
            entry, at = self.entry(at, depth)
            first = entries.setdefault(entry.key, entry)
            if first is not entry:
                self.problems.append(duplicate_key(entry.key, first.key_span, entry.key_span))
            at, more = self.comma_or("}", at)
        return Mapping(tuple(entries.values()), Span(self.source, start, at + 1)), at + 1

    def entry(self, start: int, depth: int) -> tuple[Entry, int]:
        if not self.text.startswith('"', start):
            raise self.unexpected(start, "a key in double quotes")
        key, end = self.string(start)
        colon = self.skip_blank(end)
        if not self.text.startswith(":", colon):
            raise self.unexpected(colon, "`:` after the key")
        value, after = self.value(self.skip_blank(colon + 1), depth)
        return Entry(key, Span(self.source, start, end), value), self.skip_blank(after)

    def sequence(self, start: int, depth: int) -> tuple[Node, int]:
        items: list[Node] = []
        at = self.skip_blank(start + 1)
        more = not self.text.startswith("]", at)
        while more:
            item, at = self.value(at, depth)
            items.append(item)
            at, more = self.comma_or("]", self.skip_blank(at))
        return Sequence(tuple(items), Span(self.source, start, at + 1)), at + 1

    def comma_or(self, closing: str, at: int) -> tuple[int, bool]:
        """Return where to go on, and whether another item follows.

        Raises:
            Unreadable: Something other than a comma or the closing bracket follows.
        """
        if self.text.startswith(",", at):
            return self.skip_blank(at + 1), True
        if self.text.startswith(closing, at):
            return at, False
        raise self.unexpected(at, f"`,` or `{closing}`")

    def string(self, start: int) -> tuple[str, int]:
        try:
            text, end = _DECODER.raw_decode(self.text, start)
        except json.JSONDecodeError as error:
            what = error.msg.removesuffix(" at").removesuffix(" starting")
            raise syntax(f"{what} (in a JSON string)", self.here(error.pos), _HINT) from None
        joined = join_surrogates(text)
        if joined.lone:
            self.problems.append(lone_surrogate(Span(self.source, start, end)))
        return joined.text, end

    def atom(self, start: int) -> tuple[Node, int]:
        """Read a number, true, false or null.

        Raises:
            Unreadable: The word at this place is none of them.
        """
        word = _WORD.match(self.text, start)
        if word is None:
            raise self.unexpected(start, "a value")
        span = Span(self.source, start, word.end())
        if word[0] in _LITERALS:
            return Scalar(_LITERALS[word[0]], span), word.end()
        number = _NUMBER.fullmatch(word[0])
        if number is None:
            raise syntax(f"'{shown(word[0], 40)}' is not a JSON value", span, _HINT)
        return Scalar(self.number(number, span), span), word.end()

    def number(self, number: re.Match[str], span: Span) -> int | float:
        whole = number[2] is None and number[3] is None
        try:
            return finite_integer(number[0]) if whole else finite_float(number[0])
        except OutOfRange:
            self.problems.append(number_too_large(span))
            return 0

    def deeper(self, at: int, depth: int) -> int:
        if depth > self.limits.depth:
            raise too_deep(self.here(at), self.limits)
        return depth + 1

    def skip_blank(self, at: int) -> int:
        blank = _BLANK.match(self.text, at)
        return at if blank is None else blank.end()

    def here(self, at: int) -> Span:
        return Span(self.source, at, min(at + 1, len(self.text)))

    def unexpected(self, at: int, wanted: str) -> Unreadable:
        found = f"'{shown(self.text[at])}'" if at < len(self.text) else "the end of the file"
        return syntax(f"expected {wanted}, found {found}", self.here(at), _HINT)
