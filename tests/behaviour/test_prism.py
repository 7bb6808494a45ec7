"""The client against Prism, a mock server that has only the document.

Collected when the environment variable `PRISM` names its command, as CI does.
"""

from __future__ import annotations

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from realtimekit import UNSET, APIStatusError, AuthenticationError

from .calls import ACCOUNT, APP, MEETING, USES, Use
from .conftest import ROOT, TOKEN, Face

SPEC = ROOT / "spec" / "recordings.yaml"


@pytest.fixture(scope="module")
def mock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running mock server."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = tmp_path_factory.mktemp("prism") / "log"
    command = [
        os.environ["PRISM"],
        "mock",
        "--errors",
        "-h",
        "127.0.0.1",
        "-p",
        str(port),
        str(SPEC),
    ]
    with (
        log.open("w", encoding="utf-8") as output,
        subprocess.Popen(command, stdout=output, stderr=output) as server,
    ):
        try:
            _wait_for(port, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait_for(port: int, log: Path, attempts: int = 300) -> None:
    for _ in range(attempts):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(log.read_text(encoding="utf-8"))


@pytest.fixture(params=["sync", "async"])
def face(request: pytest.FixtureRequest, mock: str) -> Face:
    return Face(request.param == "async", {"base_url": mock, "api_token": TOKEN, "strict": True})


@pytest.mark.parametrize("use", USES, ids=str)
def test_every_operation(face: Face, use: Use) -> None:
    """Prism validates the request; `strict` the answer that it makes from the document."""
    result: Any = face(lambda client: use.use(client.realtime_kit.recordings))
    assert result.success is True


def test_a_request_beyond_its_limits_is_refused_by_the_server_too(face: Face) -> None:
    def start(client: Any) -> Any:
        return client.realtime_kit.recordings.start_recordings(
            APP, account_id=ACCOUNT, meeting_id=MEETING, max_seconds=5
        )

    with pytest.raises(ValueError, match="max_seconds"):
        face(start)
    with pytest.raises(APIStatusError) as refused:
        face(start, validate_requests=False)
    assert refused.value.status_code in (400, 422)


def test_credentials_are_needed_by_the_server_too(face: Face) -> None:
    with pytest.raises(AuthenticationError):
        face(
            lambda client: client.realtime_kit.recordings.get_recordings(
                APP, account_id=ACCOUNT, extra_headers={"Authorization": UNSET}
            )
        )
