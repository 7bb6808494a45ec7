"""What the default transport takes for granted of httpcore2, beyond its documentation.

A version of it that changes one of these habits fails here first.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from importlib import import_module
from typing import Any

import httpcore2
import pytest

from .. import loops

ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"


class Network(httpcore2.NetworkBackend, httpcore2.NetworkStream):
    """One connection that gives some answers, one a read, and notes what is asked of it."""

    def __init__(self, *answers: bytes, tls: bool | None = None) -> None:
        self.answers = list(answers)
        self.asked: list[tuple[str, Any]] = []
        self.tls = tls
        self.is_readable = False

    def connect_tcp(
        self, host: str, port: int, timeout: float | None = None, *_: Any, **__: Any
    ) -> Any:
        self.asked.append(("connect", timeout))
        return self

    def start_tls(self, *_: Any, timeout: float | None = None, **__: Any) -> Any:
        self.asked.append(("tls", timeout))
        if not self.tls:
            raise httpcore2.ConnectError
        return self

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self.asked.append(("read", timeout))
        return self.answers.pop(0)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.asked.append(("write", timeout))
        self.asked.append(("sent", buffer))

    def close(self) -> None:
        self.asked.append(("close", None))

    def get_extra_info(self, info: str) -> Any:
        self.asked.append(("info", info))
        return self.is_readable if info == "is_readable" else None


class AsyncNetwork(httpcore2.AsyncNetworkBackend, httpcore2.AsyncNetworkStream):
    """The same, awaited."""

    def __init__(self, network: Network) -> None:
        self._network = network

    async def connect_tcp(self, *given: Any, **named: Any) -> Any:
        self._network.connect_tcp(*given, **named)
        return self

    async def start_tls(self, *given: Any, **named: Any) -> Any:
        self._network.start_tls(*given, **named)
        return self

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._network.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._network.write(buffer, timeout)

    async def aclose(self) -> None:
        self._network.close()

    def get_extra_info(self, info: str) -> Any:
        return self._network.get_extra_info(info)


class Pool:
    """A pool of the library's on such a network, of either kind."""

    def __init__(self, is_async: bool, network: Network) -> None:
        self.is_async = is_async
        if is_async:
            settings: Any = {"network_backend": AsyncNetwork(network), "max_connections": 1}
            self.pool: Any = httpcore2.AsyncConnectionPool(**settings)
        else:
            self.pool = httpcore2.ConnectionPool(network_backend=network, max_connections=1)

    def does(self, *requests: httpcore2.Request, look: Callable[[Any], Any] = id) -> list[Any]:
        """What is seen of each response whose body was read, before it is closed."""
        if not self.is_async:
            return [self._got(request, look) for request in requests]

        async def run() -> list[Any]:
            return [await self._got_awaited(request, look) for request in requests]

        return loops.run(run())

    def _got(self, request: httpcore2.Request, look: Callable[[Any], Any]) -> Any:
        response = self.pool.handle_request(request)
        pieces = list(response.stream)
        seen = look(response)
        response.close()
        assert b"".join(pieces) == b"ok"
        return seen

    async def _got_awaited(self, request: httpcore2.Request, look: Callable[[Any], Any]) -> Any:
        response = await self.pool.handle_async_request(request)
        pieces = [piece async for piece in response.stream]
        seen = look(response)
        await response.aclose()
        assert b"".join(pieces) == b"ok"
        return seen


class Limit(float):
    """A number that can be told from its equals."""


def _request(scheme: str = "http", **limits: float) -> httpcore2.Request:
    headers = [(b"Host", b"h"), (b"Content-Length", b"4")]
    extensions = {"timeout": limits}
    return httpcore2.Request(
        "POST", f"{scheme}://h/", headers=headers, content=b"body", extensions=extensions
    )


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def is_async(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


def test_limits_reach_the_network_as_they_are(is_async: bool) -> None:
    """Each step is given the object itself, in which the end of the whole request is kept."""
    limits = {name: Limit(9) for name in ("connect", "read", "write", "pool")}
    network = Network(ANSWER, tls=True)
    Pool(is_async, network).does(_request("https", **limits))
    given = [(step, limit) for step, limit in network.asked if isinstance(limit, float)]
    steps = {"connect": "connect", "tls": "connect", "write": "write", "read": "read"}
    assert {step for step, _ in given} == set(steps)
    assert all(limit is limits[steps[step]] for step, limit in given)


def test_all_of_a_request_is_written_before_anything_is_read(is_async: bool) -> None:
    network = Network(ANSWER)
    Pool(is_async, network).does(_request())
    steps = [step for step, _ in network.asked if step in ("sent", "read")]
    assert steps.index("read") == len(steps) - 1
    sent = [data for step, data in network.asked if step == "sent"]
    assert b"".join(sent).endswith(b"\r\n\r\nbody")


def test_an_idle_connection_is_looked_at_before_use(is_async: bool) -> None:
    network = Network(ANSWER, ANSWER, ANSWER)
    pool = Pool(is_async, network)
    pool.does(_request(), _request())
    assert [step for step, _ in network.asked].count("connect") == 1
    network.is_readable = True
    pool.does(_request())
    assert [step for step, _ in network.asked].count("connect") == 2


def test_responses_show_their_connection_and_version(is_async: bool) -> None:
    def look(response: Any) -> Any:
        return response.extensions["network_stream"], response.extensions["http_version"]

    network = Network(ANSWER)
    ((stream, version),) = Pool(is_async, network).does(_request(), look=look)
    assert isinstance(stream, AsyncNetwork) if is_async else stream is network
    assert version == b"HTTP/1.1"


@pytest.mark.parametrize("excess", [b"", b"HTTP/1.1 200 OK\r\n"])
def test_what_came_behind_a_response_can_be_seen(is_async: bool, excess: bytes) -> None:
    """Not by anything public. Where it can't be seen, connections end with their response."""

    def look(response: Any) -> Any:
        return response.stream._stream._connection._h11_state.trailing_data

    network = Network(ANSWER + excess)
    assert Pool(is_async, network).does(_request(), look=look) == [(excess, False)]


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_connection_that_fails_gives_its_place_back(is_async: bool, scheme: str) -> None:
    """Through a tunnel of the library's own it does not; so ours are made by the network."""
    network = Network(b"", ANSWER)
    pool = Pool(is_async, network)
    with pytest.raises((httpcore2.ConnectError, httpcore2.RemoteProtocolError)):
        pool.does(_request(scheme))
    assert pool.pool.connections == []


def test_errors_of_the_network_are_handed_on(is_async: bool) -> None:
    """As a ConnectError while a response is read: the request had waited until then."""

    class Broken(Network):
        def read(self, *_: Any, **__: Any) -> bytes:
            raise httpcore2.ConnectError("nothing was sent")

    with pytest.raises(httpcore2.ConnectError, match="nothing was sent"):
        Pool(is_async, Broken()).does(_request())


@pytest.mark.parametrize("kind", ["_sync", "_async"])
def test_the_dialogue_with_a_socks_proxy_is_a_function(kind: str) -> None:
    library = import_module(f"httpcore2.{kind}.socks_proxy")
    parameters = inspect.signature(library._init_socks5_connection).parameters
    assert set(parameters) == {"stream", "host", "port", "auth", "timeouts"}
