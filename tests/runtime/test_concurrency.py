"""One client in many threads and tasks, cancellation, and use after the end."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sample_api import AsyncShop, Shop
from sample_api._runtime.answer.errors import ClientClosedError

from .. import loops
from .calling import data_of
from .serving import Reply, Server


def test_threads(server: Server, item: Any) -> None:
    server.replies(Reply(body=item))
    with Shop(token="x", base_url=server.address) as client, ThreadPoolExecutor(32) as pool:
        results = list(pool.map(lambda n: data_of(client.items.get(str(n))).id, range(200)))
    assert results == ["i1"] * 200
    assert {seen.path for seen in server.seen} == {f"/items/{n}" for n in range(200)}


def test_tasks(server: Server, item: Any) -> None:
    server.replies(Reply(body=item))

    async def run() -> list[Any]:
        async with AsyncShop(token="x", base_url=server.address) as client:
            return list(await loops.gather(*(client.items.get(str(n)) for n in range(200))))

    assert len(loops.run(run())) == 200


def test_cancelled_calls_leave_the_client_in_order(server: Server, item: Any) -> None:
    from sample_api._runtime.transports.default.transport import AsyncDefaultTransport

    server.replies(Reply(body=item, pause=0.1))

    async def run() -> None:
        transport = AsyncDefaultTransport(max_connections=1)
        async with AsyncShop(token="x", base_url=server.address, transport=transport) as client:
            for delay in (0, 0.01, 0.05):
                task = loops.create_task(client.items.get("1"))
                await loops.sleep(delay)
                task.cancel()
                with pytest.raises(loops.CANCELLED):
                    await task
            assert data_of(await client.items.get("2")).id == "i1"

    loops.run(run())


def test_left_streams_give_their_connection_up(server: Server) -> None:
    from sample_api._runtime.transports.default.transport import AsyncDefaultTransport

    server.replies(Reply(pieces=(b"a\n" * 50_000,) * 20))

    async def run() -> None:
        transport = AsyncDefaultTransport(max_connections=1)
        async with AsyncShop(token="x", base_url=server.address, transport=transport) as client:
            for _ in range(3):
                async with client.items.with_streaming_response.note("1") as response:
                    async for line in response.iter_lines():
                        assert line == "a"
                        break

    loops.run(run())


def test_use_after_close(server: Server) -> None:
    client = Shop(token="x", base_url=server.address)
    client.close()
    client.close()
    with pytest.raises(ClientClosedError, match="closed"):
        client.items.get("1")

    async def run() -> None:
        client = AsyncShop(token="x", base_url=server.address)
        await client.close()
        with pytest.raises(ClientClosedError, match="closed"):
            await client.items.get("1")

    loops.run(run())
