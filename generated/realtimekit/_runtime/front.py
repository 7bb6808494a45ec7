"""How a package offers names of its modules: each is imported when it is first used.

A front has a table, which is text so that it costs next to nothing until a name is looked up: a
module, as seen from the package, and in the lines below it the names that it has. `*` stands for
all names of a module that is itself a front. Type checkers read the stub beside the front.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

_ALL = "*"


def find(name: str, front: dict[str, object], table: str) -> object:
    """Import a name of a front, and keep it in the front's namespace; `__all__` lists all of them.

    Raises:
        AttributeError: The front has no such name.
    """
    if name == "__all__":
        return [*names(front, table)]
    # All names are classes and constants. Python asks also for modules, in `from .types import pets`;
    # `名_a1` is lower case as well, and may be a class.
    is_module = name.isascii() and name.islower()
    home = None if is_module else _home(name, table) or _inside(name, front, table)
    if home is None:
        raise AttributeError(f"module {front['__name__']!r} has no attribute {name!r}")
    value: object = getattr(_module(home, front), name)
    front[name] = value
    return value


def names(front: Mapping[str, object], table: str) -> tuple[str, ...]:
    """The names that a front offers, in alphabetical order."""
    own = {name for line in table.splitlines() if line[:1] == " " for name in line.split()}
    inner = _home(_ALL, table)
    offered = _module(inner, front).__all__ if inner else ()
    return tuple(sorted({*own, *offered} - {_ALL}))


def _inside(name: str, front: Mapping[str, object], table: str) -> str | None:
    """The front inside of this one that has a name."""
    inner = _home(_ALL, table)
    return inner if inner and _home(name, _module(inner, front)._NAMES) else None


def _home(name: str, table: str) -> str | None:
    """The module that a table names for a name: the line above it that is not indented.

    The text is searched as it is: a dict of ten thousand types would take milliseconds to make.
    """
    at = table.find(f" {name}")
    while at >= 0 and table[at + 1 + len(name)] not in " \n":
        at = table.find(f" {name}", at + 1)
    if at < 0:
        return None
    start = table.rfind("\n", 0, at)
    while table[start + 1] == " ":
        start = table.rfind("\n", 0, start)
    return table[start + 1 : table.index("\n", start + 1)]


def _module(home: str, front: Mapping[str, object]) -> Any:
    return import_module(f".{home}", str(front["__name__"]))
