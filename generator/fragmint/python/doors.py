"""The doors into files that aren't Python: TOML strings and Markdown text.

As with `code.py`, document text passes them escaped or not at all.
"""

from __future__ import annotations

import json
import re

from .code import Code, Prose

_MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")


def toml_string(text: str) -> Code:
    """A TOML basic string (TOML 1.0, String): JSON's escapes are a subset of TOML's.

    Everything outside of ASCII is escaped, and DEL, which TOML forbids and JSON allows.
    """
    escaped = json.dumps(" ".join(text.split())).replace("\x7f", "\\u007f")
    return Code(_SURROGATE_PAIR.sub(_joined, escaped))


_SURROGATE_PAIR = re.compile(r"\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})")


def _joined(pair: re.Match[str]) -> str:
    """TOML has no surrogates: `\\ud83d\\ude00` is `\\U0001f600` there."""
    high, low = (int(half, 16) for half in pair.groups())
    return f"\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08x}"


def markdown(text: str) -> Prose:
    """Text inside a line of Markdown: one line, and nothing in it is markup (CommonMark §2.4)."""
    printable = "".join(char if char.isprintable() else " " for char in text)
    return Prose(_MARKDOWN_SPECIAL.sub(r"\\\1", " ".join(printable.split())))


def markdown_code(text: str) -> Prose:
    """A code span. Text with a backtick, a pipe or a control character becomes escaped text."""
    if text.isprintable() and not set(text) & set("`|"):
        return Prose(f"`{text}`")
    return markdown(text)
