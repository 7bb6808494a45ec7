"""Nothing is left behind by many calls, of which half go wrong.

`FRAGMINT_LONG=1 pytest tests/faults/test_leaks.py` makes 10,000 calls in each of the four ways.
"""

from __future__ import annotations

import gc
import logging
import os
import time
import tracemalloc
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest
from vault import APIError, AsyncVault, Vault

from .. import loops
from ..platforms import needs_open_file_list
from .answers import HEAD, answer
from .calling import LONGEST, WAYS, Caller
from .peer import Do, Drip, Endless, Peer, Steps

CALLS = 10_000 if "FRAGMINT_LONG" in os.environ else 200
GROWTH = 300_000 if loops.IS_TRIO else 100_000
"""So many bytes more may be in use after the second half of the calls than after the first; trio
keeps up to a thousand deadlines that were not needed."""

SCRIPTS: list[Steps] = [
    (Do.READ, answer()),
    (Do.READ, answer(), Do.READ, answer(), Do.READ, answer()),
    (Do.READ, answer(b'{"message": "no"}', status=403)),
    (Do.READ, Do.RESET),
    (Do.READ, answer()[:-3]),
    (Do.READ, answer(b"{")),
    (Do.READ, b"garbage\r\n\r\n"),
    (Do.READ, answer(b"", "Location: http://[", status=307)),
    (Do.READ, HEAD + b"Content-Length: 1000000\r\n\r\n", Endless(b"x" * 1000)),
    (Do.READ, HEAD + b"\r\n", Drip(b"data: 1\n\n" * 3, 0)),
]


@needs_open_file_list
@pytest.mark.parametrize("kind", WAYS)
@pytest.mark.filterwarnings("error")
def test_nothing_is_left(peer: Peer, kind: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL, logger="vault")  # pytest keeps what is logged
    caller = Caller(kind.startswith("async"), kind.endswith("fast"), peer.address)
    settings: dict[str, Any] = {
        "token": "t",
        "base_url": peer.address,
        "transport": caller.transport(),
        "max_retries": 0,
        "max_response_bytes": 10_000,
    }
    peer.acts(*islice(cycle(SCRIPTS), CALLS + 1))
    before = _sockets()
    sizes = loops.run(_awaited(settings, peer)) if caller.is_async else _called(settings, peer)
    _wait_until_closed(peer)
    assert sizes[1] - sizes[0] < GROWTH
    assert _sockets() <= before


def _called(settings: dict[str, Any], peer: Peer) -> list[int]:
    sizes: list[int] = []
    with Vault(**settings) as client:
        for _ in range(2):
            for number in range(CALLS // 2):
                _call(client, number)
            _wait_until_closed(peer, but=1)
            sizes.append(_size(peer))
    return sizes


def _call(client: Vault, number: int) -> None:
    with suppress(APIError):
        if number % 5:
            client.with_options(strict=True).things.get("1")
            return
        with client.things.with_streaming_response.note("1") as response:
            for _ in response.iter_lines():
                break


async def _awaited(settings: dict[str, Any], peer: Peer) -> list[int]:
    sizes: list[int] = []
    async with AsyncVault(**settings) as client:
        for _ in range(2):
            for number in range(CALLS // 2):
                async with loops.timeout(LONGEST):
                    await _call_awaited(client, number)
            async with loops.timeout(LONGEST):
                while len(peer.open) > 1:
                    await loops.sleep(0.01)
            sizes.append(_size(peer))
    return sizes


async def _call_awaited(client: AsyncVault, number: int) -> None:
    with suppress(APIError):
        if number % 5:
            await client.with_options(strict=True).things.get("1")
            return
        async with client.things.with_streaming_response.note("1") as response:
            async for _ in response.iter_lines():
                break


def _size(peer: Peer) -> int:
    """What was allocated, but by these tests, since tracing began; it begins with the first."""
    peer.received.clear()
    gc.collect()
    if not tracemalloc.is_tracing():
        tracemalloc.start()
        return 0
    ours = tracemalloc.Filter(False, str(Path(__file__).parent / "*"))
    snapshot = tracemalloc.take_snapshot().filter_traces([ours])
    tracemalloc.stop()
    return sum(trace.size for trace in snapshot.traces)


def _sockets() -> int:
    gc.collect()
    links = (_link(path) for path in Path("/proc/self/fd").iterdir())
    return sum(link.startswith("socket:") for link in links)


def _link(path: Path) -> str:
    try:
        return str(path.readlink())
    except FileNotFoundError:  # that of the listing itself
        return ""


def _wait_until_closed(peer: Peer, but: int = 0) -> None:
    until = time.monotonic() + LONGEST
    while len(peer.open) > but:
        assert time.monotonic() < until
        time.sleep(0.01)
