"""How a list comes in pages, in the words of whoever describes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from ...api.model import PageStyle

Path: TypeAlias = tuple[str, ...]
"""Names of properties, from the response inwards; empty where nothing is said."""


@dataclass(frozen=True, slots=True)
class Described:
    """What is said of a list, not yet held against the operation.

    For example: `{style: cursor, cursor: after, next: paging.next, items: data}`
    """

    style: PageStyle
    parameter: str = ""
    first: int | None = None
    items: Path | None = None
    """The path to the array; empty where the response is the array; None where nobody says it."""
    total: Path = ()
    end: Path = ()
    pages: Path = ()
    more: Path = ()
    next: Path = ()
    header: str = ""
    item: Path = ()


class Unfit(ValueError):
    """What is said of a list does not fit the operation, or can't be said in these words.

    `member` is the key of `x-fragmint-pagination` that is meant, at whose key or value the fault is,
    and `hint` a way to mend it.
    """

    def __init__(
        self, message: str, member: str = "", hint: str = "", *, at_key: bool = False
    ) -> None:
        super().__init__(message)
        self.member = member
        self.hint = hint
        self.at_key = at_key
