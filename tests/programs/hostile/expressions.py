"""What expressions a generated module may hold: data, annotations, and calls that are known."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping

CONTENTS = ("json", "text", "binary", "form", "nothing")
SCHEMES = ("bearer", "basic", "header_key", "query_key", "cookie_key")
FACES = (
    "faces.asynchronous", "faces.asynchronous_pages", "faces.raw", "faces.async_raw",
    "faces.async_raw_pages", "faces.streaming", "faces.async_streaming", "faces.async_streaming_pages",
)  # fmt: skip
RESOURCES = (
    "resources.Resource", "resources.AsyncResource", "resources.RawResource",
    "resources.AsyncRawResource", "resources.StreamingResource", "resources.AsyncStreamingResource",
)  # fmt: skip
TYPES = frozenset({"types", "params", "shared", "shared_params"})
"""Modules of types under the names that they are imported with, perhaps with a `_` behind."""
CALLS = frozenset({
    *CONTENTS, *SCHEMES, *FACES, "Operation", "Request", "Service", "Style", "PageNumber", "TypedDict",
    "WebhookDescription", "WebhooksResource", "signing_keys", "verify", "read", "varying",
    "Given", "arm", "one_of", "field", "Meta", "frozenset", "super",
})  # fmt: skip
"""All functions that a generated module calls, beside its own classes on `self`."""


class ForeignError(Exception):
    """Code that no view has."""

    def __init__(self, node: ast.AST) -> None:
        super().__init__(f"line {getattr(node, 'lineno', '?')}: {ast.unparse(node)[:200]}")


def expressions(*nodes: ast.expr | None) -> None:
    """Raises `ForeignError` for expressions that are no data, annotation or known call."""
    for node in nodes:
        if node is not None:
            check = _CHECKS.get(type(node))
            if check is None:
                raise ForeignError(node)
            check(node)


def _parts(node: ast.expr) -> None:
    expressions(*(each for each in ast.iter_child_nodes(node) if isinstance(each, ast.expr)))


def _dict(node: ast.expr) -> None:
    if not isinstance(node, ast.Dict) or None in node.keys:
        raise ForeignError(node)
    _parts(node)


def _union(node: ast.expr) -> None:
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.BitOr):
        raise ForeignError(node)
    _parts(node)


def _negative(node: ast.expr) -> None:
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float())):
            return
        case _:
            raise ForeignError(node)


def _attribute(node: ast.expr) -> None:
    text = ast.unparse(node)
    known = text in {"self._client", "self._send", "dt.datetime", "dt.date", *RESOURCES}
    owner, _, name = text.rpartition(".")
    known = known or owner.removesuffix("_") in TYPES
    if (
        not known
        and owner != "builtins"
        and not (owner.isidentifier() and owner.endswith("Resource"))
    ):
        raise ForeignError(node)
    if name.startswith("__"):
        raise ForeignError(node)


def _call(node: ast.expr) -> None:
    assert isinstance(node, ast.Call)
    function = ast.unparse(node.func)
    on_self = [ast.unparse(each) for each in node.args] in (
        ["self"],
        ["self._client"],
    ) and not node.keywords
    own = isinstance(node.func, ast.Name) and on_self and "Resource" in function
    if not (function in CALLS or own or function in {"self._send", "super().__init__"}):
        raise ForeignError(node)
    if any(each.arg is None and ast.unparse(each.value) != "settings" for each in node.keywords):
        raise ForeignError(node)
    expressions(*node.args, *(each.value for each in node.keywords))


def _harmless(node: ast.expr) -> None:
    pass


_CHECKS: Mapping[type[ast.expr], Callable[[ast.expr], None]] = {
    ast.Constant: _harmless,
    ast.Name: _harmless,
    ast.Attribute: _attribute,
    ast.Subscript: _parts,
    ast.Tuple: _parts,
    ast.List: _parts,
    ast.Set: _parts,
    ast.Dict: _dict,
    ast.BinOp: _union,
    ast.UnaryOp: _negative,
    ast.Call: _call,
}
