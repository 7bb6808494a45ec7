"""Servers with TLS, and proxies, on the loopback."""

from __future__ import annotations

import select
import socket
import ssl
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import trustme

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"


@dataclass
class Place:
    """Where something listens, and the requests that it got there."""

    port: int
    heads: list[bytes] = field(default_factory=list)


@contextmanager
def listening(
    talk: Callable[[socket.socket, list[bytes]], None],
    tls: ssl.SSLContext | None = None,
    path: Path | None = None,
) -> Generator[Place]:
    """Talk with every connection in a thread of its own; on a Unix domain socket if with a path."""
    with _server(path) as server:
        place = Place(0 if path else server.getsockname()[1])
        opened: list[socket.socket] = []

        def one(connection: socket.socket) -> None:
            with suppress(OSError), connection:
                if tls is not None:
                    connection = tls.wrap_socket(connection, server_side=True)
                with connection:
                    talk(connection, place.heads)

        def accept() -> None:
            with suppress(OSError):
                while True:
                    connection, _ = server.accept()
                    connection.settimeout(15)
                    opened.append(connection)
                    threading.Thread(target=one, args=(connection,), daemon=True).start()

        acceptor = threading.Thread(target=accept, daemon=True)
        acceptor.start()
        yield place
        for each in (server, *opened):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
        acceptor.join(15)


def _server(path: Path | None) -> socket.socket:
    if path is None:
        return socket.create_server(("127.0.0.1", 0))
    server = socket.socket(socket.AF_UNIX)
    server.bind(str(path))
    server.listen()
    return server


def answer(connection: socket.socket, heads: list[bytes]) -> None:
    """Answer every request that has no body."""
    while head := _head(connection):
        heads.append(head)
        connection.sendall(ANSWER)


def tunnel(connection: socket.socket, heads: list[bytes]) -> None:
    """An HTTP proxy that connects through, and refuses who asks for "refused"."""
    head = _head(connection)
    heads.append(head)
    if not head.startswith(b"CONNECT ") or b"refused" in head:
        connection.sendall(b"HTTP/1.1 407 Who are you?\r\nContent-Length: 0\r\n\r\n")
        return
    port = int(head.split()[1].rpartition(b":")[2])
    with socket.create_connection(("127.0.0.1", port)) as far:
        connection.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
        _pass_on(connection, far)


def socks(connection: socket.socket, heads: list[bytes]) -> None:
    """A SOCKS 5 proxy (RFC 1928) that knows names and no passwords."""
    connection.recv(64)
    connection.sendall(b"\x05\0")
    asked = connection.recv(512)
    if not asked:
        return  # a client that insists on its login
    name = asked[5 : 5 + asked[4]]
    heads.append(name)
    if name == b"refused":
        connection.sendall(b"\x05\x02\0\x01\0\0\0\0\0\0")
        return
    with socket.create_connection(("127.0.0.1", int.from_bytes(asked[-2:], "big"))) as far:
        connection.sendall(b"\x05\0\0\x01\0\0\0\0\0\0")
        _pass_on(connection, far)


def contexts(*protocols: str) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """For a server named localhost, and for a client who trusts it."""
    authority = trustme.CA()
    server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("localhost", "127.0.0.1").configure_cert(server)
    if protocols:
        server.set_alpn_protocols(list(protocols))
    client = ssl.create_default_context()
    authority.configure_trust(client)
    return server, client


def _head(connection: socket.socket) -> bytes:
    received = b""
    while not received.endswith(b"\r\n\r\n"):
        data = connection.recv(65536)
        if not data:
            return b""
        received += data
    return received


def _pass_on(near: socket.socket, far: socket.socket) -> None:
    """In one thread: two must not use a connection with TLS at the same time."""
    with suppress(OSError):
        while True:
            waiting = isinstance(near, ssl.SSLSocket) and near.pending()
            for source in [near] if waiting else select.select([near, far], [], [])[0]:
                data = source.recv(65536)
                if not data:
                    return
                (far if source is near else near).sendall(data)
