"""Streams that sse-starlette sends, read by a generated client over each HTTP library."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from types import ModuleType
from typing import Any

import httpx
import pytest
from sse_starlette.sse import EventSourceResponse
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from .minting import minted
from .serving import served

CHUNK = "{$ref: '#/components/schemas/Chunk'}"
DOCUMENT = f"""
openapi: 3.1.0
info: {{title: Talks, version: "1"}}
paths:
  /watch:
    get:
      operationId: watch
      tags: [talks]
      x-fragmint-resumable: true
      responses: {{'200': {{description: Events., content: {{text/event-stream: {{schema: {CHUNK}}}}}}}}}
  /once:
    get: {{operationId: once, tags: [talks], responses: {{'200': {{description: Events., content: {{text/event-stream: {{schema: {CHUNK}}}}}}}}}}}
  /text:
    get: {{operationId: text, tags: [talks], responses: {{'200': {{description: Texts., content: {{text/event-stream: {{schema: {{type: string}}}}}}}}}}}}
  /whole:
    get: {{operationId: whole, tags: [talks], responses: {{'200': {{description: Events., content: {{text/event-stream: {{schema: {{$ref: '#/components/schemas/Event'}}}}}}}}}}}}
  /lines:
    get: {{operationId: lines, tags: [talks], responses: {{'200': {{description: Lines., content: {{application/x-ndjson: {{schema: {{type: array, items: {CHUNK}}}}}}}}}}}}}
  /talk:
    post:
      operationId: talk
      tags: [talks]
      requestBody: {{required: true, content: {{application/json: {{schema: {{type: object, required: [q], properties: {{q: {{type: string}}, stream: {{type: [boolean, 'null']}}}}}}}}}}}}
      responses:
        '200': {{description: An answer., content: {{application/json: {{schema: {{$ref: '#/components/schemas/Answer'}}}}, text/event-stream: {{schema: {CHUNK}}}}}}}
        '400': {{description: No., content: {{application/json: {{schema: {{type: object, properties: {{message: {{type: string}}}}}}}}}}}}
  /both/{{id}}:
    get:
      operationId: both
      tags: [talks]
      parameters: [{{name: id, in: path, required: true, schema: {{type: string}}}}]
      responses:
        '200': {{description: An answer., content: {{application/json: {{schema: {{$ref: '#/components/schemas/Answer'}}}}, application/jsonl: {{schema: {CHUNK}}}}}}}
components:
  schemas:
    Chunk: {{type: object, required: [n], properties: {{n: {{type: integer}}}}}}
    Event: {{type: object, required: [data], properties: {{event: {{type: string}}, id: {{type: string}}, data: {CHUNK}}}}}
    Answer: {{type: object, required: [all], properties: {{all: {{type: array, items: {{type: integer}}}}}}}}
"""


class Talks:
    """A server of streams. It breaks off the numbered one twice, and keeps what it was asked."""

    def __init__(self) -> None:
        self.last_ids: list[str | None] = []
        self.accepts: list[str] = []
        self.open = 0

    async def watch(self, request: Request) -> Response:
        last = request.headers.get("last-event-id")
        self.last_ids.append(last)
        return EventSourceResponse(self._numbers(int(last or 0)))

    async def _numbers(self, start: int) -> AsyncIterator[dict[str, Any]]:
        for number in range(start + 1, start + 4):
            yield {
                "data": json.dumps({"n": number}),
                "id": str(number),
                "event": "tick",
                "retry": 1,
            }
        if start < 6:
            raise RuntimeError("broken off")

    async def text(self, _: Request) -> Response:
        async def events() -> AsyncIterator[dict[str, Any]]:
            self.open += 1
            try:
                yield {"data": "a\nb", "comment": "not to be seen"}
                yield {"data": "c"}
            finally:
                self.open -= 1

        return EventSourceResponse(events())

    async def whole(self, _: Request) -> Response:
        async def events() -> AsyncIterator[dict[str, Any]]:
            yield {"event": "e", "data": '{"n":1}', "id": "7"}
            yield {"data": '{"n":2}'}

        return EventSourceResponse(events())

    async def lines(self, _: Request) -> Response:
        pieces = [b'{"n":1}\n{"n', b'":2}\r\n\n{"n":3}']
        return StreamingResponse(iter(pieces), media_type="application/x-ndjson")

    async def talk(self, request: Request) -> Response:
        asked = await request.json()
        self.accepts.append(request.headers["accept"])
        if asked["q"] == "bad":
            return JSONResponse({"message": "no"}, 400)
        if not asked.get("stream") or asked["q"] == "whole":
            return JSONResponse({"all": [1, 2], "n": 12})

        async def events() -> AsyncIterator[dict[str, Any]]:
            for data in ('{"n":1}', '{"n":"odd"}', "[DONE]", "behind the end"):
                yield {"data": data}

        return EventSourceResponse(events())

    async def both(self, request: Request) -> Response:
        self.accepts.append(request.headers["accept"])
        if request.headers["accept"] == "application/jsonl":
            return StreamingResponse(iter([b'{"n":1}\n']), media_type="application/jsonl")
        return JSONResponse({"all": [1]})

    @property
    def app(self) -> Starlette:
        gets = {"/watch": self.watch, "/once": self.watch, "/text": self.text, "/whole": self.whole}
        gets |= {"/lines": self.lines, "/both/{id}": self.both}
        routes = [Route(path, each) for path, each in gets.items()]
        return Starlette(routes=[*routes, Route("/talk", self.talk, methods=["POST"])])


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    yield from minted("talks", DOCUMENT, tmp_path_factory.mktemp("talks"))


@pytest.fixture
def talks() -> Talks:
    return Talks()


@pytest.fixture
def address(talks: Talks) -> Iterator[str]:
    yield from served(talks.app)


WAYS = ["default", "httpx", "pyreqwest"]


def _client(package: ModuleType, way: str, address: str, **settings: Any) -> Any:
    transport = None
    if way == "httpx":
        transport = package.HttpxTransport(httpx.Client())
    elif way == "pyreqwest":
        transport = package.PyreqwestTransport()
    return package.Talks(base_url=address, transport=transport, **settings)


def _async_client(package: ModuleType, way: str, address: str) -> Any:
    transport = None
    if way == "httpx":
        transport = package.AsyncHttpxTransport(httpx.AsyncClient())
    elif way == "pyreqwest":
        transport = package.AsyncPyreqwestTransport()
    return package.AsyncTalks(base_url=address, transport=transport)


@pytest.mark.parametrize("way", WAYS)
def test_items_as_they_arrive(package: ModuleType, address: str, way: str) -> None:
    with _client(package, way, address) as client:
        assert list(client.talks.text()) == ["a\nb", "c"]
        assert [each.n for each in client.talks.lines()] == [1, 2, 3]
        whole = [(each.event, each.id, each.data.n) for each in client.talks.whole()]
        assert whole == [("e", "7", 1), (package.UNSET, "7", 2)]
        with client.talks.text() as stream:
            assert stream.response.status_code == 200
            assert next(stream) == "a\nb"
        assert stream.is_closed
        assert list(stream) == []


@pytest.mark.parametrize("way", WAYS)
def test_a_stream_or_a_whole(
    package: ModuleType, talks: Talks, address: str, way: str, caplog: pytest.LogCaptureFixture
) -> None:
    with _client(package, way, address) as client:
        assert client.talks.talk(q="x").all == [1, 2]
        assert client.talks.talk(q="x", stream=None).all == [1, 2]
        assert [each.n for each in client.talks.talk(q="x", stream=True)] == [1, "odd"]
        assert "talks.talk: the response deviates from the API's description: n" in caplog.text
        assert client.talks.both("1").all == [1]
        assert [each.n for each in client.talks.both("1", stream=True)] == [1]
        assert [each.n for each in client.talks.talk(q="whole", stream=True)] == [12]
        assert "expected text/event-stream, got application/json" in caplog.text
        with pytest.raises(package.BadRequestError, match="no"):
            client.talks.talk(q="bad", stream=True)
    asked = ["application/json", "application/json", "text/event-stream, application/json;q=0.9"]
    assert talks.accepts[:5] == [*asked, "application/json", "application/jsonl"]


def test_a_strict_client_raises_at_the_item_that_deviates(
    package: ModuleType, address: str
) -> None:
    with _client(package, "default", address, strict=True) as client:
        stream = client.talks.talk(q="x", stream=True)
        assert next(stream).n == 1
        with pytest.raises(package.APIResponseValidationError):
            next(stream)


@pytest.mark.parametrize("way", WAYS)
def test_a_stream_goes_on_where_the_document_says_so(
    package: ModuleType, talks: Talks, address: str, way: str
) -> None:
    with _client(package, way, address) as client:
        found = [(event.event, event.id, item.n) for event, item in client.talks.watch().events()]
        assert found == [("tick", str(n), n) for n in range(1, 10)]
        assert talks.last_ids == [None, "3", "6"]
        numbers: list[int] = []
        with pytest.raises(package.APIConnectionError):
            numbers.extend(each.n for each in client.talks.once())
        assert talks.last_ids[3:] == [None]
    client = _client(package, way, address, max_retries=0)
    with client, pytest.raises(package.APIConnectionError):
        list(client.talks.watch())


@pytest.mark.parametrize("way", WAYS)
def test_the_asynchronous_client(package: ModuleType, talks: Talks, address: str, way: str) -> None:
    async def run() -> None:
        async with _async_client(package, way, address) as client:
            async with await client.talks.watch() as stream:
                assert [each.n async for each in stream] == list(range(1, 10))
            assert stream.is_closed
            assert [each.n async for each in await client.talks.lines()] == [1, 2, 3]
            assert (await client.talks.talk(q="x")).all == [1, 2]
            talked = await client.talks.talk(q="x", stream=True)
            assert [each.n async for each in talked] == [1, "odd"]
            async with await client.talks.text() as stream:
                assert await anext(stream) == "a\nb"
            assert stream.is_closed

    asyncio.run(run())


def test_the_raw_response_is_the_stream_as_a_whole(package: ModuleType, address: str) -> None:
    with _client(package, "default", address) as client:
        raw = client.talks.with_raw_response.talk(q="x", stream=True)
        assert raw.headers["content-type"].startswith("text/event-stream")
        assert [each.n for each in raw.parse()] == [1, "odd"]
        assert list(client.talks.with_raw_response.text().parse()) == ["a\nb", "c"]
        with client.talks.with_streaming_response.text() as response:
            assert "data: c" in list(response.iter_lines())


@pytest.mark.parametrize("way", WAYS)
def test_a_stream_that_pauses_too_long_times_out(package: ModuleType, way: str) -> None:
    async def slow(_: Request) -> Response:
        async def events() -> AsyncIterator[dict[str, Any]]:
            yield {"data": "a"}
            await asyncio.sleep(5)

        return EventSourceResponse(events())

    for address in served(Starlette(routes=[Route("/text", slow)])):
        timeout = package.Timeout(read=0.3, total=None)
        with _client(package, way, address, timeout=timeout) as client:
            stream = client.talks.text()
            assert next(stream) == "a"
            with pytest.raises(package.APIConnectionError):
                next(stream)
