"""Failures: each status by both bodies, foreign bodies, and the success that is none."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from realtimekit import APIConnectionError, APIStatusError, APITimeoutError, NotFoundError

from .calls import get_one, start
from .conftest import TOKEN, Face
from .judge import Answer
from .server import Server, reply

CLASSES = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
    500: "InternalServerError",
    503: "InternalServerError",
}


def own(status: int) -> dict[str, Any]:
    return {"success": False, "error": {"code": status, "message": "what went wrong"}}


def gateway() -> dict[str, Any]:
    error = {"code": 10000, "message": "what went wrong", "source": {"pointer": "/meeting_id"}}
    return {"success": False, "errors": [error], "messages": [], "result": None}


def failure(face: Face, server: Server, answer: Answer) -> Any:
    """The exception that the answer becomes."""
    server.answers(answer)
    with pytest.raises(APIStatusError) as caught:
        face(start, max_retries=0)
    return caught.value


@pytest.mark.parametrize("status", CLASSES)
def test_own_body(status: int, face: Face, server: Server) -> None:
    error = failure(face, server, reply(own(status), status))
    assert type(error).__name__ == CLASSES[status]
    assert error.status_code == status
    assert error.body.success is False
    assert (error.body.error.code, error.body.error.message) == (status, "what went wrong")
    assert "what went wrong" in str(error)
    assert "start_recordings" in error.operation
    assert error.response.status_code == status
    assert error.request.method == "POST"


@pytest.mark.parametrize("status", CLASSES)
def test_gateway_body(status: int, face: Face, server: Server) -> None:
    error = failure(face, server, reply(gateway(), status))
    assert type(error).__name__ == CLASSES[status]
    (found,) = error.body.errors
    assert (found.code, found.message) == (10000, "what went wrong")
    assert found.source.pointer == "/meeting_id"
    assert error.body.result is None
    assert "what went wrong" in str(error)


@pytest.mark.parametrize("status", [200, 404])
def test_a_body_that_is_both_loses_no_member(status: int, face: Face, server: Server) -> None:
    """`anyOf`: the body is valid for both arms, and only one of them becomes its class."""
    body = {**gateway(), **own(status)}
    found = failure(face, server, reply(body, status)).body
    assert found.to_dict() == body
    members = {name: getattr(found, name) for name in found.__struct_fields__} | found.model_extra
    assert members.keys() == body.keys()


@pytest.mark.parametrize("body", [own(200), gateway()], ids=["own", "gateway"])
def test_success_false_is_an_error_at_200(body: dict[str, Any], face: Face, server: Server) -> None:
    error = failure(face, server, reply(body))
    assert error.status_code == 200
    assert "what went wrong" in str(error)
    assert error.body.success is False


FOREIGN = [
    Answer(502, b"<html>Bad Gateway</html>", (("Content-Type", "text/html"),), conforms=False),
    Answer(502, b"", (), conforms=False),
    Answer(502, b"{", conforms=False),
    Answer(418, b"[1]", conforms=False),
    Answer(599, b'{"success":false}', conforms=False),
]


@pytest.mark.parametrize("answer", FOREIGN, ids=lambda answer: f"{answer.status} {answer.body!r}")
def test_foreign_bodies(answer: Answer, face: Face, server: Server) -> None:
    error = failure(face, server, answer)
    assert error.status_code == answer.status
    assert str(answer.status) in str(error)
    assert error.response.content == answer.body


def test_a_long_body_is_cut(face: Face, server: Server) -> None:
    body = b"x" * 300_000
    error = failure(face, server, Answer(500, body, (("Content-Type", "text/plain"),), False))
    assert len(str(error)) < 2_000
    assert len(error.response.content) < len(body)


def test_errors_can_be_pickled_and_hold_no_secret(face: Face, server: Server) -> None:
    error = failure(face, server, reply(own(401), 401))
    copy = pickle.loads(pickle.dumps(error))
    assert (type(copy), copy.status_code, str(copy)) == (type(error), 401, str(error))
    shown = f"{error!r} {error} {error.request!r} {error.response!r} {vars(error)!r}"
    assert TOKEN not in shown
    assert TOKEN.encode() not in pickle.dumps(error)


def test_nothing_active(face: Face, server: Server) -> None:
    server.answers(reply(own(404), 404))
    with pytest.raises(NotFoundError, match="what went wrong"):
        face(
            lambda client: client.realtime_kit.recordings.get_active_recordings(
                "any", account_id="a", app_id="b"
            )
        )


def test_no_server(face: Face, server: Server) -> None:
    with pytest.raises(APIConnectionError) as caught:
        face(get_one, base_url="http://127.0.0.1:1", max_retries=0)
    assert not isinstance(caught.value, APITimeoutError)
    assert TOKEN not in repr(caught.value)
