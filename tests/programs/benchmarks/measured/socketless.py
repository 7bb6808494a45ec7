"""Whole calls whose transport answers at once: what a client does besides talking HTTP.

python socketless.py KIND FILE CALLS      FILE holds the response
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Any

from clients import Client
from reference import ACCOUNT, APP, BODY, TOKEN
from telling import tell


class Reply:
    """A response as realtimekit's transports give it."""

    status = 200

    def __init__(self, body: bytes) -> None:
        self.headers = [("content-type", "application/json"), ("content-length", str(len(body)))]
        self._body = body

    def iter_bytes(self) -> Iterator[bytes]:
        """The body in one piece."""
        yield self._body

    def close(self) -> None:
        """Nothing is open."""


class Answering:
    """A transport of realtimekit that answers at once."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def send(self, request: object) -> Reply:
        """The same answer to every request."""
        return Reply(self._body)

    def close(self) -> None:
        """Nothing is open."""


def realtimekit(body: bytes) -> Client:
    """A client on such a transport."""
    return import_module("realtimekit").Cloudflare(api_token=TOKEN, transport=Answering(body))


def cloudflare(body: bytes) -> Client:
    """A client on httpx's own stand-in for a transport."""
    httpx = import_module("httpx")
    headers = {"content-type": "application/json"}

    def answer(request: object) -> Any:
        return httpx.Response(200, headers=headers, content=body)

    http = httpx.Client(transport=httpx.MockTransport(answer))
    return import_module("cloudflare").Cloudflare(api_token=TOKEN, http_client=http)


def main(client: Client, calls: int) -> None:
    """Measure `calls` calls after a few others."""
    start = client.realtime_kit.recordings.start_recordings
    result = start(APP, account_id=ACCOUNT, **BODY)
    for _ in range(50):
        start(APP, account_id=ACCOUNT, **BODY)
    begun = process_time()
    for _ in range(calls):
        result = start(APP, account_id=ACCOUNT, **BODY)
    cpu = process_time() - begun
    assert result.data.start_reason.caller.user_id
    tell(cpu=cpu, calls=calls)


MAKERS = {"realtimekit": realtimekit, "cloudflare": cloudflare}
main(MAKERS[sys.argv[1]](Path(sys.argv[2]).read_bytes()), int(sys.argv[3]))
