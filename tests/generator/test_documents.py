"""`README.md` and `api.md`: their links lead somewhere, no table is empty, and no type is left out."""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Iterable, Mapping
from functools import cache
from urllib.parse import unquote

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from fragmint.pipeline import generate

from .own import case_sources, own_config, own_source

PACKAGES = [(own_source(), own_config()), *case_sources()]
_MARKDOWN = MarkdownIt().enable("table")


@pytest.fixture(params=PACKAGES, ids=lambda each: each[1].package)
def package(request: pytest.FixtureRequest) -> tuple[str, Mapping[str, str]]:
    """The import name of a package, and its files."""
    source, config = request.param
    files = _files(PACKAGES.index((source, config)))
    return config.package, {**files, **dict.fromkeys(config.examples.values(), "")}


@cache
def _files(at: int) -> Mapping[str, str]:
    return {each.path: each.text for each in generate(*PACKAGES[at]).files}


def tokens(text: str) -> list[Token]:
    """A document's tokens, those within paragraphs and cells too."""
    return [each for token in _MARKDOWN.parse(text) for each in (token, *(token.children or ()))]


def broken_links(path: str, files: Mapping[str, str]) -> Iterable[str]:
    """The links of a document that lead to no file, or to no heading or line of one."""
    for token in tokens(files[path]):
        target = str(token.attrs.get("href", ""))
        if token.type != "link_open" or "://" in target:
            continue
        file, _, anchor = unquote(target).partition("#")
        there = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
        if there not in files or (anchor and anchor not in anchors(files[there])):
            yield target


def anchors(text: str) -> set[str]:
    """The names of a document's headings, as GitHub makes them, and the places that it names itself."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    places = set(re.findall(r'<[^<>]* id="([^"]+)"', text))
    return places | {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


def test_every_link_leads_somewhere(package: tuple[str, Mapping[str, str]]) -> None:
    name, files = package
    documents = ["README.md", f"{name}/api.md"]
    assert [each for path in documents for each in broken_links(path, files)] == []
    assert "](" in files[f"{name}/api.md"]


def test_a_broken_link_is_found() -> None:
    files = {"a/b.md": "# B c\n[1](c.md) [2](../d.md) [3](#b-c) [4](#e) [5](d.md#b)", "d.md": ""}
    assert [*broken_links("a/b.md", files)] == ["c.md", "#e", "d.md#b"]


def test_no_table_is_empty(package: tuple[str, Mapping[str, str]]) -> None:
    name, files = package
    for path in ("README.md", f"{name}/api.md"):
        kinds = [token.type for token in _MARKDOWN.parse(files[path])]
        assert kinds.count("thead_open") == kinds.count("tbody_open")
        assert kinds.count("table_open") > 0


def test_every_type_that_a_method_names_is_listed(
    package: tuple[str, Mapping[str, str]],
) -> None:
    name, files = package
    api = files[f"{name}/api.md"]
    listed = set(re.findall(r"^\| \[`(\w+)`\]\(types/", api.partition("## Types")[2], re.MULTILINE))
    resources = [text for path, text in files.items() if path.startswith(f"{name}/resources/")]
    named = {each for text in resources for each in names_of_types(text)}
    assert named - listed == set()
    assert listed


def test_the_types_of_methods_are_found() -> None:
    text = "from ..types import a as types\nfrom ..types.b import C\nx: types.D | y.E = F\n"
    assert [*names_of_types(text)] == ["C", "D"]
    deep = "from ...types.a import b as types\nx: types.D\n"
    assert [*names_of_types(deep)] == ["D"]


def names_of_types(module: str) -> Iterable[str]:
    """What a module of resources names of modules of types, imported by itself or in its module."""
    modules = set[str]()
    for node in ast.walk(ast.parse(module)):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "types":
            # Modules have names in lower case, classes have not.
            modules |= {each.asname or each.name for each in node.names if each.name.islower()}
            yield from (each.name for each in node.names if not each.name.islower())
        elif isinstance(node, ast.Attribute) and ast.unparse(node.value) in modules:
            yield node.attr
