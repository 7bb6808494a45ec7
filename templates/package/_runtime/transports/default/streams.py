"""The streams of a connection of HTTP/2: how each begins, goes on and ends."""

# h2 is installed by the extra `http2` only, and type checkers are to find nothing without it, either.
# mypy: disable-error-code="import-not-found, misc"
# pyright: basic, reportMissingImports=false

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, Final

import h2.connection
import h2.errors
import h2.events
import h2.exceptions
import httpcore2
from anyio import fail_after

from .bounds import seconds_left

if TYPE_CHECKING:
    from hyperframe.frame import GoAwayFrame

__all__ = [
    "ENDED",
    "State",
    "check",
    "check_open",
    "has_room",
    "is_ending",
    "is_left",
    "is_waiting",
    "leave",
    "limited",
    "reset",
    "room",
]

ENDED: Final = (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException)
"""What a read raises when the connection can't be used any more."""


class _AnsweredError(h2.exceptions.ProtocolError):
    """The server has answered: no more of the request is to be sent."""


class State(h2.connection.H2Connection):
    """The library's state, which stays open when the server is about to close the connection."""

    last_stream: int | None = None
    """The last stream that the server answers, if it is to close the connection."""

    def increment_flow_control_window(self, increment: int, stream_id: int | None = None) -> None:
        """See the library's. An answer that is not read leaves room to others (§5.2)."""
        share = increment if stream_id is None else increment // 8
        super().increment_flow_control_window(share, stream_id)

    def _receive_goaway_frame(self, frame: GoAwayFrame) -> Any:
        if frame.error_code:
            return super()._receive_goaway_frame(frame)
        self.last_stream = frame.last_stream_id
        return [], []


def room(connection: Any, stream_id: int) -> int:
    """How many bytes of the request can be sent now.

    Raises:
        ProtocolError: None ever, as the server has answered, or reset the stream.
    """
    events = connection._events.get(stream_id, ())
    if any(isinstance(each, h2.events.StreamEnded) for each in events):
        raise _AnsweredError
    state = connection._h2_state
    flow: int = min(state.local_flow_control_window(stream_id), state.max_outbound_frame_size)
    return flow


def check(connection: Any, stream_id: int | None) -> None:
    """Check that an answer can come: a request that the server does not name is not processed.

    Raises:
        ConnectionNotAvailable: The pool is to send the request on another connection.
        ConnectError: The server names not even the first request of a connection.
    """
    last = connection._h2_state.last_stream
    if last is None or stream_id is None or stream_id <= last:
        return
    if stream_id == 1:
        raise httpcore2.ConnectError("the server closes the connection before any request")
    raise httpcore2.ConnectionNotAvailable


def check_open(connection: Any) -> None:
    """Check that a stream can be opened, which another call may have prevented since.

    Raises:
        ConnectionNotAvailable: The pool is to send the request on another connection.
    """
    if is_ending(connection) or connection.is_closed():
        raise httpcore2.ConnectionNotAvailable


def has_room(connection: Any) -> bool:
    """Whether the server admits another stream, as far as its settings are known."""
    if not connection._sent_connection_init:
        return True
    return not is_ending(connection) and len(connection._events) < max(connection._max_streams, 2)


def is_waiting(connection: Any) -> bool:
    """Whether something has come while the connection was idle, such as its end."""
    if not connection._sent_connection_init or not connection.is_idle():
        return False
    return bool(connection._network_stream.get_extra_info("is_waiting"))


def is_ending(connection: Any) -> bool:
    """Whether the server has said that it is to close the connection."""
    return isinstance(connection._h2_state.last_stream, int)


@contextmanager
def limited(connection: Any, request: Any) -> Generator[None]:
    """Wait for no longer than a request may, also where another task reads.

    Raises:
        ReadTimeout: The time is over.
    """
    left = seconds_left(request.extensions["timeout"]["read"], httpcore2.ReadTimeout)
    try:
        with fail_after(left):
            yield
    except TimeoutError:
        connection._connection_error = True  # if it is that of the connection: none is added to it
        raise httpcore2.ReadTimeout from None


def is_left(connection: Any, stream_id: int) -> bool:
    """Whether there is more of the answer, or of the request, than was read or sent."""
    stream = connection._h2_state.streams.get(stream_id)
    return bool(_unread(connection, stream_id)) or not (stream is None or stream.closed)


def leave(connection: Any, stream_id: int) -> None:
    """End a stream whose answer nobody reads on, and admit as much data as came of it unread."""
    for event in _unread(connection, stream_id):
        connection._h2_state.acknowledge_received_data(event.flow_controlled_length, stream_id)
    reset(connection, stream_id)


def reset(connection: Any, stream_id: int) -> None:
    """Tell the server that no more of a stream is sent or read, unless it has ended."""
    stream = connection._h2_state.streams.get(stream_id)
    if stream is not None and not stream.closed:
        with suppress(h2.exceptions.ProtocolError):  # the connection is closed
            connection._h2_state.reset_stream(stream_id, h2.errors.ErrorCodes.CANCEL)


def _unread(connection: Any, stream_id: int) -> list[h2.events.DataReceived]:
    events = connection._events.get(stream_id, ())
    return [each for each in events if isinstance(each, h2.events.DataReceived)]
