"""Strings and structs that never show what they hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, SupportsIndex

import msgspec

REDACTED: Final = "***"


class Secret(str):
    """A credential, or a string that contains one.

    It behaves like the string, except that its `repr` is `***`, so that header lists and local
    variables in tracebacks don't show it, and that it can't be pickled. Strings derived from a
    secret are not secrets; code that makes one has to wrap it again. A piece of one is a secret,
    too: rich and structlog cut long strings before they ask for a `repr`.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return REDACTED

    def __sentry_repr__(self) -> str:
        return REDACTED  # for sentry, which takes other strings as they are

    def __getitem__(self, key: SupportsIndex | slice) -> Secret:
        return Secret(super().__getitem__(key))

    def __copy__(self) -> Secret:
        return self

    def __deepcopy__(self, _: object) -> Secret:
        return self

    def __reduce_ex__(self, _: object) -> str:
        raise TypeError("a Secret can't be pickled")


class Veiled(msgspec.Struct, frozen=True):
    """A struct that everybody sees as its `repr`, which its class defines.

    msgspec gives every struct a `__rich_repr__` that lists all fields, and rich and structlog
    take it before the `repr`. These have none: `hasattr` says so.
    """

    if not TYPE_CHECKING:

        @property
        def __rich_repr__(self) -> Any:
            raise AttributeError("__rich_repr__")
