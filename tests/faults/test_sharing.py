"""One client in many threads, tasks, event loops and processes; cancelled, closed, and used after."""

from __future__ import annotations

import gc
import multiprocessing
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from vault import APIConnectionError, APIError, AsyncVault, Vault
from vault._runtime.answer.errors import ClientClosedError

from .. import loops
from ..platforms import needs_fork
from .answers import HEAD, always, answer, echo
from .calling import LONGEST, Caller, data_of
from .peer import Do, Drip, Peer, Reply, Steps

ECHO: Steps = (Reply(echo), Do.AGAIN)
FLAKY: Steps = (Reply(echo), Reply(echo), Do.READ, Do.RESET)


def _settings(peer: Peer, caller: Caller | None = None, timeout: float = 10.0) -> dict[str, Any]:
    transport = caller.transport() if caller else None
    return {"token": "t", "base_url": peer.address, "timeout": timeout, "transport": transport}


@pytest.fixture(params=["default", "fast"])
def is_fast(request: pytest.FixtureRequest) -> bool:
    """Over either transport."""
    return bool(request.param == "fast")


@pytest.fixture(params=["default", "fast"] if loops.LOOP == "asyncio" else ["default"])
def is_fast_awaited(request: pytest.FixtureRequest) -> bool:
    """Over either transport; pyreqwest knows asyncio only."""
    return bool(request.param == "fast")


@pytest.mark.parametrize("script", [ECHO, FLAKY], ids=["sound", "flaky"])
@pytest.mark.usefixtures("fast_retries")
def test_threads_get_their_own_answers(peer: Peer, is_fast: bool, script: Steps) -> None:
    peer.acts(script)
    settings = _settings(peer, Caller(False, is_fast, peer.address))
    with Vault(**settings, max_retries=99) as client, ThreadPoolExecutor(32) as pool:
        done = list(pool.map(lambda n: data_of(client.things.get(f"n{n}")).id, range(320)))
    assert done == [f"n{n}" for n in range(320)]


@pytest.mark.parametrize(("script", "count"), [(ECHO, 1000), (FLAKY, 200)], ids=["sound", "flaky"])
@pytest.mark.usefixtures("fast_retries")
def test_tasks_get_their_own_answers(
    peer: Peer, is_fast_awaited: bool, script: Steps, count: int
) -> None:
    peer.acts(script)

    async def run() -> list[Any]:
        settings = _settings(peer, Caller(True, is_fast_awaited, peer.address))
        async with loops.timeout(LONGEST), AsyncVault(**settings, max_retries=99) as client:
            calls = (client.things.get(f"n{n}") for n in range(count))
            return [data_of(each).id for each in await loops.gather(*calls)]

    assert loops.run(run()) == [f"n{n}" for n in range(count)]


PHASES: dict[str, Steps] = {
    "head": (Do.READ, Do.SILENCE),
    "body": (Do.READ, answer()[:-5], Do.SILENCE),
    "waiting to try again": (Do.READ, answer(b"", "Retry-After: 1", status=503)),
    "dripping": (Do.READ, HEAD + b"\r\n", Drip(b" " * 1000, 0.01)),
}


@pytest.mark.parametrize("phase", PHASES)
def test_cancelled_call_leaves_the_client_in_order(
    peer: Peer, is_fast_awaited: bool, phase: str
) -> None:
    """pyreqwest keeps a connection until the limit of the call, cancelled or not."""
    peer.acts(PHASES[phase])

    async def run() -> None:
        settings = _settings(peer, Caller(True, is_fast_awaited, peer.address), timeout=1.5)
        async with loops.timeout(LONGEST), AsyncVault(**settings) as client:
            for _ in range(5):
                before = len(peer.received)
                task = loops.create_task(client.things.get("1"))
                while len(peer.received) == before:
                    await loops.sleep(0.001)
                await loops.sleep(0.01)
                task.cancel()
                with pytest.raises(loops.CANCELLED):
                    await task
            peer.acts(ECHO)
            assert data_of(await client.things.get("2")).id == "2"

    loops.run(run())
    _wait_until(lambda: not peer.open)


def test_cancelled_stream_gives_its_connection_up(peer: Peer, is_fast_awaited: bool) -> None:
    peer.acts((Do.READ, HEAD + b"\r\n", Drip(b"x" * 10_000, 0.01)))

    async def read(client: AsyncVault) -> None:
        async with client.things.with_streaming_response.note("1") as response:
            async for _ in response.iter_bytes():
                pass

    async def run() -> None:
        settings = _settings(peer, Caller(True, is_fast_awaited, peer.address))
        async with loops.timeout(LONGEST), AsyncVault(**settings) as client:
            with pytest.raises(TimeoutError):
                async with loops.timeout(0.1):
                    await read(client)
            peer.acts(ECHO)
            assert data_of(await client.things.get("2")).id == "2"

    loops.run(run())
    _wait_until(lambda: not peer.open)


@needs_fork
def test_child_process_can_use_the_client(peer: Peer) -> None:
    """The default transport; neither process touches the other's connections."""
    peer.acts(ECHO)

    def twice(client: Vault, name: str) -> None:
        for _ in range(2):
            assert data_of(client.things.get(name)).id == name

    with Vault(**_settings(peer)) as client:
        twice(client, "before")
        child = multiprocessing.get_context("fork").Process(target=twice, args=(client, "child"))
        child.start()
        child.join(LONGEST)
        assert child.exitcode == 0
        twice(client, "after")
    assert peer.accepted == 2


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_one_client_in_several_event_loops(peer: Peer) -> None:
    """The default transport: each loop has connections of its own."""
    peer.acts(ECHO)
    client = AsyncVault(**_settings(peer))

    async def call(is_last: bool = False) -> None:
        assert data_of(await client.things.get("1")).id == "1"
        if is_last:
            await client.close()

    loops.run(call())
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: loops.run(call()), range(8)))
    loops.run(call(is_last=True))
    gc.collect()


def test_use_after_close(caller: Caller, peer: Peer) -> None:
    peer.acts(ECHO)
    settings = _settings(peer, caller)
    if not caller.is_async:
        client = Vault(**settings)
        copied = client.with_options(max_retries=0)
        client.things.get("1")
        client.close()
        client.close()
        for each in (client, copied):
            with pytest.raises(ClientClosedError):
                each.things.get("1")
            assert each.is_closed
    else:
        loops.run(_use_after_close_awaited(settings))
    assert len(peer.received) == 1
    _wait_until(lambda: not peer.open)


async def _use_after_close_awaited(settings: dict[str, Any]) -> None:
    client = AsyncVault(**settings)
    copied = client.with_options(max_retries=0)
    await client.things.get("1")
    await copied.close()
    await client.close()
    for each in (client, copied):
        with pytest.raises(ClientClosedError):
            await each.things.get("1")
        assert each.is_closed


def test_close_ends_the_calls_of_other_threads(peer: Peer, is_fast: bool) -> None:
    """None of them hangs, none goes on, none opens another connection."""
    peer.acts((Do.READ, Do.SILENCE))
    failures: list[BaseException] = []
    settings = _settings(peer, Caller(False, is_fast, peer.address), timeout=2.0)
    client = Vault(**settings, max_retries=5)

    def call() -> None:
        try:
            client.things.get("1")
        except APIError as error:
            failures.append(error)

    threads = [threading.Thread(target=call, daemon=True) for _ in range(8)]
    for each in threads:
        each.start()
    _wait_until(lambda: len(peer.received) == 8)
    client.close()
    for each in threads:
        each.join(LONGEST)
    assert [type(each) for each in failures] == [APIConnectionError] * 8
    assert peer.accepted == 8
    _wait_until(lambda: not peer.open)


def test_close_ends_the_calls_of_other_tasks(peer: Peer, is_fast_awaited: bool) -> None:
    peer.acts((Do.READ, Do.SILENCE))

    async def run() -> list[Any]:
        async with loops.timeout(LONGEST):
            settings = _settings(peer, Caller(True, is_fast_awaited, peer.address), timeout=2.0)
            client = AsyncVault(**settings, max_retries=5)
            tasks = [loops.create_task(client.things.get("1")) for _ in range(8)]
            while len(peer.received) < 8:
                await loops.sleep(0.001)
            await client.close()
            return await loops.gather(*tasks, return_exceptions=True)

    assert [type(each) for each in loops.run(run())] == [APIConnectionError] * 8
    assert peer.accepted == 8
    _wait_until(lambda: not peer.open)


def test_closed_while_waiting_to_try_again(peer: Peer) -> None:
    peer.acts(always(answer(b"", "Retry-After: 1", status=503)))
    with ThreadPoolExecutor(1) as pool:
        client = Vault(**_settings(peer), max_retries=1)
        call = pool.submit(client.things.get, "1")
        _wait_until(lambda: len(peer.received) == 1)
        client.close()
        with pytest.raises(APIError):
            call.result(LONGEST)
    assert len(peer.received) == 1


def _wait_until(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + LONGEST
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.001)
