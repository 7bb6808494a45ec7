"""Strings and structs that never show what they hold, whoever looks at them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, SupportsIndex

import msgspec

REDACTED: Final = "***"


class Secret(str):
    """A credential, or a text that contains one.

    It is the string in all but its ``repr``, so that a header list, a local variable in a
    traceback, or an object that holds it shows nothing; and it can't be pickled. Whoever derives a
    new text from a secret wraps the result again. A piece of it is one too: rich and structlog cut
    long strings before they ask for a ``repr``.
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
        raise TypeError("a secret can't be pickled")


class Veiled(msgspec.Struct, frozen=True):
    """A struct that everybody sees as its ``repr``, which its class defines.

    msgspec gives every struct a ``__rich_repr__`` that lists all fields, and rich and structlog
    take it before the ``repr``. These have none: ``hasattr`` says so.
    """

    if not TYPE_CHECKING:

        @property
        def __rich_repr__(self) -> Any:
            raise AttributeError("__rich_repr__")
