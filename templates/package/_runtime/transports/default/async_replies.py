"""As `replies`, for asyncio."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing
from typing import TYPE_CHECKING

from ..inflating import inflater_for
from .async_network import AsyncStream
from .failures import FAILURES, translated
from .replies import Head

if TYPE_CHECKING:
    import httpcore2

__all__ = ["AsyncReply"]


class AsyncReply(Head):
    """See :class:`AsyncTransportResponse`."""

    __slots__ = ()

    def __init__(self, response: httpcore2.Response) -> None:
        super().__init__(response)
        if isinstance(self._stream, AsyncStream):
            self._stream.begin_body()

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """See :meth:`AsyncTransportResponse.iter_bytes`."""
        try:
            inflater = inflater_for(self.headers)
            async with aclosing(self._raw()) as pieces:
                async for piece in pieces:
                    for inflated in inflater.feed(piece):
                        yield inflated
            inflater.finish()
            return
        except FAILURES as error:
            failure = translated(error)
        raise failure  # out here, without the frames of httpcore2, which hold headers

    async def close(self) -> None:
        """See :meth:`AsyncTransportResponse.close`."""
        await self._response.aclose()

    async def _raw(self) -> AsyncGenerator[bytes, None]:
        self.refuse_two_ends()
        async with aclosing(self._response.aiter_stream()) as pieces:
            async for piece in pieces:
                self._last = piece
                yield piece
        if isinstance(self._stream, AsyncStream):
            if self.has_excess():
                self._stream.close()
            self._stream.last_read = b""
