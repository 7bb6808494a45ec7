"""What is tried again, how often, and when."""

from __future__ import annotations

import socket
import time
from email.utils import formatdate
from typing import Any

import pytest
from sample_api import Shop
from sample_api._runtime.answer.errors import (
    APIConnectionError,
    APITimeoutError,
    InternalServerError,
    RateLimitError,
)
from sample_api._runtime.exchange.retries import RetryPolicy, backoff
from sample_api._runtime.values.fields import HeaderMap, retry_after_seconds
from sample_api.testing import MockResponse, MockTransport, connection_lost, connection_refused

from .calling import Caller
from .serving import Reply
from .tls import listening

pytestmark = pytest.mark.usefixtures("fast_retries")


def _get(client: Any) -> Any:
    return client.items.get("1")


def _create(client: Any) -> Any:
    return client.items.create("s", title="t")


def test_get_is_repeated_after_a_dropped_connection(caller: Caller, item: Any) -> None:
    caller.server.replies(Reply(drop=True), Reply(drop=True), Reply(body=item))
    assert caller.call(_get).data.id == "i1"
    assert len(caller.server.seen) == 3


def test_post_is_sent_once_when_the_server_may_have_acted(caller: Caller) -> None:
    caller.server.replies(Reply(drop=True))
    with pytest.raises(APIConnectionError) as caught:
        caller.call(_create)
    assert len(caller.server.seen) == 1
    assert caught.value.maybe_sent
    assert caught.value.operation == "items.create"


def test_post_is_repeated_when_the_caller_asks(caller: Caller, item: Any) -> None:
    caller.server.replies(Reply(drop=True), Reply(503), Reply(body=item))
    caller.call(lambda client: _create(client.with_options(retry_unsafe=True)))
    assert len(caller.server.seen) == 3


def test_marked_post_has_one_key_over_all_attempts(caller: Caller, item: Any) -> None:
    caller.server.replies(Reply(drop=True), Reply(500), Reply(body=item))
    caller.call(lambda client: client.items.create_once(title="t"))
    keys = [seen.headers["idempotency-key"] for seen in caller.server.seen]
    assert len(keys) == 3
    assert len(set(keys)) == 1
    assert len(keys[0]) == 36


@pytest.mark.parametrize("status", [408, 425, 429])
def test_post_is_repeated_when_the_server_did_not_act(
    caller: Caller, status: int, item: Any
) -> None:
    caller.server.replies(Reply(status), Reply(body=item))
    caller.call(_create)
    assert len(caller.server.seen) == 2


@pytest.mark.parametrize(("status", "attempts"), [(500, 3), (503, 3), (501, 1), (404, 1), (409, 1)])
def test_get_by_status(caller: Caller, status: int, attempts: int) -> None:
    caller.server.replies(Reply(status))
    with pytest.raises(Exception, match=str(status)):
        caller.call(_get)
    assert len(caller.server.seen) == attempts


def test_post_is_not_repeated_after_500(caller: Caller) -> None:
    caller.server.replies(Reply(500))
    with pytest.raises(InternalServerError):
        caller.call(_create)
    assert len(caller.server.seen) == 1


def test_body_cut_short(caller: Caller, item: Any) -> None:
    caller.server.replies(Reply(body=b'{"succ', length=100), Reply(body=item))
    assert caller.call(_get).data.id == "i1"
    caller.server.replies(Reply(body=b'{"succ', length=100))
    with pytest.raises(APIConnectionError):
        caller.call(_create)
    assert len(caller.server.seen) == 3


def test_body_of_an_error_cut_short_leaves_the_error(caller: Caller) -> None:
    caller.server.replies(Reply(500, body=b'{"error', length=100))
    with pytest.raises(InternalServerError) as caught:
        caller.call(_create)
    assert caught.value.response.content == b'{"error'


def test_no_connection_is_repeated_for_any_method(caller: Caller) -> None:
    with pytest.raises(APIConnectionError) as caught:
        caller.call(_create, base_url="http://127.0.0.1:9", max_retries=1)
    assert not caught.value.maybe_sent


def test_read_timeout(caller: Caller, item: Any) -> None:
    caller.server.replies(Reply(body=item, pause=0.15))
    with pytest.raises(APITimeoutError):
        caller.call(_create, timeout=0.05)
    assert len(caller.server.seen) == 1


def test_total_limit_over_a_slow_drip(caller: Caller) -> None:
    caller.server.replies(Reply(pieces=(b" ",) * 100, pause=0.01))
    with pytest.raises(APITimeoutError):
        caller.call(_get, timeout=0.1)
    assert len(caller.server.seen) == 1


def test_total_limit_over_all_attempts() -> None:
    transport = MockTransport({"GET /items/1": MockResponse(503, headers={"Retry-After": "5"})})
    with (
        Shop(token="x", transport=transport, timeout=4.0) as client,
        pytest.raises(InternalServerError),
    ):
        client.items.get("1")
    assert len(transport.requests) == 1


def test_retry_after_is_honoured(monkeypatch: pytest.MonkeyPatch, item: Any) -> None:
    waits: list[float] = []
    monkeypatch.setattr("sample_api._runtime.exchange.drivers.sleep", waits.append)
    transport = MockTransport(
        {"POST /items": [MockResponse(429, headers={"retry-after": "17"}), MockResponse(json=item)]}
    )
    with Shop(token="x", transport=transport) as client:
        response = client.items.with_raw_response.create("s", title="t")
    assert waits == [17.0]
    assert response.retries_taken == 1


def test_long_retry_after_raises_at_once_and_says_when() -> None:
    transport = MockTransport({"POST /items": MockResponse(429, headers={"retry-after": "3600"})})
    with (
        Shop(token="x", transport=transport) as client,
        pytest.raises(RateLimitError) as caught,
    ):
        client.items.create("s", title="t")
    assert caught.value.retry_after == 3600.0
    assert len(transport.requests) == 1


def test_retry_after_forms() -> None:
    def parsed(value: str) -> float | None:
        return retry_after_seconds(HeaderMap([("Retry-After", value)]))

    assert parsed("120") == 120.0
    ahead = parsed(formatdate(time.time() + 100, usegmt=True))
    assert ahead is not None
    assert 90 < ahead <= 100
    assert parsed(formatdate(time.time() - 100, usegmt=True)) == 0.0
    for odd in ("", "soon", "-5", "1.5", "٣", "Mon, 99 Foo 2020", "9" * 400):
        assert parsed(odd) is None or odd.startswith("9")


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the system has no tzset")
@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Tokyo"])
def test_retry_after_is_gmt_in_each_form_of_a_date(
    monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    """RFC 9110 §5.6.7: the fixed form, that of RFC 850, and that of asctime, which names no zone."""
    at = time.gmtime(time.time() + 100)
    forms = ("%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y")
    with monkeypatch.context() as patched:
        patched.setenv("TZ", zone)
        time.tzset()
        for form in forms:
            headers = HeaderMap([("Retry-After", time.strftime(form, at))])
            assert 90 < (retry_after_seconds(headers) or 0) <= 100, form
    time.tzset()


@pytest.mark.parametrize(("status", "attempts"), [(401, 1), (403, 1), (407, 1), (429, 3), (502, 3)])
def test_a_tunnel_that_is_refused_for_good_is_asked_for_once(
    monkeypatch: pytest.MonkeyPatch, caller: Caller, status: int, attempts: int
) -> None:
    """A proxy that wants a login (407) wants it again; one that can't connect may do so later."""

    def refuse(connection: socket.socket, heads: list[bytes]) -> None:
        heads.append(connection.recv(65536))
        connection.sendall(f"HTTP/1.1 {status} No\r\nContent-Length: 0\r\n\r\n".encode())

    shown = str(status)
    if caller.library == "pyreqwest":  # reqwest knows 407, and has one word for all others
        shown, attempts = ("authorization", 1) if status == 407 else ("unsuccessful", 3)
    with listening(refuse) as proxy:
        monkeypatch.setenv("https_proxy", f"http://127.0.0.1:{proxy.port}")
        with pytest.raises(APIConnectionError, match=shown) as caught:
            caller.call(_get, base_url="https://shop.example")
    assert [head[:20] for head in proxy.heads] == [b"CONNECT shop.example"] * attempts
    assert not caught.value.maybe_sent


def test_delays_grow_to_a_cap_with_jitter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    for retries, longest in enumerate([0.5, 1.0, 2.0, 4.0, 8.0, 8.0]):
        delays = {backoff(retries) for _ in range(50)}
        assert all(longest / 2 <= delay <= longest for delay in delays)
        assert len(delays) > 1
    assert backoff(10_000) <= 8.0


def test_policy_table() -> None:
    safe, unsafe = RetryPolicy(2, is_safe=True), RetryPolicy(2, is_safe=False)
    none = HeaderMap([])
    assert unsafe.delay_after_error(connection_refused(), 0) is not None
    assert unsafe.delay_after_error(connection_lost(), 0) is None
    assert safe.delay_after_error(connection_lost(), 1) is not None
    assert safe.delay_after_error(connection_lost(), 2) is None
    assert safe.delay_after_status(200, none, 0) is None
    assert safe.delay_after_status(502, none, 0) is not None
    assert unsafe.delay_after_status(502, none, 0) is None


def test_response_larger_than_the_bound(caller: Caller, item: Any) -> None:
    caller.server.replies(Reply(body=item))
    with pytest.raises(APIConnectionError, match="longer than 10 bytes"):
        caller.call(_get, max_response_bytes=10)
    assert len(caller.server.seen) == 1


def test_compressed_bomb_against_the_bound(caller: Caller) -> None:
    import gzip

    bomb = gzip.compress(b" " * 20_000_000)
    caller.server.replies(Reply(body=bomb, headers=(("content-encoding", "gzip"),)))
    with pytest.raises(APIConnectionError, match="longer than 1000000 bytes"):
        caller.call(_get, max_response_bytes=1_000_000)
