"""Where a page of a list came from, and whether another follows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from ..values.package import logger

if TYPE_CHECKING:
    from ..describe.operation import PageNumber, Request

__all__ = ["PageSource", "fingerprint"]


class PageSource(msgspec.Struct, frozen=True, eq=False):
    """Where a page came from: all that is needed to fetch the one behind it."""

    pagination: PageNumber
    request: Request
    fetch: Callable[[Request], Any]
    fingerprints: frozenset[int] = frozenset()
    items_before: int | None = 0

    def request_after(self, page: object) -> Request | None:
        """The request for the next page, or None at the end."""
        items = self.pagination.items_of(page)
        if not items or fingerprint(items) in self.fingerprints:
            return None
        if self.pagination.is_last(page, self._seen_with(items)):
            return None
        if len(self.fingerprints) + 1 >= self.pagination.max_pages:
            logger.warning("pagination stopped after %d pages", self.pagination.max_pages)
            return None
        return self.pagination.request_after(self.request)

    def handed_on(self, page: object, request: Request) -> PageSource:
        """The source of the page behind ``page``, which remembers all pages up to it."""
        items = self.pagination.items_of(page)
        return msgspec.structs.replace(
            self,
            request=request,
            fingerprints=self.fingerprints | {fingerprint(items)},
            items_before=self._seen_with(items),
        )

    def _seen_with(self, items: Sequence[Any]) -> int | None:
        return None if self.items_before is None else self.items_before + len(items)


def fingerprint(items: Sequence[Any]) -> int:
    """A number by which the items of a page are known again."""
    try:
        return hash(msgspec.json.encode(items))
    except (ValueError, OverflowError):  # a lone surrogate, say, which JSON can't be written with
        return hash(repr(items))
