"""Calls in all the ways in which users make them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
import httpx2
from sample_api import AsyncShop, Shop
from sample_api._runtime import transports
from sample_api.models import Item, ItemResponse

from .. import loops
from .serving import Server


def data_of(response: ItemResponse) -> Item:
    """The item of a response that has one."""
    assert response.data
    return response.data


@dataclass(frozen=True)
class Caller:
    """Makes calls in one of the ways in which users make them."""

    kind: str
    library: str
    server: Server

    def call(self, use: Callable[[Any], Any], **settings: Any) -> Any:
        """Run `use(client)` against the server, with or without awaiting it."""
        given: dict[str, Any] = {"token": "t0ken", "base_url": self.server.address, **settings}
        if self.kind == "sync":
            with Shop(transport=self._transport(), **given) as client:
                return use(client)
        return loops.run(self._awaited(use, given))

    async def _awaited(self, use: Callable[[Any], Any], given: dict[str, Any]) -> Any:
        async with AsyncShop(transport=self._transport(), **given) as client:
            return await use(client)

    def _transport(self) -> Any:
        if self.library == "default":
            return None
        is_sync = self.kind == "sync"
        if self.library.startswith("httpx"):
            library: Any = {"httpx": httpx, "httpx2": httpx2}[self.library]
            if is_sync:
                return transports.HttpxTransport(library.Client())
            return transports.AsyncHttpxTransport(library.AsyncClient())
        from sample_api._runtime.transports import pyreqwest

        return pyreqwest.PyreqwestTransport() if is_sync else pyreqwest.AsyncPyreqwestTransport()
