"""The docstrings of the generator are of one style (see CONTRIBUTING.md, Voice)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import fragmint

PACKAGE = Path(fragmint.__file__).parent
NOT_VERBS = frozenset(
    {
        "A", "All", "An", "By", "Each", "How", "If", "In", "It", "Its", "No", "Of", "One", "Some",
        "The", "Their", "These", "This", "What", "When", "Where", "Whether", "Which", "Why",
    }
)  # fmt: skip


def test_a_function_begins_with_what_it_does() -> None:
    found = [
        f"{place}: {first}"
        for place, function, text in documented()
        if not any(ast.unparse(each).endswith("property") for each in function.decorator_list)
        and not is_verb(first := text.split()[0].rstrip(":,"))
    ]
    assert found == []


def test_what_a_function_raises_stands_in_a_section() -> None:
    found = [
        place
        for place, function, text in documented()
        if any(map(is_raised, ast.walk(function))) and "\nRaises:\n" not in text
    ]
    assert found == []


def test_code_stands_between_single_backticks() -> None:
    texts = {place: text for path, tree in modules() for place, text in strings(path, tree)}
    assert len(texts) > 900
    assert [place for place, text in texts.items() if re.search(r"(?<!`)``(?!`)\w", text)] == []


def is_verb(word: str) -> bool:
    return word.isalpha() and word[0].isupper() and word not in NOT_VERBS


def is_raised(node: ast.AST) -> bool:
    """An error of a caller's or of the world's; an assertion is a defect of ours."""
    return (
        isinstance(node, ast.Raise)
        and node.exc is not None
        and not ast.unparse(node.exc).startswith(("AssertionError", "AttributeError"))
    )


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path.relative_to(PACKAGE).as_posix(), ast.parse(path.read_text("utf-8"))


def documented() -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef, str]]:
    for path, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                text = ast.get_docstring(node)
                if text:
                    yield f"{path}:{node.lineno} {node.name}", node, text


def strings(path: str, tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Docstrings of all kinds: texts that stand alone as a statement."""
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant(value=str(text))):
                yield f"{path}:{node.lineno}", text
            case _:
                pass
