"""Text of a document made safe for a message."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import islice

SHOWN_LIMIT = 200
"""How many characters of a document's text a message repeats at most."""

# Control characters, bidi and other invisible marks, lone surrogates, private use, line and paragraph separators.
_UNPRINTABLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def shown(text: str, limit: int = SHOWN_LIMIT) -> str:
    """Return text of a document so that it can stand in a message on a terminal.

    It is made `printable`; what is longer than `limit` characters is cut and ends in `…`.
    """
    return printable(text if len(text) <= limit else text[: limit - 1] + "…")


def nearest(name: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """Return the known name that somebody may have meant; None where none is near.

    `cutoff` is the share of the letters that must agree. Both are bounded, as comparing takes time: a name may be as long as a document.
    """
    from difflib import get_close_matches  # here, because few runs need it

    close = get_close_matches(name[:SHOWN_LIMIT], islice(known, 10_000), 1, cutoff)
    return close[0] if close else None


def printable(text: str) -> str:
    """Return text with everything escaped that does not print: control sequences, bidi marks, line
    breaks, surrogates."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_escaped(character) for character in text)


def _escaped(character: str) -> str:
    if unicodedata.category(character) in _UNPRINTABLE_CATEGORIES:
        return character.encode("unicode_escape").decode("ascii")
    return character
