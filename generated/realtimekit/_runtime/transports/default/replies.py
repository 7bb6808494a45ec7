"""A response of httpcore2, as ours: decompressed, and with our words for failures."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import aclosing, suppress
from typing import Any

import httpcore2

from ..inflating import Inflater, inflater_for
from .failures import translated

__all__ = ["AsyncReply", "Reply"]


class _Head:
    """What a response of either kind shows, and what is asked at its end."""

    __slots__ = ("_connection", "_is_http1", "_response", "headers", "status")

    def __init__(self, response: Any) -> None:
        self._response = response
        self._is_http1: bool = response.extensions["http_version"] != b"HTTP/2"
        self._connection = response.extensions["network_stream"]
        self._connection.head_left = None
        self.status: int = response.status
        self.headers = [
            (name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers
        ]

    def _inflater(self) -> Inflater:
        """What decompresses the body, once it is known to have one end (RFC 9112 §6.3).

        Raises:
            RemoteProtocolError: It has a Content-Length and is chunked; the library takes that.
            CorruptBodyError: Its coding is unknown.
        """
        names = {name.lower() for name, _ in self.headers}
        if self._is_http1 and "transfer-encoding" in names and "content-length" in names:
            raise httpcore2.RemoteProtocolError("both Content-Length and Transfer-Encoding")
        return inflater_for(self.headers)

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
            inflater = self._inflater()
            for piece in self._response.stream:
                yield from inflater.feed(piece)
            self._end()
            inflater.finish()
            return
        except Exception as error:
            failure = translated(error)
        raise failure  # out here, without the frames of httpcore2, which hold headers

    def close(self) -> None:
        """See :meth:`TransportResponse.close`."""
        self._response.close()


class AsyncReply(_Head):
    """See :class:`AsyncTransportResponse`."""

    __slots__ = ("_body",)

    def __init__(self, response: httpcore2.Response) -> None:
        super().__init__(response)
        self._body = self._read()

    def iter_bytes(self) -> AsyncIterator[bytes]:
        """See :meth:`AsyncTransportResponse.iter_bytes`."""
        return self._body

    async def close(self) -> None:
        """See :meth:`AsyncTransportResponse.close`."""
        with suppress(RuntimeError):  # another task is just reading
            await self._body.aclose()
        await self._response.aclose()

    async def _read(self) -> AsyncGenerator[bytes, None]:
        try:
            inflater = self._inflater()
            async with aclosing(aiter(self._response.stream)) as pieces:
                async for piece in pieces:
                    for inflated in inflater.feed(piece):
                        yield inflated
            self._end()
            inflater.finish()
            return
        except Exception as error:
            failure = translated(error)
        raise failure  # out here, without the frames of httpcore2, which hold headers
