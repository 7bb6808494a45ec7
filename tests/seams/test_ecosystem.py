"""With an httpx client of one's own, what is made for httpx works: each tool is the real one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import httpx2
import pytest
import respx
import vcr
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from pytest_httpx import HTTPXMock

from realtimekit import (
    APIConnectionError,
    APITimeoutError,
    AsyncCloudflare,
    AsyncHttpxTransport,
    Cloudflare,
    HttpxTransport,
    NotFoundError,
)

from .. import loops
from ..runtime.serving import Reply, Server

URL = "https://kit.example/v1"
GIVEN: dict[str, Any] = {"api_token": "t0ken", "base_url": URL, "max_retries": 0}


def called(client: httpx.Client | httpx2.Client, **given: Any) -> Any:
    """What the API answers at `/things`, asked with the synchronous client."""
    with Cloudflare(transport=HttpxTransport(client), **{**GIVEN, **given}) as kit:
        return kit.get("/things", cast_to=dict)


def awaited(client: httpx.AsyncClient | httpx2.AsyncClient, **given: Any) -> Any:
    """The same with the asynchronous one."""

    async def call() -> Any:
        transport = AsyncHttpxTransport(client)
        async with AsyncCloudflare(transport=transport, **{**GIVEN, **given}) as kit:
            return await kit.get("/things", cast_to=dict)

    return loops.run(call())


def both(**given: Any) -> list[Any]:
    """What both clients get over plain clients of httpx."""
    return [called(httpx.Client(), **given), awaited(httpx.AsyncClient(), **given)]


def test_respx_answers() -> None:
    with respx.mock(base_url=URL) as mock:
        route = mock.get("/things").respond(json={"by": "respx"})
        assert both() == [{"by": "respx"}] * 2
        assert [each.request.headers["authorization"] for each in route.calls] == [
            "Bearer t0ken"
        ] * 2


def test_respx_fails() -> None:
    with respx.mock(base_url=URL) as mock:
        mock.get("/things").mock(side_effect=[httpx.ReadTimeout, httpx.ConnectError])
        with pytest.raises(APITimeoutError):
            called(httpx.Client())
        with pytest.raises(APIConnectionError, match="ConnectError"):
            awaited(httpx.AsyncClient())


def test_respx_is_retried() -> None:
    with respx.mock(base_url=URL) as mock:
        busy, good = httpx.Response(429, headers={"retry-after": "0"}), httpx.Response(200, json={})
        route = mock.get("/things").mock(side_effect=[busy, good])
        assert called(httpx.Client(), max_retries=1) == {}
        assert route.call_count == 2


def test_pytest_httpx_answers(httpx_mock: HTTPXMock) -> None:
    for _ in range(2):
        httpx_mock.add_response(url=f"{URL}/things", json={"by": "pytest-httpx"})
    assert both() == [{"by": "pytest-httpx"}] * 2
    assert {each.headers["authorization"] for each in httpx_mock.get_requests()} == {"Bearer t0ken"}


def test_pytest_httpx_fails(httpx_mock: HTTPXMock) -> None:
    for _ in range(2):
        httpx_mock.add_response(status_code=404, json={"success": False})
    with pytest.raises(NotFoundError):
        called(httpx.Client())
    with pytest.raises(NotFoundError):
        awaited(httpx.AsyncClient())


def test_vcrpy_records_and_plays_back(server: Server, tmp_path: Path) -> None:
    server.replies(Reply(body={"by": "the server"}))
    recorder: Any = vcr.VCR(filter_headers=["authorization"])
    cassette = tmp_path / "both.yaml"
    for _ in range(2):
        with recorder.use_cassette(str(cassette)):
            assert both(base_url=server.address) == [{"by": "the server"}] * 2
    assert len(server.seen) == 2
    assert "t0ken" not in cassette.read_text("utf-8")


def test_opentelemetry_makes_a_span_of_every_attempt(server: Server) -> None:
    spans = InMemorySpanExporter()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    sync, asynchronous = httpx.Client(), httpx.AsyncClient()
    for client in (sync, asynchronous):
        HTTPXClientInstrumentor().instrument_client(client, tracer_provider=provider)
    given: dict[str, Any] = {"base_url": server.address, "max_retries": 1}
    busy, good = Reply(503, headers=(("Retry-After", "0"),)), Reply(body={})
    server.replies(busy, good, busy, good)
    assert (called(sync, **given), awaited(asynchronous, **given)) == ({}, {})
    codes = [dict(span.attributes or {})["http.status_code"] for span in spans.get_finished_spans()]
    assert codes == [503, 200] * 2
    traced = [each.context.trace_id for each in spans.get_finished_spans() if each.context]
    sent = [int(seen.headers["traceparent"].split("-")[1], 16) for seen in server.seen]
    assert sent == traced


@pytest.mark.parametrize("library", [httpx, httpx2])
def test_event_hooks_see_every_request_and_answer(library: Any, server: Server) -> None:
    server.replies(Reply(body={"a": 1}))
    seen: list[Any] = []

    def ask(request: Any) -> None:
        request.headers["x-signed"] = "yes"
        seen.append(request.method)

    def answer(response: Any) -> None:
        seen.append((response.status_code, response.read()))

    async def ask_async(request: Any) -> None:
        ask(request)

    async def answer_async(response: Any) -> None:
        seen.append((response.status_code, await response.aread()))

    hooks = {"request": [ask], "response": [answer]}
    assert called(library.Client(event_hooks=hooks), base_url=server.address) == {"a": 1}
    hooks = {"request": [ask_async], "response": [answer_async]}
    assert awaited(library.AsyncClient(event_hooks=hooks), base_url=server.address) == {"a": 1}
    assert seen == ["GET", (200, b'{"a": 1}')] * 2
    assert {each.headers["x-signed"] for each in server.seen} == {"yes"}


@pytest.mark.parametrize("library", [httpx, httpx2])
def test_an_event_hook_that_raises_ends_the_call_with_its_own(library: Any) -> None:
    def refuse(_: object) -> None:
        raise LookupError("the hook's own")

    for hooks in ({"request": [refuse]}, {"response": [refuse]}):
        answers = library.MockTransport(lambda _: library.Response(200, json={}))
        with pytest.raises(LookupError, match="own"):
            called(library.Client(event_hooks=hooks, transport=answers), max_retries=2)


@pytest.mark.parametrize("library", [httpx, httpx2])
def test_what_the_client_has_is_sent_but_for_what_the_call_has(
    library: Any, server: Server
) -> None:
    server.replies(Reply(body={}))
    own = {"x-tenant": "7", "authorization": "Basic eA==", "user-agent": "mine"}
    called(library.Client(headers=own), base_url=server.address)
    headers = server.seen[0].headers
    assert (headers["x-tenant"], headers["authorization"]) == ("7", "Bearer t0ken")
    assert headers["user-agent"].startswith("realtimekit/")
