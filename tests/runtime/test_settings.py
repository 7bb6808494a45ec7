"""Settings that are not what they have to be, header fields that are left out, and assignments."""

from __future__ import annotations

import traceback
from decimal import Decimal
from typing import Any

import pytest
from sample_api import AsyncShop, Shop
from sample_api._runtime.answer.errors import MissingCredentialsError
from sample_api._runtime.describe.options import Timeout
from sample_api.testing import MockResponse, MockTransport

from .calling import Caller
from .serving import Reply


class Limits:
    """Stands for the timeout of an HTTP library."""

    connect = 3.0


WRONG: list[tuple[str, Any, str]] = [
    ("timeout", (3, 10), r"seconds, None for no limit, or a sample_api.Timeout .* got tuple$"),
    ("timeout", Limits(), r"got tests\.runtime\.test_settings\.Limits$"),
    ("timeout", "5", "got str$"),
    ("timeout", True, "got bool$"),
    ("timeout", 0, "seconds > 0, .* got 0$"),
    ("timeout", float("inf"), "None for no limit, got inf$"),
    ("timeout", Timeout(read=(1, 2)), r"got tuple$"),  # type: ignore[arg-type]
    ("timeout", Timeout(connect=-1), "seconds > 0, .* got -1$"),
    ("max_retries", 1.5, "a whole number, 0 or more, got 1.5$"),
    ("max_retries", "3", "got str$"),
    ("max_retries", True, "got bool$"),
    ("max_retry_after", "1m", "seconds, 0 or more, got str$"),
    ("max_retry_after", Decimal(3), "got decimal.Decimal$"),
    ("max_response_bytes", 1e6, "a whole number, 0 or more, or None, got 1000000.0$"),
    ("retry_unsafe", "no", "True or False, got str$"),
    ("strict", 1, "True or False, got 1$"),
    ("validate_requests", [], "True or False, got list$"),
    ("default_headers", [("X-A", "1")], "a mapping of names to strings, got list$"),
    ("default_query", "a=b", "a mapping of names to values, got str$"),
    ("on_deviations", "print", "a function that takes a response, got str$"),
    ("base_url", b"http://x", "a string, got bytes$"),
]


@pytest.mark.parametrize(("name", "value", "words"), WRONG)
def test_a_wrong_setting_is_named_and_what_it_takes(name: str, value: Any, words: str) -> None:
    settings: dict[str, Any] = {name: value}
    for make in (Shop, Shop().copy, AsyncShop, AsyncShop().copy):
        with pytest.raises((TypeError, ValueError), match=rf"^{name}[:.].*{words}"):
            make(**settings)


def test_none_is_no_number_of_retries_and_no_change_of_it() -> None:
    nothing: Any = None
    with pytest.raises(
        TypeError, match=r"^max_retries: expected a whole number, 0 or more, got None$"
    ):
        Shop(max_retries=nothing)
    assert Shop(max_retries=7).copy(max_retries=None)._config.max_retries == 7


@pytest.mark.parametrize("timeout", [(3, 10), Limits(), "5", 0, Timeout(read=0)])
def test_a_wrong_timeout_of_a_call_is_named(timeout: Any) -> None:
    transport = MockTransport({})
    with pytest.raises(ValueError, match=r"^timeout"):
        Shop(token="t", transport=transport).items.get("1", timeout=timeout)
    assert transport.requests == []


@pytest.mark.parametrize("value", [3, ["s3cret"], ("u", 3), ("s3cret", "b", "c"), {"s3cret": 1}])
def test_a_wrong_credential_is_named_and_not_shown(value: Any) -> None:
    with pytest.raises(TypeError, match=r"^login: expected a string, a pair") as caught:
        Shop(login=value)
    shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    assert "s3cret" not in repr([f.locals for f in shown.stack if "sample_api" in f.filename])


LEFT_OUT = ["X-Own", "User-Agent", "Accept", "Authorization", "x-own"]


@pytest.mark.parametrize("name", LEFT_OUT)
@pytest.mark.parametrize("place", ["extra_headers", "default_headers", "copy"])
def test_none_leaves_a_header_field_out(caller: Caller, name: str, place: str, item: Any) -> None:
    """The text `None` is never sent, also not for a credential."""
    caller.server.replies(Reply(body=item))
    defaults: dict[str, Any] = {"X-Own": "1"}
    if place == "default_headers":
        defaults = {**{n: v for n, v in defaults.items() if n.lower() != name.lower()}, name: None}

    def use(client: Any) -> Any:
        if place == "copy":
            return client.copy(default_headers={name: None}).items.get("1")
        extra = {name: None} if place == "extra_headers" else None
        return client.items.get("1", extra_headers=extra)

    caller.call(use, default_headers=defaults)
    sent = caller.server.seen[0].headers
    # An HTTP library may have a User-Agent and an Accept of its own where there is none.
    left = sent.get(name.lower(), "")
    assert not left or name in ("User-Agent", "Accept")
    assert "sample_api" not in left
    assert "json" not in left
    assert "None" not in sent.values()


def test_a_field_that_is_left_out_stands_for_a_credential_that_is_missing() -> None:
    transport = MockTransport(lambda _: MockResponse(json={"success": True}))
    client = Shop(transport=transport)
    with pytest.raises(MissingCredentialsError):
        client.items.get("1")
    client.items.get("1", extra_headers={"Authorization": None})
    client.get("/items/1", cast_to=dict, headers={"Authorization": None})
    assert [each.headers.get("authorization") for each in transport.requests] == [None, None]


def test_accept_encoding_is_sent_once_as_the_caller_says(caller: Caller, item: Any) -> None:
    caller.server.replies(Reply(body=item))
    extra = {"Accept-Encoding": "identity"}
    caller.call(lambda client: client.items.get("1", extra_headers=extra))
    assert caller.server.seen[0].headers["accept-encoding"] == "identity"
    with pytest.raises(ValueError, match="'identity' asks for no compression"):
        Shop(default_headers={"Accept-Encoding": None})


@pytest.mark.parametrize("value", [b"x", bytearray(b"x")])
def test_bytes_are_no_header_value(value: Any) -> None:
    with pytest.raises(ValueError, match="X-A: a header value must be a string, not bytes"):
        Shop(default_headers={"X-A": value})


@pytest.mark.parametrize("name", ["token", "login", "timeout", "max_retries", "base_url", "strict"])
@pytest.mark.parametrize("make", [Shop, AsyncShop])
def test_a_setting_can_not_be_assigned_and_says_how_it_is_changed(make: Any, name: str) -> None:
    client = make(token="t")
    with pytest.raises(
        AttributeError, match=rf"{name} can't be assigned: copy\({name}=…\)"
    ) as caught:
        setattr(client, name, "s3cret")
    shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    assert "s3cret" not in repr([f.locals for f in shown.stack if "sample_api" in f.filename])
    with pytest.raises(AttributeError, match="transport can't be assigned"):
        client.transport = MockTransport({})


def test_other_attributes_can_be_assigned() -> None:
    """As those who replace a method in a test do."""
    client: Any = Shop(token="t")
    client.send = client.note = lambda *_: "replaced"
    assert client.items.get("1") == client.note() == "replaced"


def test_a_copy_takes_credentials_by_name() -> None:
    transport = MockTransport(lambda _: MockResponse(json={"success": True}))
    client = Shop(token="old", transport=transport)
    for copied in (
        client.copy(token="new", max_retries=0),
        client.with_options(token=lambda: "new"),
        client.copy(credentials={"token": "other"}, token="new"),
        client.copy(token=None, email="e", key="k"),
        client,
    ):
        copied.items.get("1")
    sent = [each.headers.get("authorization") for each in transport.requests]
    assert sent == ["Bearer new", "Bearer new", "Bearer new", None, "Bearer old"]
    assert transport.requests[3].headers["x-auth-key"] == "k"


@pytest.mark.parametrize("name", ["tokem", "max_retrys"])
def test_a_copy_takes_no_other_names(name: str) -> None:
    named: dict[str, Any] = {name: "s3cret"}
    with pytest.raises(TypeError, match=rf"unexpected keyword argument '{name}'") as caught:
        Shop(token="s3cret").copy(**named)
    shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    assert "s3cret" not in repr([f.locals for f in shown.stack if "sample_api" in f.filename])
