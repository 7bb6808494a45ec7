"""Is what came of a cell harmless? Everything that can be told without running it."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

import black
from black.mode import TargetVersion

from fragmint.findings.rules import Severity
from fragmint.findings.text import shown

from .documents import blocks, markdown_findings, path_findings, toml_keys
from .expressions import ForeignError
from .making import Made, made
from .pages import page_findings
from .positions import Cell
from .shapes import Shapes, shapes

RESHAPING = (
    "tag", "x-fragmint-method", "setting methods value", "x-fragmint-name", "component",
    "setting env",
)  # fmt: skip
"""Positions that say where operations and types live, or what the README tells of variables."""
_MODE = black.Mode(target_versions={TargetVersion.PY311}, line_length=100)
_LONGEST_MESSAGE = 2_000


def findings(cell: Cell, result: Made) -> Iterator[str]:
    """What is wrong with a refusal or with the files."""
    if not result.files:
        yield from _refusal(result)
        return
    yield from path_findings([*result.files])
    yield from _python(cell, result)
    yield from _others(cell, result)
    assert result.config is not None
    yield from page_findings(result.files, result.config.docs or "")


def rules(result: Made) -> tuple[str, ...]:
    """By which rules the cell was refused."""
    errors = (each for each in result.diagnostics if each.severity is Severity.ERROR)
    return tuple(sorted({each.rule for each in errors}))


def _refusal(result: Made) -> Iterator[str]:
    if not rules(result):
        yield "no files, and no error that says why"
    for each in result.diagnostics:
        if each.span is None:
            yield f"{each.rule} has no place: {each.message[:200]}"
        for text in (each.message, each.hint or ""):  # a pointer is exact, however long
            if len(text) > _LONGEST_MESSAGE:
                yield f"{each.rule} says {len(text)} characters"
        for text in (each.message, each.hint or ""):
            if shown(text, len(text) + 1) != text:
                yield f"{each.rule} holds what doesn't print: {text[:100]!r}"


def _python(cell: Cell, result: Made) -> Iterator[str]:
    total: Shapes = Counter()
    for path, text in result.files.items():
        if path.endswith(".py"):
            try:
                total += _shapes(text)
            except (SyntaxError, ForeignError, ValueError) as error:
                yield f"{path}: {type(error).__name__} {error}"
            if not _is_black(text):
                yield f"{path}: black would change it"
    if not _reshapes(cell) and (more := _difference(total, _harmless_shapes())):
        yield f"other shapes than the harmless document has: {more[:600]}"


def _reshapes(cell: Cell) -> bool:
    """What is neither text nor a number among the values of an enum is no member of it."""
    is_no_member = cell.position == "enum value" and not isinstance(cell.payload, (str, tuple))
    return is_no_member or cell.position.startswith(RESHAPING)


def _difference(one: Shapes, other: Shapes) -> str:
    return " ".join(f"{n:+d} {shape}" for shape, n in _signed(one, other).items() if n)


def _signed(one: Shapes, other: Shapes) -> Mapping[str, int]:
    return {shape: one[shape] - other[shape] for shape in {**one, **other}}


@lru_cache(maxsize=512)
def _shapes(text: str) -> Shapes:
    return shapes(text)


@lru_cache(maxsize=512)
def _is_black(text: str) -> bool:
    return black.format_str(text, mode=_MODE) == text


@cache
def _harmless_shapes() -> Shapes:
    texts = (text for path, text in made(None).files.items() if path.endswith(".py"))
    return sum(map(_shapes, texts), Counter())


def _others(cell: Cell, result: Made) -> Iterator[str]:
    harmless = made_harmless()
    assert result.config is not None
    package = result.config.package
    if toml_keys(result.files["pyproject.toml"]) != toml_keys(harmless["pyproject.toml"]):
        yield "pyproject.toml has other keys"
    for path, usual, folder in (
        ("README.md", "README.md", ""),
        (f"{package}/api.md", "shop/api.md", f"{package}/"),
    ):
        text = result.files[path]
        try:
            yield from (f"{path}: {each}" for each in markdown_findings(text, result.files, folder))
        except SyntaxError as error:
            yield f"{path}: the example is no Python: {error}"
        same = blocks(text) == blocks(harmless[usual])
        if not same and not _reshapes(cell):
            yield f"{path}: other blocks"


@cache
def made_harmless() -> Mapping[str, str]:
    """The files of the harmless document."""
    return made(None).files


def base_url(files: Mapping[str, str], package: str) -> str:
    """The address that the client has been given."""
    for node in ast.walk(ast.parse(files[f"{package}/_client.py"])):
        if isinstance(node, ast.keyword) and node.arg == "base_url":
            return str(ast.literal_eval(node.value))
    return ""
