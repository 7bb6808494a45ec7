"""Timeouts, and redirects within and beyond the origin."""

from __future__ import annotations

import pytest

from realtimekit import APIConnectionError, APIError, APITimeoutError, Timeout

from .calls import BY_NAME, REFERENCE_BODY, get_one, start
from .conftest import TOKEN, Face
from .judge import Answer
from .server import PREFIX, Drop, Hang, Server, reply

ONE = BY_NAME["get_one_recording"].path
START = BY_NAME["start_recordings"].path


def redirect(status: int, location: str) -> Answer:
    return Answer(status, b"", (("Location", location),), conforms=False)


def elsewhere(server: Server, path: str) -> str:
    return server.base_url.removesuffix(PREFIX) + path


@pytest.mark.parametrize("hang", [Hang(), Hang(reply({"success": True}))], ids=["head", "body"])
def test_timeout(hang: Hang, face: Face, server: Server) -> None:
    server.answers(hang)
    with pytest.raises(APITimeoutError) as caught:
        face(get_one, timeout=0.1, max_retries=0)
    assert isinstance(caught.value, APIConnectionError)
    assert TOKEN not in f"{caught.value} {caught.value!r}"


def test_timeout_of_one_call(face: Face, server: Server) -> None:
    use = BY_NAME["get_one_recording"].path.rpartition("/")[2]
    server.answers(Hang())
    with pytest.raises(APITimeoutError):
        face(
            lambda client: client.realtime_kit.recordings.get_one_recording(
                use, account_id="a", app_id="b", timeout=0.1
            ),
            max_retries=0,
        )


def test_a_post_that_timed_out_is_not_tried_again(face: Face, server: Server) -> None:
    server.answers(Hang())
    with pytest.raises(APITimeoutError):
        face(start, timeout=Timeout(read=0.1))
    assert len(server.calls) == 1


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_of_a_get(status: int, face: Face, server: Server) -> None:
    server.answers(redirect(status, ONE))
    assert face(get_one).success is True
    assert [call.method for call in server.calls] == ["GET", "GET"]
    assert server.calls[1].header("Authorization") == f"Bearer {TOKEN}"


@pytest.mark.parametrize("status", [307, 308])
def test_redirect_that_keeps_the_body(status: int, face: Face, server: Server) -> None:
    server.answers(redirect(status, elsewhere(server, START)))
    assert face(start).success is True
    assert [(call.method, call.body) for call in server.calls] == [("POST", REFERENCE_BODY)] * 2


@pytest.mark.parametrize("status", [301, 302, 303])
def test_redirect_to_a_get(status: int, face: Face, server: Server) -> None:
    server.answers(redirect(status, ONE))
    assert face(start).success is True
    assert [(call.method, call.body) for call in server.calls][1] == ("GET", b"")


@pytest.mark.parametrize("status", [302, 307])
def test_credentials_stay_at_home(
    status: int, face: Face, server: Server, other_server: Server
) -> None:
    other_server.takes_wrong_requests = True
    server.answers(redirect(status, elsewhere(other_server, ONE)))
    secret = {"Cookie": "session=1", "X-Own-Key": "own"}
    face(get_one, default_headers=secret)
    headers = dict(other_server.only_call.headers)
    assert not {
        name for name in headers if name.lower() in ("authorization", "cookie", "x-own-key")
    }
    assert TOKEN not in str(headers)
    assert other_server.wrong_requests, "the judge misses the credentials"


def test_legacy_credentials_stay_at_home(face: Face, server: Server, other_server: Server) -> None:
    other_server.takes_wrong_requests = True
    server.answers(redirect(302, elsewhere(other_server, ONE)))
    face(get_one, api_token=None, api_email="me@example.com", api_key="k-123")
    assert server.only_call.header("X-Auth-Email") == "me@example.com"
    assert server.only_call.header("X-Auth-Key") == "k-123"
    assert not {n for n, _ in other_server.only_call.headers if n.lower().startswith("x-auth")}


def test_a_body_does_not_leave_the_origin(face: Face, server: Server, other_server: Server) -> None:
    server.answers(redirect(307, elsewhere(other_server, START)))
    with pytest.raises(APIError):
        face(start)
    assert other_server.calls == []


def test_redirects_end(face: Face, server: Server) -> None:
    server.answers(*[redirect(302, ONE)] * 30)
    with pytest.raises(APIError):
        face(get_one)
    assert len(server.calls) <= 12


@pytest.mark.parametrize("location", ["file:///etc/passwd", "http://", "", "\\\\host\\x"])
def test_odd_places(location: str, face: Face, server: Server) -> None:
    server.takes_wrong_requests = True
    server.answers(redirect(302, location), *[Drop()] * 9)
    with pytest.raises(APIError):
        face(get_one, max_retries=0)
