"""Strings that never show."""

from __future__ import annotations

from typing import Final

__all__ = ["REDACTED", "Secret"]

REDACTED: Final = "***"


class Secret(str):
    """A credential, or a text that contains one.

    It is the string in all but its ``repr``, so that a header list, a local variable in a
    traceback, or an object that holds it shows nothing. Whoever derives a new text from a secret
    wraps the result again.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        return REDACTED
