"""Calls one after the other over a kept connection.

python sync_calls.py KIND URL CALLS
"""

from __future__ import annotations

import sys
from time import process_time

from clients import sync_client
from reference import ACCOUNT, APP, BODY
from telling import tell

WARM_UP = 30


def main(kind: str, url: str, calls: int) -> None:
    """Measure `calls` calls after a few others."""
    with sync_client(kind, url) as client:
        start = client.realtime_kit.recordings.start_recordings
        result = start(APP, account_id=ACCOUNT, **BODY)
        for _ in range(WARM_UP):
            start(APP, account_id=ACCOUNT, **BODY)
        begun = process_time()
        for _ in range(calls):
            result = start(APP, account_id=ACCOUNT, **BODY)
        cpu = process_time() - begun
        assert result.data.start_reason.caller.user_id
    tell(cpu=cpu, calls=calls)


main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
