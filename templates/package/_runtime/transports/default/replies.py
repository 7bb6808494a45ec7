"""A response of httpcore2, as ours: decompressed, and with our words for failures."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import aclosing
from typing import Any

import httpcore2

from ..inflating import inflater_for
from .failures import translated

__all__ = ["AsyncReply", "Reply"]


class _Head:
    """What a response of either kind shows, and what is asked at its end."""

    __slots__ = ("_connection", "_is_http1", "_response", "headers", "status")

    def __init__(self, response: httpcore2.Response) -> None:
        self._response: Any = response
        extensions: dict[str, Any] = response.extensions  # pyright: ignore[reportAssignmentType]
        self._is_http1 = extensions["http_version"] != b"HTTP/2"
        self._connection = extensions["network_stream"]
        self._connection.begin_body()
        self.status = response.status
        self.headers = [
            (name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers
        ]

    def _refuse_two_ends(self) -> None:
        """Refuse a body with two ends (RFC 9112 §6.3), which the library would take.

        Raises:
            RemoteProtocolError: It has a Content-Length, and is chunked.
        """
        names = {name.lower() for name, _ in self.headers}
        if self._is_http1 and {"content-length", "transfer-encoding"} <= names:
            raise httpcore2.RemoteProtocolError("both Content-Length and Transfer-Encoding")

    def _end(self) -> None:
        """Use the connection no more if the server sent more than the response.

        The library would take that, such as a body behind a 204, for the beginning of the next
        response. Where it can't be asked (it hides what it got), the connection ends here, too.
        """
        if not self._is_http1:
            return
        try:
            unread, _ = self._response.stream._stream._connection._h11_state.trailing_data
        except AttributeError:
            unread = b"unknown"
        self._connection.is_spoiled = bool(unread)


class Reply(_Head):
    """See :class:`TransportResponse`."""

    __slots__ = ()

    def iter_bytes(self) -> Iterator[bytes]:
        """See :meth:`TransportResponse.iter_bytes`."""
        try:
            yield from self._decompressed()
            return
        except Exception as error:
            failure = translated(error)
        raise failure  # out here, without the frames of httpcore2, which hold headers

    def close(self) -> None:
        """See :meth:`TransportResponse.close`."""
        self._response.close()

    def _decompressed(self) -> Iterator[bytes]:
        self._refuse_two_ends()
        inflater = inflater_for(self.headers)
        for piece in self._response.iter_stream():
            yield from inflater.feed(piece)
        self._end()
        inflater.finish()


class AsyncReply(_Head):
    """See :class:`AsyncTransportResponse`."""

    __slots__ = ()

    async def iter_bytes(self) -> AsyncIterator[bytes]:
        """See :meth:`AsyncTransportResponse.iter_bytes`."""
        try:
            async with aclosing(self._decompressed()) as pieces:
                async for piece in pieces:
                    yield piece
            return
        except Exception as error:
            failure = translated(error)
        raise failure  # out here, without the frames of httpcore2, which hold headers

    async def close(self) -> None:
        """See :meth:`AsyncTransportResponse.close`."""
        await self._response.aclose()

    async def _decompressed(self) -> AsyncGenerator[bytes, None]:
        self._refuse_two_ends()
        inflater = inflater_for(self.headers)
        async with aclosing(self._response.aiter_stream()) as pieces:
            async for piece in pieces:
                for inflated in inflater.feed(piece):
                    yield inflated
        self._end()
        inflater.finish()
