"""The total time of a request cuts each of its phases, however busy the server looks in it.

Nothing else bounds these requests: without the cut the peer would give up first, and the error
would be another.
"""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from vault._runtime.transports.protocol import TransportTimeoutError

from .. import loops
from .answers import HEAD, answer
from .peer import Do, Drip, Peer, Steps
from .sending import LONGEST, Sender, request

TOTAL = 0.25
BIG = b"x" * 50_000_000

SLOW: dict[str, tuple[Steps, bytes | None]] = {
    "no answer": ((Do.READ, Do.SILENCE), None),
    "head": ((Do.READ, Drip(HEAD * 50, 0.01)), None),
    "interim answers": ((Do.READ, Drip(b"HTTP/1.1 103 -\r\n\r\n" * 50, 0.01)), None),
    "body": ((Do.READ, HEAD + b"\r\n", Drip(HEAD * 50, 0.01)), None),
    "chunks": (
        (Do.READ, HEAD + b"Transfer-Encoding: chunked\r\n\r\n", Drip(b"1\r\nx\r\n" * 500, 0.01)),
        None,
    ),
    "request not taken": ((Drip(HEAD * 50, 0.01),), BIG),
}
"""What the server does, and the body of the request."""


@pytest.fixture(params=["sync", "async"])
def sender(request: pytest.FixtureRequest) -> Iterator[Sender]:
    """The default transport of either kind."""
    with Sender(request.param == "async", max_connections=1) as made:
        yield made


@pytest.mark.parametrize("name", SLOW)
def test_slow_server(sender: Sender, peer: Peer, name: str) -> None:
    steps, body = SLOW[name]
    peer.acts(steps, (Do.READ, answer()))
    with pytest.raises(TransportTimeoutError) as caught:
        sender.send(request(peer.address, total=TOTAL, body=body))
    assert caught.value.maybe_sent
    assert sender.send(request(peer.address))[0] == 200


def test_tls_handshake(sender: Sender, peer: Peer) -> None:
    """The server begins one, and sends its hello byte by byte."""
    peer.acts((Do.SKIM, b"\x16\x03\x03\x40\0\x02\0\x3f\xfc", Drip(bytes(9000), 0.01)))
    with pytest.raises(TransportTimeoutError) as caught:
        sender.send(request(peer.address.replace("http:", "https:"), total=TOTAL))
    assert not caught.value.maybe_sent


def test_connecting(sender: Sender) -> None:
    with _deaf() as address, pytest.raises(TransportTimeoutError) as caught:
        sender.send(request(address, total=TOTAL))
    assert not caught.value.maybe_sent


def test_waiting_for_a_connection(sender: Sender, peer: Peer) -> None:
    peer.acts((Do.READ, HEAD + b"\r\n", Do.SILENCE))
    sender.hold(request(peer.address))
    with pytest.raises(TransportTimeoutError) as caught:
        sender.send(request(peer.address, total=TOTAL))
    assert not caught.value.maybe_sent


def test_resolving_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """In an event loop. For threads see SECURITY.md."""
    asked = threading.Event()
    if loops.LOOP == "uvloop":  # which does not ask Python's module
        monkeypatch.setattr("anyio._core._sockets.getaddrinfo", _never)
    else:
        monkeypatch.setattr(socket, "getaddrinfo", _only_addresses(socket.getaddrinfo, asked))
    with Sender(True) as sender:
        with pytest.raises(TransportTimeoutError) as caught:
            sender.send(request("http://slow.example", total=TOTAL))
        asked.set()
    assert not caught.value.maybe_sent


def test_time_runs_out_in_resolving(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a thread, the look-up takes its time, and nothing is begun after it."""

    def slow(*_: object, **__: object) -> object:
        time.sleep(TOTAL)
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", 9))]

    monkeypatch.setattr(socket, "getaddrinfo", slow)
    with Sender(False) as sender, pytest.raises(TransportTimeoutError) as caught:
        sender.send(request("http://slow.example", total=TOTAL / 2))
    assert not caught.value.maybe_sent


def test_limit_of_a_phase(sender: Sender, peer: Peer) -> None:
    """A phase that is shorter than the total is cut as well."""
    peer.acts((Do.READ, Do.SILENCE))
    with pytest.raises(TransportTimeoutError):
        sender.send(request(peer.address, total=None, read=TOTAL))


def test_addresses_share_the_time(
    sender: Sender, peer: Peer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that does not answer leaves time for the next."""
    peer.acts((Do.READ, answer()))
    look_up: Any = socket.getaddrinfo
    port = int(peer.address.rpartition(":")[2])
    with _deaf("127.0.0.2", port):
        found = [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (host, port))
            for host in ("127.0.0.2", "127.0.0.1")
        ]

        def two(host: object, *rest: object, **more: object) -> object:
            is_asked = host in ("two.example", b"two.example")
            return found if is_asked else look_up(host, *rest, **more)

        async def two_awaited(*_: object, **__: object) -> object:
            return found

        monkeypatch.setattr(socket, "getaddrinfo", two)
        if loops.LOOP == "uvloop":
            monkeypatch.setattr("anyio._core._sockets.getaddrinfo", two_awaited)
        assert sender.send(request(f"http://two.example:{port}", total=1.0))[0] == 200


async def _never(*_: object, **__: object) -> None:
    await loops.sleep(LONGEST)


def _only_addresses(
    look_up: Callable[..., object], released: threading.Event
) -> Callable[..., object]:
    """A look-up that hangs where it would have to ask somebody."""

    def slow(host: str, *rest: object, **more: object) -> object:
        flags = rest[4] if len(rest) > 4 else more.get("flags")
        if "example" in str(host) and not flags:
            released.wait(15)
        return look_up(host, *rest, **more)

    return slow


@contextmanager
def _deaf(host: str = "127.0.0.1", port: int = 0) -> Generator[str]:
    """A listener that accepts nobody and whose queue is full: packets to it get no reply."""
    with ExitStack() as stack:
        server = stack.enter_context(socket.create_server((host, port), backlog=0))
        address = server.getsockname()
        for _ in range(4):
            waiting = stack.enter_context(socket.socket())
            waiting.setblocking(False)
            waiting.connect_ex(address)
        yield f"http://{host}:{address[1]}"
