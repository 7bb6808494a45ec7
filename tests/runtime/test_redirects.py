"""Which redirects are followed, and that nothing secret is taken to another origin."""

from __future__ import annotations

from typing import Any

import pytest
from sample_api import Shop
from sample_api._runtime.answer.errors import APIStatusError
from sample_api._runtime.describe.options import NO_TIMEOUT
from sample_api._runtime.exchange.redirects import Refusal, redirected
from sample_api._runtime.transports.protocol import TransportRequest
from sample_api._runtime.values.fields import HeaderMap

from .calling import Caller
from .serving import Reply, Server


def _to(location: str, status: int = 307) -> Reply:
    return Reply(status, headers=(("Location", location),))


@pytest.mark.parametrize(
    ("status", "method"), [(301, "GET"), (302, "GET"), (303, "GET"), (307, "POST"), (308, "POST")]
)
def test_method_and_body_within_the_origin(
    caller: Caller, status: int, method: str, item: Any
) -> None:
    caller.server.replies(_to("/elsewhere?x=1", status), Reply(body=item))
    result = caller.call(lambda client: client.items.create("s", title="t"))
    assert result.data.id == "i1"
    first, second = caller.server.seen
    assert (second.method, second.path) == (method, "/elsewhere?x=1")
    assert second.body == (first.body if method == "POST" else b"")
    assert second.headers["authorization"] == "Bearer t0ken"


@pytest.mark.parametrize(
    "credentials",
    [
        {"token": "s3cret"},
        {"token": None, "email": "s3cret@example", "key": "s3cret"},
        {"token": None, "session": "s3cret"},
        {"token": None, "login": ("user", "s3cret")},
        {"token": None, "query_key": "s3cret"},
    ],
    ids=["bearer", "header keys", "cookie", "basic", "query key"],
)
def test_no_credential_leaves_the_origin(
    caller: Caller, other_server: Server, credentials: dict[str, Any], item: Any
) -> None:
    caller.server.replies(_to(f"{other_server.address}/x"))
    other_server.replies(Reply(body=item))
    headers = {"X-Own": "s3cret", "Cookie": "a=s3cret"}
    if credentials.get("session"):
        del headers["Cookie"]
    caller.call(
        lambda client: client.items.get("1", extra_headers={"X-More": "s3cret"}),
        default_headers=headers,
        **credentials,
    )
    sent, leaked = caller.server.seen[0], other_server.seen[0]
    assert "s3cret" in repr((sent.headers, sent.path)) or credentials.get("login")
    assert "s3cret" not in repr((leaked.headers, leaked.path))
    assert not {"authorization", "cookie", "x-auth-key", "x-own", "x-more"} & leaked.headers.keys()


def test_body_is_not_taken_to_another_origin(caller: Caller, other_server: Server) -> None:
    caller.server.replies(_to(f"{other_server.address}/x", 308))
    other_server.replies(Reply())
    with pytest.raises(APIStatusError, match="it leads from a POST to another origin") as caught:
        caller.call(lambda client: client.items.create("s", title="t"))
    assert caught.value.status_code == 308
    assert other_server.seen == []


def test_endless_redirects_end(caller: Caller) -> None:
    caller.server.replies(_to("/again"))
    with pytest.raises(APIStatusError, match="more than 10 redirects"):
        caller.call(lambda client: client.items.get("1"))
    assert len(caller.server.seen) == 11


@pytest.mark.parametrize(
    "location",
    ["http://[", "ftp://x/", "http://user:pw@h/", "http://h:port/", "javascript:alert(1)"],
)
def test_odd_locations_are_refused(location: str) -> None:
    request = TransportRequest("GET", "http://h/a", (), None, NO_TIMEOUT, "http://h/a")
    assert isinstance(redirected(request, 302, HeaderMap([("location", location)])), Refusal)


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("b", "http://h/x/b"),
        ("/b?c=%41", "http://h/b?c=%41"),
        ("../b#f", "http://h/b"),
        ("//h2/b", "http://h2/b"),
        ("/ü b", "http://h/%C3%BC%20b"),
        ("https://h/b", "https://h/b"),
    ],
)
def test_locations(location: str, target: str) -> None:
    request = TransportRequest("GET", "http://h/x/a", (), None, NO_TIMEOUT, "http://h/x/a")
    following = redirected(request, 302, HeaderMap([("location", location)]))
    assert isinstance(following, TransportRequest)
    assert following.url == target


def test_no_step_from_https_to_http() -> None:
    request = TransportRequest("GET", "https://h/a", (), None, NO_TIMEOUT, "https://h/a")
    refusal = redirected(request, 302, HeaderMap([("location", "http://h/a")]))
    assert refusal == Refusal("the redirect was not followed: it leads from https to http")


def test_status_without_location_is_an_error(server: Server) -> None:
    server.replies(Reply(304))
    with (
        Shop(token="x", base_url=server.address) as client,
        pytest.raises(APIStatusError) as caught,
    ):
        client.items.get("1")
    assert caught.value.status_code == 304
