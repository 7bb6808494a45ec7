"""Answers decoded to the last value, and what happens to answers that aren't as declared."""

from __future__ import annotations

import json
import logging
from typing import Any

import pytest

import realtimekit as kit
from realtimekit import UNSET, APIResponseValidationError

from .calls import BY_NAME, MOMENT, RECORDING, get_one, raw_one, start
from .conftest import Face
from .judge import Answer, Call
from .server import Server, default_answer, reply

SECRETS = {"password": "hidden-1", "private_key": "hidden-2", "secret": "hidden-3"}


@pytest.fixture
def reference(document: dict[str, Any]) -> dict[str, Any]:
    """The reference page's answer, with the secrets that the page shows."""
    call = Call("GET", BY_NAME["get_one_recording"].path, (), b"")
    answer: dict[str, Any] = json.loads(default_answer(document, call).body)
    answer["data"]["storage_config"].update(SECRETS)
    return answer


def test_reference_answer_to_the_last_value(
    reference: dict[str, Any], face: Face, server: Server
) -> None:
    server.answers(reply(reference))
    answer = face(start)
    data = answer.data
    assert answer.success is True
    assert (data.id, data.session_id) == (RECORDING, RECORDING)
    assert (data.audio_download_url, data.download_url) == ("https://example.com",) * 2
    times = (data.download_url_expiry, data.invoked_time, data.started_time, data.stopped_time)
    assert times == (MOMENT,) * 4
    assert (data.file_size, type(data.file_size)) == (0, int)
    assert (data.recording_duration, type(data.recording_duration)) == (0, int)
    assert data.output_file_name == "output_file_name"
    assert data.status == "INVOKED"
    for reason in (data.start_reason, data.stop_reason):
        assert reason.reason == "API_CALL"
        assert reason.caller.name == "RealtimeKit_test"
        assert reason.caller.type == "ORGANIZATION"
        assert reason.caller.user_id == "d61f6956-e68f-4375-bf10-c38a704d1bec"
    storage = data.storage_config
    assert (storage.type, storage.auth_method, storage.region) == ("aws", "KEY", "us-east-1")
    assert (storage.bucket, storage.host, storage.path) == ("bucket", "host", "path")
    assert (storage.username, storage.port) == ("username", 0)


def test_secrets_of_an_answer_are_not_shown(
    reference: dict[str, Any], face: Face, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.answers(reply(reference))
    raw = face(raw_one)
    shown = f"{raw!r} {raw.parse()!r} {raw.parse()} {caplog.text}"
    assert not any(secret in shown for secret in SECRETS.values())
    assert raw.deviations == (), "a field that nobody declared is none"
    assert raw.json()["data"]["storage_config"]["secret"] == "hidden-3", "but it can be reached"


def test_types_of_the_values(face: Face) -> None:
    data = face(get_one).data
    assert data.status is kit.RecordingStatus.INVOKED
    assert data.storage_config.type is kit.StorageType.AWS
    assert data.start_reason.caller.type is kit.CallerType.ORGANIZATION
    assert isinstance(data, kit.RecordingDetails)


def test_list_item_to_the_last_value(face: Face, server: Server) -> None:
    page = face(lambda client: BY_NAME["get_recordings"].use(client.realtime_kit.recordings))
    assert (page.paging.start_offset, page.paging.end_offset, page.paging.total_count) == (
        1,
        30,
        30,
    )
    (item,) = page.data
    meeting = item.meeting
    assert (item.id, item.storage_config.type) == (RECORDING, "gcs")
    assert (meeting.created_at, meeting.updated_at) == (MOMENT, MOMENT)
    assert (meeting.title, meeting.status) == ("title", "ACTIVE")
    assert meeting.session_keep_alive_time_in_secs == 60
    assert (meeting.live_stream_on_start, meeting.record_on_start) == (True, True)
    assert (meeting.summarize_on_end, meeting.transcribe_on_end) == (True, True)
    assert meeting.persist_chat is True
    config = meeting.recording_config
    assert config.live_streaming_config.rtmp_url == "rtmp://a.rtmp.youtube.com/live2"
    assert (config.max_seconds, type(config.max_seconds)) == (60, int)
    assert config.storage_config is None
    assert (config.audio_config.channel, config.audio_config.codec) == ("mono", "MP3")
    assert config.video_config.watermark.position == "left top"


def test_absent_null_and_value_are_told_apart(
    reference: dict[str, Any], face: Face, server: Server
) -> None:
    bare = {"success": True}
    null = _odd(reference["data"], storage_config=None)
    del null["data"]["stop_reason"]
    server.answers(reply(bare), reply(null))
    assert face(get_one).data is UNSET
    data = face(get_one).data
    assert data.storage_config is None
    assert data.stop_reason is UNSET


def _odd(data: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {"success": True, "data": {**data, **changes}}


ODD: dict[str, tuple[dict[str, Any], str, Any]] = {
    "unknown status": ({"status": "PLAYING"}, "data.status", "PLAYING"),
    "unknown storage": (
        {"storage_config": {"type": "cloudflare"}},
        "data.storage_config.type",
        "cloudflare",
    ),
    "links in a list": ({"download_url": [{"url": "u"}]}, "data.download_url", [{"url": "u"}]),
    "a size in a string": ({"file_size": "12"}, "data.file_size", "12"),
    "a duration with a fraction": ({"recording_duration": 1.5}, "data.recording_duration", 1.5),
    "a time that is none": ({"started_time": "soon"}, "data.started_time", "soon"),
    "null where none may be": ({"output_file_name": None}, "data.output_file_name", None),
    "a reason in a string": ({"start_reason": "why"}, "data.start_reason", "why"),
}


@pytest.mark.parametrize("name", ODD)
def test_odd_values_are_carried_and_reported(
    name: str,
    reference: dict[str, Any],
    face: Face,
    server: Server,
    caplog: pytest.LogCaptureFixture,
) -> None:
    changes, path, value = ODD[name]
    server.answers(reply(_odd(reference["data"], **changes), conforms=False))
    raw = face(raw_one)
    found: Any = raw.parse()
    for part in path.split("."):
        found = getattr(found, part)
    assert found == value
    assert [deviation.path for deviation in raw.deviations] == [path]
    assert raw.parse().data.id == RECORDING, "the rest is as ever"
    lines = [record for record in caplog.records if record.levelno == logging.WARNING]
    assert len(lines) == 1
    assert path in lines[0].getMessage()


@pytest.mark.parametrize("name", ODD)
def test_odd_values_raise_in_strict_mode(
    name: str, reference: dict[str, Any], face: Face, server: Server
) -> None:
    changes, path, _ = ODD[name]
    server.answers(reply(_odd(reference["data"], **changes), conforms=False))
    with pytest.raises(APIResponseValidationError, match=path.rpartition(".")[2]):
        face(get_one, strict=True)


@pytest.mark.parametrize("key", ["id", "status", "download_url", "stopped_time"])
def test_a_missing_field_is_unset_and_reported(
    key: str, reference: dict[str, Any], face: Face, server: Server
) -> None:
    del reference["data"][key]
    server.answers(reply(reference, conforms=False))
    raw = face(raw_one)
    assert getattr(raw.parse().data, key) is UNSET
    assert [deviation.path for deviation in raw.deviations] == [f"data.{key}"]


ANYTHING = [
    b"",
    b"null",
    b"[]",
    b"3",
    b'"text"',
    b"{}",
    b"{",
    b"\xff\xfe",
    b'{"data":[[]]}',
    b"<p>",
]


@pytest.mark.parametrize("body", ANYTHING, ids=repr)
def test_nothing_that_comes_with_200_raises(body: bytes, face: Face, server: Server) -> None:
    server.answers(Answer(200, body, conforms=False))
    raw = face(raw_one)
    raw.parse()
    assert len(raw.deviations) >= 1
    assert server.only_call.method == "GET"
    assert raw.content == body, "nothing is lost"


def test_an_unlisted_success_is_read_as_the_listed_one(
    reference: dict[str, Any], face: Face, server: Server
) -> None:
    server.answers(reply(reference, 201, conforms=False))
    assert face(get_one).data.id == RECORDING
