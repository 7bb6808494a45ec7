"""The base classes of the page types of lists, and the ways from one page to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .page import AsyncPage as AsyncPage
from .page import SyncPage as SyncPage

if TYPE_CHECKING:
    from .following import Cursor as Cursor
    from .following import NextUrl as NextUrl
    from .following import Offset as Offset
else:

    def __getattr__(name: str) -> object:
        # Most packages number their pages, or have none.
        if name in ("Cursor", "NextUrl", "Offset"):
            from . import following

            return getattr(following, name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
