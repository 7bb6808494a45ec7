"""The package that this runtime is part of: its name, its logger, its public classes.

The logger writes a line at DEBUG for each request and response, at INFO for each retry, and at
WARNING for each response that deviates from the API's description. No line contains a header, a
body, the value of a query parameter or a secret.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

ClassT = TypeVar("ClassT", bound=type[Any])

PACKAGE: Final = __name__.rpartition("._runtime.")[0]
"""The name by which the package is imported, even if it is part of another package."""

logger = logging.getLogger(PACKAGE)


def public(cls: ClassT) -> ClassT:
    """Mark a class that the package itself exports: its `__module__` becomes the package.

    Tracebacks, `help` and pickles then name the class as users import it (`package.NotFoundError`),
    and stay valid if the runtime's modules move. A module with such classes that have annotated
    fields can't use `from __future__ import annotations`: msgspec and `typing.get_type_hints` would
    look the annotations up in the package.
    """
    cls.__module__ = PACKAGE
    return cls


def late(door: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """The `__getattr__` of a room that imports names when they are first used.

    Args:
        door: The `__name__` of the room.
        homes: The module of each name, relative to the room.

    Raises:
        AttributeError: By the returned function, for any other name.
    """

    def find(name: str) -> Any:
        if name not in homes:
            raise AttributeError(f"module {door!r} has no attribute {name!r}")
        from importlib import import_module

        return getattr(import_module(homes[name], door), name)

    return find


def needed(module: str, extra: str) -> Any:
    """A module of an optional dependency.

    Raises:
        ImportError: It is not installed. The message names the extra of the package to install.
    """
    from importlib import import_module

    try:
        return import_module(module)
    except ModuleNotFoundError as error:
        text = f"{error}; the extra `{extra}` of this package installs it"
        missing = ImportError(text, name=error.name)
    raise missing
