"""The members of objects on the wire: what is sent, what is left out, and what comes back."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from ..runtime.serving import Reply, Server, serve
from .minting import minted

DOCUMENT = """
openapi: 3.1.0
info: {title: Depot, version: '1'}
paths:
  /notes:
    post:
      operationId: note
      tags: [notes]
      requestBody: {content: {application/json: {schema: {type: object, properties: {text: {type: string}, n: {type: integer}}}}}}
      responses: {'204': {description: Noted.}}
"""


@pytest.fixture(scope="module")
def depot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The client."""
    yield from minted("depot", DOCUMENT, tmp_path_factory.mktemp("depot"))


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that answers as it is told to."""
    yield from serve()


@pytest.fixture
def client(depot: ModuleType, server: Server) -> Iterator[Any]:
    """A client of that server."""
    with depot.Depot(base_url=server.address) as client:
        yield client


@pytest.mark.parametrize(
    ("arguments", "body", "media_type"),
    [
        ({}, b"", None),
        ({"n": 0}, b'{"n":0}', "application/json"),
        ({"extra_body": {}}, b"{}", "application/json"),
        ({"extra_body": {"more": None}}, b'{"more":null}', "application/json"),
    ],
)
def test_an_optional_body_without_members_is_left_out(
    arguments: dict[str, Any], body: bytes, media_type: str | None, client: Any, server: Server
) -> None:
    """OpenAPI 3.1 §4.8.13.1: `required` says whether there is a body; it is false by default."""
    server.replies(Reply(204))
    client.notes.note(**arguments)
    seen = server.seen[0]
    assert (seen.body, seen.headers.get("content-type")) == (body, media_type)
