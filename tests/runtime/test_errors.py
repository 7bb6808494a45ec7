"""The errors that are raised for answers, and what they tell."""

from __future__ import annotations

import pickle
from typing import Any

import pytest
from sample_api import Shop
from sample_api._runtime.answer import errors
from sample_api._runtime.answer.conclusion import message_in
from sample_api.models import ErrorBody
from sample_api.testing import MockResponse, MockTransport, connection_lost, timed_out

import realtimekit
import realtimekit.testing

from .calling import Caller
from .serving import Reply

BODY = {"success": False, "error": {"code": 404, "message": "no such item"}}


def _caught(response: MockResponse) -> errors.APIStatusError:
    transport = MockTransport({"GET /items/1": response})
    with (
        Shop(token="x", transport=transport, max_retries=0) as client,
        pytest.raises(errors.APIStatusError) as caught,
    ):
        client.items.get("1")
    return caught.value


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, errors.BadRequestError),
        (401, errors.AuthenticationError),
        (403, errors.PermissionDeniedError),
        (404, errors.NotFoundError),
        (409, errors.ConflictError),
        (418, errors.APIStatusError),
        (422, errors.UnprocessableEntityError),
        (429, errors.RateLimitError),
        (500, errors.InternalServerError),
        (599, errors.InternalServerError),
        (304, errors.APIStatusError),
    ],
)
def test_kinds(status: int, kind: type[errors.APIStatusError]) -> None:
    error = _caught(MockResponse(status))
    assert type(error) is kind
    assert (error.status_code, error.body) == (status, None)


def test_everything_is_there(caller: Caller) -> None:
    caller.server.replies(
        Reply(404, body=BODY, headers=(("X-Request-Id", "r-1"), ("Retry-After", "5")))
    )
    with pytest.raises(errors.NotFoundError) as caught:
        caller.call(lambda client: client.items.get("7"))
    for error in (caught.value, pickle.loads(pickle.dumps(caught.value))):
        assert str(error) == "status 404: no such item (code 404)"
        assert error.operation == "items.get"
        assert isinstance(error.body, ErrorBody)
        assert error.body.error.message == "no such item"
        assert error.request is not None
        url = f"{caller.server.address}/items/7"
        assert (error.request.method, error.request.url) == ("GET", url)
        assert error.request.headers["accept"] == "application/json"
        assert error.response.headers["x-request-id"] == error.request_id == "r-1"
        assert error.response.json() == BODY
        assert error.retry_after == 5.0


def test_success_status_with_a_failure_in_the_body(caller: Caller) -> None:
    caller.server.replies(Reply(200, body=BODY))
    with pytest.raises(errors.APIStatusError) as caught:
        caller.call(lambda client: client.items.get("7"))
    assert (caught.value.status_code, caught.value.body.error.code) == (200, 404.0)
    assert "no such item" in str(caught.value)
    assert len(caller.server.seen) == 1


def test_failure_that_no_type_knows() -> None:
    transport = MockTransport({"GET /y": MockResponse(json={"x": 1, "success": False})})
    with Shop(token="x", transport=transport) as client, pytest.raises(errors.APIStatusError):
        client.get("/y", cast_to=dict[str, int])


def test_failure_is_told_from_what_only_looks_like_it() -> None:
    transport = MockTransport({"GET /y": MockResponse(json={"success": 0, "data": []})})
    with Shop(token="x", transport=transport) as client:
        assert client.get("/y", cast_to=object) == {"success": 0, "data": []}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({"message": "m"}, "m"),
        ({"error": "text"}, "text"),
        ({"error": {"message": "m", "code": 7}}, "m (code 7)"),
        ({"errors": [{"code": 1000, "message": "m"}], "result": None}, "m (code 1000)"),
        ({"errors": ["text"]}, "text"),
        ({"title": "Gone", "detail": "for good", "type": "about:blank"}, "Gone: for good"),
        ({"errors": [], "message": "m"}, "m"),
        ({"error": {"message": 5}}, ""),
        ({}, ""),
        ([], ""),
        (None, ""),
        ("text", ""),
    ],
)
def test_messages(body: Any, message: str) -> None:
    assert message_in(body) == message


def test_bodies_of_other_shapes_are_kept() -> None:
    assert _caught(MockResponse(500, json={"odd": 1})).response.json() == {"odd": 1}
    assert _caught(MockResponse(502, content=b"<html>")).body == "<html>"
    assert str(_caught(MockResponse(502, content=b"<html>"))) == "status 502"
    assert _caught(MockResponse(500, content=b"\xff")).response.content == b"\xff"


def test_huge_and_nasty_bodies_are_cut_and_cleaned() -> None:
    error = _caught(MockResponse(500, content=[b"x" * 50_000] * 1000))
    assert len(error.response.content) <= 64 * 1024
    text = str(_caught(MockResponse(500, json={"message": "\x1b[31m\r\n" + "m" * 10_000})))
    assert text.isprintable()
    assert len(text) < 600


def test_no_answer() -> None:
    for failure, kind in ((connection_lost, "APIConnectionError"), (timed_out, "APITimeoutError")):
        transport = MockTransport({"POST /items": failure()})
        with (
            Shop(token="x", transport=transport) as client,
            pytest.raises(errors.APIConnectionError) as caught,
        ):
            client.items.create("s", title="t")
        again = pickle.loads(pickle.dumps(caught.value))
        assert type(again).__name__ == kind
        assert (again.maybe_sent, again.operation) == (True, "items.create")
        assert again.request.url == "https://shop.example/v1/shops/s/items"
        assert isinstance(again, errors.APIError)


def test_error_bodies_of_streams() -> None:
    transport = MockTransport({"GET /items/1": MockResponse(404, json=BODY)})
    client = Shop(token="x", transport=transport)
    with (
        pytest.raises(errors.NotFoundError, match="no such item"),
        client.items.with_streaming_response.get("1"),
    ):
        pass


def test_the_request_is_named_by_the_first_of_the_listed_headers() -> None:
    def identified(headers: dict[str, str]) -> str | None:
        client = realtimekit.Cloudflare(
            api_token="t",
            max_retries=0,
            transport=realtimekit.testing.MockTransport(
                {"GET /status": realtimekit.testing.MockResponse(404, headers=headers)}
            ),
        )
        with pytest.raises(realtimekit.NotFoundError) as caught:
            client.get("/status", cast_to=object)
        return caught.value.request_id

    assert identified({"CF-Ray": "c"}) == "c"
    assert identified({"CF-Ray": "c", "X-Request-Id": "x"}) == "x"
    assert identified({"X-Trace": "t"}) is None
