"""What is refused before anything is sent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from realtimekit import VideoCodec

from .calls import ACCOUNT, APP, MEETING, RECORDING
from .conftest import Face
from .server import Server

START: dict[str, Any] = {"app_id": APP, "account_id": ACCOUNT, "meeting_id": MEETING}


def starting(**changes: Any) -> Callable[[Any], Any]:
    return lambda client: client.realtime_kit.recordings.start_recordings(**{**START, **changes})


def tracking(**changes: Any) -> Callable[[Any], Any]:
    arguments = {**START, **changes}
    return lambda client: client.realtime_kit.recordings.start_track_recording(**arguments)


def listing(**filters: Any) -> Callable[[Any], Any]:
    return lambda client: client.realtime_kit.recordings.get_recordings(
        APP, account_id=ACCOUNT, **filters
    )


SFTP = {
    "type": "sftp",
    "auth_method": "KEY",
    "bucket": "b",
    "access_key": "k-hidden",
    "region": "r",
    "host": "h",
    "port": 22,
    "username": "u",
}
REFUSED: dict[str, tuple[Callable[[Any], Any], str]] = {
    "max_seconds too small": (starting(max_seconds=5), "max_seconds"),
    "max_seconds too large": (starting(max_seconds=86401), "max_seconds"),
    "max_seconds in a string": (starting(max_seconds="60"), "max_seconds"),
    "max_seconds with a fraction": (starting(max_seconds=60.5), "max_seconds"),
    "no such codec": (starting(audio_config={"codec": "OGG"}), "codec"),
    "height": (starting(video_config={"height": 0}), "height"),
    "width": (starting(video_config={"width": 1921}), "width"),
    "watermark": (starting(video_config={"watermark": {"size": {"width": 0}}}), "width"),
    "bucket without enabled": (starting(realtimekit_bucket_config={}), "enabled"),
    "storage without a type": (starting(storage_config={"bucket": "b"}), "storage_config"),
    "aws without a key": (starting(storage_config={"type": "aws", "bucket": "b"}), "access_key"),
    "sftp without its key": (starting(storage_config=SFTP), "private_key"),
    "empty region": (
        starting(storage_config={"type": "azure", "bucket": "b", "access_key": "k", "region": ""}),
        "region",
    ),
    "nobody": (tracking(user_ids=[]), "user_ids"),
    "too many": (tracking(user_ids=["x"] * 101), "user_ids"),
    "a name that is too long": (tracking(user_ids=["x" * 257]), "user_ids"),
    "a prefix with a slash": (
        tracking(layers={"default": {"file_name_prefix": "a/b"}}),
        "file_name_prefix",
    ),
    "page": (listing(page_no=-1), "page_no"),
    "order": (listing(sort_order="UP"), "sort_order"),
    "status": (listing(status=["PLAYING"]), "status"),
    "account": (starting(account_id="0" * 33), "account_id"),
}
PATHS = ["", ".", "..", "%2e", "%2E%2e", "a\nb", "a\0b"]


@pytest.mark.parametrize("name", REFUSED)
def test_constraints(name: str, face: Face, server: Server) -> None:
    use, parameter = REFUSED[name]
    with pytest.raises(ValueError, match=parameter) as caught:
        face(use)
    assert server.calls == []
    assert "hidden" not in str(caught.value)


def test_all_violations_are_told_at_once(face: Face, server: Server) -> None:
    with pytest.raises(ValueError, match="max_seconds") as caught:
        face(starting(max_seconds=5, video_config={"height": 0}))
    assert "height" in str(caught.value)


def test_the_check_can_be_turned_off(face: Face, server: Server) -> None:
    server.takes_wrong_requests = True
    face(starting(max_seconds=5, audio_config={"codec": "OGG"}), validate_requests=False)
    assert b'"max_seconds":5' in server.only_call.body
    assert b'"codec":"OGG"' in server.only_call.body
    assert server.wrong_requests, "the judge sees what was let through"


def test_a_member_made_on_purpose_is_let_through(face: Face, server: Server) -> None:
    server.takes_wrong_requests = True
    face(starting(video_config={"codec": VideoCodec("AV1")}))
    assert b'"codec":"AV1"' in server.only_call.body


@pytest.mark.parametrize("value", PATHS, ids=repr)
@pytest.mark.parametrize("name", ["account_id", "app_id"])
def test_path_values(name: str, value: str, face: Face, server: Server) -> None:
    with pytest.raises(ValueError, match=name):
        face(starting(**{name: value}), validate_requests=False)
    assert server.calls == []


def test_the_last_path_value(face: Face, server: Server) -> None:
    with pytest.raises(ValueError, match="recording_id"):
        face(
            lambda client: client.realtime_kit.recordings.get_one_recording(
                "..", account_id=ACCOUNT, app_id=APP
            )
        )
    assert server.calls == []


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "a\nb", "a\rb", "a\0b"], ids=repr)
def test_header_values(value: str, face: Face, server: Server) -> None:
    with pytest.raises(ValueError, match="X-Own"):
        face(
            lambda client: client.realtime_kit.recordings.get_one_recording(
                RECORDING, account_id=ACCOUNT, app_id=APP, extra_headers={"X-Own": value}
            )
        )
    assert server.calls == []
