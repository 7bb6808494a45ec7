"""What is deprecated is seen: by type checkers, at the call, and in the documents of a package."""

from __future__ import annotations

import inspect
import sys
import traceback
import warnings
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import fragmint
from fragmint.config import default_config

from .. import loops
from ..generator import checking
from .minting import minted

DOCUMENT = """
openapi: 3.1.0
info: {title: Attic, version: '1'}
servers: [{url: 'https://attic.example'}]
paths:
  /boxes:
    get:
      operationId: list_boxes
      deprecated: true
      summary: List the boxes
      tags: [boxes]
      x-fragmint-pagination: {style: page, page: page, items: boxes}
      parameters: [{name: page, in: query, schema: {type: integer}}]
      responses: {'200': {description: Boxes., content: {application/json: {schema: {$ref: '#/components/schemas/Boxes'}}}}}
    post:
      operationId: add_box
      deprecated: true
      tags: [boxes]
      responses: {'204': {description: Added.}}
  /rooms:
    post:
      operationId: add_room
      tags: [rooms]
      parameters: [{name: X-Trace, in: header, deprecated: true, schema: {type: string}}]
      requestBody: {content: {application/json: {schema: {type: object, properties: {floor: {type: integer}, level: {type: integer, deprecated: true}}}}}}
      responses: {'204': {description: Added.}}
components:
  schemas:
    Boxes: {type: object, description: Old boxes., deprecated: true, properties: {boxes: {type: array, items: {type: string}}}}
"""

USE = """from attic import AsyncAttic, Attic

client, awaited = Attic(), AsyncAttic()
client.boxes.add_box()
client.boxes.with_raw_response.add_box()
client.boxes.with_streaming_response.list_boxes(page=1)


async def main() -> None:
    await awaited.boxes.add_box()
    await awaited.boxes.list_boxes(page=2)
    await awaited.boxes.with_raw_response.list_boxes()
    awaited.boxes.with_streaming_response.add_box()
    await awaited.rooms.add_room(floor=1)
"""
DEPRECATED = [4, 5, 6, 10, 11, 12, 13]


@pytest.fixture(scope="module")
def attic(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    yield from minted("attic", DOCUMENT, tmp_path_factory.mktemp("attic"))


def _clients(attic: ModuleType) -> tuple[Any, Any]:
    testing: Any = sys.modules["attic.testing"]
    routes = {"GET /boxes": testing.MockResponse(json={}), "POST /boxes": testing.MockResponse()}
    routes |= {"POST /rooms": testing.MockResponse()}
    return (
        attic.Attic(transport=testing.MockTransport(routes)),
        attic.AsyncAttic(transport=testing.AsyncMockTransport(routes)),
    )


def _line_of(warning: warnings.WarningMessage) -> tuple[str, str]:
    source = Path(warning.filename).read_text(encoding="utf-8").splitlines()
    return str(warning.message), source[warning.lineno - 1].strip()


def test_each_face_warns_at_the_line_of_the_call(attic: ModuleType) -> None:
    client, awaited = _clients(attic)

    async def calls() -> None:
        await awaited.boxes.add_box()  # 4
        later = awaited.boxes.with_raw_response.add_box()  # 5
        await loops.sleep(0)
        await later
        async for _ in awaited.boxes.list_boxes():  # 6
            pass
        async with awaited.boxes.with_streaming_response.list_boxes():  # 7
            pass

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        client.boxes.add_box()  # 1
        client.boxes.with_raw_response.add_box()  # 2
        with client.boxes.with_streaming_response.list_boxes():  # 3
            pass
        loops.run(calls())
    told = [_line_of(each) for each in caught if each.category is DeprecationWarning]
    assert [line.partition("# ")[2] for _, line in told] == ["1", "2", "3", "4", "5", "6", "7"]
    assert told[0][0] == "`boxes.add_box` is deprecated"
    assert told[2][0] == "`boxes.list_boxes` is deprecated"


def test_a_deprecated_argument_warns_only_where_it_is_given(attic: ModuleType) -> None:
    client, awaited = _clients(attic)
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        client.rooms.add_room(floor=1, x_trace=attic.UNSET)
        client.rooms.with_raw_response.add_room(x_trace="a", level=2)
        loops.run(awaited.rooms.add_room(level=3))
    told = [_line_of(each) for each in caught if each.category is DeprecationWarning]
    first = 'client.rooms.with_raw_response.add_room(x_trace="a", level=2)'
    assert told == [
        ("`x_trace` is deprecated", first),
        ("`level` is deprecated", first),
        ("`level` is deprecated", "loops.run(awaited.rooms.add_room(level=3))"),
    ]


def test_a_warning_that_is_an_error_shows_no_argument(attic: ModuleType) -> None:
    client, _ = _clients(attic)
    with pytest.raises(DeprecationWarning) as refused:  # as pytest is set up here
        client.rooms.add_room(x_trace="s3cret")
    frames = traceback.TracebackException.from_exception(refused.value, capture_locals=True).stack
    seen = [each.locals for each in frames if "attic" in each.filename]
    assert seen
    assert "s3cret" not in repr(seen)


def test_the_mark_can_be_read_at_run_time(attic: ModuleType) -> None:
    sync, awaited = type(attic.Attic().boxes), type(attic.AsyncAttic().boxes)
    assert sync.add_box.__deprecated__ == "`boxes.add_box` is deprecated"
    assert awaited.add_box.__deprecated__ == "`boxes.add_box` is deprecated"
    assert not hasattr(type(attic.Attic().rooms).add_room, "__deprecated__")
    if sys.version_info >= (3, 12):
        assert inspect.iscoroutinefunction(awaited.add_box)


def test_documents_mark_it() -> None:
    result = fragmint.generate(fragmint.Source("a.yaml", DOCUMENT), default_config("attic"))
    files = {each.path: each.text for each in result.files}
    assert "| `GET /boxes` | Deprecated. List the boxes |" in files["README.md"]
    assert "Deprecated. List the boxes |" in files["attic/api.md"]
    assert "| [`Boxes`](types/boxes.py) | Deprecated. Old boxes. |" in files["attic/api.md"]
    assert "rooms.add_room()" in files["README.md"], "the first call is none that is deprecated"


def test_type_checkers_mark_each_call_and_nothing_in_the_package(tmp_path: Path) -> None:
    result = fragmint.generate(fragmint.Source("a.yaml", DOCUMENT), default_config("attic"))
    checking.unpack(tmp_path, "attic", result.files)
    (tmp_path / "use.py").write_text(USE, encoding="utf-8")
    assert checking.mypy(tmp_path) == []
    (tmp_path / "mypy.ini").write_text("[mypy]\nenable_error_code = deprecated\n")
    for found in (checking.mypy(tmp_path), checking.pyright(tmp_path)):
        assert {each.path for each in found} == {"use.py"}
        assert sorted({each.line for each in found}) == DEPRECATED
        assert all("deprecated" in each.message for each in found)
