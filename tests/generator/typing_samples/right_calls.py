"""Calls that a user may write: no type checker finds anything here."""

from __future__ import annotations

from typing import assert_type

from realtimekit import (
    UNSET,
    AsyncCloudflare,
    AsyncDefaultTransport,
    AudioCodec,
    AudioConfig,
    Cloudflare,
    DefaultTransport,
    RecordingListItem,
    RecordingStartRecordingsParams,
    RecordingStartRecordingsResponse,
    RecordingStatus,
    Timeout,
    VideoCodec,
    VideoConfig,
    Watermark,
    WatermarkPosition,
)

client = Cloudflare(api_token="t")
recordings = client.realtime_kit.recordings


def objects_and_plain_dicts() -> None:
    started = recordings.start_recordings(
        "app",
        account_id="a",
        meeting_id="m",
        max_seconds=60,
        audio_config={"channel": "stereo", "codec": AudioCodec.AAC},
        video_config=VideoConfig(
            codec=VideoCodec.H264, watermark=Watermark(position=WatermarkPosition.LEFT_TOP)
        ),
        storage_config={"type": "gcs", "bucket": "b", "secret": "s"},
    )
    assert_type(started, RecordingStartRecordingsResponse)
    if started.data:
        assert_type(started.data.status, RecordingStatus)
    recordings.start_recordings("app", account_id="a", meeting_id="m", storage_config=None)
    recordings.start_recordings("app", account_id="a", meeting_id="m", max_seconds=UNSET)


def collected_arguments() -> None:
    arguments: RecordingStartRecordingsParams = {"account_id": "a", "meeting_id": "m"}
    arguments["audio_config"] = AudioConfig(codec=AudioCodec("NEW"))
    recordings.start_recordings("app", **arguments)


def pages() -> None:
    page = recordings.get_recordings("app", account_id="a", status=["UPLOADED"])
    for item in page:
        assert_type(item, RecordingListItem)
    for each in page.iter_pages():
        each.has_next_page()


def other_faces() -> None:
    raw = recordings.with_raw_response.get_one_recording("r", account_id="a", app_id="p")
    assert_type(raw.status_code, int)
    assert_type(raw.parse().success, bool)
    streaming = recordings.with_streaming_response
    with streaming.get_one_recording("r", account_id="a", app_id="p") as response:
        response.read()


def settings() -> None:
    Cloudflare(
        api_key=lambda: "k",
        timeout=Timeout(total=30, connect=None),
        default_headers={"X-Own": "a", "User-Agent": UNSET},
        default_query={"a": [1, 2]},
        max_response_bytes=None,
        on_deviations=lambda response: print(response.deviations),
        transport=DefaultTransport(http2=True),
    )
    AsyncCloudflare(timeout=None, max_retry_after=1, transport=AsyncDefaultTransport())
    assert_type(client.with_options(timeout=5), Cloudflare)


async def asynchronously() -> None:
    async with AsyncCloudflare(api_token="t") as client:
        recordings = client.realtime_kit.recordings
        started = await recordings.start_recordings("app", account_id="a", meeting_id="m")
        assert_type(started, RecordingStartRecordingsResponse)
        async for item in recordings.get_recordings("app", account_id="a"):
            assert_type(item, RecordingListItem)
        page = await recordings.get_recordings("app", account_id="a")
        assert_type([item.id async for item in page], list[str])


def constructors() -> None:
    video = VideoConfig(codec="H264", watermark={"position": "left top", "size": {"width": 3}})
    if video.codec:
        assert_type(video.codec, VideoCodec)
    if video.watermark:
        assert_type(video.watermark, Watermark)
