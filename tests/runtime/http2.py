"""Servers of HTTP/2, to be talked to over TLS on the loopback."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable

import h2.config
import h2.connection
import h2.errors
import h2.events
from hyperframe.frame import GoAwayFrame

Talk = Callable[[socket.socket, list[bytes]], None]
State = h2.connection.H2Connection


def serving(
    act: Callable[[State, h2.events.Event, list[bytes]], bytes | None], idle: float | None = None
) -> Talk:
    """A server that acts on every event; what `act` returns is sent at once.

    It closes connections that were idle for a number of seconds.
    """

    def talk(connection: socket.socket, heads: list[bytes]) -> None:
        connection.settimeout(idle or connection.gettimeout())
        state = State(h2.config.H2Configuration(client_side=False))
        state.initiate_connection()
        connection.sendall(state.data_to_send())
        while data := connection.recv(65536):
            for event in state.receive_data(data):
                if isinstance(event, h2.events.RequestReceived):
                    heads.append(repr(event.headers).encode())
                if more := act(state, event, heads):
                    connection.sendall(more)
                    time.sleep(0.05)  # the client reads this before the rest
            connection.sendall(state.data_to_send())

    return talk


def _answered(
    state: State, event: h2.events.Event, status: str = "200", body: bytes = b"hello"
) -> int | None:
    """The stream of a request that is answered here, or None if the event is no request."""
    if not isinstance(event, h2.events.RequestReceived):
        return None
    state.send_headers(event.stream_id, [(":status", status)])
    state.send_data(event.stream_id, body, end_stream=True)
    return event.stream_id


def _answer(state: State, event: h2.events.Event, heads: list[bytes]) -> None:
    _answered(state, event)


answer_http2 = serving(_answer)
"""Answers every request, however many at once."""

hasty_http2 = serving(_answer, idle=0.1)
"""Closes connections that are idle."""


def refuse_http2(is_reset: bool) -> Talk:
    """Answer 413 at the head of each request; then read no more of it, or just leave it be."""

    def act(state: State, event: h2.events.Event, heads: list[bytes]) -> None:
        if isinstance(event, h2.events.DataReceived) and event.flow_controlled_length:
            state.increment_flow_control_window(event.flow_controlled_length)
        stream = _answered(state, event, "413", b"too large")
        if stream and is_reset:
            state.reset_stream(stream, h2.errors.ErrorCodes.NO_ERROR)

    return serving(act)


def close_http2(named: int, at: int) -> Talk:
    """Announce the end of the connection at a stream, and answer those up to the one named (§6.8)."""

    def act(state: State, event: h2.events.Event, heads: list[bytes]) -> bytes | None:
        if not isinstance(event, h2.events.RequestReceived):
            return None
        frame = GoAwayFrame(0)
        frame.last_stream_id = named
        if event.stream_id <= named:
            _answered(state, event)
        return frame.serialize() if event.stream_id == at else None

    return serving(act)


def reset_http2(code: h2.errors.ErrorCodes) -> Talk:
    """Reset the stream of the first request, and answer the others."""

    def act(state: State, event: h2.events.Event, heads: list[bytes]) -> None:
        if isinstance(event, h2.events.RequestReceived) and len(heads) == 1:
            state.reset_stream(event.stream_id, code)
        else:
            _answered(state, event)

    return serving(act)


def flood_http2(connection: socket.socket, heads: list[bytes]) -> None:
    """Answer requests for "/flood" with 20 MB, and others shortly, as the client has room for it."""
    left: dict[int, bytes] = {}

    def act(state: State, event: h2.events.Event, heads: list[bytes]) -> None:
        if isinstance(event, h2.events.StreamReset):
            left.pop(event.stream_id, None)
        elif isinstance(event, h2.events.RequestReceived):
            state.send_headers(event.stream_id, [(":status", "200")])
            left[event.stream_id] = b"x" * 20_000_000 if b"/flood" in heads[-1] else b"hello"
        for stream in list(left):
            while room := min(state.local_flow_control_window(stream), 16384):
                piece, left[stream] = left[stream][:room], left[stream][room:]
                state.send_data(stream, piece, end_stream=not left[stream])
                if not left[stream]:
                    del left[stream]
                    break

    serving(act)(connection, heads)


def hold_http2(connection: socket.socket, heads: list[bytes]) -> None:
    """Answer all requests but that for "/never", and only when this one is given up."""
    waiting: list[h2.events.Event] = []

    def act(state: State, event: h2.events.Event, heads: list[bytes]) -> None:
        if isinstance(event, h2.events.StreamReset):
            for each in waiting:
                _answered(state, each)
        elif isinstance(event, h2.events.RequestReceived) and b"/never" not in heads[-1]:
            waiting.append(event)

    serving(act)(connection, heads)
