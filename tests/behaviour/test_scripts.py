"""Names in every script: as Python allows them, in the document's own letters (NFKC)."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from ..runtime.serving import Reply, Server, serve
from .minting import minted

DOCUMENT = """
openapi: 3.1.0
info: {title: Babel, version: '1'}
paths:
  /заказы:
    post:
      operationId: создатьЗаказ
      tags: [Заказы]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}
      responses: {'200': {description: Заказ., content: {application/json: {schema: {$ref: '#/components/schemas/Order'}}}}}
  /注文:
    get: {operationId: 一覧, tags: [注文], responses: {'204': {description: なし。}}}
  /🚀:
    get: {operationId: launch, tags: [🚀], responses: {'204': {description: Off.}}}
components:
  schemas:
    Order:
      type: object
      properties:
        имяФайла: {type: string}
        名前: {type: string}
        नमस्ते: {type: string}
        ﬁle: {type: string}
        сlass: {type: string}
        '+1': {type: integer}
        '-1': {type: integer}
        '#': {type: integer}
        '😀': {type: integer}
        'ＣＬＡＳＳ': {type: string}
"""

NAMES = {
    "имяФайла": "имя_файла",
    "名前": "名前",
    "नमस्ते": "नमस्ते",
    "ﬁle": "file",
    "сlass": "сlass",
    "+1": "plus_1",
    "-1": "minus_1",
    "#": "u23",
    "😀": "u1f600",
    "ＣＬＡＳＳ": "class_",
}
"""Attributes by wire name; the `с` of `сlass` is Cyrillic, so that it is no keyword."""


@pytest.fixture(scope="module")
def babel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The client."""
    yield from minted("babel", DOCUMENT, tmp_path_factory.mktemp("babel"))


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that answers as it is told to."""
    yield from serve()


@pytest.fixture
def client(babel: ModuleType, server: Server) -> Iterator[Any]:
    """A client of that server."""
    with babel.Babel(base_url=server.address) as client:
        yield client


def test_members_go_out_and_come_back_under_their_own_names(
    client: Any, babel: ModuleType, server: Server
) -> None:
    values: dict[str, Any] = {
        wire: 1 if "1" in name or name[0] == "u" else wire for wire, name in NAMES.items()
    }
    server.replies(Reply(200, values))
    order = client.заказы.создать_заказ(**{name: values[wire] for wire, name in NAMES.items()})
    assert server.seen[0].json() == values
    assert isinstance(order, babel.Order)
    assert {wire: getattr(order, name) for wire, name in NAMES.items()} == values


def test_tags_in_every_script_make_resources(client: Any, server: Server) -> None:
    server.replies(Reply(204))
    client.注文.一覧()
    client.u1_f680.launch()
    assert [seen.path for seen in server.seen] == ["/%E6%B3%A8%E6%96%87", "/%F0%9F%9A%80"]


def test_a_made_name_depends_on_nothing_around_it(client: Any, tmp_path: Any) -> None:
    lines = DOCUMENT.splitlines()
    first = next(at for at, line in enumerate(lines) if "'#'" in line)
    lines[first - 2], lines[first] = lines[first], lines[first - 2]
    for other in minted("babel_reordered", "\n".join(lines), tmp_path):
        fields = other.Order.__struct_fields__
        assert {"u23", "plus_1", "minus_1"} <= set(fields)
        assert "u23" in inspect.signature(client.заказы.создать_заказ).parameters
