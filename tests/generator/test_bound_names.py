"""No module binds a name twice: what it imports, its classes, and those of the resources below."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable

from .snippets import succeeded, whole

RESOURCES = (
    "raw", "async_raw", "async", "async_async", "streaming", "async_streaming", "a1_b", "a_1_b",
    "resource_2_fa", "property", "list", "con",
)  # fmt: skip


def test_resources_of_any_name_have_classes_of_their_own() -> None:
    paths = "".join(
        f"  /{name}: {{get: {{operationId: {name}, x-fragmint-method: zoo.{name}.get}}}}\n"
        for name in RESOURCES
    )
    modules = succeeded(whole(f"paths:\n{paths}  /fa: {{get: {{tags: [2fa]}}}}\n"))
    assert len(modules) >= len(RESOURCES)
    for path, text in modules.items():
        counted = Counter(_bound(ast.parse(text).body))
        assert [name for name, times in counted.items() if times > 1] == [], path


def _bound(body: Iterable[ast.stmt]) -> Iterable[str]:
    """The names that statements bind, those under `if TYPE_CHECKING` among them."""
    for node in body:
        if isinstance(node, ast.If):
            yield from _bound(node.body)
        elif isinstance(node, ast.ImportFrom):
            yield from (each.asname or each.name for each in node.names if each.name != "*")
        elif isinstance(node, ast.ClassDef):
            yield node.name
