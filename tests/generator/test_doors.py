"""Text of a document has to pass a door: templates receive nothing else.

mypy tells the kinds of text apart; these tests tell that the views leave no way around them.
"""

from __future__ import annotations

import ast
import dataclasses
import types
import typing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import fragmint
from fragmint.python import views
from fragmint.python.text.code import Code, Prose
from fragmint.python.text.doors import Markdown, Toml
from fragmint.python.text.html import Html

ROOT = Path(fragmint.__file__).parent
DOORS = {
    "Code": ("code.py",),
    "Prose": ("code.py",),
    "Markdown": ("doors.py", "html.py", "twins.py"),
    "Toml": ("doors.py",),
    "Html": ("html.py",),
}
"""The kinds of text, and the only modules that make each."""
LAYOUTS = {"code": 0, "said": 0, "listed": 1, "file_path": 1, "own": 0, "laid_out": 0, "joined": 1}
"""Functions that take the generator's own text, and where."""
SAFE = {Code, Prose, Markdown, Toml, Html, bool, type(None)}


def open_fields(annotation: Any, path: str, above: tuple[Any, ...] = ()) -> Iterator[str]:
    """The places below an annotation that could hold text which passed no door."""
    if annotation in SAFE or annotation is Ellipsis or annotation in above:
        return
    if dataclasses.is_dataclass(annotation):
        for name, inner in typing.get_type_hints(annotation).items():
            yield from open_fields(inner, f"{path}.{name}", (*above, annotation))
    elif typing.get_origin(annotation) in (tuple, types.UnionType, typing.Union):
        for inner in typing.get_args(annotation):
            yield from open_fields(inner, path, above)
    else:
        yield path


def test_views_hold_only_text_that_passed_a_door() -> None:
    assert list(open_fields(views.View, "view")) == []


@pytest.mark.parametrize(
    "annotation",
    [str, object, Any, list[Code], dict[str, Code], tuple[str, ...], Code | str, tuple[Code, Any]],
    ids=str,
)
def test_every_other_annotation_is_found(annotation: Any) -> None:
    view = dataclasses.make_dataclass("View", [("text", annotation)])
    assert list(open_fields(view, "view")) == ["view.text"]


def ways_around(text: str, module: str) -> list[str]:
    """Where a module makes a kind of text itself, or takes a layout that is none of its own."""
    tree = ast.parse(text)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    expressions = [each for each in ast.walk(tree) if isinstance(each, ast.expr)]
    found = [each for each in expressions if _makes(each, parents, module)]
    found += [each for each in expressions if isinstance(each, ast.Call) and _lays_out(each)]
    return [f"{module}:{each.lineno}: {ast.unparse(each)}" for each in found]


def _makes(node: ast.AST, parents: dict[ast.AST, ast.AST], module: str) -> bool:
    """`Code(…)`, `map(Code, …)`, `cast(Code, …)`, `cast("Code", …)`."""
    call = parents.get(node)
    named = isinstance(node, ast.Name) and module not in DOORS.get(node.id, (module,))
    quoted = isinstance(node, ast.Constant) and node.value in DOORS
    if not isinstance(call, ast.Call) or not (named or quoted):
        return False
    return named or ast.unparse(call.func) in ("cast", "typing.cast")


def _lays_out(call: ast.Call) -> bool:
    """A layout that is put together; that a named one is the generator's own, pyright tells."""
    at = LAYOUTS.get(ast.unparse(call.func))
    if at is None or len(call.args) <= at:
        return False
    written = (ast.Constant, ast.Name, ast.Attribute)
    return not all(isinstance(each, written) for each in _alternatives(call.args[at]))


def _alternatives(node: ast.expr) -> list[ast.expr]:
    return [node.body, node.orelse] if isinstance(node, ast.IfExp) else [node]


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.py")), ids=lambda path: path.name)
def test_only_the_doors_make_text_that_templates_take(path: Path) -> None:
    if path.parent.name != "python" or path.name not in {
        each for modules in DOORS.values() for each in modules
    }:
        assert ways_around(path.read_text(encoding="utf-8"), path.name) == []


@pytest.mark.parametrize(
    "text",
    [
        "Code(text)",
        "Prose(f'{text}')",
        "map(Markdown, texts)",
        "cast(Toml, text)",
        "cast('Code', text)",
        "code(f'{name} = 1')",
        "said('a' + text)",
        "listed(parts, text.strip())",
    ],
)
def test_every_way_around_the_doors_is_found(text: str) -> None:
    assert ways_around(text, "other.py") != []
