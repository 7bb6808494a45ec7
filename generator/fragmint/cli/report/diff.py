"""Short differences between a folder and what is generated."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path

from ...write import MANIFEST, Changes
from ..reading import within
from .outcome import Difference

_LINES_PER_FILE = 40
_LINES_IN_ALL = 120


def differences(output: str, changes: Changes, files: Mapping[str, str]) -> tuple[Difference, ...]:
    """Compare the files that would change with their texts to be; deleted ones become empty.

    At most 40 lines for each file and 120 in all are shown; the last line of a file says what was left out.
    The manifest is left out: its digests say nothing to people.
    """
    room = _LINES_IN_ALL
    found: list[Difference] = []
    for path in (*changes.write, *changes.delete):
        if path != MANIFEST:
            found.append(_difference(output, path, files.get(path), min(room, _LINES_PER_FILE)))
            room = max(0, room - len(found[-1].diff))
    return tuple(found)


def _difference(output: str, path: str, wanted: str | None, limit: int) -> Difference:
    name = within(output, path)
    lines = tuple(_diff(Path(output, path), name, wanted))
    if len(lines) > limit:
        lines = (*lines[:limit], f"… {len(lines) - limit} more lines of {name}")
    return Difference(name, lines)


def _diff(file: Path, name: str, wanted: str | None) -> Iterator[str]:
    present = _lines(file)
    before = "/dev/null" if present is None else name
    after = "/dev/null" if wanted is None else name
    new = (wanted or "").splitlines()
    return difflib.unified_diff(present or [], new, before, after, n=2, lineterm="")


def _lines(file: Path) -> list[str] | None:
    try:
        return file.read_bytes().decode("utf-8", "replace").splitlines()
    except OSError:
        return None
