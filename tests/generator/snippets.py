"""Snippets: a few lines of YAML in, the Python text that comes of them out, side by side.

Each way wraps its snippet in the smallest document, runs the stages of the flow that matter, and
leaves out of the text what every module has: imports, `__all__`, the options of every call.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from textwrap import indent
from typing import Any

import black
import yaml
from black.mode import TargetVersion

from fragmint._resources import templates_dir
from fragmint.check.validate import validate
from fragmint.config import Config, default_config
from fragmint.document.load import load
from fragmint.findings.diagnostic import Diagnostic, has_errors
from fragmint.findings.rules import Severity
from fragmint.lower import lower
from fragmint.openapi.parse.document import parse
from fragmint.pipeline import concluded, sound
from fragmint.python.plan.package import plan
from fragmint.render.format import format_files
from fragmint.render.rendering import Template, read_templates, render
from fragmint.source import Source

from ..staged import value_of

HEAD = "info: {title: T, version: '1'}\n"
_FOLDERS = ("package/resources/", "package/types/", "package/webhooks")
_OPTIONS = ("extra_headers", "extra_query", "extra_body", "timeout")
_MODE = black.Mode(target_versions={TargetVersion.PY311}, line_length=100)


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a document: Python modules by path, and what was said about it."""

    modules: Mapping[str, str] = field(default_factory=dict[str, str])
    diagnostics: tuple[Diagnostic, ...] = ()


@cache
def templates() -> tuple[Template, ...]:
    """The templates alone; what is copied as it is plays no part here."""
    every = value_of(read_templates(templates_dir()))
    return tuple(each for each in every if each.path.endswith(".jinja"))


def made(document: str, config: Config | None = None) -> Made:
    """Run the flow on a whole document, without the copied runtime and the documents."""
    path = "spec.json" if document.startswith("{") else "spec.yaml"
    config = config or settings()
    loaded = load(Source(path, document))
    parsed = loaded.then(parse)
    lowered = parsed.then(lower, config)
    planned = sound(lowered, parsed, config).then(plan, config)
    found = concluded((*validate(value_of(loaded)), *planned.diagnostics), parsed, config)
    if planned.value is None or has_errors(found):
        return Made({}, found)
    python = [each for each in planned.value.files if each.template.startswith(_FOLDERS)]
    package = replace(planned.value, files=tuple(python))
    files = value_of(render(package, templates()).then(format_files))
    return Made({file.path: file.text for file in files}, found)


def settings(**changes: Any) -> Config:
    """The settings of a package called `shop`, some of them changed."""
    return replace(default_config("shop"), **changes)


def succeeded(document: str, config: Config | None = None) -> Mapping[str, str]:
    """The modules of a document without errors."""
    result = made(document, config)
    assert [each.message for each in result.diagnostics if each.severity is Severity.ERROR] == []
    return result.modules


def whole(part: str) -> str:
    """A document of which a snippet writes what matters; the places in it stay as they are."""
    version = "" if "openapi:" in part else "openapi: 3.1.0\n"
    return f"{part.rstrip()}\n{version}{HEAD}"


def components(text: str, how: Collection[str]) -> str:
    """A document whose operations answer with each of these schemas.

    `how`: `request` where they are sent instead, `both` for both, and `3.0` for OpenAPI 3.0.
    """
    way = "both" if "both" in how else "request" if "request" in how else "response"
    names = list(yaml.load(text, yaml.BaseLoader))
    paths = "\n".join(_operation(at, name, way) for at, name in enumerate(names))
    version = "openapi: 3.0.3\n" if "3.0" in how else ""
    schemas = indent(text, "    ")
    return whole(f"{version}paths:\n{paths}\ncomponents:\n  schemas:\n{schemas}\n")


def _operation(at: int, name: str, way: str) -> str:
    content = f"{{application/json: {{schema: {{$ref: '#/components/schemas/{name}'}}}}}}"
    answer = f", content: {content}" if way in ("response", "both") else ""
    listed = f"{{type: array, items: {{$ref: '#/components/schemas/{name}'}}}}"
    body = f"requestBody: {{content: {{application/json: {{schema: {listed}}}}}}}, "
    sent = body if way in ("request", "both") else ""
    verb = "post" if sent else "get"
    return (
        f"  /{name}: {{{verb}: {{operationId: '{verb} {at}', tags: [shop], {sent}"
        f"responses: {{'200': {{description: ok{answer}}}}}}}}}"
    )


def types_in(modules: Mapping[str, str]) -> str:
    """All type declarations of a package, without those of the calls' keyword arguments."""
    paths = (path for path in sorted(modules) if path.startswith("shop/types/"))
    # A folder's front only names what the modules beside it hold.
    texts = (modules[path] for path in paths if path != "shop/types/__init__.py")
    return "\n".join(part for text in texts for part in _declarations(text))


def _declarations(text: str) -> Iterable[str]:
    """The top-level statements behind `__all__`, each with the docstring under it."""
    lines = text.splitlines()
    nodes = ast.parse(text).body
    start = next((at for at, node in enumerate(nodes) if isinstance(node, ast.Assign)), len(nodes))
    for node in nodes[start + 1 :]:
        if not (isinstance(node, ast.ClassDef) and node.name.endswith("Params")):
            yield "\n".join(lines[node.lineno - 1 : node.end_lineno])


def calls_in(modules: Mapping[str, str]) -> str:
    """The same of all resources of a package."""
    texts = (modules[path] for path in sorted(modules) if path.startswith("shop/resources/"))
    return "\n".join(part for text in texts for part in _calls(text))


def _calls(text: str) -> Iterable[str]:
    lines = text.splitlines()
    body = ast.parse(text).body
    for node in body:
        if isinstance(node, (ast.Assign, ast.AnnAssign)) or _is_limits(node):
            yield "\n".join(lines[node.lineno - 1 : node.end_lineno])
    for node in body:
        if isinstance(node, ast.ClassDef) and _base(node) == "resources.Resource":
            yield from (_method(each) for each in node.body if _is_call(each))


def webhooks_in(modules: Mapping[str, str]) -> str:
    """The constants of all webhooks, and the types that they alone have."""
    text = modules["shop/webhooks.py"]
    lines = text.splitlines()
    described = (each for each in ast.parse(text).body if isinstance(each, ast.AnnAssign))
    constants = ["\n".join(lines[each.lineno - 1 : each.end_lineno]) for each in described]
    own = [text for path, text in modules.items() if path.startswith("shop/types/webhooks")]
    types = [part for text in own for part in _declarations(text)]
    return "\n".join([*constants, *types])


def _is_limits(node: ast.stmt) -> bool:
    return isinstance(node, ast.ClassDef) and _base(node) == "Struct"


def _base(node: ast.ClassDef) -> str:
    return ast.unparse(node.bases[0]) if node.bases else ""


def _is_call(node: ast.stmt) -> bool:
    making = {"faces.synchronous", "eventful.choosing", "eventful.streams"}
    return isinstance(node, ast.FunctionDef) and not making.isdisjoint(
        map(ast.unparse, node.decorator_list)
    )


def _method(node: ast.stmt) -> str:
    """`def name(…) -> …:` and its `Request(…)`, without what every call has."""
    assert isinstance(node, ast.FunctionDef)
    request = next(
        each
        for each in ast.walk(node)
        if isinstance(each, ast.Call) and ast.unparse(each.func) == "Request"
    )
    request.keywords = [each for each in request.keywords if each.arg not in _OPTIONS]
    kept = [each.arg not in _OPTIONS for each in node.args.kwonlyargs]
    node.args.kw_defaults = [d for d, keep in zip(node.args.kw_defaults, kept, strict=True) if keep]
    node.args.kwonlyargs = [a for a, keep in zip(node.args.kwonlyargs, kept, strict=True) if keep]
    node.decorator_list, node.body = [], [ast.Expr(request)]
    return black.format_str(ast.unparse(node), mode=_MODE).rstrip("\n")


def told(diagnostic: Diagnostic) -> str:
    """A finding in one line; one about a setting has its place in the settings' file."""
    place = f"{diagnostic.span.line}:{diagnostic.span.column} " if diagnostic.span else ""
    hint = f" | {diagnostic.hint}" if diagnostic.hint else ""
    ids = ", ".join(sorted(diagnostic.stops.operations))
    stopped = f" | stops {ids}" if ids else ""
    return f"{place}{diagnostic.rule}: {diagnostic.message}{hint}{stopped}"
