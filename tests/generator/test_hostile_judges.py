"""Every judge of the matrix can find something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ..programs.hostile.documents import markdown_findings, path_findings
from ..programs.hostile.expressions import ForeignError
from ..programs.hostile.judging import findings
from ..programs.hostile.making import Made, made
from ..programs.hostile.payloads import CANARY
from ..programs.hostile.positions import Cell
from ..programs.hostile.running import ran
from ..programs.hostile.shapes import shapes

HARMLESS = Cell("info.title", "Book store")


@pytest.mark.parametrize(
    "text",
    [
        "import os",
        "from os import system",
        "from ..evil import x",
        "print()",
        "x = 1",
        "x += 1",
        "del x",
        "A: TypeAlias = int; print()",
        "A: TypeAlias = (lambda: 0)()",
        "A: TypeAlias = f'{x}'",
        "A: TypeAlias = a + b",
        "A: TypeAlias = a if b else c",
        "A: TypeAlias = [x for x in y]",
        "A: TypeAlias = (a := b)",
        "A: TypeAlias = a.b",
        "A: TypeAlias = x.__class__",
        "A: TypeAlias = builtins.__import__",
        "A: TypeAlias = {**a}",
        "A: TypeAlias = -a",
        "A = TypedDict('A', {'a': '__import__(1)'})",
        "A = TypedDict('A', {'a': x()})",
        "__builtins__: TypeAlias = int",
        "if x: pass",
        "if TYPE_CHECKING:\n    import os",
        "for a in b: pass",
        "@x\nclass A: pass",
        "class A(x()): pass",
        "class A(metaclass=x): pass",
        "class field(Model): pass",
        "class A(Model):\n    print()",
        "class A(Model):\n    a: int = print()",
        "class A(Model):\n    a = print",
        "class A(Model):\n    __slots__ = ()",
        "class A(Model):\n    def a(self): pass",
        "class A(Model):\n    def a(self, *b): return self._send()",
        "class A(Model):\n    def a(self, b=print()): return self._send()",
        "class A(Model):\n    def a(self, Request): return self._send(Request())",
        "class A(Model):\n    @x\n    def a(self): return self._send()",
        "class A(Model):\n    def a(self):\n        print()\n        return self._send()",
        "def a(): pass",
        "async def a(): pass",
        "try: pass\nfinally: pass",
    ],
)
def test_other_code_is_found(text: str) -> None:
    with pytest.raises(ForeignError):
        shapes(text)


@pytest.mark.parametrize(
    "text",
    [
        "<b>x</b>",
        "<!-- x -->",
        "a <i>b</i>",
        "![x](y.png)",
        "[x](http://evil.example)",
        "<http://evil.example>",
        "*x*",
        "~~x~~",
        "[x]: http://evil.example\n\n[x]",
    ],
)
def test_markup_is_found(text: str) -> None:
    assert [*markdown_findings(text, {}, "")]


@pytest.mark.parametrize(
    "paths",
    [
        ["../x"],
        ["/x"],
        ["a/../x"],
        ["con.py"],
        ["a b"],
        ["a:b"],
        ["é.py"],
        ["x" * 200],
        ["A.py", "a.py"],
        ["a", "a/b"],
    ],
    ids=str,
)
def test_paths_are_found(paths: list[str]) -> None:
    assert [*path_findings(paths)]


def changed(path: str, change: Callable[[str], str]) -> Made:
    """The harmless package with another file in place of one of its own."""
    harmless = made(None)
    return replace(harmless, files={**harmless.files, path: change(harmless.files[path])})


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("shop/resources/books.py", "_request = Request(", "_request = request("),
        (
            "shop/types/books.py",
            "class Hound(Model",
            "class Extra(Model):\n    a: int\n\n\nclass Hound(Model",
        ),
        ("shop/types/books.py", '"light grey"', "'light grey'"),
        ("pyproject.toml", "[project]", "[project]\nkeywords = []"),
        ("README.md", "## Install", "## Install\n\n- a"),
        ("shop/api.md", "## Types", "## Types\n\n> a"),
    ],
)
def test_changes_are_found(path: str, before: str, after: str) -> None:
    result = changed(path, lambda text: text.replace(before, after, 1))
    assert [*findings(HARMLESS, result)]


def test_what_packages_do_is_found(tmp_path: Path) -> None:
    front = "shop/__init__.py"
    books = "shop/resources/books.py"
    packages = {
        "canary": changed(front, lambda text: f"{text}\nimport builtins\nbuiltins.{CANARY} = 1\n"),
        "writes": changed(front, lambda text: f"{text}\nopen('/dev/null', 'w').close()\n"),
        "process": changed(front, lambda text: f"{text}\nimport os\nos.system('true')\n"),
        "query": changed(books, lambda text: text.replace('"colour": colour', '"color": colour')),
        "header": changed(books, lambda text: text.replace('"X-Mood": x', '"X-Food": x')),
        "cookie": changed(books, lambda text: text.replace('"crumb": c', '"crumbs": c')),
        "path": changed(books, lambda text: text.replace('"shelf": shelf', '"shelf": row')),
        "member": changed(books, lambda text: text.replace('"alpha": alpha', '"alfa": alpha')),
        "enum": changed("shop/types/books.py", lambda text: text.replace('"light grey"', '"x"')),
        "key": changed("shop/_client.py", lambda text: text.replace('"X-Key"', '"X-Kee"')),
        "broken": changed(front, lambda text: f"{text}\n1 / 0\n"),
    }
    harmless = {"harmless": made(None)}
    found = ran(packages | harmless, tmp_path)
    assert found.pop("harmless") == []
    assert [name for name, said in found.items() if not said] == []
