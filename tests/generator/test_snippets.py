"""The snippets of `snippets/*.md`: each says a rule, a few lines of YAML, and what becomes of them.

The words behind ```` ```yaml ```` say what is shown:

- `types`: component schemas, and the classes of answers; `types request` and `types both` for
  schemas that are sent, or travel both ways; `3.0` for a document of that version;
- `calls`: paths, and the operations' constants with each method's signature and request;
- `webhooks`: webhooks and paths, and the constants and types of what the server sends;
- `said`: a document, and what is said about it, errors included.

A block of ```` ```toml ```` holds settings. `pytest --update-cases` rewrites what is expected.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from .snippets import (
    calls_in,
    components,
    made,
    settings,
    succeeded,
    told,
    types_in,
    webhooks_in,
    whole,
)

FOLDER = Path(__file__).parent / "snippets"
_BLOCK = re.compile(r"^```(\w+) ?([\w. ]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Snippet:
    """One rule with its example. `kind`: what is shown, as in `types both`."""

    file: Path
    title: str
    kind: str
    yaml: str
    settings: str
    expected: str

    @property
    def actual(self) -> str:
        """What comes of it, as the block of the file that says it."""
        config = settings(**_settings(self.settings))
        match self.kind.split():
            case ["types", *how]:
                return _block("python", types_in(succeeded(components(self.yaml, how), config)))
            case ["calls"]:
                return _block("python", calls_in(succeeded(whole(self.yaml), config)))
            case ["webhooks"]:
                return _block("python", webhooks_in(succeeded(whole(self.yaml), config)))
            case ["said"]:
                found = made(whole(self.yaml), config).diagnostics
                return _block("text", "\n".join(told(each) for each in found))
            case _:
                raise ValueError(f"{self.title}: no way to show {self.kind!r}")


def _settings(toml: str) -> dict[str, object]:
    """The settings of a block; lists are tuples there."""
    values: dict[str, object] = tomllib.loads(toml)
    return {key: tuple(of) if isinstance(of, list) else of for key, of in values.items()}


def _block(language: str, text: str) -> str:
    return f"```{language}\n{text.strip()}\n```"


def snippets() -> list[Snippet]:
    """All snippets of all files."""
    return [snippet for file in sorted(FOLDER.glob("*.md")) for snippet in _read(file)]


def _read(file: Path) -> Iterator[Snippet]:
    for section in file.read_text(encoding="utf-8").split("\n## ")[1:]:
        blocks = {match[1]: match for match in _BLOCK.finditer(section)}
        expected = blocks.get("python") or blocks.get("text")
        yield Snippet(
            file,
            section.partition("\n")[0],
            blocks["yaml"][2],
            blocks["yaml"][3],
            blocks["toml"][3] if "toml" in blocks else "",
            expected[0] if expected else "",
        )


def _id(snippet: Snippet) -> str:
    return f"{snippet.file.stem}: {snippet.title}"


@pytest.mark.parametrize("snippet", snippets(), ids=_id)
def test_snippet(snippet: Snippet, update_cases: bool) -> None:
    actual = snippet.actual
    if update_cases and actual != snippet.expected:
        _rewrite(snippet, actual)
    else:
        assert actual == snippet.expected


def _rewrite(snippet: Snippet, actual: str) -> None:
    """Put what came out in the place of what is expected, or behind the snippet's blocks."""
    text = snippet.file.read_text(encoding="utf-8")
    start = text.index(f"\n## {snippet.title}\n") + 1
    end = text.find("\n## ", start)
    section = text[start : end if end > 0 else len(text)]
    if snippet.expected:
        changed = section.replace(snippet.expected, actual)
    else:
        changed = f"{section.rstrip()}\n\n{actual}\n"
    snippet.file.write_text(text.replace(section, changed), encoding="utf-8")


def test_titles_are_told_once() -> None:
    titles = [_id(snippet) for snippet in snippets()]
    assert len(titles) == len(set(titles)) > 60
