"""A scripted HTTP server."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from json import dumps, loads
from typing import Any


@dataclass(frozen=True)
class Reply:
    """What the server does about a request.

    `pieces` are written one by one, `pause` seconds apart; `drop` closes the connection without
    an answer, after having read the request; `length` is a wrong Content-Length.
    """

    status: int = 200
    body: Any = None
    headers: tuple[tuple[str, str], ...] = ()
    pieces: tuple[bytes, ...] = ()
    pause: float = 0.0
    drop: bool = False
    length: int | None = None

    def payload(self) -> list[bytes]:
        if self.pieces:
            return list(self.pieces)
        if isinstance(self.body, bytes):
            return [self.body]
        return [] if self.body is None else [dumps(self.body).encode()]


@dataclass(frozen=True)
class Seen:
    """A request as it came over the wire."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes
    peer: str = ""

    def json(self) -> Any:
        return loads(self.body)


@dataclass
class Server:
    """A server that works through a script of replies; the last one stays."""

    script: list[Reply] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    address: str = ""

    def replies(self, *script: Reply) -> Server:
        self.script = list(script)
        return self

    def next_reply(self) -> Reply:
        return self.script.pop(0) if len(self.script) > 1 else self.script[0]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    script: Server

    def do_GET(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.script.seen.append(
            Seen(self.command, self.path, headers, body, str(self.client_address))
        )
        reply = self.script.next_reply()
        if reply.drop:
            self._drop()
            return
        with suppress(OSError):
            self._answer(reply)

    do_POST = do_PUT = do_PATCH = do_DELETE = do_GET

    def _answer(self, reply: Reply) -> None:
        payload = reply.payload()
        length = sum(map(len, payload)) if reply.length is None else reply.length
        self.send_response_only(reply.status)
        for name, value in reply.headers:
            self.send_header(name, value)
        if reply.status not in (204, 304):
            self.send_header("Content-Length", str(length))
        self.end_headers()
        for piece in payload:
            time.sleep(reply.pause)
            self.wfile.write(piece)
            self.wfile.flush()
        if reply.length is not None:
            self._drop()

    def _drop(self) -> None:
        self.close_connection = True
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, format: str, *args: object) -> None:
        pass


class _Threads(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, request: object, client_address: object) -> None:
        pass


def serve() -> Iterator[Server]:
    """Run a server in a thread; meant for a fixture."""
    script = Server()
    handler = type("Handler", (_Handler,), {"script": script})
    server = _Threads(("127.0.0.1", 0), handler)
    script.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield script
    server.shutdown()
    server.server_close()
    thread.join()
