"""What asyncio tells about one connection, kept until somebody asks."""

from __future__ import annotations

import asyncio
from typing import Final

__all__ = ["Wire"]

_HELD: Final = 256 * 1024
"""With so many bytes unread, the peer has to wait."""


class Wire(asyncio.Protocol):
    """What came and was not read yet, and whether more can be written."""

    def __init__(self) -> None:
        self.received = bytearray()
        self.is_over = False
        self.failure: Exception | None = None
        self._transport: asyncio.Transport | None = None
        self._waiting: set[asyncio.Future[None]] = set()
        self._can_write = True
        self._is_paused = False

    @property
    def transport(self) -> asyncio.Transport:
        """The connection; another one once TLS is on it."""
        assert self._transport is not None
        return self._transport

    @transport.setter
    def transport(self, transport: asyncio.Transport) -> None:
        self._transport = transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The connection is there."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Keep what came; when it is too much, have no more come."""
        self.received += data
        if len(self.received) > _HELD and not self._is_paused:
            self._is_paused = True
            self.transport.pause_reading()
        self._wake()

    def eof_received(self) -> None:
        """The peer sends no more; asyncio then closes the connection."""
        self.is_over = True
        self._wake()

    def connection_lost(self, exc: Exception | None) -> None:
        """The connection is closed, or broke."""
        self.is_over = self._can_write = True
        self.failure = exc
        self._wake()

    def pause_writing(self) -> None:
        """The peer is slow to take what is written."""
        self._can_write = False

    def resume_writing(self) -> None:
        """The peer has caught up."""
        self._can_write = True
        self._wake()

    def take(self, max_bytes: int) -> bytes:
        """Some of what came."""
        data = bytes(self.received[:max_bytes])
        del self.received[:max_bytes]
        if self._is_paused and not self.transport.is_closing():
            self._is_paused = False
            self.transport.resume_reading()
        return data

    async def readable(self) -> None:
        """Wait for data, or for the end."""
        while not self.received and not self.is_over:
            await self._change()

    async def writable(self) -> None:
        """Wait until the peer has taken most of what was written."""
        while not self._can_write:
            await self._change()

    async def _change(self) -> None:
        waiter = asyncio.get_running_loop().create_future()
        self._waiting.add(waiter)
        try:
            await waiter
        finally:
            self._waiting.discard(waiter)

    def _wake(self) -> None:
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(None)
