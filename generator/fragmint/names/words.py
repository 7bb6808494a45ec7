"""From the document's spellings to Python's: `startTrackRecording`, `left top`, `ID3` as words.

A name is split once into words and joined in the case that its place asks for. Wire names are
never rebuilt from words: they travel beside the identifier.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import sha256

_WORD = re.compile(r"U+(?!l)d*|U?l+d*|c+d*|d+")
"""Of a spelling's kinds: `HTTPServer2` -> HTTP, Server2; `user_Id` -> user, Id; `ID3` -> ID3."""

_MAX_LENGTH = 80
"""Longer names are cut: a document may hold a name of 10,000 characters."""

_MAX_BYTES = 200
"""A name can be a file's, which may have 255 bytes with its ending; a letter has up to four."""


_MARK = 6
"""So many hexadecimal digits tell cut names apart."""


@lru_cache(maxsize=2**16)
def split(text: str) -> tuple[str, ...]:
    """Return the words of a spelling: letters and digits of any script, as Python allows them in names.

    For example: `startTrackRecordingForAMeeting` -> start, Track, Recording, For, A, Meeting;
    `имяФайла` -> имя, Файла; `日本id` -> 日本, id. The letters are those that Python reads them as
    (NFKC): `ﬁ` is `fi`. Everything else separates words, but for the sign of a number. What holds
    no letter and no digit is spelled by its characters, so that its name depends on nothing around
    it: `#` is u23.
    """
    spelling = unicodedata.normalize("NFKC", text[: 4 * _MAX_LENGTH])
    sign = _SIGNS.get(spelling[:1], "") if spelling[1:2].isdecimal() else ""
    kinds = _kinds(spelling)
    found = [spelling[each.start() : each.end()] for each in _WORD.finditer(kinds)]
    return (*filter(None, [sign]), *(found or (f"u{ord(char):x}" for char in text[:_SPELLED])))


_SIGNS = {"+": "plus", "-": "minus"}
"""`+1` and `-1` stand side by side as often as not."""

_SPELLED = 8
"""So many characters are spelled of what has no letters."""


def _kinds(spelling: str) -> str:
    """For each character: U(pper), l(ower), c(aseless), d(igit), or a space between words.

    A mark belongs to the letter before it, and to no word where there is none.
    """
    kinds = ""
    for char in spelling:
        if char == "_" or not f"a{char}".isidentifier():
            kinds += " "
        elif char.isdecimal():
            kinds += "d"
        elif char.isidentifier():
            kinds += "U" if char.isupper() or char.istitle() else "l" if char.islower() else "c"
        else:
            kinds += kinds[-1:].replace("d", " ") or " "
    return kinds


def _cut(name: str) -> str:
    """Return the name as Python reads it, and no longer than a name may be.

    A cut name ends with digits made from all of it, so that long names which differ in the end
    stay apart, whatever else the document has.
    """
    name = unicodedata.normalize("NFKC", name)
    if len(name) <= _MAX_LENGTH and len(name.encode()) <= _MAX_BYTES:
        return name.rstrip("_")
    mark = f"_{sha256(name.encode()).hexdigest()[:_MARK]}"
    cut = name[: _MAX_LENGTH - len(mark)].encode()[: _MAX_BYTES - len(mark)]
    return cut.decode(errors="ignore").rstrip("_") + mark


def snake(words: tuple[str, ...]) -> str:
    """Return words as `user_id`; empty where there are none."""
    return _cut("_".join(word.lower() for word in words))


def constant(words: tuple[str, ...]) -> str:
    """Return words as `LEFT_TOP`; empty where there are none."""
    return _cut(snake(words).upper())


def pascal(words: tuple[str, ...]) -> str:
    """Return words as `StartTrackRecording`; words keep their capitals, so `APIKey` stays `APIKey`."""
    return _cut("".join(word[0].upper() + word[1:] for word in words))


def capitalised(words: tuple[str, ...]) -> str:
    """Return words as `ListPets`, different ones differently: `a1_b` becomes `A1B`, `a_1_b` becomes `A_1B`."""
    name = "".join(f"_{word}" if word[0].isdigit() else word.title() for word in words)
    return unicodedata.normalize("NFKC", name)


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
