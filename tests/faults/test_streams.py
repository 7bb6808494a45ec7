"""Bodies without end, streamed and not: time, size, or the caller ends them, and their connection.

Server-sent events have no methods of their own; a stream of them is read line by line.
"""

from __future__ import annotations

import gzip
import time
from typing import Any

import pytest
from vault import APIConnectionError, APIStatusError, APITimeoutError

from .answers import HEAD, always, answer
from .calling import LONGEST, Caller
from .peer import Do, Drip, Endless, Peer, Steps

EVENTS = b"data: {}\n\n" * 100
ENDLESS: Steps = (Do.READ, HEAD + b"\r\n", Endless(EVENTS))
SOME = 50_000_000
"""More bytes than the buffers of a connection hold."""


def _ends(peer: Peer) -> bool:
    """Whether the connections to a peer are closed, soon."""
    until = time.monotonic() + LONGEST
    while peer.open and time.monotonic() < until:
        time.sleep(0.001)
    return not peer.open


def _note(client: Any) -> Any:
    return client.things.with_streaming_response.note("1")


@pytest.mark.parametrize(
    ("read", "first"), [("iter_bytes", b"data"), ("iter_text", "data"), ("iter_lines", "data: {}")]
)
def test_caller_ends_a_stream(caller: Caller, peer: Peer, read: str, first: Any) -> None:
    peer.acts(ENDLESS)
    pieces = caller.stream(_note, read, take=3)
    assert len(pieces) == 3
    assert pieces[0].startswith(first)
    assert _ends(peer)
    assert peer.sent < SOME


@pytest.mark.parametrize("read", ["iter_bytes", "iter_lines"])
def test_time_ends_a_stream(caller: Caller, peer: Peer, read: str) -> None:
    for endless in (Endless(EVENTS), Drip(EVENTS, 0.01), Do.SILENCE):
        peer.acts((Do.READ, HEAD + b"\r\n", endless))
        with pytest.raises(APITimeoutError):
            caller.stream(_note, read, take=0, timeout=0.2)
    assert _ends(peer)


@pytest.mark.parametrize("read", ["iter_bytes", "iter_text", "iter_lines"])
def test_size_ends_a_stream(caller: Caller, peer: Peer, read: str) -> None:
    peer.acts(ENDLESS)
    with pytest.raises(APIConnectionError, match="longer than 3000 bytes"):
        caller.stream(_note, read, take=0, max_response_bytes=3000)
    assert _ends(peer)


def test_line_without_end(caller: Caller, peer: Peer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vault._runtime.answer.streaming.LONGEST_LINE", 100_000)
    peer.acts((Do.READ, HEAD + b"\r\n", Endless(b"x" * 1000)))
    with pytest.raises(APIConnectionError, match="a line is longer than 100000 characters"):
        caller.stream(_note, "iter_lines", take=0)
    assert _ends(peer)


def test_stream_that_breaks_off(caller: Caller, peer: Peer) -> None:
    for end in ((), (Do.RESET,)):
        peer.acts((Do.READ, answer(EVENTS)[:-1], *end))
        with pytest.raises(APIConnectionError):
            caller.stream(_note, "iter_bytes", take=0)
    assert len(peer.received) == 2


def test_stream_that_is_an_error(caller: Caller, peer: Peer) -> None:
    peer.acts(always(answer(b"x" * 100_000, status=404)))
    with pytest.raises(APIStatusError) as caught:
        caller.stream(_note, "iter_bytes", take=0)
    assert len(caught.value.response.content) <= 64 * 1024


@pytest.mark.parametrize("status", [400, 500, 307])
def test_body_of_an_error_is_not_read_to_its_end(caller: Caller, peer: Peer, status: int) -> None:
    head = f"HTTP/1.1 {status} -\r\nContent-Length: 1000000000\r\n\r\n".encode()
    peer.acts((Do.READ, head, Endless(b"<p>" * 1000)))
    with pytest.raises(APIStatusError) as caught:
        caller.call(lambda client: client.things.get("1"))
    assert caught.value.status_code == status
    assert 0 < len(caught.value.response.content) <= 64 * 1024
    assert len(str(caught.value)) < 1000
    assert _ends(peer)
    assert peer.sent < SOME


def test_body_of_a_redirect_is_not_read(caller: Caller, peer: Peer) -> None:
    head = b"HTTP/1.1 302 -\r\nLocation: /x\r\nContent-Length: 1000000000\r\n\r\n"
    peer.acts((Do.READ, head, Endless(b"x" * 1000)), always(answer()))
    assert caller.call(lambda client: client.things.get("1")).data.id == "t1"
    assert peer.sent < SOME


def test_message_of_an_error_is_cut_and_printable(caller: Caller, peer: Peer) -> None:
    text = "\\u001b[31m\\r\\n\\u202e" + "x" * 10_000
    peer.acts(always(answer(f'{{"message": "{text}"}}'.encode(), status=400)))
    with pytest.raises(APIStatusError) as caught:
        caller.call(lambda client: client.things.get("1"))
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 600


@pytest.mark.parametrize("is_compressed", [False, True], ids=["long", "bomb"])
def test_bound_where_none_is_set(
    caller: Caller, peer: Peer, is_compressed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("vault._runtime.describe.service.DEFAULT_MAX_RESPONSE_BYTES", 5000)
    body = b" " * 1_000_000
    reply = answer(gzip.compress(body), "Content-Encoding: gzip") if is_compressed else answer(body)
    peer.acts(always(reply))

    def get(client: Any) -> Any:
        return client.things.file("1")

    with pytest.raises(APIConnectionError, match=r"longer than 5000 bytes \(max_response_bytes\)"):
        caller.call(get)
    assert len(caller.call(get, max_response_bytes=None)) == 1_000_000
    assert sum(map(len, caller.stream(_note, "iter_bytes", take=0))) == 1_000_000
