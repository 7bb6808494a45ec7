"""A server that answers every request with the same response, as fast as Python can.

    python server.py FILE      prints the port that it listens on; ends when its input ends

It knows no HTTP beyond finding the end of a request, so that it takes little of the machine.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

_LENGTH = b"\r\ncontent-length:"


class Answering(asyncio.Protocol):
    """One connection, kept open for any number of requests."""

    def __init__(self, response: bytes) -> None:
        self._response = response
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the connection."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every request that is complete."""
        self._received += data
        while (length := request_length(self._received)) is not None:
            self._received = self._received[length:]
            self._transport.write(self._response)


def request_length(received: bytes) -> int | None:
    """Bytes of the first request in what was received, or None when it is not complete."""
    end = received.find(b"\r\n\r\n")
    if end < 0:
        return None
    start = received[:end].lower().find(_LENGTH)
    body = 0 if start < 0 else int(received[start + len(_LENGTH) : end].split(b"\r\n", 1)[0])
    total = end + 4 + body
    return total if len(received) >= total else None


def response_of(body: bytes) -> bytes:
    """The response with a JSON body."""
    head = f"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {len(body)}\r\n"
    return f"{head}date: Thu, 01 Oct 2026 10:00:00 GMT\r\nserver: benchmark\r\n\r\n".encode() + body


async def serve(response: bytes) -> None:
    """Listen on a free port of the loopback interface until the standard input is closed."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Answering(response), "127.0.0.1", 0, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.buffer.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(serve(response_of(Path(sys.argv[1]).read_bytes())))
