"""Retries can't act twice: how often a server sees a request that it may have acted upon."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from vault import APIConnectionError, APIError, APITimeoutError

from .answers import HEAD, THING, always, answer
from .calling import Caller
from .peer import Do, Peer, Steps

pytestmark = pytest.mark.usefixtures("fast_retries")

DROPS: dict[str, Steps] = {
    "closes without an answer": (Do.READ,),
    "resets without an answer": (Do.READ, Do.RESET),
    "closes in the status line": (Do.READ, b"HTTP/1.1 20"),
    "closes in the head": (Do.READ, HEAD),
    "resets in the head": (Do.READ, HEAD, Do.RESET),
    "closes in the body": (Do.READ, answer()[:-1]),
    "resets in the body": (Do.READ, answer()[:-1], Do.RESET),
    "answers what is no HTTP": (Do.READ, b"\x15\x03\x01\x00\x02"),
    "fails": (Do.READ, answer(b"", status=500)),
    "fails behind a gateway": (Do.READ, answer(b"", status=502)),
    "times out behind a gateway": (Do.READ, answer(b"", status=504)),
}


def _create(client: Any) -> Any:
    return client.things.create(name="n")


def _order(client: Any) -> Any:
    return client.things.order(name="n")


def _get(client: Any) -> Any:
    return client.things.get("1")


@pytest.mark.parametrize("drop", DROPS)
def test_dropped_post_is_sent_once(caller: Caller, peer: Peer, drop: str) -> None:
    peer.acts(DROPS[drop])
    with pytest.raises(APIError):
        caller.call(_create, max_retries=3)
    assert len(peer.received) == 1
    assert peer.accepted == 1


@pytest.mark.parametrize("use", [_order, _get])
def test_dropped_request_that_may_be_repeated_is(
    caller: Caller, peer: Peer, use: Callable[[Any], Any]
) -> None:
    """More retries than drops: an idle connection that the peer has closed can cost one as well."""
    peer.acts(*DROPS.values(), always(answer()))
    assert caller.call(use, max_retries=3 * len(DROPS)).data.id == "t1"
    assert len(peer.received) == len(DROPS) + 1
    keys = {each["idempotency-key"] for each in peer.received}
    assert len(keys) == 1
    assert (None in keys) is (use is _get)
    assert len({each.body for each in peer.received}) == 1


def test_each_call_has_a_key_of_its_own(caller: Caller, peer: Peer) -> None:
    peer.acts(always(answer()))
    caller.calls([_order] * 3)
    assert len({each["idempotency-key"] for each in peer.received}) == 3


def test_unanswered_post_is_sent_once(caller: Caller, peer: Peer) -> None:
    peer.acts((Do.READ, Do.SILENCE))
    with pytest.raises(APITimeoutError) as caught:
        caller.call(_create, max_retries=3, timeout=0.2)
    assert len(peer.received) == 1
    assert caught.value.maybe_sent


@pytest.mark.parametrize("end", [(), (Do.RESET,)], ids=["closed", "reset"])
def test_connection_dropped_between_calls(caller: Caller, peer: Peer, end: Steps) -> None:
    """An idle connection that the server has closed. Whether a client has noticed is a race; but
    no call is doubled by it, and one that failed says so."""
    peer.acts((Do.READ, answer(), *end), (Do.READ, answer()))

    done = 1
    with suppress(APIConnectionError):
        done = len(caller.calls([_create, _create]))
    assert len(peer.received) == done


@pytest.mark.parametrize("status", [408, 425, 429])
def test_refused_post_is_repeated(caller: Caller, peer: Peer, status: int) -> None:
    refused = (Do.READ, answer(b"", "Retry-After: 0", status=status), Do.READ, answer(THING))
    peer.acts(refused)
    assert caller.call(_create, max_retries=1).data.id == "t1"
    assert len(peer.received) == 2


def test_nobody_there(caller: Caller, peer: Peer) -> None:
    with pytest.raises(APIConnectionError) as caught:
        caller.call(_create, base_url="http://127.0.0.1:9", max_retries=2)
    assert not caught.value.maybe_sent
