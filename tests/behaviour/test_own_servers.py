"""Operations with servers of their own, and paths with a fixed query or a fragment, over real connections."""

from __future__ import annotations

import json
import threading
from collections.abc import Generator, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from .. import loops
from .minting import minted

DOCUMENT = """
openapi: 3.1.0
info: {title: Parcels, version: '1'}
servers: [{url: 'MAIN/v1'}]
components:
  securitySchemes: {token: {type: http, scheme: bearer}}
security: [{token: []}]
paths:
  /near:
    get: {operationId: near, tags: [parcels], responses: {'204': {description: Done.}}}
  /far:
    servers: [{url: 'OTHER/up/'}]
    get: {operationId: far, tags: [parcels], responses: {'204': {description: Done.}}}
    post: {operationId: open, tags: [parcels], security: [], responses: {'204': {description: Done.}}}
  /beside:
    get:
      operationId: beside
      tags: [parcels]
      servers: [{url: /v2}]
      responses: {'204': {description: Done.}}
  /same:
    get:
      operationId: same
      tags: [parcels]
      servers: [{url: 'https://mirror.example'}, {url: 'MAIN/v1/'}]
      responses: {'204': {description: Done.}}
  /list:
    get:
      operationId: list
      tags: [parcels]
      servers: [{url: OTHER}]
      x-fragmint-pagination: {style: next, next: next, items: items}
      responses:
        '200':
          description: A page.
          content:
            application/json:
              schema:
                type: object
                properties: {items: {type: array, items: {type: integer}}, next: {type: string}}
  /parcels/{id}?beta=true:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get:
      operationId: early
      tags: [parcels]
      parameters: [{name: full, in: query, schema: {type: boolean}}]
      responses: {'204': {description: Done.}}
  /parcels/{id}#release:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: release, tags: [parcels], responses: {'204': {description: Done.}}}
"""


@dataclass
class Peer:
    """A server that keeps the target and the header fields of its requests."""

    url: str = ""
    seen: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def told(self) -> list[str]:
        """The targets since the last question."""
        targets = [target for target, _ in self.seen]
        self.seen.clear()
        return targets


@contextmanager
def _peer() -> Generator[Peer]:
    peer = Peer()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            peer.seen.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
            if self.path.startswith("/list"):
                last = "2" in self.path
                page: dict[str, Any] = {"items": [2 if last else 1]}
                if not last:
                    page["next"] = f"{peer.url}/list?page=2"
                body = json.dumps(page).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)
            else:
                self.send_response(204)
                self.end_headers()

        do_POST = do_GET

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        peer.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield peer
        server.shutdown()
        thread.join()


@dataclass
class World:
    """The package, and the servers that its document names."""

    parcels: ModuleType
    main: Peer
    other: Peer


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with ExitStack() as stack:
        main, other = stack.enter_context(_peer()), stack.enter_context(_peer())
        document = DOCUMENT.replace("MAIN", main.url).replace("OTHER", other.url)
        folder: Path = tmp_path_factory.mktemp("parcels")
        for package in minted("parcels", document, folder):
            yield World(package, main, other)


def test_the_document_says_which_server_is_called_with_which_credentials(world: World) -> None:
    with world.parcels.Parcels(token="t", default_headers={"X-Mine": "m"}) as client:
        client.parcels.near()
        client.parcels.far()
        client.parcels.open()
        client.parcels.beside()
        client.parcels.same()
    (near, beside, same), (far, opened) = world.main.seen, world.other.seen
    world.main.seen.clear()
    world.other.seen.clear()
    assert [target for target, _ in (near, beside, same)] == ["/v1/near", "/v2/beside", "/v1/same"]
    assert [target for target, _ in (far, opened)] == ["/up/far", "/up/far"]
    assert [fields.get("authorization") for _, fields in (near, far, opened)] == [
        "Bearer t",
        "Bearer t",
        None,
    ]
    assert [fields.get("x-mine") for _, fields in (near, beside, far)] == ["m", "m", None]
    assert far[1]["user-agent"] == near[1]["user-agent"]


def test_who_names_another_server_gets_all_calls(world: World) -> None:
    with world.parcels.Parcels(token="t", base_url=f"{world.other.url}/moved") as client:
        client.parcels.near()
        client.parcels.far()
        client.parcels.beside()
    with world.parcels.Parcels(token="t").copy(base_url=world.other.url) as client:
        client.parcels.far()
    assert world.other.told() == ["/moved/near", "/moved/far", "/moved/beside", "/far"]
    assert world.main.told() == []


def test_pages_go_on_at_the_server_of_their_operation(world: World) -> None:
    with world.parcels.Parcels(token="t") as client:
        assert [*client.parcels.list()] == [1, 2]
    assert {fields.get("authorization") for _, fields in world.other.seen} == {"Bearer t"}
    assert world.other.told() == ["/list", "/list?page=2"]


def test_the_asynchronous_client_does_the_same(world: World) -> None:
    async def calls() -> None:
        async with world.parcels.AsyncParcels(token="t") as client:
            await client.parcels.far()
            await client.parcels.beside()
            assert [item async for item in client.parcels.list()] == [1, 2]

    loops.run(calls())
    assert world.other.told() == ["/up/far", "/list", "/list?page=2"]
    assert world.main.told() == ["/v2/beside"]


def test_a_query_in_a_path_is_sent_and_a_fragment_only_tells_operations_apart(world: World) -> None:
    with world.parcels.Parcels(token="t") as client:
        client.parcels.early("a/b")
        client.parcels.early("c", full=True)
        client.parcels.release("d?e#f")
    assert world.main.told() == [
        "/v1/parcels/a%2Fb?beta=true",
        "/v1/parcels/c?beta=true&full=true",
        "/v1/parcels/d%3Fe%23f",
    ]


def test_a_document_whose_operations_have_different_servers_needs_none_at_its_root(
    world: World, tmp_path: Path
) -> None:
    said = """
openapi: 3.1.0
info: {title: Split, version: '1'}
paths:
  /a: {servers: [{url: MAIN}], get: {operationId: a, tags: [x], responses: {'204': {description: Done.}}}}
  /b: {servers: [{url: OTHER}], get: {operationId: b, tags: [x], responses: {'204': {description: Done.}}}}
"""
    document = said.replace("MAIN", world.main.url).replace("OTHER", world.other.url)
    for package in minted("split", document, tmp_path):
        with package.Split() as client:
            client.x.a()
            client.x.b()
    assert (world.main.told(), world.other.told()) == (["/a"], ["/b"])


def test_relative_servers_are_told_apart_wherever_the_client_is(
    world: World, tmp_path: Path
) -> None:
    said = """
openapi: 3.1.0
info: {title: Inner, version: '1'}
servers: [{url: /api/v1}]
paths:
  /a: {get: {operationId: a, tags: [x], responses: {'204': {description: Done.}}}}
  /b: {servers: [{url: /api/v2}], get: {operationId: b, tags: [x], responses: {'204': {description: Done.}}}}
"""
    for package in minted("inner", said, tmp_path):
        with package.Inner(base_url=f"{world.main.url}/api/v1") as client:
            client.x.a()
            client.x.b()
    assert world.main.told() == ["/api/v1/a", "/api/v2/b"]


def test_a_server_that_the_document_does_not_say_is_asked_for(world: World, tmp_path: Path) -> None:
    said = """
openapi: 3.1.0
info: {title: Agents, version: '1'}
servers: [{url: 'https://api.example'}]
paths:
  /talk:
    servers: [{url: 'https://{your-agent}'}]
    get: {operationId: talk, tags: [x], responses: {'204': {description: Done.}}}
"""
    for package in minted("agents", said, tmp_path):
        with (
            package.Agents() as client,
            pytest.raises(package.InvalidRequestError, match="base_url"),
        ):
            client.x.talk()
        with package.Agents(base_url=world.main.url) as client:
            client.x.talk()
    assert world.main.told() == ["/talk"]
