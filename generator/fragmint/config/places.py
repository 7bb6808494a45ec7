"""Where the keys and values of a TOML document are; `tomllib` gives values only."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass

Path = tuple[str, ...]
"""The way to a value, from the top: keys, and the numbers of list items."""

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"""[ \t]*("(?:\\.|[^"\\])*"|'[^']*'|[A-Za-z0-9_-]+)[ \t]*""")
_STRING = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?'{3,5}|"(?:\\.|[^"\\])*"|'[^']*\'''', re.DOTALL
)
# A date and a time may have one space between them.
_ATOM = re.compile(r"[^,\]}\s#]+(?: \d\d:[^,\]}\s#]+)?")


@dataclass(frozen=True, slots=True)
class Place:
    """The offsets of a key and of its value; for a table header, of the header twice."""

    key: tuple[int, int]
    value: tuple[int, int]


def find_places(text: str) -> Mapping[Path, Place]:
    """Return the place of every key and list item of a TOML document that `tomllib` accepts."""
    found: dict[Path, Place] = {}
    arrays: dict[Path, int] = {}
    prefix: Path = ()
    offset = _skip_blank(text, 0)
    while offset < len(text):
        if text[offset] == "[":
            prefix, offset = _header(text, offset, found, arrays)
        else:
            offset = _pair(text, offset, prefix, found)
        offset = _skip_blank(text, offset)
    return found


def _skip_blank(text: str, offset: int) -> int:
    return _end(_BLANK.match(text, offset), offset)


def _end(match: re.Match[str] | None, otherwise: int) -> int:
    return match.end() if match else otherwise


def _header(
    text: str, offset: int, found: dict[Path, Place], arrays: dict[Path, int]
) -> tuple[Path, int]:
    """Read `[a.b]` or `[[a.b]]`; in the second, each gets its number as the last step.

    `arrays` counts the tables of each array: `[a.b]` after `[[a]]` belongs to the last of them.
    """
    width = 2 if text.startswith("[[", offset) else 1
    parts, end = _key(text, offset + width)
    end += width
    path: Path = ()
    for part in parts[: 1 - width or None]:
        path = (*path, part)
        path = (*path, str(arrays[path] - 1)) if path in arrays else path
    if width == 2:
        path = (*path, parts[-1])
        arrays[path] = arrays.get(path, 0) + 1
        path = (*path, str(arrays[path] - 1))
    found.setdefault(path, Place((offset, end), (offset, end)))
    return path, end


def _key(text: str, offset: int) -> tuple[Path, int]:
    """Read a key, which may have dots; return its parts and the offset behind it."""
    parts: list[str] = []
    while match := _KEY.match(text, offset):
        parts.append(_unquoted(match[1]))
        offset = match.end()
        if not text.startswith(".", offset):
            break
        offset += 1
    return tuple(parts), offset


def _unquoted(key: str) -> str:
    if key[0] not in "\"'":
        return key
    value: str = tomllib.loads(f"key = {key}")["key"]
    return value


def _pair(text: str, offset: int, prefix: Path, found: dict[Path, Place]) -> int:
    """Read `key = value`; return the offset behind it."""
    start = offset
    path, offset = _key(text, start)
    key_end = start + len(text[start:offset].rstrip())
    value_start = _skip_blank(text, offset + 1)
    end = _value(text, value_start, prefix + path, found)
    for length in range(1, len(path)):
        outer = prefix + path[:length]
        found.setdefault(outer, Place((start, key_end), (value_start, end)))
    found[prefix + path] = Place((start, key_end), (value_start, end))
    return end


def _value(text: str, offset: int, path: Path, found: dict[Path, Place]) -> int:
    opening = text[offset : offset + 1]
    if opening == "[":
        return _list(text, offset, path, found)
    if opening == "{":
        return _inline_table(text, offset, path, found)
    pattern = _STRING if opening in {'"', "'"} else _ATOM
    return _end(pattern.match(text, offset), offset + 1)


def _list(text: str, offset: int, path: Path, found: dict[Path, Place]) -> int:
    offset = _skip_blank(text, offset + 1)
    number = 0
    while offset < len(text) and text[offset] != "]":
        end = _value(text, offset, (*path, str(number)), found)
        found[(*path, str(number))] = Place((offset, end), (offset, end))
        number += 1
        offset = _skip_separator(text, end)
    return offset + 1


def _inline_table(text: str, offset: int, path: Path, found: dict[Path, Place]) -> int:
    offset = _skip_blank(text, offset + 1)
    while offset < len(text) and text[offset] != "}":
        offset = _skip_separator(text, _pair(text, offset, path, found))
    return offset + 1


def _skip_separator(text: str, offset: int) -> int:
    offset = _skip_blank(text, offset)
    return _skip_blank(text, offset + 1) if text.startswith(",", offset) else offset
