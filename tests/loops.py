"""The event loop in which asynchronous tests run: what they need of asyncio, for each loop alike.

`FRAGMINT_LOOP=uvloop` or `FRAGMINT_LOOP=trio` takes another loop than asyncio's own. On trio, tasks
are trio's, cancelled as trio cancels; on the others they are asyncio's own.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Generator
from contextlib import AbstractContextManager, asynccontextmanager
from typing import Any, TypeVar

import anyio
import trio
from anyio.from_thread import BlockingPortal, start_blocking_portal

if sys.platform != "win32":
    import uvloop

T = TypeVar("T")

LOOPS = ("asyncio", "uvloop", "trio") if sys.platform != "win32" else ("asyncio", "trio")
LOOP = os.environ.get("FRAGMINT_LOOP", "asyncio")
assert LOOP in LOOPS, LOOP
IS_TRIO = LOOP == "trio"
CANCELLED: type[BaseException] = trio.Cancelled if IS_TRIO else asyncio.CancelledError

sleep = anyio.sleep


def runner_of(loop: str) -> asyncio.Runner | TrioRunner:
    """What runs one coroutine after the other in a loop of this kind."""
    return TrioRunner() if loop == "trio" else _runner(loop)


def _runner(loop: str) -> asyncio.Runner:
    return asyncio.Runner(loop_factory=uvloop.new_event_loop if loop == "uvloop" else None)


def run(main: Coroutine[Any, Any, T], loop: str = LOOP) -> T:
    """What a coroutine returns, run in a new loop."""
    if loop == "trio":
        return trio.run(_awaited, main)
    with _runner(loop) as runner:
        return runner.run(main)


class TrioRunner:
    """A loop of trio, in a thread of its own."""

    def __init__(self) -> None:
        self._portals: AbstractContextManager[BlockingPortal] = start_blocking_portal("trio")
        self._portal = self._portals.__enter__()

    def run(self, main: Awaitable[Any]) -> Any:
        """What a coroutine returns."""
        return self._portal.call(_awaited, main)

    def close(self) -> None:
        """End the loop."""
        self._portals.__exit__(None, None, None)


async def _awaited(main: Awaitable[T]) -> T:
    return await main


@asynccontextmanager
async def timeout(seconds: float) -> AsyncGenerator[None, None]:
    """Cancel the block after some seconds.

    Raises:
        TimeoutError: It was.
    """
    if not IS_TRIO:
        async with asyncio.timeout(seconds):
            yield
        return
    with trio.move_on_after(seconds) as scope:
        yield
    if scope.cancelled_caught:
        raise TimeoutError


class TrioTask:
    """A task of trio that is used as asyncio's are."""

    def __init__(self, main: Awaitable[Any]) -> None:
        self._main = main
        self._scope = trio.CancelScope()
        self._done = trio.Event()
        self._value: Any = None
        self._error: BaseException | None = None
        trio.lowlevel.spawn_system_task(self._run)

    def cancel(self) -> None:
        """Cancel it; it may not even have begun."""
        self._scope.cancel()

    def __await__(self) -> Generator[Any, Any, Any]:
        yield from self._done.wait().__await__()
        if self._error is not None:
            raise self._error
        return self._value

    async def _run(self) -> None:
        with self._scope:
            try:
                self._value = await self._main
            except BaseException as error:
                self._error = error
        self._done.set()


def create_task(main: Coroutine[Any, Any, Any]) -> Any:
    """Begin a task."""
    return TrioTask(main) if IS_TRIO else asyncio.create_task(main)


def call_later(seconds: float, act: Callable[[], object]) -> None:
    """Do something after some seconds."""

    async def later() -> None:
        await sleep(seconds)
        act()

    if IS_TRIO:
        trio.lowlevel.spawn_system_task(later)
    else:
        asyncio.get_running_loop().call_later(seconds, act)


async def gather(*mains: Any, return_exceptions: bool = False) -> list[Any]:
    """The results of several tasks or coroutines at once."""
    if not IS_TRIO:
        return list(await asyncio.gather(*mains, return_exceptions=return_exceptions))
    tasks = [main if isinstance(main, TrioTask) else TrioTask(main) for main in mains]
    return [await _result(task, return_exceptions) for task in tasks]


async def _result(task: TrioTask, return_exceptions: bool) -> Any:
    try:
        return await task
    except BaseException as error:
        if not return_exceptions:
            raise
        return error
