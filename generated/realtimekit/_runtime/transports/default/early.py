"""HTTP/2 with servers that answer before they have the whole request, as with 413 or 429.

Such a server may reset the stream behind its answer, which counts all the same (RFC 9113 §8.1). The
library goes on sending, fails on the stream that is closed, and loses the answer.
"""

from __future__ import annotations

from typing import Any

import h2.errors
import h2.events
import h2.exceptions
import httpcore2

__all__ = ["AsyncPool", "Pool"]


class _AnsweredError(h2.exceptions.ProtocolError):
    """No more of the request is to be sent."""


class _Early(httpcore2.HTTP2Connection):
    """A connection for threads."""

    def _send_request_body(self, request: httpcore2.Request, stream_id: int) -> None:
        try:
            super()._send_request_body(request, stream_id)
        except h2.exceptions.ProtocolError:
            if not _has_answer(self, stream_id):
                raise
            _end(self, stream_id)

    def _wait_for_outgoing_flow(self, request: httpcore2.Request, stream_id: int) -> int:
        while (flow := _flow(self, stream_id)) <= 0:
            with self._read_lock:
                if _flow(self, stream_id) <= 0:
                    self._receive_events(request)
            self._write_outgoing_data(request)
        return flow


class _AsyncEarly(httpcore2.AsyncHTTP2Connection):
    """A connection for tasks."""

    async def _send_request_body(self, request: httpcore2.Request, stream_id: int) -> None:
        try:
            await super()._send_request_body(request, stream_id)
        except h2.exceptions.ProtocolError:
            if not _has_answer(self, stream_id):
                raise
            _end(self, stream_id)

    async def _wait_for_outgoing_flow(self, request: httpcore2.Request, stream_id: int) -> int:
        while (flow := _flow(self, stream_id)) <= 0:
            async with self._read_lock:
                if _flow(self, stream_id) <= 0:
                    await self._receive_events(request)
            await self._write_outgoing_data(request)
        return flow


class _Connection(httpcore2.HTTPConnection):
    """Makes a connection of the kind above where the server speaks HTTP/2."""

    def handle_request(self, request: httpcore2.Request) -> httpcore2.Response:
        with self._request_lock:
            if self._connection is None:
                try:
                    stream = self._connect(request)
                except BaseException:
                    self._connect_failed = True
                    raise
                kind = _Early if _is_http2(stream) else httpcore2.HTTP11Connection
                self._connection = kind(self._origin, stream, self._keepalive_expiry)
        return super().handle_request(request)


class _AsyncConnection(httpcore2.AsyncHTTPConnection):
    """As `_Connection`."""

    async def handle_async_request(self, request: httpcore2.Request) -> httpcore2.Response:
        async with self._request_lock:
            if self._connection is None:
                try:
                    stream = await self._connect(request)
                except BaseException:
                    self._connect_failed = True
                    raise
                kind = _AsyncEarly if _is_http2(stream) else httpcore2.AsyncHTTP11Connection
                self._connection = kind(self._origin, stream, self._keepalive_expiry)
        return await super().handle_async_request(request)


class Pool(httpcore2.ConnectionPool):
    """Connections for threads, some of them of HTTP/2."""

    def create_connection(self, origin: httpcore2.Origin) -> Any:
        """Make the library's connection, with the habits of ours."""
        made: Any = super().create_connection(origin)
        if type(made) is httpcore2.HTTPConnection:  # not one to a proxy, which is HTTP/1.1
            made.__class__ = _Connection
        return made


class AsyncPool(httpcore2.AsyncConnectionPool):
    """As `Pool`, for tasks."""

    def create_connection(self, origin: httpcore2.Origin) -> Any:
        """Make the library's connection, with the habits of ours."""
        made: Any = super().create_connection(origin)
        if type(made) is httpcore2.AsyncHTTPConnection:
            made.__class__ = _AsyncConnection
        return made


def _is_http2(stream: Any) -> bool:
    tls = stream.get_extra_info("ssl_object")
    return tls is not None and tls.selected_alpn_protocol() == "h2"


def _flow(connection: Any, stream_id: int) -> int:
    """How many bytes of the request can be sent now.

    Raises:
        ProtocolError: None ever, as the server has answered, or reset the stream.
    """
    if any(isinstance(each, h2.events.StreamEnded) for each in _events(connection, stream_id)):
        raise _AnsweredError
    state = connection._h2_state
    flow: int = min(state.local_flow_control_window(stream_id), state.max_outbound_frame_size)
    return flow


def _has_answer(connection: Any, stream_id: int) -> bool:
    """Whether something came that the reader of the answer can make an answer or an error of."""
    return bool(_events(connection, stream_id))


def _events(connection: Any, stream_id: int) -> list[Any]:
    return list(connection._events.get(stream_id, ()))


def _end(connection: Any, stream_id: int) -> None:
    """Tell the server that no more of the request comes, unless it has reset the stream."""
    try:
        connection._h2_state.reset_stream(stream_id, h2.errors.ErrorCodes.CANCEL)
    except h2.exceptions.ProtocolError:
        return
