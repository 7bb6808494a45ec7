"""Credentials and secret fields show up nowhere."""

from __future__ import annotations

import copy
import logging
import pickle
import pprint
import reprlib
import traceback
from typing import Any

import pytest
from rich.pretty import pretty_repr
from sample_api import Shop
from sample_api._runtime.answer.errors import APIError, MissingCredentialsError
from sample_api._runtime.describe.credentials import Credentials
from sample_api._runtime.describe.schemes import bearer
from sample_api._runtime.values.fields import HeaderMap
from sample_api._runtime.values.models import UNSET, UnreadObject
from sample_api._runtime.values.redaction import Secret
from sample_api.models import Bucket, Store
from sample_api.testing import MockResponse, MockTransport, connection_lost
from sentry_sdk.serializer import serialize

from .calling import Caller
from .serving import Reply

WAYS: list[dict[str, Any]] = [
    {"token": "s3cret"},
    {"email": "s3cret@example.org", "key": "s3cret"},
    {"session": "s3cret"},
    {"login": ("user", "s3cret")},
    {"query_key": "s3cret"},
    {"token": lambda: "s3cret"},
]


def test_which_alternative_is_taken() -> None:
    def sent(**credentials: Any) -> Any:
        transport = MockTransport(lambda _: MockResponse(json={"success": True}))
        with Shop(transport=transport, **credentials) as client:
            client.items.get("1")
        return transport.requests[0]

    assert sent(token="a").headers["authorization"] == "Bearer a"
    both = sent(token="a", email="e", key="k").headers
    assert both["authorization"] == "Bearer a"
    assert "x-auth-key" not in both
    pair = sent(email="e", key="k").headers
    assert (pair["x-auth-email"], pair["x-auth-key"]) == ("e", "k")
    assert sent(session="c/d").headers["cookie"] == "session=c%2Fd"
    assert sent(query_key="q&").query == [("api_key", "q&")]
    assert sent(login=("u", "p")).headers["authorization"] == "Basic dTpw"
    tokens = iter(["first", "second"])
    assert sent(token=lambda: next(tokens)).headers["authorization"] == "Bearer first"


def test_missing_credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    transport = MockTransport(lambda _: MockResponse(json={"success": True}))
    client = Shop(email="only half", transport=transport)
    with pytest.raises(MissingCredentialsError) as caught:
        client.items.get("1")
    assert "token (or the environment variable SHOP_TOKEN), or email and key" in str(caught.value)
    assert transport.requests == []
    client.items.get("1", extra_headers={"Authorization": "Bearer mine"})
    client.items.note("1")
    assert "authorization" not in transport.requests[1].headers
    monkeypatch.setenv("SHOP_TOKEN", "from outside")
    Shop(transport=transport).items.get("1")
    assert transport.requests[2].headers["authorization"] == "Bearer from outside"


def test_credential_can_be_left_out_of_a_call() -> None:
    transport = MockTransport(lambda _: MockResponse(json={"success": True}))
    Shop(token="t", transport=transport).items.get("1", extra_headers={"Authorization": UNSET})
    assert "authorization" not in transport.requests[0].headers


@pytest.mark.parametrize("way", WAYS, ids=lambda way: "+".join(way))
@pytest.mark.parametrize("fault", ["drop", "status", "refused"])
def test_nothing_shows_a_credential(
    caller: Caller, way: dict[str, Any], fault: str, caplog: pytest.LogCaptureFixture
) -> None:
    caller.server.replies(Reply(drop=True) if fault == "drop" else Reply(403, body={"a": 1}))
    settings: dict[str, Any] = {"token": None, "default_headers": {"X-Own": "s3cret"}, **way}
    if fault == "refused":
        settings["base_url"] = "http://127.0.0.1:9"
    with caplog.at_level(logging.DEBUG, logger="sample_api"), pytest.raises(APIError) as caught:
        caller.call(lambda client: client.items.create("s", title="t"), max_retries=0, **settings)
    frames = traceback.TracebackException.from_exception(caught.value, capture_locals=True).stack
    ours = [frame.locals for frame in frames if "sample_api" in frame.filename]
    assert ours
    assert "s3cret" not in repr(ours)
    assert "s3cret" not in repr(caught.value) + str(caught.value) + repr(vars(caught.value))
    assert b"s3cret" not in pickle.dumps(caught.value)
    assert "s3cret" not in caplog.text
    assert caplog.records
    assert caught.value.__context__ is None


def test_bad_credential_is_named_and_not_shown() -> None:
    client = Shop(token="s3cret\r\nX: y", transport=MockTransport({}))
    with pytest.raises(ValueError, match="token") as caught:
        client.items.get("1")
    assert "s3cret" not in str(caught.value)
    shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    assert "s3cret" not in repr([f.locals for f in shown.stack if "sample_api" in f.filename])


def test_client_shows_and_pickles_nothing() -> None:
    client = Shop(token="s3cret", default_headers={"X": "s3cret"}, transport=MockTransport({}))
    assert "s3cret" not in repr(client) + repr(vars(client))
    with pytest.raises(TypeError) as caught:
        pickle.dumps(client)
    assert "s3cret" not in str(caught.value)
    with pytest.raises(TypeError):
        pickle.dumps(Credentials({"t": bearer()}, {"t": "s3cret"}))
    with pytest.raises(ValueError, match="unknown name"):
        client.copy(credentials={"tokem": "s3cret"})


def test_secret_fields() -> None:
    bucket = Bucket(type=Store.BUCKET, name="b", secret="s3cret")
    assert "s3cret" not in repr(bucket) + repr(list(bucket.__rich_repr__()))
    assert b"s3cret" not in pickle.dumps(bucket)
    again = pickle.loads(pickle.dumps(bucket))
    assert (again.name, again.secret) == ("b", UNSET)
    assert copy.copy(bucket).secret == copy.deepcopy(bucket).secret == "s3cret"
    assert bucket.to_json() == '{"type":"bucket","name":"b","secret":"s3cret"}'


def test_secret_is_a_string_but_for_its_repr() -> None:
    secret = Secret("s3cret")
    assert (repr(secret), str(secret), secret == "s3cret") == ("***", "s3cret", True)


def test_a_piece_of_a_secret_is_secret() -> None:
    """A tool that cuts long strings asks for the piece's repr."""
    secret = Secret("s3cret" * 30)
    assert repr([secret[:80], secret[0], secret[::2]]) == "[***, ***, ***]"
    assert secret[:6] == "s3cret"
    assert pretty_repr(secret, max_string=80) == "***+100"


def _seen_in_the_field(value: object) -> str:
    """What rich and sentry make of a value, and Python's own printers."""
    serialized = serialize({"extra": {"it": value}}), serialize({"it": value}, is_vars=True)
    python = pprint.pformat([value], width=20), reprlib.repr(value)
    return f"{pretty_repr(value, max_string=5)} {serialized} {python}"


def test_tools_that_pass_repr_by_see_no_secret() -> None:
    """Structs have a way into rich of their own, and sentry goes through the items of mappings."""

    for value in (
        Bucket(type=Store.BUCKET, name="b", secret="s3cret"),
        UnreadObject(secret="s3cret"),
        HeaderMap([("Set-Cookie", "a=s3cret"), ("Set-Cookie", "b=s3cret")]),
        HeaderMap([("Set-Cookie", "a=s3cret")]).fields,
        HeaderMap([("Set-Cookie", "a=s3cret")]).get_all("set-cookie"),
        Secret("s3cret"),
    ):
        for shown in map(_seen_in_the_field, (value, [value], {"it": value})):
            assert "s3cr" not in shown


def test_headers_of_responses_hide_cookies() -> None:
    headers = HeaderMap([("Set-Cookie", "a=s3cret"), ("X", "y")])
    assert repr(headers) == "HeaderMap({'set-cookie': '***', 'x': 'y'})"
    assert headers["set-cookie"] == "a=s3cret"


def test_log_lines(caplog: pytest.LogCaptureFixture, fast_retries: None) -> None:
    answers: Any = [connection_lost(), MockResponse(json={"success": True})]
    transport = MockTransport({"GET /items/1": answers})
    with caplog.at_level(logging.DEBUG, logger="sample_api"):
        Shop(query_key="s3cret", transport=transport).items.get("1")
    levels = [
        (record.levelname, record.getMessage().partition(" in ")[0]) for record in caplog.records
    ]
    assert levels == [
        ("DEBUG", "GET /v1/items/1"),
        ("INFO", "GET /v1/items/1: connection lost; retry 1"),
        ("DEBUG", "GET /v1/items/1: 200"),
    ]
