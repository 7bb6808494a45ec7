"""A server that misbehaves as told: it knows bytes and sockets, and no rules of HTTP but where a
request ends."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from io import BufferedReader
from typing import TypeAlias

_PATIENCE = 15.0
"""Seconds after which a connection is given up, so that no test hangs."""


class Do(Enum):
    """What is done with a connection beside sending bytes."""

    READ = auto()
    """Read a request and keep it."""
    SKIM = auto()
    """Read whatever comes first, perhaps a part of a request only."""
    RESET = auto()
    """Break the connection off, as a crashed process does (RST)."""
    SILENCE = auto()
    """Say nothing more until the other side gives up."""
    AGAIN = auto()
    """Begin with the first step again, in the same connection."""


@dataclass(frozen=True)
class Endless:
    """Send the same bytes until the other side gives up."""

    piece: bytes


@dataclass(frozen=True)
class Drip:
    """Send bytes one by one, with a pause in seconds after each."""

    data: bytes
    pause: float


@dataclass(frozen=True)
class Reply:
    """Read a request, keep it, and answer it with what is made of it."""

    make: Callable[[Received], bytes]


Step: TypeAlias = bytes | Do | Endless | Drip | Reply
Steps: TypeAlias = tuple[Step, ...]


@dataclass(frozen=True)
class Received:
    """A request as it came over the wire; names of header fields in lower case."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def __getitem__(self, name: str) -> str | None:
        """The first field of a name."""
        return next((value for key, value in self.headers if key == name), None)


@dataclass
class Peer:
    """What it is to do with each connection (the last script stays), and what it saw."""

    address: str
    scripts: list[Steps] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)
    accepted: int = 0
    sent: int = 0
    open: set[socket.socket] = field(default_factory=set)
    is_ending: bool = False

    def acts(self, *scripts: Steps) -> Peer:
        """Set what is done with the next connections."""
        self.scripts = list(scripts)
        return self

    def accept(self, connection: socket.socket) -> None:
        """Take a connection, and work through its script in a thread."""
        connection.settimeout(_PATIENCE)
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        script = self.scripts.pop(0) if len(self.scripts) > 1 else self.scripts[0]
        self.accepted += 1
        self.open.add(connection)
        threading.Thread(target=self._talk, args=(connection, script), daemon=True).start()

    def _talk(self, connection: socket.socket, script: Steps) -> None:
        wire = connection.makefile("rb")
        with suppress(OSError, _Gone), connection, wire:
            while self._runs_again(script, connection, wire):
                pass
        self.open.discard(connection)

    def _runs_again(self, script: Steps, connection: socket.socket, wire: BufferedReader) -> bool:
        for step in script:
            if step is Do.AGAIN:
                return True
            self._do(step, connection, wire)
        if Do.RESET not in script:
            connection.shutdown(socket.SHUT_WR)
        return False

    def _do(self, step: Step, connection: socket.socket, wire: BufferedReader) -> None:
        if isinstance(step, bytes):
            self._send(connection, step)
        elif isinstance(step, Endless):
            while not self.is_ending:
                self._send(connection, step.piece)
        elif isinstance(step, Drip):
            self._drip(connection, step)
        elif isinstance(step, Reply):
            self.received.append(request := _read_request(wire))
            self._send(connection, step.make(request))
        elif step is Do.READ:
            self.received.append(_read_request(wire))
        elif step is Do.SKIM:
            connection.recv(65536)
        elif step is Do.RESET:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        else:
            while connection.recv(65536):
                pass

    def _send(self, connection: socket.socket, data: bytes) -> None:
        connection.sendall(data)
        self.sent += len(data)

    def _drip(self, connection: socket.socket, drip: Drip) -> None:
        for number in range(len(drip.data)):
            if self.is_ending:
                return
            self._send(connection, drip.data[number : number + 1])
            time.sleep(drip.pause)


class _Gone(Exception):
    """The other side has closed the connection."""


def _read_request(wire: BufferedReader) -> Received:
    line, *rest = _read_head(wire)
    method, target, _ = line.split(" ", 2)
    pairs = [each.partition(": ") for each in rest]
    headers = tuple((name.lower(), value) for name, _, value in pairs)
    length = int(dict(headers).get("content-length", 0))
    body = wire.read(length)
    if len(body) < length:
        raise _Gone
    return Received(method, target, headers, body)


def _read_head(wire: BufferedReader) -> list[str]:
    lines: list[str] = []
    while True:
        line = wire.readline()
        if not line.endswith(b"\r\n"):
            raise _Gone
        if line == b"\r\n":
            return lines
        lines.append(line[:-2].decode("latin-1"))


@contextmanager
def listening() -> Generator[Peer]:
    """A peer on a free port of the loopback, until the end of the block."""
    with socket.create_server(("127.0.0.1", 0), backlog=1024) as server:
        peer = Peer(f"http://127.0.0.1:{server.getsockname()[1]}")
        acceptor = threading.Thread(target=_accept, args=(peer, server), daemon=True)
        acceptor.start()
        try:
            yield peer
        finally:
            _end(peer, server)
            acceptor.join(_PATIENCE)


def _accept(peer: Peer, server: socket.socket) -> None:
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        peer.accept(connection)


def _end(peer: Peer, server: socket.socket) -> None:
    peer.is_ending = True
    for each in (server, *list(peer.open)):
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
