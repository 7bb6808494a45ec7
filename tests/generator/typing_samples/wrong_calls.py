"""Calls that every type checker has to find: each line with `wrong:` behind it."""

# Each mistake stays on the line of its mark.
# fmt: off
# ruff: noqa: B018

from __future__ import annotations

from realtimekit import (
    AsyncCloudflare,
    AsyncDefaultTransport,
    AudioCodec,
    AudioConfig,
    Cloudflare,
    DefaultTransport,
    VideoConfig,
)

recordings = Cloudflare(api_token="t").realtime_kit.recordings


def calls() -> None:
    recordings.start_recordings("p", account_id="a")  # wrong: a missing argument
    recordings.start_recordings("p", account_id="a", meeting_id="m", max_seconds="60")  # wrong: text for a number
    recordings.start_recordings("p", account_id="a", meeting_id="m", audio_config={"codec": "OGG"})  # wrong: no such codec
    recordings.start_recordings("p", account_id="a", meeting_id="m", audio_config={"codek": "MP3"})  # wrong: a misspelt key
    recordings.start_recordings("p", account_id="a", meeting_id="m", max_second=60)  # wrong: a misspelt argument
    recordings.start_recordings("p", account_id="a", meeting_id=None)  # wrong: null for a required argument
    recordings.start_recordings("p", account_id="a", meeting_id="m", audio_config=None)  # wrong: null for an optional one
    recordings.start_recordings("p", "a", meeting_id="m")  # wrong: a keyword given by place
    recordings.get_recordings("p", account_id="a", sort_order="UP")  # wrong: no such value
    recordings.pause_resume_stop_recording("r", account_id="a", app_id="p", action="halt")  # wrong: no such action


def storage() -> None:
    recordings.start_recordings("p", account_id="a", meeting_id="m", storage_config={"type": "gcs", "host": "h"})  # wrong: a member of another arm
    recordings.start_recordings("p", account_id="a", meeting_id="m", storage_config={"type": "ftp", "bucket": "b"})  # wrong: no such storage
    recordings.start_recordings("p", account_id="a", meeting_id="m", storage_config={"type": "gcs"})  # wrong: the arm's required member is missing


def values() -> None:
    AudioCodec.OGG  # wrong: no such member
    AudioConfig(codec="MP3", volume=3)  # wrong: no such field
    AudioConfig(codec="OGG")  # wrong: no such codec in an object, too
    VideoConfig(watermark={"position": "middle"})  # wrong: no such position in a dict in an object
    VideoConfig(watermark={"positon": "left top"})  # wrong: a misspelt key in a dict in an object
    started = recordings.start_recordings("p", account_id="a", meeting_id="m")
    started.dta  # wrong: no such attribute
    started.data.state  # wrong: perhaps unset, and no such attribute
    for item in recordings.get_recordings("p", account_id="a"):
        item.identifier  # wrong: no such attribute
    recordings.with_raw_response.get_one_recording("r", account_id="a")  # wrong: missing in the raw face, too
    Cloudflare(token="t")  # wrong: no such credential
    Cloudflare(max_retries="2")  # wrong: text for a number
    Cloudflare(timeout="5")  # wrong: text for seconds
    Cloudflare(strict=None)  # wrong: null for a flag
    Cloudflare(max_retrys=1)  # wrong: a misspelt setting
    Cloudflare(on_deviations=lambda: None)  # wrong: a callback that takes nothing
    Cloudflare(transport=AsyncDefaultTransport())  # wrong: a transport of the other kind
    AsyncCloudflare(transport=DefaultTransport())  # wrong: a transport of the other kind, too
    AsyncCloudflare(default_query=["a"])  # wrong: a list for a mapping


async def asynchronously() -> None:
    await recordings.start_recordings("p", account_id="a", meeting_id="m")  # wrong: nothing to await
    client = AsyncCloudflare(api_token="t")
    started = client.realtime_kit.recordings.start_recordings("p", account_id="a", meeting_id="m")
    started.data  # wrong: never awaited
    client.realtime_kit.recordings.start_recordings("p", account_id="a")  # wrong: missing in the async face, too
    with client:  # wrong: an asynchronous context manager
        pass
