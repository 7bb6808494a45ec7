"""What is refused before anything is sent, and in which words."""

from __future__ import annotations

from typing import Any

import pytest
from sample_api import Shop
from sample_api._runtime.answer.errors import InvalidRequestError
from sample_api._runtime.values.models import UNSET
from sample_api.models import Bucket, Color, SftpByKey, Size, Store
from sample_api.testing import MockResponse, MockTransport

OK = MockResponse(json={"success": True})


def _client(**settings: Any) -> tuple[Shop, MockTransport]:
    transport = MockTransport(lambda request: OK)
    return Shop(token="x", transport=transport, **settings), transport


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"seconds": 5}, "seconds: expected an integer ≥ 60 and ≤ 86400, got 5"),
        ({"seconds": "60"}, "seconds: expected an integer ≥ 60 and ≤ 86400, got '60'"),
        ({"seconds": True}, "seconds: expected an integer ≥ 60 and ≤ 86400, got True"),
        ({"title": ""}, "title: expected a string of 1 to 20 characters, got ''"),
        ({"color": "pink"}, "color: expected 'red' or 'dark blue', got 'pink'"),
        ({"size": {"width": 0}}, "size.width: expected an integer ≥ 1, got 0"),
        ({"size": Size(height=0)}, "size.height: expected an integer ≥ 1, got 0"),
        ({"tags": []}, "tags: expected an array of at least 1 item, got []"),
        ({"tags": ["a", 5]}, "tags[1]: expected a string, got 5"),
        ({"storage": {"type": "bucket", "name": "b"}}, "storage.secret: missing, but required"),
        (
            {"storage": {"type": "bucket", "name": "b", "secret": 987654}},
            "storage.secret: expected a string of at least 1 character, got an integer that is not shown",
        ),
        (
            {"storage": {"type": "sftp", "auth_method": "KEY", "host": "h", "password": "p4ss"}},
            "storage.private_key: missing, but required",
        ),
        (
            {"storage": {"type": "cloud", "secret": "p4ss"}},
            "storage: expected one of Bucket, SftpByKey, SftpByPassword, but the value matches none of them",
        ),
    ],
)
def test_bodies(arguments: dict[str, Any], message: str) -> None:
    client, transport = _client()
    with_title: dict[str, Any] = {"title": "t", **arguments}
    with pytest.raises(InvalidRequestError) as caught:
        client.items.create("s", **with_title)
    assert str(caught.value) == message
    assert isinstance(caught.value, ValueError)
    assert caught.value.operation == "items.create"
    assert transport.requests == []


def test_all_problems_at_once() -> None:
    client, _ = _client()
    with pytest.raises(InvalidRequestError) as caught:
        client.items.create("s", title="", seconds=1, color="pink")
    assert [problem.partition(":")[0] for problem in caught.value.problems] == [
        "title",
        "seconds",
        "color",
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"page": -1}, "page: expected a number ≥ 0, got -1"),
        ({"status": ["red", "pink"]}, "status[1]: expected 'red' or 'dark blue', got 'pink'"),
    ],
)
def test_parameters(arguments: dict[str, Any], message: str) -> None:
    client, transport = _client()
    with pytest.raises(InvalidRequestError) as caught:
        client.items.list(**arguments)
    assert str(caught.value) == message
    assert transport.requests == []


def test_made_on_purpose_is_let_through() -> None:
    client, transport = _client()
    whole: Any = 60.0
    new = Color("pink")
    client.items.create("s", title="t", color=new)
    client.items.create(
        "s", title="t", storage=Bucket(type=Store("bucket"), name="b", secret="x"), seconds=whole
    )
    with pytest.raises(ValueError, match="page"):
        client.items.list(status=[new], page=-1)
    assert len(transport.requests) == 2


def test_an_object_is_sent_as_its_class_says() -> None:
    """Whatever other arm its members look like; what it breaks of its own class is told."""
    client, transport = _client()
    new = SftpByKey(type=Store.SFTP, auth_method="AGENT", host="h", private_key="k")
    client.items.create("s", title="t", storage=new)
    assert transport.requests[0].json()["storage"]["auth_method"] == "AGENT"
    absent: Any = UNSET
    odd = SftpByKey(type=Store.BUCKET, auth_method="KEY", host="h", private_key=absent)
    with pytest.raises(ValueError, match=r"^storage\.private_key: missing, but required$"):
        client.items.create("s", title="t", storage=odd)


def test_check_can_be_turned_off() -> None:
    client, transport = _client(validate_requests=False)
    client.items.create("s", title="", seconds=5, color="pink")
    client.with_options(validate_requests=True).items.create("s", title="t")
    assert transport.requests[0].json() == {"title": "", "seconds": 5, "color": "pink"}


def test_what_cannot_be_sent() -> None:
    client, transport = _client()
    titles: list[Any] = [object(), "\ud800", {"a": object()}]
    for title in titles:
        with pytest.raises(InvalidRequestError):
            client.items.create("s", title=title)
    assert transport.requests == []


def test_unset_inside_of_a_dict_is_left_out() -> None:
    client, transport = _client()
    client.items.create("s", title="t", size={"width": UNSET, "height": 2})
    assert transport.requests[0].json() == {"title": "t", "size": {"height": 2}}


@pytest.mark.parametrize(
    "value", ["", ".", "..", "%2e%2e", "%2E", "a/../b", "a\\..", "a\nb", "\0", "\x7f"]
)
def test_path_values_that_change_the_path(value: str) -> None:
    client, transport = _client()
    with pytest.raises(ValueError, match="shop_id"):
        client.items.create(value, title="t")
    assert transport.requests == []


@pytest.mark.parametrize("value", ["a\r\nX: y", "a\nb", "a\0", " a", "é"])
def test_header_values(value: str) -> None:
    client, transport = _client()
    with pytest.raises(ValueError, match="X-Trace"):
        client.items.list(trace=value)
    with pytest.raises(ValueError, match="X-Own"):
        client.items.get("1", extra_headers={"X-Own": value})
    with pytest.raises(ValueError, match="X-Own"):
        _client(default_headers={"X-Own": value})
    assert transport.requests == []


@pytest.mark.parametrize(
    "name",
    [
        *("", "a b", "a:b", "a\nb", "é", "Content-Length", "transfer-encoding"),
        *("Host", "Connection", "Keep-Alive", "Proxy-Connection", "upgrade"),
    ],
)
def test_header_names(name: str) -> None:
    client, _ = _client()
    with pytest.raises(ValueError, match="header"):
        client.items.get("1", extra_headers={name: "x"})


def test_naive_times_are_refused() -> None:
    from datetime import datetime

    client, _ = _client()
    with pytest.raises(ValueError, match="since: expected a time with a time zone"):
        client.items.list(since=datetime(2020, 1, 1))
