"""A response of httpcore2, as ours: decompressed, and with our words for failures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import httpcore2

from ..inflating import inflater_for
from .failures import FAILURES, translated
from .network import Stream

__all__ = ["Head", "Reply"]

_LINE_END: Final = b"\n"
"""What a message ends with whose end is not told by a Content-Length."""

_NEXT: Final = b"HTTP/1."
"""What another response begins with."""


class Head:
    """What every response shows, and what is asked at its end."""

    __slots__ = ("_is_http1", "_last", "_names", "_response", "_stream", "headers", "status")

    def __init__(self, response: httpcore2.Response) -> None:
        self._response = response
        extensions = _extensions(response)
        self._stream: Any = extensions.get("network_stream")
        self._is_http1 = extensions.get("http_version") != b"HTTP/2"
        self._last = b""
        self.status = response.status
        self.headers = [
            (name.decode("latin-1"), value.decode("latin-1")) for name, value in response.headers
        ]
        self._names = {name.lower() for name, _ in self.headers}

    def refuse_two_ends(self) -> None:
        """Refuse a body with two ends (RFC 9112 §6.3), which the library would take.

        Raises:
            RemoteProtocolError: It has a Content-Length, and is chunked.
        """
        if self._is_http1 and {"content-length", "transfer-encoding"} <= self._names:
            raise httpcore2.RemoteProtocolError("both Content-Length and Transfer-Encoding")

    def has_excess(self) -> bool:
        """Whether the server sent more than the response, as a body behind a 204.

        The library would take that for the beginning of the next response. What is said here of
        the last bytes that came can be wrong of an odd body; then a connection is closed early.
        """
        has_length = self._last and "content-length" in self._names
        received: bytes = self._stream.last_read
        ends = received.endswith(self._last if has_length else _LINE_END)
        return self._is_http1 and (not ends or received.rfind(_NEXT) > 0)


class Reply(Head):
    """See :class:`TransportResponse`."""

    __slots__ = ()

    def __init__(self, response: httpcore2.Response) -> None:
        super().__init__(response)
        if isinstance(self._stream, Stream):
            self._stream.begin_body()

    def iter_bytes(self) -> Iterator[bytes]:
        """See :meth:`TransportResponse.iter_bytes`."""
        try:
            yield from self._decompressed()
            return
        except FAILURES as error:
            failure = translated(error)
        raise failure  # out here, without the frames of httpcore2, which hold headers

    def close(self) -> None:
        """See :meth:`TransportResponse.close`."""
        self._response.close()

    def _decompressed(self) -> Iterator[bytes]:
        inflater = inflater_for(self.headers)
        for piece in self._raw():
            yield from inflater.feed(piece)
        inflater.finish()

    def _raw(self) -> Iterator[bytes]:
        self.refuse_two_ends()
        for piece in self._response.iter_stream():
            self._last = piece
            yield piece
        if isinstance(self._stream, Stream):
            if self.has_excess():
                self._stream.close()
            self._stream.last_read = b""


def _extensions(response: Any) -> dict[str, Any]:
    found: dict[str, Any] = response.extensions
    return found
