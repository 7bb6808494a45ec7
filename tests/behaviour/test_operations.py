"""All operations, sync and async, by every face: the request to the byte, the answer by type."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

import realtimekit as kit
from realtimekit import Cloudflare

from .calls import ACCOUNT, APP, BY_NAME, MEETING, REFERENCE_ARGUMENTS, REFERENCE_BODY, USES, Use
from .conftest import TOKEN, Face
from .server import Server


def assert_came(use: Use, server: Server) -> None:
    """The request of `use` came, once and exactly."""
    call = server.only_call
    assert (call.method, call.path, call.body) == (use.method, use.path, use.body)
    assert call.query == use.query
    assert call.header("Authorization") == f"Bearer {TOKEN}"
    assert call.header("Accept") == "application/json"
    assert call.header("Content-Type") == ("application/json" if use.body else None)


@pytest.mark.parametrize("use", USES, ids=str)
def test_operation(use: Use, face: Face, server: Server) -> None:
    result = face(lambda client: use.use(client.realtime_kit.recordings))
    assert_came(use, server)
    name = type(result).__name__
    assert name.removeprefix("Async") == use.answer
    assert result.success is True


@pytest.mark.parametrize("use", USES, ids=str)
def test_raw_face(use: Use, face: Face, server: Server) -> None:
    raw = face(lambda client: use.use(client.realtime_kit.recordings.with_raw_response))
    assert_came(use, server)
    assert raw.status_code == 200
    assert raw.headers["content-type"] == "application/json"
    assert raw.retries_taken == 0
    assert raw.deviations == ()
    assert raw.json()["success"] is True
    assert raw.parse().success is True


@pytest.mark.parametrize("use", USES, ids=str)
def test_streaming_face(use: Use, face: Face, server: Server) -> None:
    def streaming(client: Any) -> Any:
        return use.use(client.realtime_kit.recordings.with_streaming_response)

    opened = face.streamed(streaming)
    assert_came(use, server)
    assert opened.status_code == 200
    assert json.loads(b"".join(opened.chunks))["success"] is True
    assert face.parsed(streaming).success is True


def test_objects_and_members_are_the_same_as_dicts(face: Face, server: Server) -> None:
    objects: dict[str, Any] = {
        **REFERENCE_ARGUMENTS,
        "audio_config": kit.AudioConfig(
            channel=kit.AudioChannel.STEREO, codec=kit.AudioCodec.AAC, export_file=True
        ),
        "interactive_config": kit.InteractiveConfig(type=kit.InteractiveMetadataType.ID3),
        "realtimekit_bucket_config": kit.RealtimekitBucketConfig(enabled=True),
        "video_config": kit.VideoConfig(
            codec=kit.VideoCodec.H264,
            export_file=True,
            height=720,
            width=1280,
            watermark=kit.Watermark(
                position=kit.WatermarkPosition.LEFT_TOP,
                size=kit.WatermarkSize(height=1, width=1),
                url="http://example.com",
            ),
        ),
    }
    face(lambda client: client.realtime_kit.recordings.start_recordings(**objects))
    assert server.only_call.body == REFERENCE_BODY


def test_absent_is_not_null(face: Face, server: Server) -> None:
    def use(client: Any, **options: Any) -> Any:
        return client.realtime_kit.recordings.start_recordings(
            APP, account_id=ACCOUNT, meeting_id=MEETING, **options
        )

    face(use)
    face(lambda client: use(client, storage_config=None))
    meeting = f'"meeting_id":"{MEETING}"'.encode()
    assert [call.body for call in server.calls] == [
        b"{" + meeting + b"}",
        b"{" + meeting + b',"storage_config":null}',
    ]


ARGUMENTS: dict[str, Any] = {"app_id": APP, "account_id": ACCOUNT, "meeting_id": MEETING}
STORAGE: list[dict[str, Any]] = [
    {"type": "gcs", "bucket": "b", "secret": "{}"},
    {"type": "azure", "bucket": "b", "access_key": "k", "region": "r"},
    {
        "type": "sftp",
        "auth_method": "KEY",
        "bucket": "b",
        "access_key": "k",
        "region": "r",
        "host": "h",
        "port": 22,
        "username": "u",
        "private_key": "p",
    },
    {
        "type": "sftp",
        "auth_method": "PASSWORD",
        "bucket": "b",
        "access_key": "k",
        "region": "r",
        "host": "h",
        "port": 22,
        "username": "u",
        "password": "p",
    },
]


@pytest.mark.parametrize("storage", STORAGE, ids=lambda s: s.get("auth_method", s["type"]))
def test_storage_shapes(storage: dict[str, Any], face: Face, server: Server) -> None:
    arguments = {**ARGUMENTS, "storage_config": storage}
    face(lambda client: client.realtime_kit.recordings.start_recordings(**arguments))
    assert json.loads(server.only_call.body)["storage_config"] == storage


@pytest.mark.parametrize(
    ("value", "on_the_wire"),
    [("a b/c", "a%20b%2Fc"), ("ü?#%", "%C3%BC%3F%23%25"), ("a.b~c-d_e", "a.b~c-d_e")],
)
def test_path_values_are_encoded(value: str, on_the_wire: str, face: Face, server: Server) -> None:
    use = BY_NAME["start_recordings"]
    arguments = {**REFERENCE_ARGUMENTS, "app_id": value}
    face(lambda client: client.realtime_kit.recordings.start_recordings(**arguments))
    assert server.only_call.target == use.path.replace("app_id", on_the_wire)


def test_extras(face: Face, server: Server) -> None:
    arguments = {
        **ARGUMENTS,
        "extra_headers": {"X-Trace": "1"},
        "extra_query": {"debug": True},
        "extra_body": {"new_setting": 1},
    }
    face(lambda client: client.realtime_kit.recordings.start_recordings(**arguments))
    call = server.only_call
    assert call.header("X-Trace") == "1"
    assert call.query == [("debug", "true")]
    assert call.body == f'{{"meeting_id":"{MEETING}","new_setting":1}}'.encode()


def test_unlisted_paths(face: Face, server: Server) -> None:
    path = f"/accounts/{ACCOUNT}/realtime/kit/{APP}/recordings"
    found = face(lambda client: client.get(path, cast_to=dict[str, Any]))
    assert found["paging"]["total_count"] == 30
    assert server.only_call.header("Authorization") == f"Bearer {TOKEN}"


def test_one_client_for_many_threads(server: Server) -> None:
    with Cloudflare(base_url=server.base_url, api_token=TOKEN) as client:

        def use(number: int) -> bool:
            found = client.realtime_kit.recordings.start_recordings(
                APP, account_id=ACCOUNT, meeting_id=MEETING, file_name_prefix=str(number)
            )
            return found.success

        with ThreadPoolExecutor(8) as threads:
            assert list(threads.map(use, range(40))) == [True] * 40
    prefixes = {json.loads(call.body)["file_name_prefix"] for call in server.calls}
    assert prefixes == {str(number) for number in range(40)}
