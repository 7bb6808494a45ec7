"""What OpenAPI 3.2 adds, over a real connection: methods, the query in one parameter, items of streams."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from .. import loops
from .minting import minted

DOCUMENT = """
openapi: 3.2.0
$self: https://example.com/notes.yaml
info: {title: Notes, version: '1', summary: Notes.}
servers: [{url: URL, name: local}]
tags: [{name: notes, summary: Notes, kind: nav}]
paths:
  /notes:
    query:
      operationId: find
      tags: [notes]
      requestBody: {content: {application/json: {schema: {type: object, properties: {text: {type: string}}}}}}
      responses: {'200': {description: Found., content: {application/json: {schema: {type: array, items: {type: string}}}}}}
    get:
      operationId: list
      tags: [notes]
      parameters:
        - name: filter
          in: querystring
          content:
            application/x-www-form-urlencoded:
              schema: {type: object, properties: {text: {type: string}, size: {type: integer}}}
      responses:
        '200':
          description: Notes, one after the other.
          content: {application/jsonl: {itemSchema: {type: object, properties: {id: {type: integer}}}}}
    additionalOperations:
      LINK: {operationId: link, tags: [notes], responses: {'204': {}}}
components:
  mediaTypes: {}
"""


class Seen:
    """The requests that came, as method, target and body."""

    requests: list[tuple[str, str, bytes]] = []  # noqa: RUF012


class _Handler(BaseHTTPRequestHandler):
    def _answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        Seen.requests.append((self.command, self.path, body))
        kind, text = {
            "QUERY": ("application/json", b'["a"]'),
            "GET": ("application/jsonl", b'{"id": 1}\n{"id": 2}\n'),
        }.get(self.command, ("", b""))
        self.send_response(200 if text else 204)
        if text:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    do_GET = do_QUERY = do_LINK = _answer

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    folder: Path = tmp_path_factory.mktemp("notes")
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        url = f"http://127.0.0.1:{server.server_port}"
        yield from minted("notes", DOCUMENT.replace("URL", url), folder)
        server.shutdown()
        thread.join()


def test_new_methods_and_the_whole_query_arrive(notes: ModuleType) -> None:
    Seen.requests.clear()
    with notes.Notes() as client:
        assert client.notes.find(text="x") == ["a"]
        with client.notes.list(filter={"text": "a b", "size": 3}) as stream:
            assert [each.id for each in stream] == [1, 2]
        client.notes.link()
    assert Seen.requests == [
        ("QUERY", "/notes", b'{"text":"x"}'),
        ("GET", "/notes?text=a%20b&size=3", b""),
        ("LINK", "/notes", b""),
    ]


def test_the_asynchronous_client_does_the_same(notes: ModuleType) -> None:
    async def calls() -> None:
        async with notes.AsyncNotes() as client:
            assert await client.notes.find(text="x") == ["a"]
            await client.notes.link()

    Seen.requests.clear()
    loops.run(calls())
    assert [method for method, _, _ in Seen.requests] == ["QUERY", "LINK"]
