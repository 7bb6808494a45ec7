"""The colours of a report on a terminal."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TextIO

Colour = Literal["red", "green", "yellow", "bold"]
"""Red for an error or a line that goes, green for a caret or a line that comes, bold for a place."""

_CODES: Mapping[Colour, str] = {"red": "31", "green": "32", "yellow": "33", "bold": "1"}


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set off. Without colour it stays as it is."""

    colour: bool = False

    def paint(self, text: str, colour: Colour) -> str:
        """Set off a text that holds nothing but what can be printed."""
        return f"\x1b[{_CODES[colour]}m{text}\x1b[0m" if self.colour else text


PLAIN = Style()
"""Text without any colour."""


def style_for(stream: TextIO) -> Style:
    """Colour on terminals only, and never against the user's NO_COLOR (https://no-color.org)."""
    return Style(is_terminal(stream) and not os.environ.get("NO_COLOR"))


def is_terminal(stream: TextIO) -> bool:
    """Tell whether a stream is a terminal that understands control sequences."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"
