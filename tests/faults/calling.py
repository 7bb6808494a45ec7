"""Calls in all the ways in which users make them."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from vault import AsyncVault, Vault
from vault.types.things import Thing, ThingAnswer

from .. import loops

LONGEST = 20.0
"""Seconds after which something that is awaited has failed."""


def data_of(answer: ThingAnswer) -> Thing:
    """The thing of an answer that has one."""
    assert answer.data
    return answer.data


WAYS = ["sync", "async", "sync-fast"] + ["async-fast"] * (loops.LOOP == "asyncio")
"""The ways of calling; pyreqwest knows asyncio only."""


@dataclass(frozen=True)
class Caller:
    """Uses a client in one of the ways in which users do: awaited or not, over either library."""

    is_async: bool
    is_fast: bool
    address: str

    def call(self, use: Callable[[Any], Any], **settings: Any) -> Any:
        """What `use(client)` returns, awaited if it can be."""
        given: dict[str, Any] = {
            "token": "t0ken", "base_url": self.address, "max_retries": 0, "timeout": 10.0,
            "transport": self.transport(), **settings,
        }  # fmt: skip
        if not self.is_async:
            with Vault(**given) as client:
                return use(client)
        return loops.run(_awaited(use, given))

    def calls(self, uses: Sequence[Callable[[Any], Any]], **settings: Any) -> list[Any]:
        """What each `use(client)` returns, of one client, one after the other."""
        if self.is_async:
            return list(self.call(lambda client: _one_by_one(client, uses), **settings))
        return list(self.call(lambda client: [use(client) for use in uses], **settings))

    def stream(self, opened: Callable[[Any], Any], read: str, take: int, **settings: Any) -> Any:
        """The first pieces of a streamed response, by the name of the method that reads it."""
        if not self.is_async:
            return self.call(lambda client: _taken(opened(client), read, take), **settings)
        return self.call(lambda client: _taken_async(opened(client), read, take), **settings)

    def transport(self) -> Any:
        """A transport of the kind that is called with; None is the default."""
        if not self.is_fast:
            return None
        from vault._runtime.transports import pyreqwest

        if self.is_async:
            return pyreqwest.AsyncPyreqwestTransport()
        return pyreqwest.PyreqwestTransport()


async def _awaited(use: Callable[[Any], Any], settings: dict[str, Any]) -> Any:
    async with loops.timeout(LONGEST), AsyncVault(**settings) as client:
        result = use(client)
        return await result if inspect.isawaitable(result) else result


async def _one_by_one(client: Any, uses: Sequence[Callable[[Any], Any]]) -> list[Any]:
    return [await use(client) for use in uses]


def _taken(manager: Any, read: str, take: int) -> list[Any]:
    with manager as response:
        pieces: list[Any] = []
        for piece in getattr(response, read)():
            pieces.append(piece)
            if len(pieces) == take:
                break
        return pieces


async def _taken_async(manager: Any, read: str, take: int) -> list[Any]:
    async with manager as response:
        pieces: list[Any] = []
        async for piece in getattr(response, read)():
            pieces.append(piece)
            if len(pieces) == take:
                break
        return pieces
