"""What the files beside Python may hold: TOML with known keys, Markdown with known blocks."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from posixpath import normpath
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from fragmint.write.paths import path_problems

_MARKDOWN = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_INLINE = frozenset({"text", "code_inline", "softbreak", "link_open", "link_close"})
_PORTABLE = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")
_LONGEST = 150


def path_findings(paths: Iterable[str]) -> Iterator[str]:
    """Paths that some disk can't hold, or can't hold apart."""
    paths = list(paths)
    yield from (f"{each.path[:200]}: {each.message}" for each in path_problems(paths))
    for path in paths:
        if not all(
            _PORTABLE.fullmatch(part) and len(part) <= _LONGEST
            for part in PurePosixPath(path).parts
        ):
            yield f"{path[:200]!r} is no portable path"


def toml_keys(text: str) -> Any:
    """The tree of a TOML file without its strings.

    License and authors come from the document where it has usable ones; they are left out if they
    have the form that they must have.
    """
    tree = _blank(tomllib.loads(text))
    if tree["project"].get("license") == "str":
        del tree["project"]["license"]
    if all({*each} <= {"name", "email"} for each in tree["project"].get("authors", ())):
        tree["project"].pop("authors", None)
    return tree


def _blank(value: Any) -> Any:
    match value:
        case dict():
            return {key: _blank(item) for key, item in value.items()}
        case list():
            return [_blank(item) for item in value]
        case _:
            return type(value).__name__


def blocks(text: str) -> list[tuple[str, str, int]]:
    """The blocks of a Markdown file: kind, tag and depth of each, rows of tables aside."""
    return [(each.type, each.tag, each.level) for each in _MARKDOWN.parse(text)]


def markdown_findings(text: str, files: Mapping[str, str], folder: str) -> Iterator[str]:
    """Markup that no template has: HTML, images, links to elsewhere, emphasis."""
    for token in _MARKDOWN.parse(text):
        if token.type == "html_block":
            yield f"HTML: {token.content[:100]!r}"
        if token.type == "fence" and token.info == "python":
            ast.parse(token.content)
        for each in token.children or ():
            yield from _inline(each, files, folder)


def _inline(token: Token, files: Mapping[str, str], folder: str) -> Iterator[str]:
    if token.type not in _INLINE:
        yield f"markup in a line: {token.type} {token.content[:100]!r}"
    if token.type == "link_open":
        target = str(token.attrs["href"])
        path = normpath(f"{folder}{target.partition('#')[0]}")
        if not target.startswith("https://pypi.org/project/") and path not in files:
            yield f"a link to {target[:100]!r}"
