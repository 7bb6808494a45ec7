"""What a generated module may consist of: a list of shapes, and nothing beside them.

The list is written down from the views, not from the generator: whatever way some text of a
document took into the module as code, it is none of these shapes, or it changes their count.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

CONTENTS = ("json", "text", "binary", "form", "nothing")
SCHEMES = ("bearer", "basic", "header_key", "query_key", "cookie_key")
FACES = (
    "asynchronous", "asynchronous_pages", "raw", "async_raw", "async_raw_pages", "streaming",
    "async_streaming", "async_streaming_pages",
)  # fmt: skip
CALLS = frozenset({
    *CONTENTS, *SCHEMES, *FACES, "Operation", "Request", "Service", "Style", "PageNumber", "TypedDict",
    "Given", "arm", "one_of", "field", "Meta", "frozenset", "super",
})  # fmt: skip
"""All functions that a generated module calls, beside its own classes on `self`."""
BASES = frozenset({
    "Model", "Struct", "OpenEnum", "OpenIntEnum", "TypedDict", "SyncClient", "AsyncClient", "Resource",
    "AsyncResource", "RawResource", "AsyncRawResource", "StreamingResource", "AsyncStreamingResource",
})  # fmt: skip
OUTSIDE = frozenset({"__future__", "typing", "collections.abc"})
INSIDE = frozenset({"_runtime", "_client", "resources", "types"})
DUNDERS = frozenset(
    {"__all__", "__version__", "__secrets__", "__name__", "__init__", "__getattr__", "__dir__"}
)

Shapes = Counter[str]


class ForeignError(Exception):
    """Code that no view has."""

    def __init__(self, node: ast.AST) -> None:
        super().__init__(f"line {getattr(node, 'lineno', '?')}: {ast.unparse(node)[:200]}")


def shapes(text: str) -> Shapes:
    """The shapes of a module, counted; raises `ForeignError` for anything else."""
    tree = ast.parse(text)
    for name in _names(tree):
        if name.startswith("__") and name not in DUNDERS:
            raise ForeignError(ast.Name(name, ast.Load()))
    return Counter(shape for node in tree.body if (shape := _statement(node)))


def _names(tree: ast.AST) -> Iterable[str]:
    for node in ast.walk(tree):
        for attribute in ("id", "attr", "name", "arg", "asname"):
            if isinstance(name := getattr(node, attribute, None), str):
                yield name


def _statement(node: ast.stmt) -> str:
    """The shape of a statement of a module; empty for what may come or go: docstrings, imports."""
    match node:
        case ast.Expr(value=ast.Constant(value=str())):
            return ""
        case ast.Import() | ast.ImportFrom():
            return _import(node)
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            inner = [_statement(each) for each in (*node.body, *node.orelse)]
            return f"if {sorted(filter(None, inner))}"
        case ast.ClassDef():
            return _class(node)
        case ast.FunctionDef(name="__getattr__" | "__dir__"):
            return ast.dump(node)  # the same in every package: compared as it is
        case ast.AnnAssign(target=ast.Name(), value=ast.expr()):
            _expressions(node.annotation, node.value)
            return "operation" if isinstance(node.value, ast.Call) else "alias"
        case ast.Assign(targets=[ast.Name(id=name)]):
            return _assigned(name, node.value)
        case _:
            raise ForeignError(node)


def _import(node: ast.Import | ast.ImportFrom) -> str:
    if isinstance(node, ast.Import):
        if {(each.name, each.asname) for each in node.names} <= {
            ("datetime", "dt"),
            ("builtins", None),
        }:
            return ""
    elif node.level:
        if node.module and node.module.partition(".")[0] in INSIDE:
            return ""
    elif node.module in OUTSIDE:
        return ""
    raise ForeignError(node)


def _assigned(name: str, value: ast.expr) -> str:
    _expressions(value)
    if isinstance(value, ast.Call):
        function = ast.unparse(value.func)
        if function == "TypedDict":
            _forward_references(value)
        return "typed dict" if function == "TypedDict" else f"= {function}"
    if not name.startswith("_"):
        raise ForeignError(value)
    return name


def _forward_references(call: ast.Call) -> None:
    """A typed dict's values are annotations in quotes: what they hold is code too."""
    for node in call.args[1:]:
        for value in node.values if isinstance(node, ast.Dict) else ():
            if not (isinstance(value, ast.Constant) and isinstance(value.value, str)):
                raise ForeignError(value)
            _expressions(ast.parse(value.value, mode="eval").body)


def _class(node: ast.ClassDef) -> str:
    if (
        node.decorator_list
        or node.name in CALLS
        or any(k.arg not in {"kw_only", "total"} for k in node.keywords)
    ):
        raise ForeignError(node)
    _expressions(*node.bases, *(each.value for each in node.keywords))
    bases = sorted(_base(each) for each in node.bases)
    if bases == ["TypedDict"]:
        _members(node)
        return "typed dict"
    members = sorted(_members(node).items())
    # A struct of limits leaves out the members that its decoder can't name.
    return "struct" if bases == ["Struct"] else f"class {bases} {members}"


def _base(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name):
            return name if name in BASES else "own"
        case ast.Subscript(value=ast.Name(id="SyncPage" | "AsyncPage" as name)):
            return name
        case _:
            raise ForeignError(node)


def _members(node: ast.ClassDef) -> Shapes:
    return Counter(shape for each in node.body if (shape := _member(each)))


def _member(node: ast.stmt) -> str:
    match node:
        case ast.Expr(value=ast.Constant(value=str())) | ast.Pass():
            return ""
        case ast.AnnAssign(target=ast.Name(id=name)):
            _expressions(node.annotation, node.value)
            return "secrets" if name == "__secrets__" else "field"
        case ast.Assign(targets=[ast.Name()], value=ast.Constant() | ast.UnaryOp()):
            _expressions(node.value)
            return "enum member"
        case ast.Assign(targets=[ast.Name()], value=ast.Call(func=ast.Name(id=face))) if (
            face in FACES
        ):
            _expressions(node.value)
            return face
        case ast.FunctionDef():
            return _function(node)
        case _:
            raise ForeignError(node)


def _function(node: ast.FunctionDef) -> str:
    """A property, a constructor or a method: a docstring, perhaps an import, and one expression."""
    decorators = [ast.unparse(each) for each in node.decorator_list]
    arguments = node.args
    if decorators not in ([], ["property"]) or arguments.vararg or arguments.posonlyargs:
        raise ForeignError(node)
    _expressions(
        *(each.annotation for each in (*arguments.args, *arguments.kwonlyargs)), node.returns
    )
    _expressions(*arguments.defaults, *arguments.kw_defaults)
    names = {each.arg for each in (*arguments.args[1:], *arguments.kwonlyargs)}
    called = {ast.unparse(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)}
    if arguments.args[0].arg != "self" or names & {*called, "self"}:
        raise ForeignError(node)
    kinds = [_line(each) for each in node.body]
    return f"def {decorators} {kinds}"


def _line(node: ast.stmt) -> str:
    match node:
        case ast.Expr(value=ast.Constant(value=str())):
            return "doc"
        case ast.ImportFrom():
            return _import(node) or "import"
        case ast.Assign(
            targets=[ast.Name(id="_given" | "_request" as name)], value=ast.Call() as call
        ):
            _expressions(call)
            return name
        case ast.Delete(targets=targets) if all(isinstance(each, ast.Name) for each in targets):
            return "del"
        case ast.Return(value=ast.Call(func=function) as call):
            _expressions(call)
            return "send" if ast.unparse(function) == "self._send" else "return"
        case ast.Expr(value=ast.Call() as call) if ast.unparse(call.func) == "super().__init__":
            _expressions(call)
            return "super"
        case _:
            raise ForeignError(node)


def _expressions(*nodes: ast.expr | None) -> None:
    """Raises `ForeignError` for expressions that are no data, annotation or known call."""
    for node in nodes:
        if node is not None:
            check = _CHECKS.get(type(node))
            if check is None:
                raise ForeignError(node)
            check(node)


def _parts(node: ast.expr) -> None:
    _expressions(*(each for each in ast.iter_child_nodes(node) if isinstance(each, ast.expr)))


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
    known = text in {"self._client", "self._send", "dt.datetime", "dt.date"}
    owner, _, name = text.rpartition(".")
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
    _expressions(*node.args, *(each.value for each in node.keywords))


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
