"""Middleware: around every request of every attempt, in both clients."""

from __future__ import annotations

import hmac
import json
import logging
import time
import traceback
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from realtimekit import (
    APIConnectionError,
    APIStatusError,
    AsyncCloudflare,
    AsyncTransportResponse,
    Cloudflare,
    TransportError,
    TransportRequest,
    TransportResponse,
)
from realtimekit.testing import (
    AsyncMockTransport,
    MockRequest,
    MockResponse,
    MockTransport,
    connection_refused,
)

from .. import loops
from ..runtime.serving import Reply, Server

Send = Callable[[TransportRequest], TransportResponse]
AsyncSend = Callable[[TransportRequest], Awaitable[AsyncTransportResponse]]
Answers = Callable[[MockRequest], MockResponse]
KEY = b"key"


@pytest.fixture(autouse=True)
def _fast(monkeypatch: pytest.MonkeyPatch) -> None:
    from realtimekit._runtime.exchange import retries

    monkeypatch.setattr(retries, "backoff", lambda _: 0.0)


def awaiting(layer: Any) -> Any:
    """The same middleware for the asynchronous client: what it is given to send is awaited."""

    async def asynchronous(request: TransportRequest, send: AsyncSend) -> Any:
        sent: list[Any] = []

        class Ask(Exception):
            """Stands where the synchronous middleware waits."""

        def ask(request: TransportRequest) -> Any:
            if not sent:
                raise Ask(request)
            if isinstance(sent[-1], TransportError):
                raise sent[-1]
            return sent[-1]

        try:
            return layer(request, ask)
        except Ask as asked:
            given = asked.args[0]
        try:
            sent.append(await send(given))
        except TransportError as error:
            sent.append(error)
        return layer(request, ask)

    return asynchronous


@pytest.fixture(params=["sync", "async"])
def post(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """POST to `/things` with a client that answers from a function, and has middleware."""

    def sync(answers: Answers, layers: list[Any], **given: Any) -> Any:
        with Cloudflare(
            api_token="t0ken", transport=MockTransport(answers), middleware=layers, **given
        ) as client:
            return client.post("/things", cast_to=dict, body={"a": 1})

    async def awaited(answers: Answers, layers: list[Any], **given: Any) -> Any:
        async with AsyncCloudflare(
            api_token="t0ken",
            transport=AsyncMockTransport(answers),
            middleware=[awaiting(each) for each in layers],
            **given,
        ) as client:
            return await client.post("/things", cast_to=dict, body={"a": 1})

    if request.param == "sync":
        return sync
    return lambda *args, **given: loops.run(awaited(*args, **given))


def busy_then_good() -> Answers:
    """429, and then 200."""
    answers = [MockResponse(429, headers={"Retry-After": "0"}), MockResponse(json={"ok": True})]
    return lambda _: answers.pop(0)


def test_a_signature(post: Any) -> None:
    seen: list[MockRequest] = []

    def signed(request: TransportRequest, send: Send) -> TransportResponse:
        signature = hmac.new(KEY, request.content, "sha256").hexdigest()
        return send(request.with_headers({"X-Signature": signature}))

    def answer(request: MockRequest) -> MockResponse:
        seen.append(request)
        return MockResponse(json={})

    post(answer, [signed])
    expected = hmac.new(KEY, seen[0].content, "sha256").hexdigest()
    assert seen[0].headers["x-signature"] == expected
    assert seen[0].headers["authorization"] == "Bearer t0ken"
    assert json.loads(seen[0].content) == {"a": 1}


def test_a_header_is_removed_by_none(post: Any) -> None:
    seen: list[MockRequest] = []

    def bare(request: TransportRequest, send: Send) -> TransportResponse:
        return send(request.with_headers({"Authorization": None, "X-None": None}))

    def answer(request: MockRequest) -> MockResponse:
        seen.append(request)
        return MockResponse(json={})

    post(answer, [bare])
    assert seen[0].headers.keys().isdisjoint({"authorization", "x-none"})
    assert seen[0].headers["content-type"] == "application/json"


def test_a_metric_of_every_attempt(post: Any) -> None:
    recorded: list[Any] = []

    def counted(request: TransportRequest, send: Send) -> TransportResponse:
        started = time.monotonic()
        response = send(request)
        recorded.append((request.operation, request.number, response.status))
        assert time.monotonic() >= started
        return response

    assert post(busy_then_good(), [counted]) == {"ok": True}
    assert recorded == [("POST /things", 1, 429), ("POST /things", 2, 200)]


def test_a_log_line_that_shows_no_secret(post: Any, caplog: pytest.LogCaptureFixture) -> None:
    log = logging.getLogger("mine")

    def logged(request: TransportRequest, send: Send) -> TransportResponse:
        response = send(request)
        log.info("%s %s: %d %r", request.method, request.shown_url, response.status, request)
        log.info("%s", [request.headers, vars(request) if hasattr(request, "__dict__") else ()])
        return response

    with caplog.at_level(logging.INFO, "mine"):
        post(lambda _: MockResponse(json={}), [logged], default_query={"key": "s3cret"})
    assert "POST https://api.cloudflare.com/client/v4/things: 200" in caplog.text
    assert "t0ken" not in caplog.text
    assert "s3cret" not in caplog.text


def test_the_first_is_outermost_and_none_is_asked_twice(post: Any) -> None:
    order: list[str] = []

    def layer(name: str) -> Any:
        def around(request: TransportRequest, send: Send) -> TransportResponse:
            response = send(request)
            order.append(name)
            return response

        return around

    post(lambda _: MockResponse(json={}), [layer("outer"), layer("inner")])
    assert order == ["inner", "outer"]


def test_what_it_raises_ends_the_call(post: Any) -> None:
    def refuses(request: TransportRequest, send: Send) -> TransportResponse:
        raise LookupError(f"the program's own, {len(request.headers)} fields")

    def sees_too_late(request: TransportRequest, send: Send) -> TransportResponse:
        send(request)
        raise LookupError("the program's own")

    for layer in (refuses, sees_too_late):
        with pytest.raises(LookupError, match="own") as caught:
            post(lambda _: MockResponse(503), [layer], max_retries=2, retry_unsafe=True)
        shown = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
        places = [f"{frame.name} {frame.locals}" for frame in shown.stack]
        assert [place for place in places if "Bearer t0ken" in place] == []


def test_it_sees_failures_and_they_are_retried(post: Any) -> None:
    seen: list[str] = []

    def noted(request: TransportRequest, send: Send) -> TransportResponse:
        try:
            return send(request)
        except TransportError as error:
            seen.append(str(error))
            raise

    def answer(_: MockRequest) -> MockResponse:
        raise connection_refused()

    with pytest.raises(APIConnectionError):
        post(answer, [noted], max_retries=2)
    assert seen == ["connection refused"] * 3


def test_it_answers_itself() -> None:
    class Cached:
        """A response that comes from no server."""

        status = 404
        headers = ()

        def iter_bytes(self) -> Any:
            return iter(())

        def close(self) -> None:
            """Nothing is open."""

    def never(_: MockRequest) -> MockResponse:
        raise AssertionError("nothing is sent")

    client = Cloudflare(
        api_token="t", transport=MockTransport(never), middleware=[lambda *_: Cached()]
    )
    with pytest.raises(APIStatusError):
        client.post("/things", cast_to=dict, body={})


def test_it_must_return_a_response(post: Any) -> None:
    def forgets(request: TransportRequest, send: Send) -> Any:
        send(request)

    with pytest.raises(TypeError, match=r"^middleware: expected the response of send"):
        post(lambda _: MockResponse(json={}), [forgets])


def test_what_it_adds_is_not_sent_to_another_origin(server: Server) -> None:
    other = server.address.replace("127.0.0.1", "localhost")
    server.replies(Reply(302, headers=(("Location", f"{other}/b"),)), Reply(body={}))
    seen: list[Any] = []

    def signed(request: TransportRequest, send: Send) -> TransportResponse:
        seen.append((request.number, request.is_elsewhere))
        return send(request.with_headers({"X-Signature": "s3cret"}))

    with Cloudflare(api_token="t", base_url=server.address, middleware=[signed]) as client:
        client.get("/a", cast_to=dict)
    assert seen == [(1, False), (2, True)]
    assert ["x-signature" in each.headers for each in server.seen] == [True, False]


def test_a_header_that_can_not_be_sent_is_refused(post: Any) -> None:
    def splits(request: TransportRequest, send: Send) -> TransportResponse:
        return send(request.with_headers({"X-A": "s3cret\r\nX-B: 1"}))

    with pytest.raises(ValueError, match=r"^X-A: .* CR") as caught:
        post(lambda _: MockResponse(json={}), [splits])
    assert "s3cret" not in str(caught.value)


def test_every_response_but_the_one_returned_is_closed(server: Server) -> None:
    server.replies(Reply(401, body={"no": 1}), Reply(body={"ok": 1}))

    def twice(request: TransportRequest, send: Send) -> TransportResponse:
        send(request)
        return send(request)

    with Cloudflare(api_token="t", base_url=server.address, middleware=[twice]) as client:
        for _ in range(3):
            assert client.get("/a", cast_to=dict) == {"ok": 1}
        pools = client._connection.transport._pools._pools  # type: ignore[attr-defined]  # pyright: ignore
        assert all(each.is_idle() for pool in pools.values() for each in pool.connections)


def test_streamed_calls_have_it_too() -> None:
    seen: list[str] = []

    def noted(request: TransportRequest, send: Send) -> TransportResponse:
        seen.append(request.operation)
        return send(request)

    client = Cloudflare(
        api_token="t",
        transport=MockTransport(lambda _: MockResponse(json={})),
        middleware=[noted],
    )
    recordings = client.realtime_kit.recordings
    with recordings.with_streaming_response.get_one_recording("r", account_id="a", app_id="b"):
        pass
    recordings.with_raw_response.get_one_recording("r", account_id="a", app_id="b")
    assert seen == ["realtime_kit.recordings.get_one_recording"] * 2


def test_spans_of_opentelemetry() -> None:
    spans = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    tracer = provider.get_tracer("mine")

    async def traced(request: TransportRequest, send: AsyncSend) -> AsyncTransportResponse:
        with tracer.start_as_current_span(request.operation) as span:
            span.set_attribute("http.request.resend_count", request.number - 1)
            response = await send(request)
            span.set_attribute("http.response.status_code", response.status)
            return response

    async def call() -> None:
        transport = AsyncMockTransport(busy_then_good())
        async with AsyncCloudflare(
            api_token="t", transport=transport, middleware=[traced]
        ) as client:
            await client.get("/things", cast_to=dict)

    loops.run(call())
    assert [dict(span.attributes or {}) for span in spans.get_finished_spans()] == [
        {"http.request.resend_count": 0, "http.response.status_code": 429},
        {"http.request.resend_count": 1, "http.response.status_code": 200},
    ]


async def awaits(request: TransportRequest, send: AsyncSend) -> AsyncTransportResponse:
    """Middleware of the asynchronous client."""
    return await send(request)


def test_what_is_no_middleware_is_refused() -> None:
    for wrong in (print, "print", [1], {"a": print}):
        given: Any = wrong
        for make in (Cloudflare, AsyncCloudflare, Cloudflare().copy):
            with pytest.raises(TypeError, match=r"^middleware: expected a list of functions"):
                make(middleware=given)
    for make in (Cloudflare, Cloudflare().copy):
        with pytest.raises(TypeError, match=r"^middleware: awaits is for the asynchronous client"):
            make(middleware=[awaits])


def test_a_copy_has_its_own() -> None:
    layer: Any = print
    client = Cloudflare(middleware=[layer])
    assert client.copy()._config.middleware == (layer,)
    assert client.copy(middleware=[])._config.middleware == ()
