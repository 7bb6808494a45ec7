"""The default transport over HTTP/2 (RFC 9113): what servers may do, and calls at the same time."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import h2.errors
import httpcore2
import pytest
from sample_api._runtime.describe.options import Timeout
from sample_api._runtime.transports.default.messages import converted
from sample_api._runtime.transports.default.transport import AsyncDefaultTransport, DefaultTransport
from sample_api._runtime.transports.protocol import (
    TransportError,
    TransportRequest,
    TransportTimeoutError,
)

from .. import loops
from .http2 import (
    Talk,
    answer_http2,
    close_http2,
    flood_http2,
    hasty_http2,
    hold_http2,
    refuse_http2,
    reset_http2,
)
from .test_tls import _get, _got, _read, _request
from .tls import contexts, listening

SERVER, CLIENT = contexts("h2")


@pytest.fixture
def switching() -> Generator[None]:
    """Threads that take turns after a microsecond, so that what they share is met half done."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def test_connection_is_used_again(is_async: bool, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    server, client = contexts("h2", "http/1.1")
    with listening(answer_http2, server) as place:
        url = f"https://localhost:{place.port}/x"
        assert _get(is_async, url, 3, verify=client, http2=True) == [b"hello"] * 3
    assert len(place.heads) == 3
    assert b"s3cret" in place.heads[0]
    assert "s3cret" not in caplog.text


@pytest.mark.usefixtures("switching")
def test_many_at_once() -> None:
    """The state of a connection is that of one call: threads would break it for one another."""
    with listening(answer_http2, SERVER) as place, ThreadPoolExecutor(8) as threads:
        transport = DefaultTransport(verify=CLIENT, http2=True)
        url = f"https://localhost:{place.port}"
        replies = threads.map(lambda _: transport.send(_request(url)), range(40))
        assert [_read(reply) for reply in replies] == [b"hello"] * 40
        transport.close()


def test_a_connection_that_the_pool_gave_to_two_is_that_of_the_first() -> None:
    """A pool hands out a connection that is idle, and two may ask before either has begun."""
    with listening(answer_http2, SERVER) as place:
        url = f"https://localhost:{place.port}"
        transport = DefaultTransport(verify=CLIENT, http2=True)
        reply = transport.send(_request(url))
        opened: Any = transport._pools.for_origin(url).connections[0]
        connection = opened._connection
        with pytest.raises(httpcore2.ConnectionNotAvailable):
            connection.handle_request(converted(_request(url), url))
        assert _read(reply) == b"hello"
        assert connection.is_available()
        transport.close()


@pytest.mark.usefixtures("switching")
@pytest.mark.parametrize("size", [2_000, 200_000], ids=["small", "larger than a window"])
@pytest.mark.parametrize("is_reset", [True, False], ids=["reset", "left"])
def test_answered_before_the_body_is_sent(is_reset: bool, size: int) -> None:
    """A reset with NO_ERROR discards no answer that came before it (RFC 9113 §8.1)."""
    with listening(refuse_http2(is_reset), SERVER) as place, ThreadPoolExecutor(8) as threads:
        url = f"https://localhost:{place.port}"
        transport = DefaultTransport(verify=CLIENT, http2=True)

        def post(_: int) -> tuple[int, bytes]:
            reply = transport.send(_upload(url, size))
            return reply.status, _read(reply)

        assert [*threads.map(post, range(80))] == [(413, b"too large")] * 80
        transport.close()
    assert len(place.heads) == 80


@pytest.mark.parametrize("is_reset", [True, False], ids=["reset", "left"])
def test_answered_before_the_body_is_sent_awaited(is_reset: bool) -> None:
    async def run(url: str) -> list[tuple[int, bytes]]:
        transport = AsyncDefaultTransport(verify=CLIENT, http2=True)

        async def post() -> tuple[int, bytes]:
            reply = await transport.send(_upload(url, 200_000))
            body = b"".join([piece async for piece in reply.iter_bytes()])
            await reply.close()
            return reply.status, body

        try:
            return list(await loops.gather(*(loops.create_task(post()) for _ in range(40))))
        finally:
            await transport.close()

    with listening(refuse_http2(is_reset), SERVER) as place:
        sent = loops.run(run(f"https://localhost:{place.port}"))
    assert sent == [(413, b"too large")] * 40


def _upload(url: str, size: int) -> TransportRequest:
    return TransportRequest("POST", url, (), b"x" * size, Timeout(total=15), url)


def _tried(is_async: bool, talk: Talk, calls: int) -> tuple[list[bytes], int]:
    """The bodies that a server of HTTP/2 gives, and the number of requests that reach it."""
    with listening(talk, SERVER) as place:
        url = f"https://localhost:{place.port}/x"
        return _get(is_async, url, calls, verify=CLIENT, http2=True), len(place.heads)


@pytest.mark.parametrize(("at", "requests"), [(1, 3), (3, 5)])
def test_the_end_of_a_connection_loses_no_request(is_async: bool, at: int, requests: int) -> None:
    """Those up to the last stream of a GOAWAY are answered; others are sent again (§6.8)."""
    assert _tried(is_async, close_http2(1, at), 3) == ([b"hello"] * 3, requests)


@pytest.mark.parametrize(
    "talk", [close_http2(0, 1), reset_http2(h2.errors.ErrorCodes.REFUSED_STREAM)]
)
def test_what_is_not_processed_may_be_sent_again(is_async: bool, talk: Talk) -> None:
    """A server says so by a GOAWAY that names no stream, or with REFUSED_STREAM (§8.7)."""
    with pytest.raises(TransportError) as caught:
        _tried(is_async, talk, 1)
    assert not caught.value.maybe_sent


def test_what_is_reset_may_have_been_processed(is_async: bool) -> None:
    with pytest.raises(TransportError, match="StreamReset") as caught:
        _tried(is_async, reset_http2(h2.errors.ErrorCodes.INTERNAL_ERROR), 1)
    assert caught.value.maybe_sent


def test_an_answer_that_is_left_takes_no_room() -> None:
    """Else the window of the connection is full, and nothing comes any more (§5.2)."""
    with listening(flood_http2, SERVER) as place:
        transport = DefaultTransport(verify=CLIENT, http2=True)
        url = f"https://localhost:{place.port}"
        for _ in range(5):
            left = transport.send(_request(f"{url}/flood"))
            assert next(iter(left.iter_bytes()))
            left.close()
        assert _read(transport.send(_request(url))) == b"hello"
        transport.close()


def test_an_answer_that_is_left_takes_no_room_awaited() -> None:
    """Also on a connection that another call keeps open."""

    async def run(url: str) -> list[bytes]:
        transport = AsyncDefaultTransport(verify=CLIENT, http2=True)
        other = await transport.send(_request(url))
        for _ in range(5):
            left = await transport.send(_request(f"{url}/flood"))
            assert await anext(left.iter_bytes())
            await left.close()
        bodies = [b"".join([piece async for piece in other.iter_bytes()])]
        await other.close()
        bodies.append(await _got(transport, url))
        await transport.close()
        return bodies

    with listening(flood_http2, SERVER) as place:
        assert loops.run(run(f"https://localhost:{place.port}")) == [b"hello"] * 2


def test_an_answer_that_is_not_read_yet_leaves_room_to_others() -> None:
    async def run(url: str) -> bytes:
        transport = AsyncDefaultTransport(verify=CLIENT, http2=True)
        unread = await transport.send(_request(f"{url}/flood"))
        body = b""
        for _ in range(5):
            assert await anext(unread.iter_bytes())
            body = await _got(transport, url)
        await unread.close()
        await transport.close()
        return body

    with listening(flood_http2, SERVER) as place:
        assert loops.run(run(f"https://localhost:{place.port}")) == b"hello"


def test_an_idle_connection_that_the_server_closed_is_not_used(is_async: bool) -> None:
    async def run(url: str) -> None:
        transport = AsyncDefaultTransport(verify=CLIENT, http2=True)
        for _ in range(3):
            assert await _got(transport, url) == b"hello"
            await loops.sleep(0.3)
        await transport.close()

    with listening(hasty_http2, SERVER) as place:
        url = f"https://localhost:{place.port}"
        if is_async:
            loops.run(run(url))
            return
        transport = DefaultTransport(verify=CLIENT, http2=True)
        for _ in range(3):
            assert _read(transport.send(_request(url))) == b"hello"
            time.sleep(0.3)
        transport.close()


@pytest.mark.parametrize("named", [1, 3])
def test_the_end_of_a_connection_loses_no_request_of_many(named: int) -> None:
    async def run(url: str) -> list[bytes]:
        transport = AsyncDefaultTransport(verify=CLIENT, http2=True)
        try:
            tasks = [loops.create_task(_got(transport, url)) for _ in range(20)]
            return list(await loops.gather(*tasks))
        finally:
            await transport.close()

    with listening(close_http2(named, 1), SERVER) as place:
        assert loops.run(run(f"https://localhost:{place.port}")) == [b"hello"] * 20


@pytest.mark.parametrize("position", range(3))
def test_a_time_limit_is_that_of_one_task(position: int) -> None:
    """Whichever task it is that reads for all."""

    async def run(url: str) -> list[bytes | str]:
        transport = AsyncDefaultTransport(verify=CLIENT, http2=True)

        async def get(path: str, limit: float) -> bytes | str:
            request = TransportRequest("GET", url + path, (), None, Timeout(total=limit), path)
            try:
                reply = await transport.send(request)
            except TransportTimeoutError as error:
                return str(error)
            body = b"".join([piece async for piece in reply.iter_bytes()])
            await reply.close()
            return body

        calls = [("/x", 10.0)] * 2
        calls.insert(position, ("/never", 0.3))
        try:
            tasks = [loops.create_task(get(*call)) for call in calls]
            return list(await loops.gather(*tasks))
        finally:
            await transport.close()

    with listening(hold_http2, SERVER) as place:
        bodies = loops.run(run(f"https://localhost:{place.port}"))
    assert bodies.pop(position) == "ReadTimeout"
    assert bodies == [b"hello"] * 2
