"""Real documents with faults, and every finding that they get: where, of which rule, in which words.

`findings/` has a file for each; `pytest tests/generator --update-cases` rewrites them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import fragmint
from fragmint import Diagnostic

from .corpus import FOLDER, config_of, source_of

_PINNED = Path(__file__).parent / "findings"
_DOCUMENTS = ("box.json", "schema-types.json", "train-travel.json")

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the real documents are not here")


def line(each: Diagnostic) -> str:
    """A finding as it is pinned; its hint and the source line are tested elsewhere."""
    place = f"{each.span.line}:{each.span.column}" if each.span else "nowhere"
    at = f" at {each.pointer}" if each.pointer else ""
    return f"{place} {each.severity.value}[{each.rule}] {each.message}{at}\n"


@pytest.mark.parametrize("name", _DOCUMENTS)
def test_findings(name: str, update_cases: bool) -> None:
    found = fragmint.generate(source_of(name), config_of(name)).diagnostics
    told = "".join(map(line, found))
    pinned = _PINNED / f"{name}.txt"
    if update_cases:
        pinned.parent.mkdir(exist_ok=True)
        pinned.write_text(told, encoding="utf-8", newline="\n")
    assert told == pinned.read_text(encoding="utf-8")
    assert told
