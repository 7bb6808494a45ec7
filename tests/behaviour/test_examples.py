"""The programs of `generated/examples`, run against servers, and what they are in a distribution."""

from __future__ import annotations

import json
import os
import re
import runpy
import subprocess
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from realtimekit import Recording, testing

from ..readmes.following import environment
from ..runtime.serving import Reply, serve
from ..runtime.serving import Server as Storage
from .conftest import ROOT, TOKEN
from .judge import Answer, Call
from .server import Server, default_answer, reply

EXAMPLES = ROOT / "generated" / "examples"
ACCOUNT, APP = "023e105f4ecef8ad9ca31a8372d0c353", "14a396e7-ca44-4937-bf1f-050a69118543"
MEETINGS = "97440c6a-140b-40a9-9499-b23fd7a3868a", "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"
FILM = b"film" * 100_000


@pytest.fixture(autouse=True)
def working_directory(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder, and the variables that the programs read."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLOUDFLARE_API_TOKEN", TOKEN)
    monkeypatch.setenv("CLOUDFLARE_BASE_URL", server.base_url)
    monkeypatch.setenv("ACCOUNT_ID", ACCOUNT)
    monkeypatch.setenv("APP_ID", APP)


@pytest.fixture
def storage() -> Iterator[Storage]:
    """Where the files of recordings lie."""
    for server in serve():
        server.replies(Reply(body=FILM))
        yield server


@dataclass
class Recordings:
    """What the API answers: each recording, whose id is its meeting's, goes through states of its own."""

    server: Server
    storage: Storage
    states: dict[str, list[str]] = field(default_factory=dict[str, list[str]])

    def go_through(self, meeting: str, *states: str) -> None:
        """Answer each question about a meeting's recording with the next state."""
        self.states[meeting] = [*states]
        self.server.answers(*[self.answer] * (len(states) + 1))

    def answer(self, call: Call) -> Answer:
        """The document's example with the state that it is the turn of."""
        if call.method == "POST":
            return self._recording(call, json.loads(call.body)["meeting_id"], "INVOKED")
        id = call.path.rpartition("/")[2]
        return self._recording(call, id, self.states[id].pop(0))

    def _recording(self, call: Call, id: str, status: str) -> Answer:
        value = json.loads(default_answer(self.server.document, call).body)
        film = f"{self.storage.address}/{id}?signature=s1gned" if status == "UPLOADED" else None
        value["data"] |= {
            "id": id,
            "status": status,
            "download_url": film,
            "output_file_name": f"../{id}.mp4",
        }
        return reply(value)


@pytest.fixture
def recordings(server: Server, storage: Storage) -> Recordings:
    """The recordings that the API knows."""
    return Recordings(server, storage)


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program as its own first lines say, with as little between two questions as can be."""
    text = (EXAMPLES / program).read_text(encoding="utf-8")
    assert f"\npython {program} ACCOUNT_ID APP_ID MEETING_ID" in text
    hasty = text.replace("INTERVAL = 5.0", "INTERVAL = 0.01").replace("= 3600.0", "= 2.0")
    assert hasty.count("INTERVAL = 0.01") == hasty.count("PATIENCE = 2.0") == 1
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", hasty, ACCOUNT, APP, *arguments],
        env=environment(ROOT / "generated"),
        capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip


def test_a_recording_is_started_watched_and_downloaded(
    recordings: Recordings, tmp_path: Path
) -> None:
    first, _ = MEETINGS
    recordings.go_through(first, "RECORDING", "UPLOADING", "UPLOADED")
    done = run("start_watch_download.py", first)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-2:] == [
        f"{len(FILM)} of {len(FILM)} bytes",
        f"saved {first}.mp4",
    ]
    assert (tmp_path / f"{first}.mp4").read_bytes() == FILM
    assert list(tmp_path.iterdir()) == [tmp_path / f"{first}.mp4"]
    assert json.loads(recordings.server.calls[0].body) == {"meeting_id": first, "max_seconds": 60}
    (seen,) = recordings.storage.seen
    assert "authorization" not in seen.headers


def test_a_recording_that_fails_is_told(recordings: Recordings, tmp_path: Path) -> None:
    recordings.go_through(MEETINGS[0], "RECORDING", "ERRORED")
    done = run("start_watch_download.py", MEETINGS[0])
    assert (done.returncode, done.stderr) == (1, "there is no file to download: ERRORED\n")
    assert list(tmp_path.iterdir()) == []


def test_patience_has_an_end(recordings: Recordings) -> None:
    recordings.go_through(MEETINGS[0], *["RECORDING"] * 1000)
    done = run("start_watch_download.py", MEETINGS[0])
    assert done.stderr.endswith(f"recording {MEETINGS[0]} has not ended in 2 seconds\n")


def test_several_recordings_at_once(recordings: Recordings, tmp_path: Path) -> None:
    first, second = MEETINGS
    recordings.go_through(first, "RECORDING", "RECORDING", "UPLOADED")
    recordings.go_through(second, "RECORDING", "ERRORED")
    done = run("start_watch_download_async.py", first, second)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        f"{first} saved {first}-{first}.mp4",
        f"{second} RuntimeError('there is no file to download: ERRORED')",
    ]
    assert (tmp_path / f"{first}-{first}.mp4").read_bytes() == FILM


def test_the_fastapi_endpoint(server: Server) -> None:
    app = runpy.run_path(str(EXAMPLES / "fastapi_endpoint.py"))["app"]
    url = f"/meetings/{MEETINGS[0]}/recordings"
    with TestClient(app) as browser:
        started = browser.post(url, json={"codec": "VP8", "width": 640})
        assert (started.status_code, started.json()) == (202, None)
        sent = json.loads(server.calls[-1].body)
        assert sent == {"meeting_id": MEETINGS[0], "video_config": {"codec": "VP8", "width": 640}}
        refused = browser.post(url, json={"width": 5000})
        assert (refused.status_code, refused.json()["detail"][0]["loc"]) == (422, ["body", "width"])
        assert len(server.calls) == 1
        active = browser.get(f"{url}/active")
        expected = json.loads(default_answer(server.document, server.calls[-1]).body)["data"]
        assert active.status_code == 200
        assert Recording.from_dict(active.json()) == Recording.from_dict(expected)
        server.answers(reply(_FAILED, 404), reply(_FAILED, 403))
        answers = [browser.get(f"{url}/active") for _ in range(2)]
    assert [(each.status_code, each.json()["detail"]) for each in answers] == [
        (404, "Not Found"),
        (502, "Bad Gateway"),
    ]


_FAILED = {"success": False, "error": {"code": 404, "message": "no recording"}}


def test_the_test_with_the_testing_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-W", "error", "-c", os.devnull,
         "--rootdir", str(EXAMPLES), str(EXAMPLES / "test_with_testing.py")],
        env={**environment(ROOT / "generated"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1].startswith("3 passed"), done.stdout


def test_the_example_of_the_testing_module() -> None:
    """Its words for the package and its client are replaced by ours."""
    _, _, after = (testing.__doc__ or "").partition("For example:\n")
    lines = [*takewhile(lambda line: line.startswith("    ") or not line, after.splitlines())]
    text = textwrap.dedent("\n".join(lines))
    names = {"__name__": "example"}
    exec(text.replace("this_package", "realtimekit").replace("Client", "Cloudflare"), names)
    assert {"client", "transport"} <= names.keys()


def test_every_example_is_tested_and_listed() -> None:
    tested = Path(__file__).read_text(encoding="utf-8")
    readme = (ROOT / "generated" / "README.md").read_text(encoding="utf-8")
    programs = sorted(each.name for each in EXAMPLES.glob("*.py"))
    assert [each for each in programs if f'"{each}"' not in tested] == []
    assert sorted(re.findall(r"\(examples/([a-z_]+\.py)\)", readme)) == programs
    assert {len(_text(each).splitlines()) <= 60 for each in programs} == {True}


def _text(program: str) -> str:
    return (EXAMPLES / program).read_text(encoding="utf-8")
