"""The schemas of the fragment against tables written from the facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

# One word for each property: `!` required, type or component, `?` nullable, then what limits it.
RECORDING = {
    "id": "!string uuid readOnly",
    "audio_download_url": "!string? uri readOnly",
    "download_url": "!string? uri readOnly",
    "download_url_expiry": "!string? date-time readOnly",
    "file_size": "!number? readOnly",
    "invoked_time": "!string date-time",
    "output_file_name": "!string",
    "session_id": "!string? uuid readOnly",
    "started_time": "!string? date-time",
    "status": "!RecordingStatus",
    "stopped_time": "!string? date-time",
    "recording_duration": "integer",
}
SUCCESS = "!boolean"
RECORDS: dict[str, dict[str, str]] = {
    "StartRecordingRequest": {
        "meeting_id": "!string uuid",
        "allow_multiple_recordings": "boolean default=False",
        "audio_config": "AudioConfig",
        "file_name_prefix": "string",
        "interactive_config": "InteractiveConfig",
        "max_seconds": "integer minimum=60 maximum=86400",
        "realtimekit_bucket_config": "RealtimekitBucketConfig",
        "rtmp_out_config": "LivestreamingConfig",
        "storage_config": "StorageConfigRequest?",
        "url": "string uri",
        "video_config": "VideoConfig",
    },
    "UpdateRecordingRequest": {"action": "!RecordingAction"},
    "StartTrackRecordingRequest": {
        "meeting_id": "!string uuid",
        "layers": "map of TrackConfigLayer",
        "user_ids": "array of string 1..256 minItems=1 maxItems=100",
    },
    "TrackConfigLayer": {
        "file_name_prefix": "string pattern=^[-\\w\\s]+$",
        "media_kind": "TrackMediaKind default='audio'",
    },
    "AudioConfig": {
        "channel": "AudioChannel default='stereo'",
        "codec": "AudioCodec default='AAC'",
        "export_file": "boolean default=True",
    },
    "VideoConfig": {
        "codec": "VideoCodec default='H264'",
        "export_file": "boolean default=True",
        "height": "integer default=720 minimum=1 maximum=1920",
        "width": "integer default=1280 minimum=1 maximum=1920",
        "watermark": "Watermark",
    },
    "Watermark": {
        "position": "WatermarkPosition default='left top'",
        "size": "WatermarkSize",
        "url": "string uri",
    },
    "WatermarkSize": {"height": "integer minimum=1", "width": "integer minimum=1"},
    "InteractiveConfig": {"type": "InteractiveMetadataType"},
    "RealtimekitBucketConfig": {"enabled": "!boolean"},
    "LivestreamingConfig": {"rtmp_url": "string uri"},
    "StorageConfig": {
        "type": "!StorageType",
        "bucket": "string",
        "region": "string",
        "path": "string",
        "auth_method": "StorageAuthMethod",
        "host": "string",
        "port": "number",
        "username": "string",
    },
    "Recording": RECORDING,
    "StartReason": {"caller": "Caller", "reason": "StartReasonType"},
    "StopReason": {"caller": "Caller", "reason": "StopReasonType"},
    "Caller": {"name": "string", "type": "CallerType", "user_Id": "string uuid"},
    "Meeting": {
        "id": "!string uuid readOnly",
        "created_at": "!string date-time readOnly",
        "updated_at": "!string date-time readOnly",
        "title": "string",
        "status": "MeetingStatus",
        "live_stream_on_start": "boolean",
        "persist_chat": "boolean",
        "record_on_start": "boolean",
        "summarize_on_end": "boolean",
        "transcribe_on_end": "boolean",
        "session_keep_alive_time_in_secs": "number default=60 minimum=60 maximum=600",
        "recording_config": "RecordingConfig",
    },
    "RecordingConfig": {
        "audio_config": "AudioConfig",
        "file_name_prefix": "string",
        "live_streaming_config": "LivestreamingConfig",
        "max_seconds": "number minimum=60 maximum=86400",
        "realtimekit_bucket_config": "RealtimekitBucketConfig",
        "storage_config": "StorageConfig?",
        "video_config": "VideoConfig",
    },
    "RecordingResponse": {"success": SUCCESS + " default=True", "data": "RecordingDetails"},
    "ActiveRecordingResponse": {"success": SUCCESS, "data": "!Recording"},
    "TrackRecordingResponse": {"success": SUCCESS, "data": "TrackRecording"},
    "TrackRecording": {"recording": "!Recording"},
    "RecordingListResponse": {
        "success": SUCCESS,
        "data": "!array of RecordingListItem",
        "paging": "!Paging",
    },
    "Paging": {
        "end_offset": "!number",
        "start_offset": "!number",
        "total_count": "!number minimum=0",
    },
    "GenericErrorResponse": {"success": "!boolean default=False", "error": "!GenericError"},
    "GenericError": {"code": "!number", "message": "!string"},
    "GatewayErrorResponse": {
        "success": "!boolean const=False",
        "errors": "!array of GatewayMessage",
        "messages": "!array of GatewayMessage",
        "result": "!null",
    },
    "GatewayMessage": {
        "code": "!integer minimum=1000",
        "message": "!string",
        "documentation_url": "string",
        "source": "GatewayMessageSource",
    },
    "GatewayMessageSource": {"pointer": "string"},
}
EXTENDED = {
    "RecordingDetails": {
        "start_reason": "StartReason",
        "stop_reason": "StopReason",
        "storage_config": "StorageConfig?",
    },
    "RecordingListItem": {"storage_config": "StorageConfig?", "meeting": "Meeting"},
}
STORAGE_REQUESTS = {
    "GcsStorageConfig",
    "CloudStorageConfig",
    "SftpKeyStorageConfig",
    "SftpPasswordStorageConfig",
}
LIMITS = ("pattern", "const", "default", "minimum", "maximum", "minItems", "maxItems")


def test_no_component_is_unknown_to_these_tables(schemas: dict[str, Any]) -> None:
    unions = {"StorageConfigRequest", "ErrorResponse"}
    enums = {name for name, schema in schemas.items() if "enum" in schema}
    assert set(schemas) - enums == set(RECORDS) | set(EXTENDED) | STORAGE_REQUESTS | unions


@pytest.mark.parametrize("name", RECORDS)
def test_record(name: str, schemas: dict[str, Any]) -> None:
    assert schemas[name]["type"] == "object"
    assert _words(schemas[name]) == RECORDS[name]
    assert list(_words(schemas[name])) == list(RECORDS[name]), "the order of arguments"


@pytest.mark.parametrize("name", EXTENDED)
def test_extended_recording(name: str, schemas: dict[str, Any]) -> None:
    base, own = schemas[name]["allOf"]
    assert base == {"$ref": "#/components/schemas/Recording"}
    assert _words(own) == EXTENDED[name]


def test_everything_is_described(fragment: dict[str, Any]) -> None:
    schemas = fragment["components"]["schemas"]
    assert [name for name in schemas if not schemas[name].get("description")] == []
    assert [where for where, node in _properties(schemas) if not node.get("description")] == []
    parameters = list(_named_parameters(fragment))
    assert len(parameters) == 3 + 10 + 1
    assert [p["name"] for p in parameters if not p.get("description")] == []


def test_secrets_are_marked_and_never_answered(schemas: dict[str, Any]) -> None:
    secrets = {"access_key", "secret", "password", "private_key"}
    marked = set[str]()
    for where, node in _properties(schemas):
        component, _, name = where.partition(".")
        if name in secrets:
            assert component in STORAGE_REQUESTS, f"{where} is no part of a request"
            assert (node["writeOnly"], node["x-sensitive"]) == (True, True), where
            marked.add(name)
        else:
            assert {"writeOnly", "x-sensitive"}.isdisjoint(node), where
    assert marked == secrets


def _words(schema: dict[str, Any]) -> dict[str, str]:
    required = set(schema.get("required", ()))
    return {
        name: ("!" if name in required else "") + " ".join(_word(node))
        for name, node in schema["properties"].items()
    }


def _word(node: dict[str, Any]) -> Iterator[str]:
    yield _type(node)
    if "format" in node:
        yield str(node["format"])
    for limit in LIMITS:
        if limit in node:
            yield f"{limit}={node[limit]}" if limit == "pattern" else f"{limit}={node[limit]!r}"
    if node.get("readOnly"):
        yield "readOnly"


def _type(node: dict[str, Any]) -> str:
    match node:
        case {"$ref": str(reference)}:
            return reference.rpartition("/")[2]
        case {"anyOf": [{"$ref": str(reference)}, {"type": "null"}]}:
            return reference.rpartition("/")[2] + "?"
        case {"type": [str(name), "null"]}:
            return name + "?"
        case {"type": "array", "items": dict(items)}:
            length = f" {items['minLength']}..{items['maxLength']}" if "minLength" in items else ""
            return f"array of {_type(items)}{length}"
        case {"additionalProperties": dict(values)}:
            return f"map of {_type(values)}"
        case _:
            return str(node["type"])


def _properties(schemas: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, schema in schemas.items():
        for part in [schema, *schema.get("allOf", ())]:
            for key, node in part.get("properties", {}).items():
                yield f"{name}.{key}", node


def _named_parameters(fragment: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from fragment["components"]["parameters"].values()
    for item in fragment["paths"].values():
        for holder in [
            item,
            *(item[method] for method in ("get", "post", "put") if method in item),
        ]:
            yield from (p for p in holder.get("parameters", ()) if "name" in p)
