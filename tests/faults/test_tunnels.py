"""Never more connections than allowed, however the tunnels through a proxy fail."""

from __future__ import annotations

import selectors
import socket
import threading
import time
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pytest
from vault._runtime.transports.default.transport import AsyncDefaultTransport, DefaultTransport
from vault._runtime.transports.protocol import TransportError

from .. import loops
from .sending import request, send_async

ALLOWED = 5
CALLS = 200


@dataclass
class Proxy:
    """Counts its connections; one thread sees them close before it accepts the next."""

    answer: bytes
    address: str = ""
    open: int = 0
    most: int = 0
    accepted: int = 0
    is_ending: bool = False

    def serve(self, server: socket.socket) -> None:
        """Answer the first bytes of each connection, and then say nothing."""
        with selectors.DefaultSelector() as selector:
            selector.register(server, selectors.EVENT_READ)
            ready: set[Any] = set()
            while ready or not self.is_ending:
                ready = {key.fileobj for key, _ in selector.select(0.05)}
                for connection in ready - {server}:
                    self._hear(connection, selector)
                if server in ready:
                    self._accept(server, selector)

    def _accept(self, server: socket.socket, selector: selectors.BaseSelector) -> None:
        connection, _ = server.accept()
        selector.register(connection, selectors.EVENT_READ)
        self.accepted += 1
        self.open += 1
        self.most = max(self.most, self.open)

    def _hear(self, connection: Any, selector: selectors.BaseSelector) -> None:
        try:
            heard = connection.recv(65536)
            if heard.startswith((b"CONNECT ", b"\x05")):
                connection.sendall(self.answer)
        except OSError:
            heard = b""
        if not heard:
            selector.unregister(connection)
            connection.close()
            self.open -= 1


@contextmanager
def _proxy(answer: bytes) -> Generator[Proxy]:
    with socket.create_server(("127.0.0.1", 0), backlog=256) as server:
        proxy = Proxy(answer, f"127.0.0.1:{server.getsockname()[1]}")
        thread = threading.Thread(target=proxy.serve, args=(server,))
        thread.start()
        yield proxy
        until = time.monotonic() + 10
        while proxy.open and time.monotonic() < until:
            time.sleep(0.01)
        proxy.is_ending = True
        thread.join()
    assert proxy.open == 0


TUNNELS = {
    "silent": ("http", b"HTTP/1.1 200 OK\r\n\r\n"),
    "never made": ("http", b""),
    "refused": ("http", b"HTTP/1.1 502 Bad Gateway\r\n\r\n"),
    "not TLS": ("http", b"HTTP/1.1 200 OK\r\n\r\nthis is no TLS at all, and says so at length"),
    "silent SOCKS": ("socks5", b""),
    "not SOCKS": ("socks5", b"HTTP/1.1 400 Bad Request\r\n\r\n"),
    "SOCKS with a login": ("socks5", b"\x05\x02"),
}


@pytest.mark.parametrize("name", TUNNELS)
@pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])
def test_never_more_than_allowed(name: str, is_async: bool) -> None:
    """Each call has 0.1 seconds for its own connection, so all of them get their turn in time.

    A busy machine may let a call run out of them before it connects: a call makes one connection
    at most, and one that got no turn for those before it would say so.
    """
    sent = request("https://localhost:1", total=12.0, connect=0.1)
    scheme, reply = TUNNELS[name]
    with _proxy(reply) as proxy:
        settings: dict[str, Any] = {
            "proxy": f"{scheme}://{proxy.address}",
            "max_connections": ALLOWED,
        }
        if is_async:
            failures = loops.run(_all_awaited(AsyncDefaultTransport(**settings), sent))
        else:
            failures = _all_called(DefaultTransport(**settings), sent)
    assert [type(each) for each in failures if not isinstance(each, TransportError)] == []
    assert [each.maybe_sent for each in failures] == [False] * CALLS
    assert not any("PoolTimeout" in str(each) for each in failures)
    assert proxy.most == ALLOWED
    assert ALLOWED <= proxy.accepted <= CALLS


def _all_called(transport: DefaultTransport, sent: Any) -> list[Any]:
    def call(_: int) -> BaseException:
        with pytest.raises(TransportError) as caught:
            transport.send(sent)
        return caught.value

    with ThreadPoolExecutor(CALLS) as threads:
        failures = list(threads.map(call, range(CALLS)))
    transport.close()
    return failures


async def _all_awaited(transport: AsyncDefaultTransport, sent: Any) -> list[Any]:
    calls = [loops.create_task(send_async(transport, sent)) for _ in range(CALLS)]
    failures = await loops.gather(*calls, return_exceptions=True)
    await transport.close()
    return failures
