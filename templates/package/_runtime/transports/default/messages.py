"""Translation of requests to httpcore2, and of its responses."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Iterator
from contextlib import aclosing, suppress
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

import httpcore2
import msgspec

from ..inflating import ACCEPTED, Inflater, inflater_for
from .bounds import limits_of
from .failures import translated

if TYPE_CHECKING:
    from ..protocol import BodyStream, TransportRequest

__all__ = ["AsyncReply", "Reply", "converted", "origin_of"]

_ACCEPT_ENCODING: Final = (b"Accept-Encoding", ACCEPTED.encode())
_NO_LENGTH: Final = frozenset({"GET", "HEAD", "DELETE", "OPTIONS", "TRACE"})
"""Methods whose requests have no Content-Length if they have no body (RFC 9110 §8.6)."""


class _Server(msgspec.Struct, frozen=True):
    """The server of an origin."""

    scheme: bytes
    host: bytes
    port: int | None
    host_header: tuple[bytes, bytes]


def origin_of(url: str) -> str:
    """The origin of a URL: `https://example.com:81` for `https://example.com:81/path?query`."""
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.partition('/')[0].partition('?')[0]}"


def converted(request: TransportRequest, origin: str) -> httpcore2.Request:
    """The request for httpcore2. Its time limits begin now."""
    server = _server(origin)
    target = request.url[len(origin) :].encode("ascii")
    headers = [server.host_header]
    if not any(name == "accept-encoding" for name, _ in request.headers):
        headers.append(_ACCEPT_ENCODING)
    headers += [(name.encode("ascii"), value.encode("ascii")) for name, value in request.headers]
    body = request.body
    if body is not None or request.method not in _NO_LENGTH:
        headers.append(_framing(body))
    return httpcore2.Request(
        request.method,
        httpcore2.URL(
            scheme=server.scheme,
            host=server.host,
            port=server.port,
            target=target if target.startswith(b"/") else b"/" + target,
        ),
        headers=headers,
        content=body,
        extensions={"timeout": limits_of(request.timeout)},
    )


def _framing(body: bytes | BodyStream | None) -> tuple[bytes, bytes]:
    """The field that tells where the body ends (RFC 9112 §6). HTTP/2 needs none, and drops it."""
    length = len(body) if isinstance(body, bytes) else body.length if body else 0
    if length is None:
        return b"Transfer-Encoding", b"chunked"
    return b"Content-Length", b"%d" % length


@lru_cache(maxsize=64)
def _server(origin: str) -> _Server:
    parts = urlsplit(origin)
    host = (parts.hostname or "").encode("ascii")
    named = b"[%b]" % host if b":" in host else host
    if parts.port not in (None, {"http": 80, "https": 443}.get(parts.scheme)):
        named += b":%d" % (parts.port or 0)
    return _Server(parts.scheme.encode("ascii"), host, parts.port, (b"Host", named))


class _Head:
    """What both kinds of response share."""

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
        """The inflater for the body.

        Raises:
            RemoteProtocolError: The response has both a Content-Length and a Transfer-Encoding
                (RFC 9112 §6.3), which httpcore2 accepts.
            CorruptBodyError: The content coding is unknown.
        """
        names = {name.lower() for name, _ in self.headers}
        if self._is_http1 and "transfer-encoding" in names and "content-length" in names:
            raise httpcore2.RemoteProtocolError(
                "the response has both Content-Length and Transfer-Encoding"
            )
        return inflater_for(self.headers)

    def _end(self) -> None:
        """Stop using the connection if the server sent more than the response.

        httpcore2 would read that, such as a body after a 204, as the beginning of the next
        response. If it does not tell what it has received, the connection is not used again either.
        """
        if not self._is_http1:
            return
        try:
            unread, _ = self._response.stream._stream._connection._h11_state.trailing_data
        except AttributeError:
            unread = b"unknown"
        self._connection.is_spoiled = bool(unread)


class Reply(_Head):
    """See `TransportResponse`."""

    __slots__ = ()

    def iter_bytes(self) -> Iterator[bytes]:
        """See `TransportResponse.iter_bytes`."""
        try:
            inflater = self._inflater()
            for piece in self._response.stream:
                yield from inflater.feed(piece)
            self._end()
            inflater.finish()
            return
        except Exception as error:
            failure = translated(error)
        raise failure  # out here, it is without the frames of httpcore2, which hold headers

    def close(self) -> None:
        """See `TransportResponse.close`."""
        self._response.close()


class AsyncReply(_Head):
    """See `AsyncTransportResponse`."""

    __slots__ = ("_body",)

    def __init__(self, response: httpcore2.Response) -> None:
        super().__init__(response)
        self._body = self._read()

    def iter_bytes(self) -> AsyncIterator[bytes]:
        """See `AsyncTransportResponse.iter_bytes`."""
        return self._body

    async def close(self) -> None:
        """See `AsyncTransportResponse.close`."""
        with suppress(RuntimeError):  # another task is reading
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
        raise failure  # out here, it is without the frames of httpcore2, which hold headers
