"""One client in asyncio, uvloop and trio: what a call can go through, in each.

`FRAGMINT_LOOP=trio pytest tests/faults tests/runtime tests/behaviour` runs all of the asynchronous
tests in another loop.
"""

from __future__ import annotations

import gzip
import time
from typing import Any

import anyio
import pytest
from vault import APIConnectionError, APITimeoutError, AsyncVault
from vault._runtime.transports.default.transport import AsyncDefaultTransport

from .. import loops
from .answers import HEAD, THING, always, answer, echo
from .calling import LONGEST, data_of
from .peer import Do, Drip, Endless, Peer, Reply, Steps
from .sending import request

ECHO: Steps = (Reply(echo), Do.AGAIN)


@pytest.fixture(params=loops.LOOPS)
def loop(request: pytest.FixtureRequest) -> str:
    """Each kind of event loop."""
    return str(request.param)


def _client(peer: Peer, **settings: Any) -> AsyncVault:
    given: dict[str, Any] = {"token": "t", "base_url": peer.address, "timeout": 10.0, **settings}
    return AsyncVault(**given)


def test_many_calls_at_once(peer: Peer, loop: str) -> None:
    peer.acts(ECHO)

    async def run() -> set[str]:
        found: set[str] = set()

        async def call(name: str) -> None:
            found.add(data_of(await client.things.get(name)).id)

        async with _client(peer) as client, anyio.create_task_group() as tasks:
            for number in range(200):
                tasks.start_soon(call, f"n{number}")
        return found

    assert loops.run(run(), loop) == {f"n{number}" for number in range(200)}
    assert peer.accepted <= 100


def test_waiting_to_try_again(peer: Peer, loop: str) -> None:
    peer.acts((Do.READ, answer(b"", "Retry-After: 0.2", status=503), *ECHO))

    async def run() -> str:
        async with _client(peer, max_retries=1) as client:
            return data_of(await client.things.get("1")).id

    begun = time.monotonic()
    assert loops.run(run(), loop) == "1"
    assert time.monotonic() - begun > 0.2


SLOW: dict[str, Steps] = {
    "no answer": (Do.READ, Do.SILENCE),
    "head": (Do.READ, Drip(HEAD * 50, 0.01)),
    "body": (Do.READ, HEAD + b"\r\n", Drip(HEAD * 50, 0.01)),
}


@pytest.mark.parametrize("name", SLOW)
def test_total_time(peer: Peer, loop: str, name: str) -> None:
    peer.acts(SLOW[name])

    async def run() -> None:
        async with _client(peer, timeout=0.25, max_retries=0) as client:
            with pytest.raises(APITimeoutError):
                await client.things.get("1")

    begun = time.monotonic()
    loops.run(run(), loop)
    assert time.monotonic() - begun < 2


def test_time_of_a_handshake_and_of_an_upload(peer: Peer, loop: str) -> None:
    peer.acts((Do.SKIM, Drip(b"\x16\x03\x03\x40\0" + bytes(9000), 0.01)))

    async def run(url: str, body: bytes | None) -> None:
        transport = AsyncDefaultTransport()
        with pytest.raises(Exception, match="Timeout"):
            await transport.send(request(url, total=0.25, body=body))
        await transport.close()

    loops.run(run(peer.address.replace("http:", "https:"), None), loop)
    peer.acts((Do.SKIM, Drip(HEAD * 50, 0.01)))
    loops.run(run(peer.address, b"x" * 50_000_000), loop)


def test_streams(peer: Peer, loop: str) -> None:
    """Read to the end, and left midway: the connection is given up, and nothing is warned of."""
    body = gzip.compress(b"one\ntwo")
    peer.acts(
        (Do.READ, answer(body, "Content-Encoding: gzip"), Do.READ, HEAD + b"\r\n", Endless(b"x\n"))
    )

    async def run() -> list[str]:
        found: list[str] = []
        async with _client(peer) as client:
            for _ in range(2):
                async with client.things.with_streaming_response.note("1") as response:
                    async for line in response.iter_lines():
                        found.append(line)
                        if line == "x":
                            break
        return found

    assert loops.run(run(), loop) == ["one", "two", "x"]


def test_cancelled_and_closed(peer: Peer, loop: str) -> None:
    """A cancelled call frees its connection; closing the client ends the calls of other tasks."""
    peer.acts((Do.READ, Do.SILENCE))

    async def run() -> None:
        transport = AsyncDefaultTransport(max_connections=1)
        client = _client(peer, transport=transport, max_retries=0)
        for number in range(3):
            async with anyio.create_task_group() as tasks:
                tasks.start_soon(client.things.get, "1")
                await _received(peer, number + 1)
                tasks.cancel_scope.cancel()
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(_fails, client)
            await _received(peer, 4)
            await client.close()

    loops.run(run(), loop)


async def _received(peer: Peer, requests: int) -> None:
    with anyio.fail_after(LONGEST):
        while len(peer.received) < requests:
            await anyio.sleep(0.001)


async def _fails(client: AsyncVault) -> None:
    with pytest.raises(APIConnectionError):
        await client.things.get("1")


def test_closed_by_the_server_between_calls(peer: Peer, loop: str) -> None:
    peer.acts((Do.READ, answer()), always(answer()))

    async def run() -> int:
        async with _client(peer, max_retries=0) as client:
            await client.things.get("1")
            with anyio.fail_after(LONGEST):
                while peer.open:
                    await anyio.sleep(0.001)
            response = await client.things.with_raw_response.get("1")
            return response.status_code

    assert loops.run(run(), loop) == 200
    assert peer.accepted == 2


def test_several_loops_one_after_the_other(peer: Peer) -> None:
    """Each makes connections of its own."""
    peer.acts(always(answer()))
    transport = AsyncDefaultTransport()

    async def run() -> bytes:
        reply = await transport.send(request(peer.address))
        body = b"".join([piece async for piece in reply.iter_bytes()])
        await reply.close()
        await transport._pools.for_origin(peer.address).aclose()
        return body

    for loop in loops.LOOPS * 2:
        assert loops.run(run(), loop) == THING
    assert peer.accepted == 2 * len(loops.LOOPS)
