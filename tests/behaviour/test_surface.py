"""What users of the official SDK find here: what the page about coming from it says."""

from __future__ import annotations

import importlib
import inspect
import re
import subprocess
import sys

import pytest

import realtimekit
from realtimekit import APIStatusError, AsyncCloudflare, Cloudflare

from .conftest import ROOT, Face
from .server import Server

PAGE = (ROOT / "spec" / "coming-from-cloudflare.md").read_text(encoding="utf-8")
RESOURCE = "realtimekit.types.realtime_kit"
OPERATIONS = (
    "GetActiveRecordings", "GetOneRecording", "GetRecordings", "PauseResumeStopRecording",
    "StartRecordings", "StartTrackRecording",
)  # fmt: skip
PARAMS = ("GetRecordings", "PauseResumeStopRecording", "StartRecordings", "StartTrackRecording")
TYPES = [
    *(f"Recording{each}Response" for each in OPERATIONS),
    *(f"Recording{each}Params" for each in PARAMS),
]


@pytest.mark.parametrize("name", TYPES)
def test_types_are_in_the_package_of_their_resource(name: str) -> None:
    assert getattr(importlib.import_module(RESOURCE), name) is getattr(realtimekit, name)


def test_the_package_of_a_resource_loads_nothing_itself() -> None:
    program = (
        f"import sys, {RESOURCE} as types; print([n for n in sys.modules if '.recordings' in n]); "
        "from realtimekit.types.realtime_kit import RecordingStatus; print(RecordingStatus.UPLOADED)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(ROOT / "generated")}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.splitlines()[0] == "[]", done.stderr
    assert done.returncode == 0


def rows(word: str) -> list[str]:
    """The left cells of the page's rows with a verdict."""
    return [
        row.split("|")[1]
        for row in PAGE.splitlines()
        if row.startswith("|") and f"| {word} |" in row
    ]


def test_what_the_page_calls_the_same_is_there() -> None:
    """Each name in code, and each setting, exists here under the same name."""
    places: list[object] = [
        realtimekit,
        Cloudflare,
        realtimekit.APIResponse,
        realtimekit.StreamedResponse,
    ]
    client = Cloudflare(api_token="t")
    places += [client, client.realtime_kit.recordings, realtimekit.RecordingStartRecordingsResponse]
    settings = {*inspect.signature(Cloudflare).parameters}
    settings |= {*inspect.signature(client.realtime_kit.recordings.start_recordings).parameters}
    errors = {*inspect.signature(APIStatusError).parameters, "status_code", "request"}
    missing = []
    for text in re.findall(r"`([^`…]+)`", "".join([*rows("same"), *rows("better")])):
        name = text.strip(".").removesuffix("()")
        if "." in name or not name.rstrip("=").isidentifier():
            continue
        if name.endswith("="):
            found = name[:-1] in settings
        else:
            found = name in errors or any(hasattr(each, name) for each in places)
        if not found:
            missing.append(name)
    assert missing == []


def test_both_clients_have_the_same_settings() -> None:
    assert [*inspect.signature(Cloudflare).parameters] == [
        *inspect.signature(AsyncCloudflare).parameters
    ]


def test_a_header_field_of_every_request(face: Face, server: Server) -> None:
    """The setting `default-headers`; a caller can leave such a field out."""
    face(lambda client: client.realtime_kit.recordings.get_recordings("app", account_id="a"))
    bare = {"X-Stainless-Lang": None}
    face(
        lambda client: client.realtime_kit.recordings.get_recordings(
            "app", account_id="a", extra_headers=bare
        )
    )
    assert [call.header("X-Stainless-Lang") for call in server.calls] == ["python", None]
