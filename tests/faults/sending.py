"""Single requests over a transport, awaited or not."""

from __future__ import annotations

from typing import Any

from vault._runtime.describe.options import Timeout
from vault._runtime.transports.default.transport import AsyncDefaultTransport, DefaultTransport
from vault._runtime.transports.protocol import TransportRequest
from vault._runtime.transports.pyreqwest import AsyncPyreqwestTransport, PyreqwestTransport

from .. import loops

DEFAULT = (DefaultTransport, AsyncDefaultTransport)
FAST = (PyreqwestTransport, AsyncPyreqwestTransport)

LONGEST = 12.0
"""Seconds after which something that is awaited has failed: before the peer gives up."""


def request(
    url: str, *, total: float | None = 10.0, body: bytes | None = None, **limits: float | None
) -> TransportRequest:
    """A request that may take so many seconds, with nothing else to bound it."""
    phases: dict[str, float | None] = dict.fromkeys(("connect", "read", "write", "pool"))
    timeout = Timeout(total=total, **{**phases, **limits})
    method = "GET" if body is None else "POST"
    headers = (("authorization", "Bearer s3cret"),)
    return TransportRequest(method, f"{url}/p?key=s3cret", headers, body, timeout, url)


class Sender:
    """A transport and what it needs to run."""

    def __init__(
        self, is_async: bool, transports: tuple[Any, Any] = DEFAULT, **settings: Any
    ) -> None:
        self._runner = loops.runner_of(loops.LOOP) if is_async else None
        self.transport: Any = transports[is_async](**settings)

    def __enter__(self) -> Sender:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
        if self._runner is not None:
            self._runner.close()

    def close(self) -> None:
        """Close the transport."""
        closed = self.transport.close()
        if self._runner is not None:
            self._runner.run(closed)

    def send(self, sent: TransportRequest) -> tuple[int, bytes]:
        """The status and the whole body of the answer."""
        if self._runner is not None:
            return self._runner.run(send_async(self.transport, sent))
        reply = self.transport.send(sent)
        try:
            return reply.status, b"".join(reply.iter_bytes())
        finally:
            reply.close()

    def hold(self, sent: TransportRequest) -> None:
        """Get an answer and leave it open."""
        opened = self.transport.send(sent)
        self.held = opened if self._runner is None else self._runner.run(opened)

    def read_held(self) -> bytes:
        """The body of the answer that was left open."""
        if self._runner is None:
            return b"".join(self.held.iter_bytes())
        return self._runner.run(_read(self.held))


async def _read(reply: Any) -> bytes:
    return b"".join([piece async for piece in reply.iter_bytes()])


async def send_async(transport: Any, sent: TransportRequest) -> tuple[int, bytes]:
    """The status and the whole body of the answer."""
    async with loops.timeout(LONGEST):
        reply = await transport.send(sent)
        try:
            return reply.status, b"".join([piece async for piece in reply.iter_bytes()])
        finally:
            await reply.close()
