"""Media types, forms and conditional requests, over a socket to a server that negotiates."""

from __future__ import annotations

import asyncio
import importlib
import json
import pkgutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl

import pytest

import fragmint
from fragmint.config import default_config
from fragmint.source import Source

from .judge import Answer, Call, Judge
from .server import PREFIX, Server

PNG = b"\x89PNG\r\n\x00\xff"
MAYBE = {"anyOf": [{"type": "string"}, {"type": "null"}]}
TOKEN = {
    "type": "object",
    "required": ["token"],
    "properties": {"token": {"type": "string"}, "seconds": {"type": "integer"}},
}
PROBLEM = {"type": "object", "properties": {"title": {"type": "string"}}}
ORDER = {
    "type": "object",
    "properties": {
        "metadata": {"type": "object", "additionalProperties": {"type": "string"}},
        "ids": {"type": "array", "items": {"type": "integer"}},
        "note": {"type": ["string", "null"]},
    },
}
FORM = "application/x-www-form-urlencoded"


def _operation(name: str, responses: dict[str, Any], **more: Any) -> dict[str, Any]:
    described = {
        status: {"description": "d"} | ({"content": content} if content else {})
        for status, content in responses.items()
    }
    return {"operationId": name, "tags": ["calls"], "responses": described, **more}


def _document() -> dict[str, Any]:
    optional = [
        {"name": name, "in": place, "schema": MAYBE}
        for name, place in (("q", "query"), ("X-Token", "header"), ("session", "cookie"))
    ]
    encoding = {"metadata": {"style": "deepObject", "explode": True}, "ids": {"explode": False}}
    form = {"required": True, "content": {FORM: {"schema": ORDER, "encoding": encoding}}}
    condition = [{"name": "If-None-Match", "in": "header", "schema": {"type": "string"}}]
    errors = {"4XX": {"application/problem+json": {"schema": PROBLEM}}}
    paths = {
        "/image": {"get": _operation("image", {"200": {"image/png": {}}} | errors)},
        "/table": {"get": _operation("table", {"200": {"text/csv": {"schema": {"type": "string"}}}})},
        "/archive": {"get": _operation("archive", {"200": {"application/gzip": {}}})},
        "/vendor": {"get": _operation("vendor", {"200": {"application/vnd.x.v2+json": {"schema": TOKEN}}})},
        "/any": {"get": _operation("any", {"200": {"*/*": {"schema": {"type": "string"}}}})},
        "/optional": {"get": _operation("optional", {"204": {}}, parameters=optional)},
        "/order": {"post": _operation("order", {"204": {}}, requestBody=form)},
        "/token": {"post": _operation("token", {"200": {FORM: {"schema": TOKEN}}})},
        "/cached": {"get": _operation("cached", {"200": {"application/json": {"schema": TOKEN}}, "304": {}}, parameters=condition)},
    }  # fmt: skip
    head = {"openapi": "3.1.0", "info": {"title": "Media", "version": "1"}}
    return {**head, "servers": [{"url": "https://media.test"}], "paths": paths}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The client of the document, every module of it imported."""
    folder: Path = tmp_path_factory.mktemp("media")
    made = fragmint.generate(Source("spec.json", json.dumps(_document())), default_config("media"))
    for file in made.files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    package = importlib.import_module("media")
    for module in pkgutil.walk_packages(package.__path__, "media."):
        importlib.import_module(module.name)
    yield package
    sys.path.remove(str(folder))


@pytest.fixture
def server() -> Iterator[Server]:
    """A server of the document; openapi-core stumbles over the form's `encoding`."""
    judged = _document()
    del judged["paths"]["/order"]["post"]["requestBody"]["content"][FORM]["encoding"]
    with Server(_document(), Judge(judged, PREFIX)).running() as server:
        server.takes_wrong_requests = True
        yield server


Make = Callable[..., Any]


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest, package: ModuleType, server: Server) -> Make:
    """Makes a call by the method's name, waiting or awaiting."""

    async def awaited(name: str, **values: Any) -> Any:
        async with package.AsyncMedia(base_url=server.base_url, max_retries=0) as client:
            return await getattr(client.calls, name)(**values)

    def waiting(name: str, **values: Any) -> Any:
        with package.Media(base_url=server.base_url, max_retries=0) as client:
            return getattr(client.calls, name)(**values)

    if request.param == "sync":
        return waiting
    return lambda name, **values: asyncio.run(awaited(name, **values))


def _negotiated(media_type: str, body: bytes) -> Callable[[Call], Answer]:
    """Answers in one media type, and 406 to those who don't want it (RFC 9110 §15.5.7)."""

    def step(call: Call) -> Answer:
        wanted = [
            each.partition(";")[0].strip() for each in (call.header("Accept") or "").split(",")
        ]
        if media_type not in wanted and "*/*" not in wanted:
            return Answer(406, b"", (), False)
        return Answer(200, body, (("Content-Type", media_type),), True)

    return step  # fmt: skip


@pytest.mark.parametrize(
    ("name", "media_type", "body", "value"),
    [
        ("image", "image/png", PNG, PNG),
        ("table", "text/csv", b"a,b\n1,2", "a,b\n1,2"),
        ("archive", "application/gzip", PNG, PNG),
        ("any", "text/plain", b"123", "123"),
        ("any", "application/json", b'"a"', "a"),
    ],
)
def test_a_server_that_negotiates_is_understood(
    name: str, media_type: str, body: bytes, value: Any, call: Make, server: Server
) -> None:
    server.answers(_negotiated(media_type, body))
    assert call(name) == value


def test_a_vendors_json_is_asked_for_and_read(call: Make, server: Server) -> None:
    server.answers(_negotiated("application/vnd.x.v2+json", b'{"token": "t"}'))
    assert call("vendor").token == "t"


def test_what_is_none_is_not_sent(call: Make, server: Server) -> None:
    """RFC 6570 §2.3: null is undefined."""
    server.answers(Answer(204, b"", (), True))
    call("optional", q=None, x_token=None, session=None)
    sent = server.only_call
    assert sent.target == f"{PREFIX}/optional"
    assert (sent.header("X-Token"), sent.header("Cookie")) == (None, None)


def test_line_ends_in_a_query_arrive(call: Make, server: Server) -> None:
    server.answers(Answer(204, b"", (), True))
    call("optional", q="one\r\ntwo\0three", session="a")
    query = server.only_call.target.partition("?")[2]
    assert parse_qsl(query) == [("q", "one\r\ntwo\0three")]


def test_a_form_is_written_as_its_encoding_says(call: Make, server: Server) -> None:
    server.answers(Answer(204, b"", (), True))
    call("order", metadata={"order_id": "7"}, ids=[1, 2], note=None)
    sent = server.only_call
    assert sent.header("Content-Type") == FORM
    assert parse_qsl(sent.body.decode()) == [("metadata[order_id]", "7"), ("ids", "1,2")]


def test_a_form_is_read_into_its_model(call: Make, server: Server) -> None:
    server.answers(_negotiated(FORM, b"token=a%20b&seconds=60"))
    token = call("token")
    assert (token.token, token.seconds) == ("a b", 60)


def test_a_condition_that_holds_brings_none(call: Make, server: Server) -> None:
    """RFC 9110 §15.4.5."""
    server.answers(Answer(304, b"", (("ETag", '"x"'),), True))
    assert call("cached", if_none_match='"x"') is None
    assert server.only_call.header("If-None-Match") == '"x"'
