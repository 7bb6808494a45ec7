"""One full call of every operation, and what has to come over the wire for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from .server import PREFIX

ACCOUNT = "023e105f4ecef8ad9ca31a8372d0c353"
APP = "14a396e7-ca44-4937-bf1f-050a69118543"
MEETING = "97440c6a-140b-40a9-9499-b23fd7a3868a"
RECORDING = "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e"
BASE = f"{PREFIX}/accounts/{ACCOUNT}/realtime/kit"
MOMENT = datetime(2019, 12, 27, 18, 11, 19, 117000, tzinfo=UTC)

REFERENCE_ARGUMENTS: dict[str, Any] = {
    "app_id": "app_id",
    "account_id": ACCOUNT,
    "meeting_id": MEETING,
    "audio_config": {"channel": "stereo", "codec": "AAC", "export_file": True},
    "file_name_prefix": "string",
    "interactive_config": {"type": "ID3"},
    "max_seconds": 60,
    "realtimekit_bucket_config": {"enabled": True},
    "video_config": {
        "codec": "H264",
        "export_file": True,
        "height": 720,
        "width": 1280,
        "watermark": {
            "position": "left top",
            "size": {"height": 1, "width": 1},
            "url": "http://example.com",
        },
    },
}
REFERENCE_BODY = (
    b'{"meeting_id":"97440c6a-140b-40a9-9499-b23fd7a3868a",'
    b'"audio_config":{"channel":"stereo","codec":"AAC","export_file":true},'
    b'"file_name_prefix":"string","interactive_config":{"type":"ID3"},"max_seconds":60,'
    b'"realtimekit_bucket_config":{"enabled":true},'
    b'"video_config":{"codec":"H264","export_file":true,"height":720,"width":1280,'
    b'"watermark":{"position":"left top","size":{"height":1,"width":1},'
    b'"url":"http://example.com"}}}'
)


@dataclass(frozen=True, slots=True)
class Use:
    """A call by the client's words, and the request that it is."""

    name: str
    use: Callable[[Any], Any]
    method: str
    path: str
    query: list[tuple[str, str]] = field(default_factory=list)
    body: bytes = b""
    answer: str = ""

    def __str__(self) -> str:
        return self.name


USES = [
    Use(
        "start_recordings",
        lambda r: r.start_recordings(**REFERENCE_ARGUMENTS),
        "POST",
        f"{BASE}/app_id/recordings",
        body=REFERENCE_BODY,
        answer="RecordingStartRecordingsResponse",
    ),
    Use(
        "get_recordings",
        lambda r: r.get_recordings(
            APP,
            account_id=ACCOUNT,
            end_time=MOMENT,
            expired=False,
            meeting_id=MEETING,
            page_no=1,
            per_page=30,
            search="a b&c",
            sort_by="invokedTime",
            sort_order="DESC",
            start_time=MOMENT,
            status=["INVOKED", "RECORDING"],
        ),
        "GET",
        f"{BASE}/{APP}/recordings",
        query=[
            ("end_time", "2019-12-27T18:11:19.117000Z"),
            ("expired", "false"),
            ("meeting_id", MEETING),
            ("page_no", "1"),
            ("per_page", "30"),
            ("search", "a b&c"),
            ("sort_by", "invokedTime"),
            ("sort_order", "DESC"),
            ("start_time", "2019-12-27T18:11:19.117000Z"),
            ("status", "INVOKED,RECORDING"),
        ],
        answer="RecordingGetRecordingsPage",
    ),
    Use(
        "get_one_recording",
        lambda r: r.get_one_recording(RECORDING, account_id=ACCOUNT, app_id=APP),
        "GET",
        f"{BASE}/{APP}/recordings/{RECORDING}",
        answer="RecordingGetOneRecordingResponse",
    ),
    Use(
        "get_active_recordings",
        lambda r: r.get_active_recordings(MEETING, account_id=ACCOUNT, app_id=APP),
        "GET",
        f"{BASE}/{APP}/recordings/active-recording/{MEETING}",
        answer="RecordingGetActiveRecordingsResponse",
    ),
    Use(
        "pause_resume_stop_recording",
        lambda r: r.pause_resume_stop_recording(
            RECORDING, account_id=ACCOUNT, app_id=APP, action="stop"
        ),
        "PUT",
        f"{BASE}/{APP}/recordings/{RECORDING}",
        body=b'{"action":"stop"}',
        answer="RecordingPauseResumeStopRecordingResponse",
    ),
    Use(
        "start_track_recording",
        lambda r: r.start_track_recording(
            APP,
            account_id=ACCOUNT,
            meeting_id=MEETING,
            layers={"default": {"file_name_prefix": "string", "media_kind": "audio"}},
            user_ids=["x"],
        ),
        "POST",
        f"{BASE}/{APP}/recordings/track",
        body=(
            b'{"meeting_id":"97440c6a-140b-40a9-9499-b23fd7a3868a",'
            b'"layers":{"default":{"file_name_prefix":"string","media_kind":"audio"}},'
            b'"user_ids":["x"]}'
        ),
        answer="RecordingStartTrackRecordingResponse",
    ),
]
BY_NAME = {use.name: use for use in USES}


def get_one(client: Any) -> Any:
    """A call that may be repeated."""
    return BY_NAME["get_one_recording"].use(client.realtime_kit.recordings)


def start(client: Any) -> Any:
    """A call that may not."""
    return BY_NAME["start_recordings"].use(client.realtime_kit.recordings)


def raw_one(client: Any) -> Any:
    """The call that may be repeated, by its raw face."""
    return BY_NAME["get_one_recording"].use(client.realtime_kit.recordings.with_raw_response)
