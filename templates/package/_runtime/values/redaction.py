"""Strings that never show."""

from __future__ import annotations

from typing import Final

REDACTED: Final = "***"


class Secret(str):
    """A credential, or a text that contains one.

    It is the string in all but its `repr`, so that a header list, a local variable in a
    traceback, or an object that holds it shows nothing; and it can't be pickled. Whoever derives a
    new text from a secret wraps the result again.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return REDACTED

    def __copy__(self) -> Secret:
        return self

    def __deepcopy__(self, _: object) -> Secret:
        return self

    def __reduce_ex__(self, _: object) -> str:
        raise TypeError("a secret can't be pickled")
