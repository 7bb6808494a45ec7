"""The texts of findings that stand in the generator's code, found by reading it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import fragmint
from fragmint.findings.rules import RULES

PACKAGE = Path(fragmint.__file__).parent
HOLE = "{}"
Kind = Literal["message", "hint"]


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the code; `{}` stands where a value of the document or of the settings goes."""

    kind: Kind
    words: str
    place: str


def texts() -> list[Text]:
    """What the code gives to a parameter or assigns to a name `message` or `hint`.

    The text that follows a rule's id in a call counts as a message, too.
    """
    found: dict[Text, None] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            for kind, value in _given(node):
                for words in _words(value):
                    place = f"{path.relative_to(PACKAGE).as_posix()}:{value.lineno}"
                    found[Text(kind, words, place)] = None
    return list(found)


def _given(node: ast.AST) -> Iterator[tuple[Kind, ast.expr]]:
    if isinstance(node, ast.Call):
        for keyword in node.keywords:
            yield from _of(keyword.arg or "", keyword.value)
        for rule, message in zip(node.args, node.args[1:], strict=False):
            if isinstance(rule, ast.Constant) and rule.value in RULES:
                yield "message", message
    elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        yield from _of(node.targets[0].id, node.value)
    elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Tuple):
        names = [each.id if isinstance(each, ast.Name) else "" for each in node.targets[0].elts]
        if isinstance(node.value, ast.Tuple):
            for name, value in zip(names, node.value.elts, strict=True):
                yield from _of(name, value)


def _of(name: str, value: ast.expr) -> Iterator[tuple[Kind, ast.expr]]:
    if name == "message":
        yield "message", value
    elif name == "hint":
        yield "hint", value


def _words(value: ast.expr) -> Iterator[str]:
    match value:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr():
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else HOLE for part in value.values
            )
        case ast.IfExp():
            yield from _words(value.body)
            yield from _words(value.orelse)
        case _:
            return
