"""The enums of the fragment against a table written from the facts."""

from __future__ import annotations

from typing import Any

import pytest

ENUMS = {
    "AudioChannel": ["mono", "stereo"],
    "AudioCodec": ["MP3", "AAC"],
    "VideoCodec": ["H264", "VP8", "VP9"],
    "WatermarkPosition": ["left top", "right top", "left bottom", "right bottom"],
    "InteractiveMetadataType": ["ID3"],
    "TrackMediaKind": ["audio"],
    "StorageType": ["aws", "azure", "digitalocean", "gcs", "sftp"],
    "CloudStorageType": ["aws", "azure", "digitalocean"],
    "StorageAuthMethod": ["KEY", "PASSWORD"],
    "RecordingStatus": ["INVOKED", "RECORDING", "UPLOADING", "UPLOADED", "ERRORED", "PAUSED"],
    "RecordingAction": ["stop", "pause", "resume"],
    "RecordingSortField": ["invokedTime"],
    "SortOrder": ["ASC", "DESC"],
    "StartReasonType": ["API_CALL", "RECORD_ON_START"],
    "StopReasonType": ["API_CALL", "INTERNAL_ERROR", "ALL_PEERS_LEFT"],
    "CallerType": ["ORGANIZATION", "USER"],
    "MeetingStatus": ["ACTIVE", "INACTIVE"],
}


def test_no_enum_is_unknown_to_this_table(schemas: dict[str, Any]) -> None:
    assert {name for name, schema in schemas.items() if "enum" in schema} == set(ENUMS)


@pytest.mark.parametrize("name", ENUMS)
def test_enum(name: str, schemas: dict[str, Any]) -> None:
    schema = schemas[name]
    assert (schema["type"], schema["enum"]) == ("string", ENUMS[name])
    assert len(schema["x-enum-descriptions"]) == len(schema["enum"])
