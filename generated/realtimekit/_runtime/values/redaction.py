"""Strings whose `repr` hides them."""

from __future__ import annotations

from typing import Final

REDACTED: Final = "***"


class Secret(str):
    """A credential, or a string that contains one.

    It behaves like the string, except that its `repr` is `***`, so that header lists and local
    variables in tracebacks don't show it, and that it can't be pickled. Strings derived from a
    secret are not secrets; code that makes one has to wrap it again.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return REDACTED

    def __copy__(self) -> Secret:
        return self

    def __deepcopy__(self, _: object) -> Secret:
        return self

    def __reduce_ex__(self, _: object) -> str:
        raise TypeError("a Secret can't be pickled")
