"""The code blocks of a README, each with what a reader needs in order to follow it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parents[2]
_MARKDOWN = MarkdownIt().enable("table")
_FILE = re.compile(r"`([\w./-]+\.\w+)`")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block. For example: the section `The hook`, `yaml`, and a hook's settings."""

    path: str
    """The README, below the root of the repository."""
    line: int
    """The line of the opening fence, from 1."""
    section: str
    """The nearest heading of the second level; empty before the first."""
    language: str
    text: str
    file: str | None
    """The last file that the paragraph before the block names: where a reader saves it."""

    @property
    def place(self) -> str:
        """`README.md:12`."""
        return f"{self.path}:{self.line}"


def blocks(path: str, text: str | None = None) -> list[Block]:
    """The blocks of a README in their order; of a text, if it is given in the file's place."""
    source = (ROOT / path).read_text(encoding="utf-8") if text is None else text
    return [*_blocks(path, _MARKDOWN.parse(source))]


def _blocks(path: str, tokens: list[Token]) -> Iterable[Block]:
    section, paragraph = "", ""
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "inline" and before is not None:
            if before.type == "heading_open" and before.tag == "h2":
                section = token.content
            paragraph = token.content if before.type == "paragraph_open" else ""
        elif token.type in ("fence", "code_block"):
            files = _FILE.findall(paragraph)
            line = token.map[0] + 1 if token.map else 0
            file = files[-1] if files else None
            yield Block(path, line, section, token.info.strip(), token.content, file)
            paragraph = ""
