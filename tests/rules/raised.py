"""The rules that the generator's code raises, found by reading it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import fragmint

PACKAGE = Path(fragmint.__file__).parent
_Definitions = dict[str, set[int | None]]
"""Functions and classes by name, with the position at which each takes a rule; None where it takes none."""


def raised_rules() -> dict[str, str]:
    """Each rule that a call or a function's own findings are given, with the place of one such call.

    A call counts where what it calls has a parameter or a field `rule: str`. What is given
    there is a text, or is handed on under the same name; anything else couldn't be followed.
    """
    modules = [(path, ast.parse(path.read_text("utf-8"))) for path in sorted(PACKAGE.rglob("*.py"))]
    everywhere: _Definitions = {}
    for _, tree in modules:
        for name, positions in _definitions(tree).items():
            everywhere.setdefault(name, set()).update(positions)
    found: dict[str, str] = {}
    for path, tree in modules:
        for node, given in _given(tree, {**everywhere, **_definitions(tree)}):
            place = f"{path.relative_to(PACKAGE)}:{node.lineno}"
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                found.setdefault(given.value, place)
            else:
                assert _is_handed_on(given), f"{place}: write the rule as a text"
    return found


def _definitions(tree: ast.Module) -> _Definitions:
    found: _Definitions = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            fields = [(each.arg, each.annotation) for each in node.args.args if each.arg != "self"]
        elif isinstance(node, ast.ClassDef):
            fields = [
                (each.target.id, each.annotation)
                for each in node.body
                if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)
            ]
        else:
            continue
        position = next((at for at, field in enumerate(fields) if _is_rule(*field)), None)
        found.setdefault(node.name, set()).add(position)
    return found


def _is_rule(name: str, annotation: ast.expr | None) -> bool:
    return name == "rule" and isinstance(annotation, ast.Name) and annotation.id == "str"


def _given(tree: ast.Module, known: _Definitions) -> Iterator[tuple[ast.Call, ast.expr]]:
    """Yield the calls that are given a rule, and what they are given."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        yield from ((node, each.value) for each in node.keywords if each.arg == "rule")
        for position in known.get(_called(node.func), set()):
            if position is not None and position < len(node.args):
                yield node, node.args[position]


def _called(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _is_handed_on(given: ast.expr) -> bool:
    return isinstance(given, ast.Name | ast.Attribute) and _called(given) == "rule"
