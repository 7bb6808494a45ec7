"""How a package offers names of its modules: each is imported when it is first used.

A front has a table, which is text so that it costs next to nothing until a name is looked up: a
module, as seen from the package, and in the lines below it the names that it has. `*` stands for
all names of a module that is itself a front. Type checkers read the stub beside the front.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
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
    homes = homes_of(table)
    home = homes.get(name)
    if home is None and _ALL in homes and not name.startswith("_"):
        inner = _module(homes[_ALL], front)
        home = homes[_ALL] if name in homes_of(inner._NAMES) else None
    if home is None:
        raise AttributeError(f"module {front['__name__']!r} has no attribute {name!r}")
    value: object = getattr(_module(home, front), name)
    front[name] = value
    return value


def names(front: Mapping[str, object], table: str) -> tuple[str, ...]:
    """The names that a front offers, in alphabetical order."""
    homes = homes_of(table)
    inner = _module(homes[_ALL], front).__all__ if _ALL in homes else ()
    return tuple(sorted({*homes, *inner} - {_ALL}))


@cache
def homes_of(table: str) -> Mapping[str, str]:
    """The module of each name of a table."""
    homes: dict[str, str] = {}
    module = ""
    for line in table.splitlines():
        if line.startswith(" "):
            homes.update(dict.fromkeys(line.split(), module))
        else:
            module = line
    return homes


def _module(home: str, front: Mapping[str, object]) -> Any:
    return import_module(f".{home}", str(front["__name__"]))
