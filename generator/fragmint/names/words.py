"""From the document's spellings to Python's: `startTrackRecording`, `left top`, `ID3` as words.

A name is split once into words and joined in the case that its place asks for. Wire names are
never rebuilt from words: they travel beside the identifier.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*|\d+")
"""`HTTPServer2` -> HTTP, Server2; `user_Id` -> user, Id; `ID3` -> ID3."""

_ACRONYM_BEFORE_WORD = re.compile(r"([A-Z]+)([A-Z][a-z])")
_MAX_LENGTH = 80
"""Longer names are cut: a document may hold a name of 10,000 characters."""


def split(text: str) -> tuple[str, ...]:
    """Return the words of a spelling: ASCII letters and digits only.

    For example: `startTrackRecordingForAMeeting` -> start, Track, Recording, For, A, Meeting.
    Accents are folded away (NFKD); what has no ASCII form separates words.
    """
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    spaced = _ACRONYM_BEFORE_WORD.sub(r"\1_\2", folded[: 4 * _MAX_LENGTH])
    return tuple(_WORD.findall(spaced))


def snake(words: tuple[str, ...]) -> str:
    """Return words as `user_id`; empty where there are none."""
    return "_".join(word.lower() for word in words)[:_MAX_LENGTH].rstrip("_")


def constant(words: tuple[str, ...]) -> str:
    """Return words as `LEFT_TOP`; empty where there are none."""
    return snake(words).upper()


def pascal(words: tuple[str, ...]) -> str:
    """Return words as `StartTrackRecording`; words keep their capitals, so `APIKey` stays `APIKey`."""
    return "".join(word[0].upper() + word[1:] for word in words)[:_MAX_LENGTH]


def capitalised(words: tuple[str, ...]) -> str:
    """Return words as `ListPets`, different ones differently: `a1_b` becomes `A1B`, `a_1_b` becomes `A_1B`."""
    return "".join(f"_{word}" if word[0].isdigit() else word.title() for word in words)


def singular(word: str) -> str:
    """Return the English singular of a plural word, by its regular endings: `stories` -> `story`.

    A word that is no plural by these rules is returned as it is (`status`, `news`, `address`).
    """
    lower = word.lower()
    if lower.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is", "news")):
        return word[:-1]
    return word
