"""The lines of a report, and the only way from them to a terminal.

Whatever text they are made of, nothing in them can command a terminal or the service that runs a job:
a path, a name or a description may hold escape sequences, marks that turn the direction of writing,
or `::set-env name=PATH::…`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from ...findings.text import printable
from .style import PLAIN, Colour, Style


@dataclass(frozen=True, slots=True)
class Painted:
    """Text that is set off where there is colour. For example: `Painted("wrote", "green")`."""

    text: str
    colour: Colour


@dataclass(frozen=True, slots=True)
class Command:
    """A line that is meant as a workflow command of GitHub's: `::error file=a.yaml::…`."""

    text: str


Line: TypeAlias = tuple[str | Painted, ...] | Command
"""One line, of one piece or several. For example: `(Painted("wrote", "green"), " out/a.py")`."""

# What GitHub's runner takes for a command in any line: `::…` after blanks, `##[…` anywhere.
_COMMAND = re.compile(r"^\s*:(?=:)|##\[")


def printed(lines: Iterable[Line], style: Style = PLAIN) -> str:
    """Return lines as text, with line breaks; control characters and unmeant commands are escaped."""
    return "".join(f"{_line(line, style)}\n" for line in lines)


def _line(line: Line, style: Style) -> str:
    if isinstance(line, Command):
        return printable(line.text)
    return "".join(
        _piece(piece, style) if isinstance(piece, Painted) else _harmless(piece) for piece in line
    )


def _piece(piece: Painted, style: Style) -> str:
    return style.paint(_harmless(piece.text), piece.colour)


def _harmless(text: str) -> str:
    return _COMMAND.sub(lambda found: f"{found[0][:-1]}\\x{ord(found[0][-1]):02x}", printable(text))
