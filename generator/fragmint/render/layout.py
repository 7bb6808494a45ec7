"""Lay rendered code out as black would print it, so that black has nothing left to do.

Templates print short lines as black does. What is left are lines that are too long: most have one
of a few shapes, of which this module knows what becomes of them. A statement with any other long
line is left to black, and to black alone (`Settle`): it costs some thirty times as much.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .shapes import Breaker, depth_of

Settle = Callable[[str], str]
"""Lays one statement out. For example: black, for a statement at the left margin."""


def laid_out(text: str, width: int, settle: Callable[[int], Settle]) -> str:
    """Return the text of a Python file with its long lines broken; docstrings stay as they are.

    `settle` gives for a line length what lays a statement out in it.
    For example: `a: A | B | None = UNSET` becomes `a: (`, `    A | B | None`, `) = UNSET`.
    """
    breaker = Breaker(width)
    if not any(map(breaker.is_long, text.split("\n"))):
        return text
    lines: list[str] = []
    for statement in _statements(text, breaker):
        lines += _broken(statement, breaker, settle) if statement.is_long else statement.lines
    return "\n".join(lines)


@dataclass(frozen=True, slots=True)
class _Statement:
    """The lines of a statement or of its header, from its margin to where its brackets are closed."""

    lines: list[str]
    is_long: bool


def _statements(text: str, breaker: Breaker) -> Iterator[_Statement]:
    """Yield what a text consists of; of a docstring, or of a text like it, no line is broken."""
    in_docstring = False
    held: list[str] = []
    depth = 0
    for line in text.split("\n"):
        bare = line.strip()
        if not depth and (in_docstring or bare.startswith('"""') or bare.endswith(' = """')):
            ends = bare.endswith('"""') and not bare.endswith('\\"""')
            opens = not in_docstring and not bare.startswith('"""')
            in_docstring = opens or not (ends and (in_docstring or len(bare) >= 6))
            yield _Statement([line], False)
            continue
        held.append(line)
        depth += depth_of(bare)
        if not depth:
            yield _Statement(held, any(map(breaker.is_long, held)))
            held = []
    if held:
        yield _Statement(held, False)


def _broken(statement: _Statement, breaker: Breaker, settle: Callable[[int], Settle]) -> list[str]:
    """Return the lines of a statement with those broken that are too long."""
    result: list[str] = []
    for line in statement.lines:
        broken = breaker.line(line) if breaker.is_long(line) else [line]
        if broken is None:
            return _settled(statement.lines, breaker.width, settle)
        result += broken
    return result


def _settled(lines: list[str], width: int, settle: Callable[[int], Settle]) -> list[str]:
    """Return a statement as black lays it out: at the left margin, in the room that is left to it.

    A header gets a body, and a decorator a function, for black reads only what is whole.
    """
    margin = lines[0][: len(lines[0]) - len(lines[0].lstrip())]
    text = "\n".join(line.removeprefix(margin) for line in lines)
    below = 0
    if text.startswith("@"):
        text, below = f"{text}\ndef f():\n    pass", 2
    elif text.endswith(":"):
        text, below = f"{text}\n    pass", 1
    settled = settle(width - len(margin))(f"{text}\n").split("\n")
    return [f"{margin}{line}" if line else "" for line in settled[: len(settled) - 1 - below]]
