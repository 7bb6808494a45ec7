"""The doors into files that aren't Python: TOML strings and Markdown text.

As with `code.py`, document text passes them escaped or not at all, and nothing outside of this
module makes a `Toml` or a `Markdown`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import LiteralString, NewType
from urllib.parse import quote

Toml = NewType("Toml", str)
Markdown = NewType("Markdown", str)

_MARKDOWN_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_MARKDOWN_OPENER = re.compile(r"^(\d+(?=[.)])|(?=[-+=]))")


def toml_string(text: str) -> Toml:
    """Return a TOML basic string (TOML 1.0, String): JSON's escapes are a subset of TOML's.

    Everything outside of ASCII is escaped, and DEL, which TOML forbids and JSON allows.
    """
    escaped = json.dumps(" ".join(text.split())).replace("\x7f", "\\u007f")
    return Toml(_SURROGATE_PAIR.sub(_joined, escaped))


def toml_table(members: Mapping[LiteralString, str]) -> Toml:
    """Return an inline table of strings; those that are empty are left out."""
    written = (f"{name} = {toml_string(text)}" for name, text in members.items() if text)
    return Toml(f"{{ {', '.join(written)} }}")


_SURROGATE_PAIR = re.compile(r"\\u(d[89ab][0-9a-f]{2})\\u(d[c-f][0-9a-f]{2})")


def _joined(pair: re.Match[str]) -> str:
    """Join surrogates, which TOML does not have: `\\ud83d\\ude00` is `\\U0001f600` there."""
    high, low = (int(half, 16) for half in pair.groups())
    return f"\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08x}"


def markdown(text: str) -> Markdown:
    """Return text as a line of Markdown or inside of one: nothing in it is markup (CommonMark §2.4).

    `-`, `+`, `=`, `1.` and `1)` would open a list, a rule or a heading at the start of a line only.
    """
    printable = "".join(char if char.isprintable() else " " for char in text)
    escaped = _MARKDOWN_SPECIAL.sub(r"\\\1", " ".join(printable.split()))
    return Markdown(_MARKDOWN_OPENER.sub(r"\1\\", escaped))


def markdown_code(text: str) -> Markdown:
    """Return a code span; text with a backtick, a pipe or a control character becomes escaped text."""
    if text.isprintable() and not set(text) & set("`|") and text.strip() == text != "":
        return Markdown(f"`{text}`")
    return markdown(text)


def markdown_url(text: str) -> Markdown:
    """Return a relative address with its anchor as the target of a link."""
    path, _, anchor = text.partition("#")
    return Markdown(f"{quote(path)}#{quote(anchor)}" if anchor else quote(path))


def markdown_target(path: str) -> Markdown:
    """Return a path as the target of a link, percent-encoded: nothing in it ends the link."""
    return Markdown(quote(path))
