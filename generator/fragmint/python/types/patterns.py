"""Patterns of JSON Schema, which speak ECMA-262, in the words of Python's `re`.

JSON Schema 2020-12, Validation §6.3.3: `pattern` SHOULD be valid by ECMA-262, and is not anchored.
The two dialects agree but for a few words, some of which Python reads as something else without a
complaint: its `$` takes a line end behind it, its `\\d` takes the digits of every script.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

_SPACES = r"\t-\r \xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
"""ECMA-262 §22.2.2.9: `\\s` is WhiteSpace or LineTerminator."""

_WORDS: Mapping[str, str] = {
    "$": r"\Z",  # only the very end (§22.2.2.4)
    ".": r"[^\n\r\u2028\u2029]",  # §22.2.2.7
    r"\d": "[0-9]",
    r"\D": "[^0-9]",
    r"\w": "[A-Za-z0-9_]",
    r"\W": "[^A-Za-z0-9_]",
    r"\s": f"[{_SPACES}]",
    r"\S": f"[^{_SPACES}]",
    r"\b": r"(?a:\b)",
    r"\B": r"(?a:\B)",
    "[]": "(?!)",  # the class of nothing; Python takes the bracket for a member
    "[^]": r"[\s\S]",
}
_IN_CLASS: Mapping[str, str] = {
    r"\d": "0-9",
    r"\w": "A-Za-z0-9_",
    r"\s": _SPACES,
    "[": r"\[",  # sets inside of sets, which Python reserves, as it does the doubled signs
    "--": r"-\-",
    "&&": r"&\&",
    "~~": r"~\~",
    "||": r"|\|",
}

_TOKEN = re.compile(
    r"""\\(?:(?P<pair>u[Dd][89ABab][0-9A-Fa-f]{2}\\u[Dd][C-Fc-f][0-9A-Fa-f]{2})|u\{(?P<point>[0-9A-Fa-f]{1,6})\}|c(?P<control>[A-Za-z])|k<(?P<back>[^>]*)>|.)"""
    r"""|(?P<name>\(\?<(?![=!]))|\[\^?\]|\[\^?|--|&&|~~|\|\||.""",
    re.DOTALL,
)


def python_pattern(pattern: str) -> str | None:
    """Return the pattern for Python's `re`; None where that can't say it, as with `\\p{L}`.

    For example: `^\\d+$` becomes `^[0-9]+\\Z`.
    """
    translated = "".join(_translated(pattern))
    try:
        re.compile(translated)
    except (re.error, OverflowError, RecursionError):
        return None
    return translated


def _translated(pattern: str) -> Iterator[str]:
    open_class: list[str] | None = None
    for token in _TOKEN.finditer(pattern):
        text = token.group()
        if open_class is None and text in ("[", "[^"):
            open_class = [text]
        elif open_class is None:
            yield _rewritten(token, _WORDS)
        elif text == "]":
            yield _closed("".join([*open_class, text]))
            open_class = None
        else:
            open_class += _members(token)
    yield "".join(open_class or ())


def _members(token: re.Match[str]) -> Iterator[str]:
    """Return what stands in a class; outside of one, `[]` and `[^` would be words of their own."""
    text = token.group()
    if len(text) > 1 and text[0] == "[":
        yield _IN_CLASS["["] + text[1:]
    elif text[0] != "(":
        yield _rewritten(token, _IN_CLASS)
    else:
        yield text


def _closed(text: str) -> str:
    r"""Return a class in ASCII's sense where it says `\W` or `\D`, which can't be written out in it."""
    return f"(?a:{text})" if re.search(r"(?<!\\)(?:\\\\)*\\[WD]", text) else text


_BY_GROUP: Mapping[str, Callable[[str], str]] = {
    "pair": lambda units: _escaped(_joined(int(units[1:5], 16), int(units[7:], 16))),
    "point": lambda digits: _escaped(int(digits, 16)),
    "control": lambda letter: f"\\x{ord(letter) % 32:02x}",
    "back": lambda name: f"(?P={name})",
    "name": lambda _: "(?P<",
}


def _escaped(point: int) -> str:
    return f"\\U{point:08x}"


def _joined(high: int, low: int) -> int:
    """Return the character that two surrogates are in UTF-16 (Unicode 3.9, D91)."""
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)


def _rewritten(token: re.Match[str], words: Mapping[str, str]) -> str:
    for group, rewrite in _BY_GROUP.items():
        if token[group] is not None:
            return rewrite(token[group])
    return words.get(token.group(), token.group())
