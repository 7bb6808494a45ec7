"""How a program that uses the client is tested without a server: `pytest test_with_testing.py`."""

from realtimekit import Cloudflare, NotFoundError
from realtimekit.testing import MockResponse, MockTransport, connection_refused

ACTIVE = "GET /recordings/active-recording/{meeting_id}"
CHANGE = "PUT /recordings/{recording_id}"
RECORDING = {
    "id": "182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e",
    "audio_download_url": None,
    "download_url": None,
    "download_url_expiry": None,
    "file_size": None,
    "invoked_time": "2030-01-01T00:00:00Z",
    "output_file_name": "meeting.mp4",
    "session_id": None,
    "started_time": None,
    "status": "RECORDING",
    "stopped_time": None,
}
FOUND = MockResponse(json={"success": True, "data": RECORDING})
NONE = MockResponse(404, json={"success": False, "error": {"code": 404, "message": "none"}})


def stop(client: Cloudflare, meeting_id: str) -> bool:
    """The program: stop the recording of a meeting, and tell whether there was one."""
    recordings = client.realtime_kit.recordings
    try:
        active = recordings.get_active_recordings(meeting_id, account_id="a", app_id="b")
    except NotFoundError:
        return False
    recordings.pause_resume_stop_recording(
        active.data.id, account_id="a", app_id="b", action="stop"
    )
    return True


def client_over(transport: MockTransport) -> Cloudflare:
    """A client that reaches nobody; `strict` proves that the answers are as the API's would be."""
    return Cloudflare(api_token="a token", transport=transport, strict=True)


def test_a_recording_is_stopped() -> None:
    transport = MockTransport({ACTIVE: FOUND, CHANGE: FOUND})
    assert stop(client_over(transport), "meeting")
    assert transport.requests[-1].path.endswith(f"/recordings/{RECORDING['id']}")
    assert transport.requests[-1].json() == {"action": "stop"}


def test_there_is_nothing_to_stop() -> None:
    assert not stop(client_over(MockTransport({ACTIVE: NONE})), "meeting")


def test_a_server_that_cannot_be_reached_is_asked_again() -> None:
    transport = MockTransport({ACTIVE: [connection_refused(), NONE]})
    assert not stop(client_over(transport), "meeting")
    assert len(transport.requests) == 2
