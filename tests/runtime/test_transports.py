"""The adapters of the HTTP libraries: what they call a failure, and what they leave alone."""

from __future__ import annotations

import multiprocessing
import socket
import threading
import traceback
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Any

import pytest
from sample_api._runtime.describe.options import Timeout
from sample_api._runtime.transports.default.settings import Proxies
from sample_api._runtime.transports.default.transport import AsyncDefaultTransport, DefaultTransport
from sample_api._runtime.transports.protocol import (
    TransportError,
    TransportRequest,
    TransportTimeoutError,
)
from sample_api._runtime.transports.pyreqwest import AsyncPyreqwestTransport, PyreqwestTransport

from .. import loops
from ..platforms import needs_fork
from .serving import Reply, Server

SYNC = [DefaultTransport, PyreqwestTransport]
ASYNC: list[Any] = [AsyncDefaultTransport]
if loops.LOOP == "asyncio":  # pyreqwest knows asyncio only
    ASYNC.append(AsyncPyreqwestTransport)
QUICK = Timeout(total=2.0, connect=0.1, read=0.1)


def _request(url: str, *, timeout: Timeout = QUICK, body: bytes | None = b"x") -> TransportRequest:
    headers = (("authorization", "Bearer s3cret"), ("x-a", "1"), ("x-a", "2"))
    return TransportRequest("POST", f"{url}?key=s3cret", headers, body, timeout, url)


@contextmanager
def _peer(act: Callable[[socket.socket], None]) -> Generator[str]:
    """A server that does one thing with the connection it gets."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def run() -> None:
            connection, _ = server.accept()
            with connection:
                act(connection)

        thread = threading.Thread(target=run)
        thread.start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        thread.join()


def _read_and(after: Callable[[socket.socket], Any]) -> Callable[[socket.socket], None]:
    def act(connection: socket.socket) -> None:
        connection.recv(65536)
        after(connection)

    return act


def _reset(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")


def _read_until_closed(connection: socket.socket) -> None:
    while connection.recv(65536):
        pass


FAULTS: list[tuple[str, Callable[[socket.socket], None], bool]] = [
    ("closed unread", lambda connection: None, True),
    ("closed", _read_and(lambda connection: None), True),
    ("reset", _read_and(_reset), True),
    ("half a head", _read_and(lambda connection: connection.sendall(b"HTTP/1.1 200")), True),
    ("garbage", _read_and(lambda connection: connection.sendall(b"garbage\r\n\r\n")), True),
    ("silent", _read_until_closed, True),
]


@pytest.mark.parametrize("make", SYNC)
@pytest.mark.parametrize(("name", "act", "maybe_sent"), FAULTS, ids=[name for name, *_ in FAULTS])
def test_faults(make: Any, name: str, act: Any, maybe_sent: bool) -> None:
    transport = make()
    with (
        _peer(act) as url,
        pytest.raises(TransportError) as caught,
    ):
        transport.send(_request(url))
    transport.close()
    assert caught.value.maybe_sent is maybe_sent
    assert isinstance(caught.value, TransportTimeoutError) is (name == "silent")
    _shows_no_secret(caught.value)


@pytest.mark.parametrize("make", ASYNC)
@pytest.mark.parametrize(("name", "act", "maybe_sent"), FAULTS, ids=[name for name, *_ in FAULTS])
def test_faults_awaited(make: Any, name: str, act: Any, maybe_sent: bool) -> None:
    async def run(url: str) -> TransportError:
        transport = make()
        with pytest.raises(TransportError) as caught:
            await transport.send(_request(url))
        await transport.close()
        return caught.value

    with _peer(act) as url:
        failure = loops.run(run(url))
    assert failure.maybe_sent is maybe_sent
    assert isinstance(failure, TransportTimeoutError) is (name == "silent")
    _shows_no_secret(failure)


@pytest.mark.parametrize("make", SYNC)
@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "http://host.invalid/"])
def test_no_connection_is_certain(make: Any, url: str) -> None:
    with pytest.raises(TransportError) as caught:
        make().send(_request(url))
    assert not caught.value.maybe_sent
    _shows_no_secret(caught.value)


def test_failed_handshake_is_certain() -> None:
    with (
        _peer(lambda connection: connection.sendall(b"no TLS here")) as url,
        pytest.raises(TransportError) as caught,
    ):
        DefaultTransport().send(_request(url.replace("http:", "https:")))
    assert not caught.value.maybe_sent


@pytest.mark.parametrize("make", SYNC)
def test_nothing_is_added_that_matters(make: Any, server: Server) -> None:
    server.replies(Reply(307, headers=(("Location", "/x"), ("Set-Cookie", "a=1"))))
    transport = make()
    for _ in range(2):
        reply = transport.send(_request(f"{server.address}/p"))
        assert reply.status == 307
        assert list(reply.iter_bytes()) == []
        reply.close()
    transport.close()
    sent = server.seen[1]
    assert len(server.seen) == 2
    assert (sent.path, sent.body) == ("/p?key=s3cret", b"x")
    assert "cookie" not in sent.headers
    assert "referer" not in sent.headers
    assert sent.headers["content-length"] == "1"


def test_connections_are_kept_and_given_back(server: Server) -> None:
    server.replies(Reply(body={"a": 1}))
    for make in SYNC:
        transport = make()
        for _ in range(300):  # more than the pool holds
            reply = transport.send(_request(server.address, body=None))
            assert b"".join(reply.iter_bytes()) == b'{"a": 1}'
            reply.close()
        transport.close()


def test_unread_responses_give_their_connection_up(server: Server) -> None:
    server.replies(Reply(body=b"x" * 100_000))
    transport = DefaultTransport(max_connections=1)
    for _ in range(5):
        transport.send(_request(server.address)).close()
    transport.close()


def test_no_connection_in_time_from_the_pool_is_certain(server: Server) -> None:
    server.replies(Reply(body=b"x"))
    transport = DefaultTransport(max_connections=1)
    held = transport.send(_request(server.address))
    with pytest.raises(TransportTimeoutError) as caught:
        transport.send(_request(server.address, timeout=Timeout(pool=0.05)))
    assert not caught.value.maybe_sent
    held.close()
    transport.close()


@needs_fork
def test_child_process_makes_its_own_connections(server: Server) -> None:
    """The server sees another peer; and the parent's connections are still those that it had."""
    server.replies(Reply(body=b"x"))
    transport = DefaultTransport()

    def call() -> None:
        reply = transport.send(_request(server.address, body=None))
        assert list(reply.iter_bytes()) == [b"x"]
        reply.close()

    call()
    _in_child(call)
    call()
    opened = transport.send(_request(server.address, body=None))
    _in_child(transport.close)
    _in_child(opened.close)
    assert list(opened.iter_bytes()) == [b"x"]
    opened.close()
    call()
    peers = [seen.peer for seen in server.seen]
    assert peers == [peers[0], peers[1], peers[0], peers[0], peers[0]]
    assert peers[0] != peers[1]
    transport.close()


def _in_child(use: Callable[[], None]) -> None:
    child = multiprocessing.get_context("fork").Process(target=use)
    child.start()
    child.join(20)
    assert child.exitcode == 0


def test_proxies_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "proxy.example:3128")
    monkeypatch.setenv("no_proxy", "internal.example,127.0.0.1")
    monkeypatch.delenv("http_proxy", raising=False)
    monkeypatch.delenv("all_proxy", raising=False)
    proxies = Proxies()
    assert proxies.proxy_for("https://a.example") == "http://proxy.example:3128"
    assert proxies.proxy_for("https://x.internal.example") is None
    assert proxies.proxy_for("http://a.example") is None
    monkeypatch.setenv("https_proxy", "other.example:3128")
    assert proxies.proxy_for("https://b.example") == "http://proxy.example:3128"
    assert Proxies().proxy_for("https://b.example") == "http://other.example:3128"


@pytest.mark.parametrize(
    ("excepted", "host", "is_excepted"),
    [
        ("10.0.0.0/8", "10.1.2.3", True),
        ("10.0.0.0/8", "11.1.2.3", False),
        ("10.0.0.0/8", "10.example", False),
        ("a.example, 192.168.1.77/24", "192.168.1.1:8443", True),
        ("fd00::/8", "[fd12::1]:8443", True),
        ("fd00::/8", "[fe80::1]", False),
        ("[::1]", "[::1]:8443", True),
        ("::1", "[0:0:0:0:0:0:0:1]", True),
        ("10.0.0.1", "10.0.0.1:8443", True),
        ("10.0.0.0/99", "10.0.0.1", False),
        ("*", "10.0.0.1", True),
        (".example", "a.example:8443", True),
        ("", "a.example", False),
    ],
)
def test_no_proxy_knows_networks(
    monkeypatch: pytest.MonkeyPatch, excepted: str, host: str, is_excepted: bool
) -> None:
    monkeypatch.setenv("https_proxy", "proxy.example:3128")
    monkeypatch.setenv("no_proxy", excepted)
    assert (Proxies().proxy_for(f"https://{host}") is None) is is_excepted


def test_request_goes_through_a_proxy(server: Server) -> None:
    server.replies(Reply(body=b"from the proxy"))
    transport = DefaultTransport(proxy=server.address)
    reply = transport.send(_request("http://far.invalid/p"))
    assert b"".join(reply.iter_bytes()) == b"from the proxy"
    assert server.seen[0].path == "http://far.invalid/p?key=s3cret"
    transport.close()


def _shows_no_secret(error: BaseException) -> None:
    """Neither its text nor the local variables of our own frames; and there are no others."""
    assert error.__context__ is None
    assert error.__cause__ is None
    frames = traceback.TracebackException.from_exception(error, capture_locals=True).stack
    ours = [frame for frame in frames if "sample_api" in frame.filename]
    assert ours == [frame for frame in frames if __file__ not in frame.filename]
    assert "s3cret" not in str(error) + repr([frame.locals for frame in ours])
