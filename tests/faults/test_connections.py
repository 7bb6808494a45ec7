"""Connections of the default transport: kept, given up, never lost; whatever stops a request."""

from __future__ import annotations

import gc
import socket
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from typing import Any

import httpcore2
import pytest
from vault._runtime.transports.default.network import Network
from vault._runtime.transports.default.transport import AsyncDefaultTransport, DefaultTransport
from vault._runtime.transports.protocol import TransportError, TransportRequest

from .. import loops
from .answers import HEAD, THING, always, answer
from .peer import Do, Endless, Peer, Steps
from .sending import LONGEST, Sender, request, send_async


@pytest.fixture(params=["sync", "async"])
def sender(request: pytest.FixtureRequest) -> Iterator[Sender]:
    """The default transport of either kind."""
    with Sender(request.param == "async", max_connections=1) as made:
        yield made


def test_kept_while_all_is_well(sender: Sender, peer: Peer) -> None:
    peer.acts(always(answer()))
    for _ in range(50):
        assert sender.send(request(peer.address, body=b"x")) == (200, THING)
    assert peer.accepted == 1


@pytest.mark.parametrize(
    "ending", [(), (Do.RESET,), (b"HTTP/1.1 408 -\r\n\r\n", Do.SILENCE)], ids=["FIN", "RST", "408"]
)
def test_closed_by_the_server_between_requests(sender: Sender, peer: Peer, ending: Steps) -> None:
    """A POST does not go out on a connection that is seen to be over."""
    peer.acts((Do.READ, answer(), *ending), always(answer()))
    sender.send(request(peer.address))
    said = sum(len(step) for step in (answer(), *ending) if isinstance(step, bytes))
    _wait_until(lambda: peer.sent == said and (not peer.open or Do.SILENCE in ending))
    assert sender.send(request(peer.address, body=b"x")) == (200, THING)
    assert len(peer.received) == 2


def test_closed_in_a_second_request_is_ambiguous(sender: Sender, peer: Peer) -> None:
    peer.acts((Do.READ, answer(), Do.READ))
    sender.send(request(peer.address))
    with pytest.raises(TransportError) as caught:
        sender.send(request(peer.address, body=b"x"))
    assert caught.value.maybe_sent


def test_nothing_of_a_request_left() -> None:
    """The connection broke between the last look at it and the first byte."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        host, port = server.getsockname()
        stream = Network().connect_tcp(host, port, timeout=LONGEST)
        far, _ = server.accept()
        far.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        far.close()
        with closing(stream):
            with pytest.raises(httpcore2.ReadError):
                stream.read(1, LONGEST)
            stream.write(b"POST /")
            with pytest.raises(httpcore2.ConnectError):
                stream.read(1)


def test_closed_transport(sender: Sender, peer: Peer) -> None:
    peer.acts(always(answer()))
    sender.send(request(peer.address))
    sender.close()
    sender.close()
    with pytest.raises(TransportError, match="closed") as caught:
        sender.send(request(peer.address))
    assert not caught.value.maybe_sent
    _wait_until(lambda: not peer.open)


def test_closed_with_an_answer_open(sender: Sender, peer: Peer) -> None:
    peer.acts((Do.READ, HEAD + b"Content-Length: 9\r\n\r\n1234", Do.SILENCE))
    sender.hold(request(peer.address))
    sender.close()
    with pytest.raises(TransportError):
        sender.read_held()
    _wait_until(lambda: not peer.open)


def test_closed_while_another_waits(peer: Peer) -> None:
    """What waits for a connection is answered or fails, and leaves none behind."""
    peer.acts(always(answer()))
    transport = DefaultTransport(max_connections=1)
    held = transport.send(request(peer.address))
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(_whole, transport, request(peer.address))
        assert not waiting.done()
        transport.close()
        held.close()
        with suppress(TransportError):
            assert waiting.result(LONGEST) == THING
    _wait_until(lambda: not peer.open)


def test_closed_while_another_waits_async(peer: Peer) -> None:
    async def run() -> None:
        transport = AsyncDefaultTransport(max_connections=1)
        held = await transport.send(request(peer.address))
        waiting = loops.create_task(send_async(transport, request(peer.address)))
        await loops.sleep(0.01)
        await transport.close()
        await held.close()
        with suppress(TransportError):
            assert await waiting == (200, THING)
        await _quiet(lambda: not peer.open)

    peer.acts(always(answer()))
    loops.run(run())


STAGES: dict[str, tuple[Steps, bytes | None]] = {
    "handshake": ((Do.SILENCE,), None),
    "request": ((Do.SILENCE,), b"x" * 10_000_000),
    "head": ((Do.READ, HEAD, Do.SILENCE), None),
    "body": ((Do.READ, HEAD + b"\r\n" + b"x", Do.SILENCE), None),
    "long body": ((Do.READ, HEAD + b"\r\n", Endless(b"x" * 100_000)), None),
}


@pytest.mark.parametrize("turns", [0, 1, 2, 3, 5, 8, 20])
@pytest.mark.parametrize("stage", STAGES)
def test_cancelled(peer: Peer, stage: str, turns: int) -> None:
    """After so many turns of the loop, hence also midway in connecting and closing."""
    steps, body = STAGES[stage]
    address = peer.address.replace("http:", "https:" if stage == "handshake" else "http:")

    async def run() -> tuple[int, bytes]:
        transport = AsyncDefaultTransport(max_connections=1)
        for _ in range(3):
            task = loops.create_task(send_async(transport, request(address, body=body)))
            for _ in range(turns):
                await loops.sleep(0.001 if turns == 20 else 0)
            task.cancel()
            with pytest.raises(loops.CANCELLED):
                await task
        peer.acts(always(answer()))
        await _quiet(lambda: not peer.open)
        result = await send_async(transport, request(peer.address))
        await transport.close()
        return result

    peer.acts(steps)
    assert loops.run(run()) == (200, THING)
    _wait_until(lambda: not peer.open)


def test_cancelled_while_waiting_for_a_connection(peer: Peer) -> None:
    async def run() -> None:
        transport = AsyncDefaultTransport(max_connections=1)
        holding = await transport.send(request(peer.address))
        tasks = [loops.create_task(send_async(transport, request(peer.address))) for _ in range(20)]
        await loops.sleep(0)
        for task in tasks[::2]:
            task.cancel()
        await holding.close()
        done = await loops.gather(*tasks, return_exceptions=True)
        assert [each for each in done if isinstance(each, tuple)] == [(200, THING)] * 10
        await transport.close()

    peer.acts(always(answer()))
    loops.run(run())
    _wait_until(lambda: not peer.open)


def test_a_thousand_tasks(peer: Peer) -> None:
    """Of which every third gives up."""

    async def run() -> None:
        transport = AsyncDefaultTransport(max_connections=20)
        async with loops.timeout(LONGEST):
            tasks = [
                loops.create_task(send_async(transport, request(peer.address, body=b"x")))
                for _ in range(1000)
            ]
            for number, task in enumerate(tasks[::3]):
                loops.call_later(number / 2000, task.cancel)
            done: list[Any] = await loops.gather(*tasks, return_exceptions=True)
        assert all(each == (200, THING) for each in done if isinstance(each, tuple))
        assert sum(isinstance(each, tuple) for each in done) >= 666
        await transport.close()

    peer.acts(always(answer()))
    loops.run(run())
    assert peer.accepted > 0
    _wait_until(lambda: not peer.open)


@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_several_event_loops(peer: Peer) -> None:
    """Each makes connections of its own; those of a loop that has ended are let go."""
    peer.acts(always(answer()))
    transport = AsyncDefaultTransport()
    for _ in range(3):
        assert loops.run(send_async(transport, request(peer.address))) == (200, THING)
    assert peer.accepted == 3
    loops.run(transport.close())
    gc.collect()
    _wait_until(lambda: not peer.open)


def test_abandoned_answers_end_with_the_transport(sender: Sender, peer: Peer) -> None:
    """An answer that nobody closed holds its connection no longer than the transport."""
    peer.acts((Do.READ, HEAD + b"\r\n", Endless(b"x" * 1000)))
    sender.hold(request(peer.address))
    sender.close()
    _wait_until(lambda: not peer.open)


def _whole(transport: DefaultTransport, sent: TransportRequest) -> bytes:
    reply = transport.send(sent)
    try:
        return b"".join(reply.iter_bytes())
    finally:
        reply.close()


def _wait_until(condition: Callable[[], bool]) -> None:
    loops.run(_quiet(condition))


async def _quiet(condition: Callable[[], bool]) -> None:
    async with loops.timeout(LONGEST):
        while not condition():
            await loops.sleep(0.001)
