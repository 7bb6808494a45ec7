"""What a generated module may consist of: a list of shapes, and nothing beside them.

The list is written down from the views, not from the generator: whatever way some text of a
document took into the module as code, it is none of these shapes, or it changes their count.
"""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable

from .expressions import CALLS, FACES, RESOURCES, ForeignError, expressions

BASES = frozenset({
    "Model", "Struct", "OpenEnum", "OpenIntEnum", "TypedDict", "SyncClient", "AsyncClient", *RESOURCES,
})  # fmt: skip
CLIENT_BASES = frozenset(
    {"BaseClient[TransportT]", "_Client[Transport]", "_Client[AsyncTransport]"}
)
OUTSIDE = frozenset({"__future__", "typing", "collections.abc"})
INSIDE = frozenset({"_runtime", "_client", "resources", "types", "webhooks"})
DUNDERS = frozenset(
    {"__all__", "__version__", "__secrets__", "__name__", "__init__", "__getattr__", "__dir__"}
)

RECEIVERS = frozenset({"parse_webhook", "parse_unverified_webhook", "verify_signature"})
"""The functions of the module of webhooks."""

MARKS = ("faces.deprecated", "faces.deprecated_arguments")

Shapes = Counter[str]


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
        case ast.FunctionDef(name=name) if name in RECEIVERS:
            return _receiver(node)
        case ast.AnnAssign(target=ast.Name(), value=ast.expr()):
            expressions(node.annotation, node.value)
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
    expressions(value)
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
            expressions(ast.parse(value.value, mode="eval").body)


def _class(node: ast.ClassDef) -> str:
    bases = {ast.unparse(each) for each in node.bases}
    is_client = not bases.isdisjoint({"SyncClient", "AsyncClient"})
    decorators = [ast.unparse(each) for each in node.decorator_list]
    if (
        decorators != (["public"] if is_client else [])
        or node.name in CALLS - {"WebhooksResource"}
        or any(k.arg not in {"kw_only", "total"} for k in node.keywords)
    ):
        raise ForeignError(node)
    expressions(*node.bases, *(each.value for each in node.keywords))
    kinds = sorted(_base(each) for each in node.bases)
    if kinds == ["TypedDict"]:
        _members(node)
        return "typed dict"
    members = sorted(_members(node).items())
    # A struct of limits leaves out the members that its decoder can't name.
    return "struct" if kinds == ["Struct"] else f"class {kinds} {members}"


def _base(node: ast.expr) -> str:
    match node:
        case ast.Name(id=name):
            return name if name in BASES else "own"
        case ast.Attribute() if (name := ast.unparse(node)) in RESOURCES:
            return name
        case ast.Subscript(value=ast.Name(id="SyncPage" | "AsyncPage" as name)):
            return name
        case ast.Subscript() if (whole := ast.unparse(node)) in CLIENT_BASES:
            return whole
        case _:
            raise ForeignError(node)


def _members(node: ast.ClassDef) -> Shapes:
    return Counter(shape for each in node.body if (shape := _member(each)))


def _member(node: ast.stmt) -> str:
    match node:
        case ast.Expr(value=ast.Constant(value=str())) | ast.Pass():
            return ""
        case ast.AnnAssign(target=ast.Name(id=name)):
            expressions(node.annotation, node.value)
            return "secrets" if name == "__secrets__" else "field"
        case ast.Assign(targets=[ast.Name()], value=ast.Constant() | ast.UnaryOp()):
            expressions(node.value)
            return "enum member"
        case ast.Assign(
            targets=[ast.Name() as name],
            value=ast.Call(func=ast.Attribute(attr="deprecated_face"), args=[inner], keywords=[]),
        ):
            return _member(ast.Assign([name], inner, lineno=node.lineno))
        case ast.Assign(targets=[ast.Name()], value=ast.Call(func=ast.Attribute() as function)) if (
            face := ast.unparse(function)
        ) in FACES:
            expressions(node.value)
            return face
        case ast.FunctionDef():
            return _function(node)
        case ast.If(
            test=ast.Name(id="TYPE_CHECKING"),
            body=[ast.FunctionDef(name="__init__", body=[_]) as constructor],
            orelse=[],
        ):
            return _constructor(constructor)
        case _:
            raise ForeignError(node)


def _constructor(node: ast.FunctionDef) -> str:
    """What type checkers see of a model's constructor: keywords and no body."""
    arguments = node.args
    if ast.unparse(node.body[0]) != "..." or arguments.vararg or arguments.kwarg:
        raise ForeignError(node)
    given = (*arguments.args, *arguments.kwonlyargs)
    expressions(*(each.annotation for each in given), *arguments.kw_defaults, node.returns)
    return "constructor"


def _function(node: ast.FunctionDef) -> str:
    """A property, a constructor or a method: a docstring, perhaps an import, and one expression."""
    decorators = [each for each in map(_decorator, node.decorator_list) if each]
    arguments = node.args
    if (
        decorators not in ([], ["property"], ["faces.synchronous"])
        or arguments.vararg
        or arguments.posonlyargs
    ):
        raise ForeignError(node)
    expressions(
        *(each.annotation for each in (*arguments.args, *arguments.kwonlyargs)), node.returns
    )
    expressions(*arguments.defaults, *arguments.kw_defaults)
    names = {each.arg for each in (*arguments.args[1:], *arguments.kwonlyargs)}
    called = {ast.unparse(each.func) for each in ast.walk(node) if isinstance(each, ast.Call)}
    if arguments.args[0].arg != "self" or names & {*called, "self"}:
        raise ForeignError(node)
    kinds = [_line(each) for each in node.body]
    return f"def {decorators} {kinds}"


def _receiver(node: ast.FunctionDef) -> str:
    """A function that reads webhooks, or what type checkers see of it."""
    decorators = [ast.unparse(each) for each in node.decorator_list]
    arguments = node.args
    if decorators not in ([], ["overload"]) or arguments.vararg or arguments.kwarg:
        raise ForeignError(node)
    given = (*arguments.args, *arguments.kwonlyargs)
    expressions(*(each.annotation for each in given), node.returns)
    expressions(*arguments.defaults, *arguments.kw_defaults)
    if decorators and ast.unparse(node.body[0]) != "...":
        raise ForeignError(node)
    kinds = [] if decorators else [_line(each) for each in node.body]
    return f"def {node.name} {decorators} {kinds}"


def _decorator(node: ast.expr) -> str:
    """A decorator as it is; empty for a mark of what is deprecated, whose text is a literal."""
    match node:
        case ast.Call(func=function, keywords=[]) if ast.unparse(function) in MARKS:
            expressions(*node.args)
            return ""
        case _:
            return ast.unparse(node)


def _line(node: ast.stmt) -> str:
    match node:
        case ast.Expr(value=ast.Constant(value=str())):
            return "doc"
        case ast.ImportFrom():
            return _import(node) or "import"
        case ast.Assign(
            targets=[ast.Name(id="_given" | "_request" as name)], value=ast.Call() as call
        ):
            expressions(call)
            return name
        case ast.Assign(targets=[ast.Name(id="keys")], value=ast.Call() as call):
            expressions(call)
            return "keys"
        case ast.Expr(value=ast.Call(func=ast.Name(id="verify")) as call):
            expressions(call)
            return "verify"
        case ast.Delete(targets=targets) if all(isinstance(each, ast.Name) for each in targets):
            return "del"
        case ast.Return(value=ast.Call(func=function) as call):
            expressions(call)
            return "send" if ast.unparse(function) == "self._send" else "return"
        case ast.Expr(value=ast.Call() as call) if ast.unparse(call.func) == "super().__init__":
            expressions(call)
            return "super"
        case _:
            raise ForeignError(node)
