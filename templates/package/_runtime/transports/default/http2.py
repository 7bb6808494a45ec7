"""HTTP/2 (RFC 9113), where httpcore2 loses answers or shares what can't be shared.

- A server may answer before it has the whole request, as with 413 or 429, and reset the stream
  behind its answer, which counts all the same (§8.1). The library goes on sending, and fails.
- A server that closes a connection still answers the requests that it names (§6.8). The library
  gives up all of them.
- The library leaves the rest of an answer that is not read in the flow-control window of the
  connection (§5.2), which in time admits nothing more.
- A task waits without limit while another reads, and the time limit of one ends the others.
- Where a server sets no limit for the streams at a time, the library takes it for one.
- It sends a request on an idle connection that the server has closed meanwhile.
"""

# h2 is installed by the extra `http2` only, and type checkers are to find nothing without it, either.
# mypy: disable-error-code="import-not-found, misc"
# pyright: basic, reportMissingImports=false

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final

import h2.exceptions
import httpcore2
from h2.settings import ChangedSetting, SettingCodes

from .bounds import seconds_left
from .streams import (
    ENDED,
    State,
    check,
    check_open,
    has_room,
    is_ending,
    is_left,
    is_waiting,
    leave,
    limited,
    reset,
    room,
)

__all__ = ["AsyncPool", "Pool"]

_STREAMS: Final = SettingCodes.MAX_CONCURRENT_STREAMS
_ASIDE: Final = httpcore2.Request(
    "GET", "https://_", extensions={"timeout": {"read": 0.1, "write": 1.0}}
)
"""Stands for a request where a connection is read or written between requests, but not for long."""


class _Connection(httpcore2.HTTP2Connection):
    """A connection for threads, with one request at a time, as with HTTP/1.1.

    The library shares one among threads without a lock on the state of h2: two get the same stream,
    or what one has written is lost, and the server gives up the connection.
    """

    _is_taken = False
    """Whether a request has it, from before the library marks it as active until its answer is read."""

    def is_available(self) -> bool:
        return not self._is_taken and super().is_available()

    def can_multiplex(self) -> bool:
        return False

    def handle_request(self, request: httpcore2.Request) -> httpcore2.Response:
        with self._state_lock:
            if self._is_taken:  # the pool gave it to two, as it was idle for both
                raise httpcore2.ConnectionNotAvailable
            self._is_taken = True
        while is_waiting(self):
            try:
                self._receive_events(_ASIDE)
            except ENDED:
                self.close()
                raise httpcore2.ConnectionNotAvailable from None
            except BaseException:
                self.close()
                raise
        return super().handle_request(request)

    def _send_request_headers(self, request: httpcore2.Request, stream_id: int) -> None:
        check_open(self)
        super()._send_request_headers(request, stream_id)

    def _send_request_body(self, request: httpcore2.Request, stream_id: int) -> None:
        try:
            super()._send_request_body(request, stream_id)
        except h2.exceptions.ProtocolError:
            if not self._events.get(stream_id):
                raise
            reset(self, stream_id)

    def _wait_for_outgoing_flow(self, request: httpcore2.Request, stream_id: int) -> int:
        while (flow := room(self, stream_id)) <= 0:
            self._receive_events(request, stream_id)
            self._write_outgoing_data(request)
        return flow

    def _receive_events(self, request: httpcore2.Request, stream_id: int | None = None) -> None:
        check(self, stream_id)
        super()._receive_events(request, stream_id)

    def _response_closed(self, stream_id: int) -> None:
        if is_left(self, stream_id) or is_ending(self):
            self.close()
        super()._response_closed(stream_id)
        self._is_taken = False


class _AsyncConnection(httpcore2.AsyncHTTP2Connection):
    """A connection for tasks, which share it."""

    def is_available(self) -> bool:
        return has_room(self) and super().is_available()

    async def handle_async_request(self, request: httpcore2.Request) -> httpcore2.Response:
        while is_waiting(self):
            try:
                async with self._read_lock:
                    if is_waiting(self):
                        await self._receive_events(_ASIDE)
            except ENDED:
                await self.aclose()
                raise httpcore2.ConnectionNotAvailable from None
        return await super().handle_async_request(request)

    async def _send_request_headers(self, request: httpcore2.Request, stream_id: int) -> None:
        check_open(self)
        await super()._send_request_headers(request, stream_id)

    async def _receive_remote_settings_change(self, event: Any) -> None:
        limit = self._h2_state.remote_settings.max_concurrent_streams  # very many without a setting
        event.changed_settings.setdefault(_STREAMS, ChangedSetting(_STREAMS, None, limit))
        await super()._receive_remote_settings_change(event)

    async def _send_request_body(self, request: httpcore2.Request, stream_id: int) -> None:
        try:
            await super()._send_request_body(request, stream_id)
        except h2.exceptions.ProtocolError:
            if not self._events.get(stream_id):
                raise
            reset(self, stream_id)

    async def _wait_for_outgoing_flow(self, request: httpcore2.Request, stream_id: int) -> int:
        while (flow := room(self, stream_id)) <= 0:
            with limited(self, request):
                async with self._read_lock:
                    if room(self, stream_id) <= 0:
                        await self._receive_events(request, stream_id)
            await self._write_outgoing_data(request)
        return flow

    async def _receive_stream_event(self, request: httpcore2.Request, stream_id: int) -> Any:
        with limited(self, request):
            return await super()._receive_stream_event(request, stream_id)

    async def _receive_events(
        self, request: httpcore2.Request, stream_id: int | None = None
    ) -> None:
        check(self, stream_id)
        await super()._receive_events(request, stream_id)

    async def _read_incoming_data(self, request: httpcore2.Request) -> Any:
        try:
            return await super()._read_incoming_data(request)
        except httpcore2.ReadTimeout:
            self._read_exception = None  # it is that of one request, while others can wait longer
            raise

    async def _write_outgoing_data(self, request: Any) -> None:
        # The library takes the data out first, which must not be lost to the requests of others.
        seconds_left(request.extensions["timeout"]["write"], httpcore2.WriteTimeout)
        await super()._write_outgoing_data(request)

    async def _response_closed(self, stream_id: int) -> None:
        is_last = self._events.keys() <= {stream_id}
        if is_last and (is_left(self, stream_id) or is_ending(self)):
            await self.aclose()
        elif is_left(self, stream_id):
            leave(self, stream_id)
            with suppress(httpcore2.TimeoutException, httpcore2.NetworkError):
                await self._write_outgoing_data(_ASIDE)
        await super()._response_closed(stream_id)


class _Made:
    """What makes a connection when it is first used."""

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, _ours(value))


class _Opening(_Made, httpcore2.HTTPConnection):
    def is_available(self) -> bool:
        return self._connection is not None and super().is_available()


class _AsyncOpening(_Made, httpcore2.AsyncHTTPConnection):
    pass


class Pool(httpcore2.ConnectionPool):
    """Connections for threads, some of them of HTTP/2."""

    def create_connection(self, origin: httpcore2.Origin) -> Any:
        """See the library's."""
        return _ours(super().create_connection(origin))


class AsyncPool(httpcore2.AsyncConnectionPool):
    """As `Pool`, for tasks."""

    def create_connection(self, origin: httpcore2.Origin) -> Any:
        """See the library's."""
        return _ours(super().create_connection(origin))


_OURS: Final[dict[object, type]] = {
    httpcore2.HTTPConnection: _Opening,  # those to a proxy speak HTTP/1.1
    httpcore2.HTTP2Connection: _Connection,
    httpcore2.AsyncHTTPConnection: _AsyncOpening,
    httpcore2.AsyncHTTP2Connection: _AsyncConnection,
}


def _ours(made: Any) -> Any:
    """A connection of the library's, as one of those above."""
    if kind := _OURS.get(made.__class__):
        made.__class__ = kind
        if issubclass(kind, (_Connection, _AsyncConnection)):
            made._h2_state = State(made.CONFIG)
    return made
