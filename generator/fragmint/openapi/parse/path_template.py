"""Compare the braces of a path with its parameters (OpenAPI 3.1 §4.8.8.1)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ...api.sendable import without_fragment
from ...findings.text import shown
from ...source import Span
from ..model.operation import Parameter
from .fields import Fields

_PART = re.compile(r"\{([^{}]*)\}")


def template_names(path: str) -> tuple[str, ...]:
    """Return the names in a path: those of `/a/{b}/{c}` are "b" and "c"."""
    return tuple(_PART.findall(path))


def check_path_parameters(
    operation: Fields, path: str, parameters: tuple[Parameter, ...], uses: Mapping[str, Span]
) -> None:
    """Report names of the path that no parameter has, and path parameters that the path doesn't have.

    `uses` has the places where the path and the operation list their path parameters, by name: a
    parameter itself may be a component that other paths share.
    """
    path = without_fragment(path)
    names = template_names(path)
    declared = {each.name: each for each in parameters if each.location == "path"}
    _check_template(operation, path, names)
    for name in dict.fromkeys(names):
        if name not in declared:
            message = f"the path has '{{{shown(name, 100)}}}', but the operation has no such path parameter"
            operation.report("path-parameter", message, "add a parameter with `in: path`")
    for name, parameter in declared.items():
        if name not in names:
            message = f"the path '{shown(path, 100)}' has no '{{{shown(name, 100)}}}'"
            hint = "write it into the path, or remove the parameter"
            operation.at(uses.get(name, parameter.origin.span)).report(
                "path-parameter", message, hint
            )


def _check_template(operation: Fields, path: str, names: tuple[str, ...]) -> None:
    rest = _PART.sub("", path)
    if "{" in rest or "}" in rest or "" in names:
        message = f"the braces of the path '{shown(path, 100)}' do not enclose parameter names"
        operation.report("path-template", message, "write every parameter as `{name}`")
    elif len(set(names)) < len(names):
        message = f"the path '{shown(path, 100)}' names a parameter twice"
        hint = "rename one of the two, unless both places should get the same value"
        operation.report("repeated-path-parameter", message, hint)
