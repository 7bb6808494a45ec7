"""What is tried again, how often, and what never is."""

from __future__ import annotations

from typing import Any

import pytest

from realtimekit import APIError, APIStatusError, InternalServerError, RateLimitError

from .calls import BY_NAME, get_one, start
from .conftest import TOKEN, Face
from .judge import Answer
from .server import Drop, Server, Step, reply

ERROR = {"success": False, "error": {"code": 503, "message": "busy"}}


def busy(status: int = 503, wait: str = "0") -> Answer:
    return reply(ERROR, status, {"Retry-After": wait})


def stop(client: Any) -> Any:
    return BY_NAME["pause_resume_stop_recording"].use(client.realtime_kit.recordings)


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504])
@pytest.mark.parametrize("use", [get_one, stop])
def test_idempotent_calls_are_tried_again(
    use: Any, status: int, face: Face, server: Server
) -> None:
    server.answers(busy(status), busy(status))
    assert face(use).success is True
    assert len(server.calls) == 3
    assert len({(call.target, call.body) for call in server.calls}) == 1


@pytest.mark.parametrize("status", [408, 429])
def test_a_post_that_the_server_did_not_take_is_tried_again(
    status: int, face: Face, server: Server
) -> None:
    server.answers(busy(status))
    assert face(start).success is True
    assert len(server.calls) == 2


@pytest.mark.parametrize("step", [busy(500), busy(502), busy(503), busy(504), Drop()], ids=str)
def test_a_post_that_may_have_worked_is_not(step: Step, face: Face, server: Server) -> None:
    server.answers(step)
    with pytest.raises(APIError):
        face(start)
    assert len(server.calls) == 1


def test_a_post_may_be_tried_again_if_the_caller_says_so(face: Face, server: Server) -> None:
    server.answers(busy(503))
    assert face(lambda client: start(client.with_options(retry_unsafe=True))).success is True
    assert len(server.calls) == 2


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 422])
def test_refusals_are_final(status: int, face: Face, server: Server) -> None:
    server.answers(busy(status))
    with pytest.raises(APIStatusError):
        face(get_one)
    assert len(server.calls) == 1


@pytest.mark.parametrize("times", [0, 1, 3])
def test_the_number_is_the_callers(times: int, face: Face, server: Server) -> None:
    server.answers(*[busy()] * 9)
    with pytest.raises(InternalServerError):
        face(lambda client: get_one(client.with_options(max_retries=times)))
    assert len(server.calls) == times + 1


def test_a_lost_connection_is_tried_again(face: Face, server: Server) -> None:
    server.answers(Drop())
    assert face(get_one).success is True
    assert len(server.calls) == 2


def test_raw_response_counts(face: Face, server: Server) -> None:
    server.answers(busy(), busy())
    raw = face(
        lambda client: BY_NAME["get_one_recording"].use(
            client.realtime_kit.recordings.with_raw_response
        )
    )
    assert raw.retries_taken == 2


@pytest.mark.parametrize("wait", ["3600", "Fri, 31 Dec 2100 23:59:59 GMT"])
def test_a_wait_that_is_too_long_is_said(wait: str, face: Face, server: Server) -> None:
    server.answers(busy(429, wait))
    with pytest.raises(RateLimitError) as caught:
        face(get_one)
    assert (caught.value.retry_after or 0) >= 3600
    assert len(server.calls) == 1


def test_no_credential_is_in_the_log(
    face: Face, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    server.answers(busy())
    face(get_one)
    ours = [record for record in caplog.records if record.name.startswith("realtimekit")]
    assert len(ours) >= 2
    assert TOKEN not in caplog.text
