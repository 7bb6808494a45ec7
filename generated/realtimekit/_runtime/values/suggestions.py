"""What somebody meant who wrote a name that there is not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def suggestion(name: object, known: Iterable[Any]) -> str:
    """The known name that is nearest, as the end of a message; nothing where none is near.

    For example: `; did you mean 'codec'?`
    """
    from difflib import get_close_matches  # here, because it is rarely needed

    near = get_close_matches(str(name), [str(each) for each in known], 1)
    return f"; did you mean {near[0]!r}?" if near else ""
