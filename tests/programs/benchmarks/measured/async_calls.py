"""Calls of several tasks at once over kept connections.

python async_calls.py KIND URL CALLS TASKS
"""

from __future__ import annotations

import asyncio
import sys
from time import process_time

from clients import Client, async_client
from reference import ACCOUNT, APP, BODY
from telling import tell

WARM_UP = 2


async def main(kind: str, url: str, calls: int, tasks: int) -> None:
    """Measure `calls` calls by `tasks` tasks, after a few others by each of them."""
    async with async_client(kind, url) as client:
        await _calls(client, WARM_UP * tasks, tasks)
        begun = process_time()
        await _calls(client, calls, tasks)
        tell(cpu=process_time() - begun, calls=calls // tasks * tasks)


async def _calls(client: Client, calls: int, tasks: int) -> None:
    start = client.realtime_kit.recordings.start_recordings

    async def one_after_the_other() -> None:
        for _ in range(calls // tasks):
            result = await start(APP, account_id=ACCOUNT, **BODY)
            assert result.data.start_reason.caller.user_id

    await asyncio.gather(*(one_after_the_other() for _ in range(tasks)))


asyncio.run(main(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])))
