"""The package that this runtime is part of: its name, its logger, its public classes.

The logger has a line at DEBUG for each request and response, at INFO for each retry, at WARNING for
each response that deviates from the API's description. No line holds a header, a body, the value of
a query parameter or a secret.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

ClassT = TypeVar("ClassT", bound=type[Any])

PACKAGE: Final = __name__.rpartition("._runtime.")[0]
"""The name that the package is imported by, also where it lies inside of another."""

logger = logging.getLogger(PACKAGE)


def public(cls: ClassT) -> ClassT:
    """Mark a class that the package's front offers; it names the front as its module.

    Tracebacks, `help` and pickles then show where users find it (`realtimekit.NotFoundError`), and
    stay right when the runtime's inside moves. A module with such classes does without
    `from __future__ import annotations` where they have annotated fields: texts would be looked
    up in the front, by msgspec and `typing.get_type_hints`.
    """
    cls.__module__ = PACKAGE
    return cls


def late(door: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """A room's `__getattr__`: the names in `homes` are imported when they are first asked for.

    `door` is the room's `__name__`; `homes` has the module of each name, relative to the room.
    """

    def find(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {door!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(homes[name], door), name)

    return find
