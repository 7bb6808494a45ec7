"""Halves of UTF-16 surrogate pairs, which escapes like `\\ud83d` bring into a string."""

from __future__ import annotations

import re
from dataclasses import dataclass

SURROGATE = re.compile("[\ud800-\udfff]")
"""Finds a surrogate."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A text without surrogates; `lone` tells that there were halves without their other half.

    For example: the two halves of U+1F600 are one character, a half alone is U+FFFD.
    """

    text: str
    lone: bool


def join_surrogates(text: str) -> Joined:
    """Return `text` with every pair of surrogates joined into the character that it means."""
    if text.isascii() or SURROGATE.search(text) is None:
        return Joined(text, lone=False)
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return Joined(joined, lone=_has_lone_half(text))


def _has_lone_half(text: str) -> bool:
    try:
        text.encode("utf-16-le", "surrogatepass").decode("utf-16-le")
    except UnicodeDecodeError:
        return True
    return False
