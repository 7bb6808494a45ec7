"""Members beside the named ones, in forms and in parameters as they are in JSON bodies."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

import pytest

from .minting import minted

DOCUMENT = """
openapi: 3.1.0
info: {title: Stall, version: '1'}
paths:
  /open:
    post:
      operationId: send
      tags: [open]
      parameters: [{name: filter, in: query, content: {application/json: {schema: {$ref: '#/components/schemas/Open'}}}}]
      requestBody: {required: true, content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {thing: {$ref: '#/components/schemas/Open'}}}}}}
      responses: {'200': {description: It., content: {application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/Open'}}}}}
  /closed:
    get:
      operationId: read
      tags: [closed]
      responses: {'200': {description: It., content: {application/x-www-form-urlencoded: {schema: {type: object, properties: {n: {type: integer}}}}}}}
  /any:
    get:
      operationId: look
      tags: [any]
      responses: {'200': {description: It., content: {'*/*': {schema: {$ref: '#/components/schemas/Open'}}}}}
components:
  schemas:
    Open: {type: object, properties: {n: {type: integer}}, additionalProperties: {type: string}}
"""

FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def stall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    yield from minted("stall", DOCUMENT, tmp_path_factory.mktemp("stall"))


def test_open_objects_in_forms_and_parameters_keep_all_members(stall: ModuleType) -> None:
    testing = stall.testing

    mock = testing.MockTransport(
        lambda request: testing.MockResponse(content=b"n=1&colour=red", headers=FORM)
    )
    client = stall.Stall(base_url="http://stall.test", transport=mock)
    thing = stall.types.shared.Open(n=1)
    thing.model_extra["colour"] = "red"
    answer = client.open.send(thing=thing, filter=thing)
    assert answer == thing
    assert answer.model_extra == {"colour": "red"}
    assert answer.to_dict() == {"n": 1, "colour": "red"}
    sent = mock.requests[0]
    assert sent.content == b"thing=%7B%22n%22%3A1%2C%22colour%22%3A%22red%22%7D"
    assert sent.query == [("filter", '{"n":1,"colour":"red"}')]


def test_a_form_tells_of_the_fields_that_no_property_names(stall: ModuleType) -> None:
    testing = stall.testing

    mock = testing.MockTransport(
        lambda request: testing.MockResponse(content=b"n=1&more=x", headers=FORM)
    )
    client = stall.Stall(base_url="http://stall.test", transport=mock)
    answer = client.closed.read()
    assert answer.n == 1
    assert answer.model_extra == {"more": "x"}
    assert answer.to_dict() == {"n": 1, "more": "x"}


@pytest.mark.parametrize(
    ("headers", "content"),
    [
        (FORM, b"n=1&colour=red"),
        ({"content-type": "application/json"}, b'{"n":1,"colour":"red"}'),
        ({}, b'{"n":1,"colour":"red"}'),
    ],
)
def test_what_varies_keeps_its_members_however_it_comes(
    stall: ModuleType, headers: dict[str, str], content: bytes
) -> None:
    testing = stall.testing

    mock = testing.MockTransport(
        lambda request: testing.MockResponse(content=content, headers=headers)
    )
    answer = stall.Stall(base_url="http://stall.test", transport=mock).any.look()
    assert answer.model_extra == {"colour": "red"}
