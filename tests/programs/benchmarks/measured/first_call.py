"""From the import to the end of a first call; or, without arguments, nothing at all.

python first_call.py [KIND URL]
"""

from __future__ import annotations

import sys

from telling import resident, tell


def call(kind: str, url: str) -> None:
    """Make a client, and one call."""
    from clients import sync_client
    from reference import ACCOUNT, APP, BODY

    with sync_client(kind, url) as client:
        result = client.realtime_kit.recordings.start_recordings(APP, account_id=ACCOUNT, **BODY)
        assert result.data.start_reason.caller.user_id


if sys.argv[1:]:
    call(*sys.argv[1:])
tell(rss=resident())
