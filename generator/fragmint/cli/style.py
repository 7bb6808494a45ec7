"""Colours, where they are wanted."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TextIO


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set off. Without colour every method returns its text as it is."""

    colour: bool = False

    def red(self, text: str) -> str:
        """Set off an error, or a line that goes."""
        return self._set_off(text, "31")

    def green(self, text: str) -> str:
        """Set off a caret, or a line that comes."""
        return self._set_off(text, "32")

    def yellow(self, text: str) -> str:
        """Set off a warning."""
        return self._set_off(text, "33")

    def bold(self, text: str) -> str:
        """Set off a place."""
        return self._set_off(text, "1")

    def _set_off(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.colour else text


PLAIN = Style()
"""Text without any colour."""


def style_for(stream: TextIO) -> Style:
    """Colour on terminals only, and never against the user's NO_COLOR (https://no-color.org)."""
    return Style(is_terminal(stream) and not os.environ.get("NO_COLOR"))


def is_terminal(stream: TextIO) -> bool:
    """Tell whether a stream is a terminal that understands control sequences."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"
