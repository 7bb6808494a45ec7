"""Redirects: what goes along within the origin, and that nothing secret leaves it."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from vault import APIStatusError

from .answers import THING, always, answer
from .calling import Caller
from .peer import Do, Peer, Received, Steps

STATUSES = (301, 302, 303, 307, 308)
CANARY = "c4nary"
WAYS: dict[str, dict[str, Any]] = {
    "bearer": {"token": CANARY},
    "header keys": {"token": None, "email": CANARY, "key": CANARY},
    "cookie": {"token": None, "session": CANARY},
    "query key": {"token": None, "query_key": CANARY},
    "basic": {"token": None, "login": ("c4n", "ary")},
}
EXTRAS: dict[str, Any] = {
    "default_headers": {"X-Own": CANARY, "Proxy-Authorization": CANARY},
    "default_query": {"own": CANARY},
}


def _to(location: str, status: int = 307) -> Steps:
    return (Do.READ, answer(b"", f"Location: {location}", "Connection: close", status=status))


def _get(client: Any) -> Any:
    return client.things.search(
        q="1", x_pin=CANARY, crumb=CANARY, phrase=CANARY, extra_headers={"X-More": CANARY}
    )


def _post(client: Any) -> Any:
    return client.things.create(name="n", pin=CANARY, extra_headers={"X-More": CANARY})


def _names(received: Received) -> set[str]:
    return {name for name, _ in received.headers}


@pytest.mark.parametrize("way", WAYS)
def test_nothing_secret_leaves_the_origin(
    caller: Caller, peer: Peer, other: Peer, way: str
) -> None:
    other.acts(always(answer()))
    elsewhere = other.address.partition(":")[2]
    forms = (f"{other.address}/x?a=b", f"{elsewhere}/y", f"HTTP:{elsewhere}/z")
    cells = list(product(STATUSES, forms))
    peer.acts(*(_to(form, status) for status, form in cells))
    caller.calls([_get] * len(cells), **EXTRAS, **WAYS[way])
    assert len(other.received) == len(peer.received) == len(cells)
    assert all(CANARY in repr(each) for each in peer.received)
    assert CANARY not in repr(other.received)
    for received in other.received:
        assert (received.method, received.body) == ("GET", b"")
        kept = {"host", "accept", "user-agent", "accept-encoding", "connection"}
        assert _names(received) <= kept


def test_another_name_of_the_same_server_is_another_origin(caller: Caller, peer: Peer) -> None:
    named = peer.address.replace("127.0.0.1", "localhost")
    peer.acts(_to(f"{named}/x", 302), always(answer()))
    caller.call(_get, **EXTRAS)
    assert CANARY in repr(peer.received[0])
    assert CANARY not in repr(peer.received[1])


@pytest.mark.parametrize("status", STATUSES)
def test_a_post_is_not_followed_to_another_origin(
    caller: Caller, peer: Peer, other: Peer, status: int
) -> None:
    """RFC 9110 §15.4 lets a client change it into a GET; the page of a login is no result of it."""
    peer.acts(_to(f"{other.address}/x", status))
    with pytest.raises(APIStatusError, match="it leads from a POST to another origin") as caught:
        caller.call(_post)
    assert caught.value.status_code == status
    assert len(peer.received) == 1
    assert other.accepted == 0


@pytest.mark.parametrize("status", [303, 307])
def test_a_delete_is_not_followed_to_another_origin(
    caller: Caller, peer: Peer, other: Peer, status: int
) -> None:
    peer.acts(_to(f"{other.address}/x", status))
    with pytest.raises(APIStatusError, match="leads from a DELETE to another origin"):
        caller.call(lambda client: client.delete("/things/1", cast_to=dict))
    assert other.accepted == 0


def test_a_post_is_not_followed_to_another_origin_in_two_steps(
    caller: Caller, peer: Peer, other: Peer
) -> None:
    peer.acts(_to("/login", 303), _to(f"{other.address}/login", 302))
    with pytest.raises(APIStatusError, match="leads from a POST to another origin") as caught:
        caller.call(_post)
    assert caught.value.status_code == 302
    assert other.accepted == 0


@pytest.mark.parametrize("status", STATUSES)
def test_within_the_origin_credentials_stay(caller: Caller, peer: Peer, status: int) -> None:
    forms = ("/x", "x", "?x", f"{peer.address}/x#y")
    last = (Do.READ, answer(THING, "Connection: close"))
    peer.acts(*(script for form in forms for script in (_to(form, status), last)))
    caller.calls([_post] * len(forms), token=CANARY)
    is_kept = status > 303
    for first, second in zip(peer.received[::2], peer.received[1::2], strict=True):
        assert second["authorization"] == first["authorization"] == f"Bearer {CANARY}"
        assert second["x-more"] == CANARY
        assert second["content-type"] == (first["content-type"] if is_kept else None)
        assert (second.method, second.body) == (("POST", first.body) if is_kept else ("GET", b""))


@pytest.mark.parametrize(
    "location",
    [
        *("http://user:pass@{host}/x", "http://{host}:0x/", "ftp://{host}/", "file:///etc/passwd"),
        *("http://[", "javascript:alert(1)", "data:,x", "mailto:a@b"),
    ],
)
def test_odd_locations_are_not_followed(
    caller: Caller, peer: Peer, other: Peer, location: str
) -> None:
    peer.acts(_to(location.format(host=other.address.removeprefix("http://"))))
    with pytest.raises(APIStatusError, match="307"):
        caller.call(_get)
    assert (len(peer.received), other.accepted) == (1, 0)


def test_loops_end(caller: Caller, peer: Peer, other: Peer) -> None:
    peer.acts(_to(f"{other.address}/x"))
    other.acts(_to(f"{peer.address}/x"))
    with pytest.raises(APIStatusError, match="more than 10 redirects"):
        caller.call(_get)
    assert len(peer.received) + len(other.received) == 11
