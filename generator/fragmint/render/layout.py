"""Break lines that are too long where black would break them.

black looks a second time at every file that it changed. Text that is already laid out as black
does it is looked at once, which halves the time that formatting takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_STEP = " " * 4
_TOKEN = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[\[({]|[\])}]| \| |, | = |: """)
_OPENING, _CLOSING = ("[", "(", "{"), ("]", ")", "}")


def broken(text: str, width: int) -> str:
    """Return the text of a Python file with long lines of code broken; docstrings stay as they are.

    For example: `a: A | B | None = UNSET` becomes `a: (`, `    A | B | None`, `) = UNSET`.
    """
    if all(len(line) <= width for line in text.split("\n")):
        return text
    return "\n".join(part for line in _lines(text, width) for part in line)


def _lines(text: str, width: int) -> Iterator[list[str]]:
    """Yield each line as the lines that it becomes."""
    in_docstring = False
    for line in text.split("\n"):
        bare = line.strip()
        is_code = not in_docstring and not bare.startswith('"""')
        if not is_code:
            ends = bare.endswith('"""') and not bare.endswith('\\"""')
            in_docstring = not (ends and (in_docstring or len(bare) >= 6))
        yield _Breaker(width).line(line) if is_code and len(line) > width else [line]


class _Breaker:
    """Breaks one line; what it can't break well stays as it is, for black."""

    def __init__(self, width: int) -> None:
        self._width = width

    def line(self, line: str) -> list[str]:
        """Return a statement, or an item between brackets with its comma."""
        code = line.lstrip()
        margin = line[: len(line) - len(code)]
        comma = "," if code.endswith(",") else ""
        code = code.removesuffix(",")
        if not _is_balanced(code):
            return [line]
        head, expression, tail = _statement(code)
        return self._fitted(margin, head, expression, tail + comma)

    def _fitted(self, margin: str, head: str, code: str, tail: str) -> list[str]:
        """Return an expression between what stands before and behind it."""
        whole = f"{margin}{head}{code}{tail}"
        if len(whole) <= self._width:
            return [whole]
        operands = _split(code, " | ")
        if len(operands) == 1:
            return self._bracketed(margin, head, code, tail)
        if not head.endswith((": ", " = ")):
            return [whole] if head or tail else self._operands(margin, operands)
        within = margin + _STEP
        return [f"{margin}{head}(", *self._operands(within, operands), f"{margin}){tail}"]

    def _operands(self, margin: str, operands: list[str]) -> list[str]:
        one = margin + " | ".join(operands)
        if len(one) <= self._width:
            return [one]
        heads = ["", *["| "] * (len(operands) - 1)]
        pairs = zip(heads, operands, strict=True)
        return [line for head, each in pairs for line in self._fitted(margin, head, each, "")]

    def _bracketed(self, margin: str, head: str, code: str, tail: str) -> list[str]:
        """Break `f(a, b)` at its last brackets: what they hold on a line, else an item on each."""
        opening = _last_opening(code)
        if opening is None or opening + 2 == len(code):
            return [f"{margin}{head}{code}{tail}"]
        before, inner, closing = code[: opening + 1], code[opening + 1 : -1], code[-1]
        within = margin + _STEP
        held = [within + inner]
        if len(held[0]) > self._width:
            held = self._items(within, _split(inner, ", "))
        return [f"{margin}{head}{before}", *held, f"{margin}{closing}{tail}"]

    def _items(self, margin: str, items: list[str]) -> list[str]:
        comma = "," if len(items) > 1 else ""
        parted = [(*_entry(item), comma) for item in items]
        return [line for each in parted for line in self._fitted(margin, *each)]


def _statement(code: str) -> tuple[str, str, str]:
    """Return the part to be broken with what is before and behind it: of an annotated name with a value,
    the longer of annotation and value."""
    left, *values = _split(code, " = ")
    name, *types = _split(left, ": ")
    if len(values) > 1 or len(types) > 1:
        return "", code, ""
    if types and (not values or len(types[0]) > len(values[0])):
        return f"{name}: ", types[0], "".join(f" = {value}" for value in values)
    return (f"{left} = ", values[0], "") if values else ("", code, "")


def _entry(item: str) -> tuple[str, str]:
    """Return `"key": value` of a dict as head and expression; anything else has no head."""
    key, *values = _split(item, ": ")
    return (f"{key}: ", values[0]) if len(values) == 1 else ("", item)


def _is_balanced(code: str) -> bool:
    return _depths(code)[-1][2] == 0


def _last_opening(code: str) -> int | None:
    """Return where the brackets open that close at the end, if any do."""
    opened = [at for at, token, depth in _depths(code) if depth == 1 and token in _OPENING]
    return opened[-1] if opened and code.endswith(_CLOSING) else None


def _split(code: str, separator: str) -> list[str]:
    """Return the parts between separators that stand in no brackets and in no string."""
    cuts = [at for at, token, depth in _depths(code) if depth == 0 and token == separator]
    starts = [0, *(at + len(separator) for at in cuts)]
    return [code[start:end] for start, end in zip(starts, [*cuts, len(code)], strict=True)]


def _depths(code: str) -> list[tuple[int, str, int]]:
    """Return the tokens that matter: their place, their text, and the depth of brackets behind them."""
    depth = 0
    found = [(0, "", 0)]
    for match in _TOKEN.finditer(code):
        depth += (match[0] in _OPENING) - (match[0] in _CLOSING)
        found.append((match.start(), match[0], depth))
    return found
