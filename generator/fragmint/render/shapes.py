"""The shapes of long lines that generated code is made of, and how black breaks each of them.

What is said here of black is proven by comparing with it: `tests/generator/test_layout.py` does that
for single lines, and for every file of every document of the corpus.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_STEP = " " * 4
_TOKEN = re.compile(
    r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\[({]|[\])}]| \| |, | = |: |(?<=\w)=(?! )"""
)
_BRACKET = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|#.*|[\[({\])}]""")
_OPENING, _CLOSING = ("[", "(", "{"), ("]", ")", "}")
_ONE_TOKEN = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\w.]+),?""")
_WHOLE = re.compile(rf"""(?:\w+ = |\w+=|"[^"\\]*": )?{_ONE_TOKEN.pattern}""")
"""A name or a string, which may stand for a name or a key: it is longer than a line, and stays so."""
_PROPERTY = re.compile(r"(def \w+\()self(\) -> [\w.]+:)")


def depth_of(code: str) -> int:
    """Return how many brackets more a line of code opens than it closes."""
    if not any(bracket in code for bracket in "[](){}"):
        return 0
    tokens = [match[0] for match in _BRACKET.finditer(code)]
    return sum((token in _OPENING) - (token in _CLOSING) for token in tokens)


class Breaker:
    """Breaks one line of this width; of what it does not know, it says so with None."""

    def __init__(self, width: int) -> None:
        self.width = width

    def line(self, line: str) -> list[str] | None:
        """Return a statement, or an item between brackets with its comma, as several lines."""
        code = line.lstrip()
        margin = line[: len(line) - len(code)]
        # Of other characters some count double: their width is black's to know.
        broken = self._shaped(margin, code) if code.isascii() else None
        if broken is None or not all(self._is_done(each) for each in broken):
            return None
        return broken

    def is_long(self, line: str) -> bool:
        """Tell whether a line may be too long."""
        return len(line) > self.width or (len(line) * 2 > self.width and not line.isascii())

    def _is_done(self, line: str) -> bool:
        return len(line) <= self.width or bool(_WHOLE.fullmatch(line.strip()))

    def _shaped(self, margin: str, code: str) -> list[str] | None:
        if code.startswith("from "):
            return self._imported(margin, code)
        if depth_of(code):
            return self._opened(margin, code)
        if code.startswith("class ") and code.endswith("):"):
            return self._bracketed(margin, "", code[:-1], ":")
        if code.startswith("return ") and code.endswith(")"):
            return self._bracketed(margin, "", code, "")
        if property := _PROPERTY.fullmatch(code):
            return [f"{margin}{property[1]}", f"{margin}{_STEP}self,", f"{margin}{property[2]}"]
        if code.startswith(("def ", "async ", "@", "raise ", "if ")):
            return None
        if code.endswith(","):
            return self._item(margin, code[:-1])
        return self._assigned(margin, code)

    def _imported(self, margin: str, code: str) -> list[str] | None:
        """Break `from a import B, C`: a name on each line."""
        head, _, names = code.partition(" import ")
        if not names or "(" in names or " as " in names:
            return None
        inner = [f"{margin}{_STEP}{name}," for name in names.split(", ")]
        return [f"{margin}{head} import (", *inner, f"{margin})"]

    def _opened(self, margin: str, code: str) -> list[str] | None:
        """Break `X: Operation[Pet] = Operation(`, whose brackets are closed further down."""
        head, *values = _split(code[:-1], " = ")
        is_known = len(values) == 1 and head.endswith("]") and "[" not in values[0]
        if not is_known or len(margin) + len(head) + len(" = (") <= self.width:
            return None
        return self._bracketed(margin, "", head, f" = {values[0]}{code[-1]}")

    def _item(self, margin: str, code: str) -> list[str] | None:
        """Break what stands between brackets: a parameter, a key with its value, an argument."""
        left, *values = _split(code, " = ")
        name, *types = _split(left, ": ")
        if len(values) > 1 or len(types) > 1:
            return None
        if values:
            return (
                self._fitted(margin, f"{name}: ", types[0], f" = {values[0]},") if types else None
            )
        if types:
            return self._fitted(margin, f"{name}: ", types[0], ",")
        keyword, *arguments = _split(code, "=")
        if len(arguments) == 1:
            return self._fitted(margin, f"{keyword}=", arguments[0], ",")
        return self._fitted(margin, "", code, ",")

    def _assigned(self, margin: str, code: str) -> list[str] | None:
        """Break `a = b`, `a: A`, `a: A = b` or `Pet: TypeAlias = Cat | Dog`."""
        left, *values = _split(code, " = ")
        name, *types = _split(left, ": ")
        if len(values) > 1 or len(types) > 1:
            return None
        if values and not types and _ONE_TOKEN.fullmatch(values[0]):
            return self._named(margin, left, values[0])
        if not values:
            return self._fitted(margin, f"{name}: ", types[0], "") if types else None
        if types and types[0] != "TypeAlias":
            return self._field(margin, name, types[0], values[0])
        return self._fitted(margin, f"{left} = ", values[0], "")

    def _named(self, margin: str, name: str, value: str) -> list[str]:
        """Break `RED = "red"`, unless that is of no use."""
        if len(margin) + len(_STEP) + len(value) > self.width:
            return [f"{margin}{name} = {value}"]
        return [f"{margin}{name} = (", f"{margin}{_STEP}{value}", f"{margin})"]

    def _field(self, margin: str, name: str, type: str, value: str) -> list[str] | None:
        """Break `pet: Pet | None = field(name="Pet")`: rather at what is behind `=`."""
        left = f"{margin}{name}: {type} = "
        opening = _last_opening(value)
        if opening is not None:
            if len(left) + opening + 1 <= self.width:
                return self._bracketed(margin, f"{name}: {type} = ", value, "")
            if len(left) + 1 <= self.width and len(margin) + 4 + len(value) <= self.width:
                return [f"{left}(", f"{margin}{_STEP}{value}", f"{margin})"]
        elif len(left) + 1 <= self.width:
            return [f"{left}(", f"{margin}{_STEP}{value}", f"{margin})"]
        return self._fitted(margin, f"{name}: ", type, f" = {value}")

    def _fitted(self, margin: str, head: str, code: str, tail: str) -> list[str] | None:
        """Return an expression between what stands before and behind it."""
        whole = f"{margin}{head}{code}{tail}"
        if len(whole) <= self.width:
            return [whole]
        operands = _split(code, " | ")
        if len(operands) == 1:
            return self._bracketed(margin, head, code, tail)
        if not head.endswith((": ", " = ")):
            return None if head or tail else self._operands(margin, operands)
        broken = self._operands(margin + _STEP, operands)
        if broken is None:
            return None
        return [f"{margin}{head}(", *broken, f"{margin}){tail}"]

    def _operands(self, margin: str, operands: list[str]) -> list[str] | None:
        one = margin + " | ".join(operands)
        if len(one) <= self.width:
            return [one]
        heads = ["", *["| "] * (len(operands) - 1)]
        pairs = zip(heads, operands, strict=True)
        return _joined(self._fitted(margin, head, each, "") for head, each in pairs)

    def _bracketed(self, margin: str, head: str, code: str, tail: str) -> list[str] | None:
        """Break `f(a, b)` at its last brackets: what they hold on a line, else an item on each.

        A display, as `[a, b]` is, always has an item on each.
        """
        opening = _last_opening(code)
        if opening is None:
            return [f"{margin}{head}{code}{tail}"] if _ONE_TOKEN.fullmatch(code) else None
        if opening + 2 == len(code):
            return None
        before, inner, closing = code[: opening + 1], code[opening + 1 : -1], code[-1]
        within = margin + _STEP
        items = _split(inner, ", ")
        held: list[str] | None = [within + inner]
        if len(within) + len(inner) > self.width or (opening == 0 and len(items) > 1):
            held = self._items(within, items)
        return (
            None if held is None else [f"{margin}{head}{before}", *held, f"{margin}{closing}{tail}"]
        )

    def _items(self, margin: str, items: list[str]) -> list[str] | None:
        comma = "," if len(items) > 1 else ""
        parted = ((*_entry(item), comma) for item in items)
        return _joined(self._fitted(margin, *each) for each in parted)


def _joined(parts: Iterable[list[str] | None]) -> list[str] | None:
    """Return all the lines, or None where a part is not known."""
    lines: list[str] = []
    for part in parts:
        if part is None:
            return None
        lines += part
    return lines


def _entry(item: str) -> tuple[str, str]:
    """Return `"key": value` or `key=value` as head and expression; anything else has no head."""
    for separator in (": ", "="):
        key, *values = _split(item, separator)
        if len(values) == 1:
            return f"{key}{separator}", values[0]
    return "", item


def _last_opening(code: str) -> int | None:
    """Return where the brackets open that close at the end, if any do."""
    if not code.endswith(_CLOSING):
        return None
    opened = [at for at, token, depth in _depths(code) if depth == 1 and token in _OPENING]
    return opened[-1] if opened else None


def _split(code: str, separator: str) -> list[str]:
    """Return the parts between separators that stand in no brackets and in no string."""
    if separator not in code:
        return [code]
    cuts = [at for at, token, depth in _depths(code) if depth == 0 and token == separator]
    starts = [0, *(at + len(separator) for at in cuts)]
    return [code[start:end] for start, end in zip(starts, [*cuts, len(code)], strict=True)]


def _depths(code: str) -> list[tuple[int, str, int]]:
    """Return the tokens that matter: their place, their text, and the depth of brackets behind them."""
    depth = 0
    found: list[tuple[int, str, int]] = []
    for match in _TOKEN.finditer(code):
        depth += (match[0] in _OPENING) - (match[0] in _CLOSING)
        found.append((match.start(), match[0], depth))
    return found
