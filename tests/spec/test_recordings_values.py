"""What the fragment's schemas take and refuse: its own examples, storage shapes, odd values."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

import pytest

Problems = Callable[[str, Any], list[str]]
Follow = Callable[[dict[str, Any]], dict[str, Any]]
Json = dict[str, Any]

SCHEMAS = "/components/schemas/"
STORAGE = SCHEMAS + "StartRecordingRequest/properties/storage_config"
CLOUD: Json = {"type": "aws", "bucket": "b", "access_key": "k", "region": "us-east-1"}
SFTP: Json = {
    **CLOUD,
    "type": "sftp",
    "auth_method": "KEY",
    "username": "u",
    "host": "h",
    "port": 22,
    "private_key": "p",
}


def without(value: Json, key: str) -> Json:
    """The object, one property less."""
    return {name: item for name, item in value.items() if name != key}


PASSWORD: Json = {**without(SFTP, "private_key"), "auth_method": "PASSWORD", "password": "p"}
TAKEN = {
    "null": None,
    "gcs": {"type": "gcs", "bucket": "b"},
    "gcs with a secret and an empty region": {
        "type": "gcs",
        "bucket": "b",
        "secret": "{}",
        "region": "",
    },
    "aws": CLOUD,
    "azure": {**CLOUD, "type": "azure"},
    "digitalocean": {**CLOUD, "type": "digitalocean"},
    "sftp with a key": SFTP,
    "sftp with a key and a passphrase": {**SFTP, "password": "p"},
    "sftp with a password": PASSWORD,
    "a port that is no integer": {**SFTP, "port": 22.5},
}
REFUSED = {
    "nothing": {},
    "no type": without(CLOUD, "type"),
    "gcs without a bucket": {"type": "gcs"},
    "aws without a bucket": without(CLOUD, "bucket"),
    "aws without an access key": without(CLOUD, "access_key"),
    "aws without a region": without(CLOUD, "region"),
    "aws with an empty access key": {**CLOUD, "access_key": ""},
    "azure with an empty region": {**CLOUD, "type": "azure", "region": ""},
    "cloudflare": {**CLOUD, "type": "cloudflare"},
    "a port in a string": {**SFTP, "port": "22"},
    "an unknown way to log in": {**SFTP, "auth_method": "TOKEN"},
    **{
        f"sftp with a key, without {key}": without(SFTP, key)
        for key in SFTP
        if key not in ("type", "bucket")
    },
    **{f"sftp with a password, without {key}": without(PASSWORD, key) for key in PASSWORD},
}

ODD: list[tuple[str, object, bool]] = [
    ("StartRecordingRequest/properties/max_seconds", 59, False),
    ("StartRecordingRequest/properties/max_seconds", 60, True),
    ("StartRecordingRequest/properties/max_seconds", 60.5, False),
    ("StartRecordingRequest/properties/max_seconds", 86400, True),
    ("StartRecordingRequest/properties/max_seconds", 86401, False),
    ("StartRecordingRequest", {}, False),
    ("StartRecordingRequest/properties/meeting_id", "not a uuid", False),
    ("RecordingConfig/properties/max_seconds", 60.5, True),
    ("VideoConfig", {"height": 1920, "width": 1}, True),
    ("VideoConfig", {"height": 0}, False),
    ("VideoConfig", {"width": 1921}, False),
    ("Watermark", {"position": "left  top"}, False),
    ("RealtimekitBucketConfig", {}, False),
    ("LivestreamingConfig", {"rtmp_url": "rtmp://a.rtmp.youtube.com/live2"}, True),
    ("StartTrackRecordingRequest/properties/user_ids", [], False),
    ("StartTrackRecordingRequest/properties/user_ids", [""], False),
    ("StartTrackRecordingRequest/properties/user_ids", ["x" * 256] * 100, True),
    ("StartTrackRecordingRequest/properties/user_ids", ["x" * 257], False),
    ("StartTrackRecordingRequest/properties/user_ids", ["x"] * 101, False),
    ("StartTrackRecordingRequest/properties/layers", {"any name": {}}, True),
    ("TrackConfigLayer", {"file_name_prefix": "a-b_c d"}, True),
    ("TrackConfigLayer", {"file_name_prefix": "a/b"}, False),
    ("TrackConfigLayer", {"file_name_prefix": ""}, False),
    ("UpdateRecordingRequest", {"action": "STOP"}, False),
    ("StorageConfig", {"type": "aws"}, True),
    ("StorageConfig", {"type": "aws", "secret": "s", "password": "p"}, True),
    ("RecordingResponse", {"success": True}, True),
    ("ActiveRecordingResponse", {"success": True}, False),
    ("TrackRecordingResponse", {"success": True}, True),
    ("Paging", {"end_offset": 0.5, "start_offset": 0, "total_count": -1}, False),
    ("Meeting/properties/session_keep_alive_time_in_secs", 601, False),
    ("StartReason", {"reason": "ALL_PEERS_LEFT"}, False),
    ("StopReason", {"reason": "ALL_PEERS_LEFT"}, True),
    ("Caller", {"type": "user"}, False),
    ("ErrorResponse", {"success": False, "error": {"code": 404.0, "message": ""}}, True),
    ("ErrorResponse", {"success": False, "errors": [], "messages": [], "result": None}, True),
    ("ErrorResponse", {"success": True, "errors": [], "messages": [], "result": None}, False),
    ("ErrorResponse", {"success": False, "errors": []}, False),
    ("GatewayMessage", {"code": 999, "message": ""}, False),
]
NULLABLE = (
    "audio_download_url",
    "download_url",
    "download_url_expiry",
    "file_size",
    "session_id",
    "started_time",
    "stopped_time",
)


@pytest.mark.parametrize("name", TAKEN)
def test_storage_is_taken(name: str, problems: Problems) -> None:
    assert problems(STORAGE, TAKEN[name]) == []


@pytest.mark.parametrize("name", REFUSED)
def test_storage_is_refused(name: str, problems: Problems) -> None:
    assert problems(STORAGE, REFUSED[name]) != []


@pytest.mark.parametrize(("schema", "value", "fits"), ODD)
def test_value(schema: str, value: object, fits: bool, problems: Problems) -> None:
    assert (problems(SCHEMAS + schema, value) == []) == fits


@pytest.mark.parametrize("key", NULLABLE)
def test_recording_needs_the_key_but_not_a_value(
    key: str, fragment: Json, problems: Problems
) -> None:
    recording = _reference(fragment)["data"]
    assert problems(SCHEMAS + "Recording", {**recording, key: None}) == []
    assert problems(SCHEMAS + "Recording", without(recording, key)) != []


def test_every_example_fits_its_schema(fragment: Json, problems: Problems) -> None:
    wrong, count = [], 0
    for pointer, value in _examples(fragment, ""):
        count += 1
        wrong += [f"{pointer}: {problem}" for problem in problems(pointer, value)]
    assert wrong == []
    assert count > 50


def test_every_message_has_an_example(fragment: Json, resolve: Follow) -> None:
    for path, item in fragment["paths"].items():
        for method in {"get", "put", "post"} & set(item):
            messages = [*map(resolve, item[method]["responses"].values())]
            messages += [item[method]["requestBody"]] if "requestBody" in item[method] else []
            for message in messages:
                assert message["content"]["application/json"]["examples"], f"{method} {path}"


def test_reference_call(fragment: Json) -> None:
    """The body of the reference page, in the order of the method's arguments."""
    start = fragment["paths"]["/accounts/{account_id}/realtime/kit/{app_id}/recordings"]["post"]
    content = start["requestBody"]["content"]["application/json"]
    assert json.dumps(content["examples"]["reference_page"]["value"]) == (
        '{"meeting_id": "97440c6a-140b-40a9-9499-b23fd7a3868a",'
        ' "audio_config": {"channel": "stereo", "codec": "AAC", "export_file": true},'
        ' "file_name_prefix": "string", "interactive_config": {"type": "ID3"},'
        ' "max_seconds": 60, "realtimekit_bucket_config": {"enabled": true},'
        ' "video_config": {"codec": "H264", "export_file": true, "height": 720, "width": 1280,'
        ' "watermark": {"position": "left top", "size": {"height": 1, "width": 1},'
        ' "url": "http://example.com"}}}'
    )


def test_reference_answer(fragment: Json) -> None:
    """The answer of the reference page, without the secrets that it shows."""
    moment, uuid = "2019-12-27T18:11:19.117Z", "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"
    caller = {
        "name": "RealtimeKit_test",
        "type": "ORGANIZATION",
        "user_Id": "d61f6956-e68f-4375-bf10-c38a704d1bec",
    }
    reason = {"caller": caller, "reason": "API_CALL"}
    named = {name: name for name in ("bucket", "host", "path", "username")}
    storage = {"type": "aws", "auth_method": "KEY", "port": 0, "region": "us-east-1", **named}
    links = dict.fromkeys(("audio_download_url", "download_url"), "https://example.com")
    times = dict.fromkeys(
        ("download_url_expiry", "invoked_time", "started_time", "stopped_time"), moment
    )
    assert _reference(fragment) == {
        "success": True,
        "data": {
            "id": uuid,
            "session_id": uuid,
            **links,
            **times,
            "file_size": 0,
            "output_file_name": "output_file_name",
            "status": "INVOKED",
            "recording_duration": 0,
            "start_reason": reason,
            "stop_reason": reason,
            "storage_config": storage,
        },
    }


def _reference(fragment: Json) -> Json:
    content = fragment["components"]["responses"]["Recording"]["content"]["application/json"]
    value = content["examples"]["reference_page"]["value"]
    assert isinstance(value, dict)
    return value


def _examples(node: object, pointer: str) -> Iterator[tuple[str, object]]:
    """Every example and default in the document, with the pointer of the schema that it is for."""
    if isinstance(node, list):
        for index, item in enumerate(node):
            yield from _examples(item, f"{pointer}/{index}")
    if not isinstance(node, dict):
        return
    match node:
        case {"schema": dict(), "examples": dict(examples)}:
            yield from ((f"{pointer}/schema", example["value"]) for example in examples.values())
        case {"examples": list(values)}:
            yield from ((pointer, value) for value in values)
        case _:
            pass
    if "default" in node and "description" in node:
        yield pointer, node["default"]
    for key, item in node.items():
        if key not in ("examples", "default"):
            yield from _examples(item, f"{pointer}/{key.replace('~', '~0').replace('/', '~1')}")
