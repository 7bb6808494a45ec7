"""Imports as values: every annotation and every call carries the ones it needs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from .code import LINE_LENGTH, Code, code, dotted_name, identifier, listed


@dataclass(frozen=True, slots=True, order=True)
class Import:
    """`from module import name`; where `name` is empty, `import module`, perhaps `as alias`.

    `module` is a dotted path; inside the package it starts with the package's own dots left out
    (`_runtime.models`) and `local` is set: the printer adds the dots that the importing module needs.
    """

    module: str
    name: str = ""
    alias: str = ""
    local: bool = False


def runtime(module: str, name: str) -> Import:
    """Return a name of the copied runtime."""
    return Import(f"_runtime.{module}", name, local=True)


def in_package(module: str, name: str) -> Import:
    """Return a name of another generated module."""
    return Import(module, name, local=True)


def print_imports(imports: Iterable[Import], depth: int) -> tuple[Code, ...]:
    """Import lines in the order that isort's default profile has: standard library, then local.

    `depth` is how many packages the module lies below the package's root (0: directly in it).
    Groups are parted by an empty line.
    """
    wanted = set(imports)
    groups = (
        sorted(_lines({item for item in wanted if not item.local}, depth), key=_plain_first),
        _lines({item for item in wanted if item.local}, depth),
    )
    printed: list[Code] = []
    for group in groups:
        if group and printed:
            printed.append(code(""))
        printed.extend(group)
    return tuple(printed)


def _plain_first(line: str) -> tuple[bool, str]:
    return (line.startswith("from "), line)


def _lines(imports: set[Import], depth: int) -> list[Code]:
    """Return the lines by module; a name under an alias has one of its own, as isort has it."""
    whole = [item for item in sorted(imports) if not item.name]
    by_line: defaultdict[tuple[str, bool, str], set[Code]] = defaultdict(set)
    for item in imports - {*whole}:
        by_line[item.module, item.local, item.name if item.alias else ""].add(_named(item))
    lines = [_whole(item) for item in whole]
    for module, local, one in sorted(by_line, key=_by_module):
        names = by_line[module, local, one]
        path = dotted_name(module, depth + 1 if local else 0)
        lines.extend(_from(path, sorted(names, key=by_kind)))
    return lines


def _by_module(line: tuple[str, bool, str]) -> tuple[str, bool, tuple[int, str]]:
    module, local, name = line
    return module, local, by_kind(name) if name else (0, "")


def _whole(item: Import) -> Code:
    line = code("import {}", dotted_name(item.module))
    return code("{} as {}", line, identifier(item.alias)) if item.alias else line


def _from(module: Code, names: list[Code]) -> list[Code]:
    """Return one line, or one name a line where it would be too long."""
    line = code("from {} import {}", module, listed(names))
    if len(line) <= LINE_LENGTH:
        return [line]
    below = (code("    {},", name) for name in names)
    return [code("from {} import (", module), *below, code(")")]


def _named(item: Import) -> Code:
    name = identifier(item.name)
    return code("{} as {}", name, identifier(item.alias)) if item.alias else name


def by_kind(name: str) -> tuple[int, str]:
    """Return the order of names in imports and in `__all__`: CONSTANTS, then Classes, then functions.

    It is that of isort's default profile and of ruff, so that no repository's linter minds.
    """
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[0].isupper() else 2
    return kind, name
