"""Parameters in every style: what a generated client sends is what openapi-core reads again."""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import unquote

import pytest

import fragmint
from fragmint.config import default_config
from fragmint.source import Source

from .judge import Call, Judge
from .server import PREFIX, Server, reply

OBJECT = {"type": "object", "properties": {"r": {"type": "integer"}, "g": {"type": "integer"}}}
TEXT = {"type": "string"}
LIST = {"type": "array", "items": {"type": "string"}}
RGB = {"r": 100, "g": 200}

STYLED: list[tuple[str, str, bool, dict[str, Any], Any, str]] = [
    ("path", "simple", False, LIST, ["a", "b"], "a,b"),
    ("path", "simple", True, OBJECT, RGB, "r=100,g=200"),
    ("path", "label", False, TEXT, "blue", ".blue"),
    ("path", "label", True, LIST, ["a", "b"], ".a.b"),
    ("path", "label", True, OBJECT, RGB, ".r=100.g=200"),
    ("path", "matrix", False, TEXT, "blue", ";p=blue"),
    ("path", "matrix", False, LIST, ["a", "b"], ";p=a,b"),
    ("path", "matrix", True, LIST, ["a", "b"], ";p=a;p=b"),
    ("path", "matrix", False, OBJECT, RGB, ";p=r,100,g,200"),
    ("path", "matrix", True, OBJECT, RGB, ";r=100;g=200"),
    ("query", "form", True, LIST, ["a", "b"], "p=a&p=b"),
    ("query", "form", False, LIST, ["a", "b"], "p=a,b"),
    ("query", "form", False, OBJECT, RGB, "p=r,100,g,200"),
    ("query", "spaceDelimited", False, LIST, ["a", "b"], "p=a%20b"),
    ("query", "pipeDelimited", False, LIST, ["a", "b"], "p=a%7Cb"),
    ("query", "deepObject", True, OBJECT, RGB, "p%5Br%5D=100&p%5Bg%5D=200"),
    ("header", "simple", False, LIST, ["a", "b"], "a,b"),
    ("header", "simple", False, OBJECT, RGB, "r,100,g,200"),
    ("header", "simple", True, OBJECT, RGB, "r=100,g=200"),
    ("cookie", "form", True, TEXT, "blue", "p=blue"),
    ("cookie", "form", False, LIST, ["a", "b"], "p=a,b"),
    ("cookie", "form", False, OBJECT, RGB, "p=r,100,g,200"),
]
"""Location, style, explode, schema, value, and how it goes over the wire."""

UNREAD = frozenset({"label", "spaceDelimited"})
"""Styles that openapi-core can't read in a path, or not after the query was decoded: here the text on
the wire is what counts, which follows RFC 6570 and OpenAPI's own table."""

CONTENTS: list[tuple[str, Any]] = [
    (place, value)
    for place in ("path", "query", "header", "cookie")
    for value in ({"r": 1, "g": 2}, {"r": 1}, {})
]
"""Parameters with `content`: location and value."""


def _document(names: Callable[[str, bool], str] = lambda style, explode: "p") -> dict[str, Any]:
    """All operations; ``names`` says what the path's parameter is called in a template."""
    paths: dict[str, Any] = {}
    for number, (place, style, explode, schema, _, _) in enumerate(STYLED):
        said = {"style": style, "explode": explode, "schema": schema}
        paths |= _path(f"styled{number}", place, said, names(style, explode))
    for number, (place, _) in enumerate(CONTENTS):
        said = {"content": {"application/json": {"schema": OBJECT}}}
        paths |= _path(f"content{number}", place, said, "p")
    head = {"openapi": "3.1.0", "info": {"title": "Styles", "version": "1"}}
    return {**head, "servers": [{"url": "https://styles.test"}], "paths": paths}


def _path(name: str, place: str, said: dict[str, Any], inside: str) -> dict[str, Any]:
    parameter = {"name": "p", "in": place, "required": True, **said}
    answer = {"description": "d", "content": {"application/json": {"schema": {"type": "object"}}}}
    operation = {
        "operationId": name,
        "tags": ["calls"],
        "parameters": [parameter],
        "responses": {"200": answer},
    }
    return {f"/{name}/{{{inside}}}" if place == "path" else f"/{name}": {"get": operation}}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The client of the document."""
    folder: Path = tmp_path_factory.mktemp("styles")
    made = fragmint.generate(Source("spec.json", json.dumps(_document())), default_config("styled"))
    for file in made.files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    yield importlib.import_module("styled")
    sys.path.remove(str(folder))


@pytest.fixture(scope="module")
def judge() -> Judge:
    """openapi-core, for this document; it wants to see RFC 6570's operator of the style matrix."""

    def name(style: str, explode: bool) -> str:
        return "p" if style != "matrix" else ";p*" if explode else ";p"

    return Judge(_document(name), PREFIX)


@pytest.fixture
def server(judge: Judge) -> Iterator[Server]:
    """A server that judges each request by this document."""
    with Server(_document(), judge).running() as server:
        yield server
    assert server.findings == []


def _send(package: ModuleType, server: Server, method: str, value: Any, kind: str) -> Call:
    server.answers(reply({}))

    async def run() -> None:
        async with package.AsyncStyled(base_url=server.base_url) as client:
            await getattr(client.calls, method)(p=value)

    if kind == "async":
        asyncio.run(run())
    else:
        with package.Styled(base_url=server.base_url) as client:
            getattr(client.calls, method)(p=value)
    return server.only_call


def _on_the_wire(call: Call, place: str) -> str:
    if place == "path":
        return call.path.rpartition("/")[2]
    if place == "query":
        return call.target.partition("?")[2]
    return call.header("p" if place == "header" else "Cookie") or ""


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize(
    "number",
    range(len(STYLED)),
    ids=lambda i: "-".join(map(str, (*STYLED[i][:3], STYLED[i][3]["type"]))),
)
def test_styles(number: int, kind: str, package: ModuleType, server: Server) -> None:
    place, style, _, _, value, wire = STYLED[number]
    server.takes_wrong_requests = style in UNREAD
    call = _send(package, server, f"styled{number}", value, kind)
    assert _on_the_wire(call, place) == wire
    if style not in UNREAD:
        assert server.judge.parameters(call)[place]["p"] == value


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("number", range(len(CONTENTS)), ids=lambda i: f"{CONTENTS[i][0]}-{i}")
def test_contents(number: int, kind: str, package: ModuleType, server: Server) -> None:
    place, value = CONTENTS[number]
    server.takes_wrong_requests = place == "path"  # openapi-core leaves a path as it is encoded
    call = _send(package, server, f"content{number}", value, kind)
    if place == "path":
        call = replace(call, target=unquote(call.target))
    assert server.judge.request(call) == []
    assert server.judge.parameters(call)[place]["p"] == value
