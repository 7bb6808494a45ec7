"""Answers in other media types than JSON, and what a client asks for."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

import pytest
from msgspec import Meta
from sample_api import AsyncShop, NotFoundError, Shop
from sample_api._runtime.describe.content import (
    Content,
    binary,
    form,
    json,
    nothing,
    text,
    varying,
)
from sample_api._runtime.describe.operation import Operation, Request
from sample_api._runtime.values.models import UNSET
from sample_api.models import Color, Size
from sample_api.testing import AsyncMockTransport, MockResponse, MockTransport

from .. import loops

GET = Request("GET", "/a")
PNG = b"\x89PNG\xff\x00"


def _operation(
    content: Content[Any], errors: dict[str, Content[Any]] | None = None
) -> Operation[Any]:
    return Operation(name="x.y", responses={"200": content}, errors=errors or {})


def _answered(operation: Operation[Any], body: bytes, media_type: str, status: int = 200) -> Any:
    headers = {"content-type": media_type} if media_type else {}
    answer = MockResponse(status, content=body, headers=headers)
    with Shop(
        token="x", base_url="http://localhost", transport=MockTransport(lambda _: answer)
    ) as client:
        return client.send_raw(operation, GET)


@pytest.mark.parametrize(
    ("type", "media_type", "body", "value"),
    [
        (str, "text/plain", b"123", "123"),
        (str, "text/plain; charset=latin-1", b"\xe9", "é"),
        (str, "application/json", b'"hi"', "hi"),
        (str, "application/xml", b"<a/>", "<a/>"),
        (str, "application/yaml", b"a: 1", "a: 1"),
        (str, "", b'"hi"', "hi"),
        (str, "", b"hi", "hi"),
        (str | None, "text/plain", b"null", "null"),
        (str | None, "application/json", b"null", None),
        (Color, "text/plain", b"red", Color.RED),
        (date, "text/plain", b"2020-01-02", date(2020, 1, 2)),
        (Annotated[str, Meta(min_length=1)], "text/csv", b"a,b", "a,b"),
        (str | Size, "text/plain", b"{}", "{}"),
        (str | Size, "application/json", b"{}", Size()),
        (int, "application/json", b"42", 42),
        (int, "text/plain", b"42", 42),
        (Size, "application/problem+json", b'{"width": 2}', Size(width=2)),
        (Size, "text/json", b'{"width": 2}', Size(width=2)),
        (Size, "text/html", b'{"width": 2}', Size(width=2)),
        (Size, "application/x-www-form-urlencoded", b"width=2", Size(width=2)),
        (object, "application/json", b"[1]", [1]),
        (object, "text/csv", b"1", "1"),
        (object, "image/png", PNG, PNG),
        (object, "application/gzip", b"\x1f\x8b", b"\x1f\x8b"),
        (object, "application/x-www-form-urlencoded", b"a=1&b=2&b=3", {"a": "1", "b": ["2", "3"]}),
        (object, "", PNG, PNG),
    ],
)
def test_the_answers_own_type_decides(type: Any, media_type: str, body: bytes, value: Any) -> None:
    """RFC 9110 §8.3: the Content-Type says what a body is; a range such as `*/*` does not."""
    response = _answered(_operation(varying(type)), body, media_type)
    assert (response.parse(), response.deviations) == (value, ())


@pytest.mark.parametrize(
    ("type", "media_type", "body", "kinds"),
    [
        (Size, "text/html", b"<h1>", ["not_json"]),
        (str, "application/json", b"1", ["wrong_type"]),
        (Annotated[str, Meta(min_length=9)], "text/plain", b"a", ["out_of_range"]),
    ],
)
def test_what_the_type_does_not_take_is_a_deviation(
    type: Any, media_type: str, body: bytes, kinds: list[str]
) -> None:
    response = _answered(_operation(varying(type)), body, media_type)
    assert [each.kind for each in response.deviations] == kinds


@pytest.mark.parametrize("media_type", ["application/json", "text/csv", "image/png", ""])
def test_binary_is_bytes_whatever_comes(media_type: str) -> None:
    """`format: binary` is any sequence of octets (OpenAPI 3.0, Data Types)."""
    response = _answered(_operation(binary("*/*")), b"[1,2]", media_type)
    assert (response.parse(), response.deviations) == (b"[1,2]", ())


@pytest.mark.parametrize(
    ("type", "body", "value"),
    [
        (Size, b"width=2&height=1", Size(width=2, height=1)),
        (Size, b"", Size()),
        (dict[str, str], b"a=1+2&b=%C3%A9", {"a": "1 2", "b": "é"}),
        (dict[str, object], b"a=&a=x", {"a": ["", "x"]}),
    ],
)
def test_forms_are_read_into_their_type(type: Any, body: bytes, value: Any) -> None:
    response = _answered(_operation(form(type)), body, "application/x-www-form-urlencoded")
    assert (response.parse(), response.deviations) == (value, ())


def test_a_form_that_deviates_is_read_as_far_as_that_goes() -> None:
    response = _answered(_operation(form(Size)), b"width=wide&height=1", "")
    assert response.parse().height == 1
    assert [(each.kind, each.path) for each in response.deviations] == [("wrong_type", "width")]


def test_json_in_place_of_a_form_is_read_as_json() -> None:
    response = _answered(_operation(form(Size)), b'{"width": 2}', "application/json")
    assert (response.parse(), response.deviations) == (Size(width=2), ())


def test_an_error_in_xml_is_text() -> None:
    operation = _operation(json(Size), {"4XX": text("application/xml")})
    with pytest.raises(NotFoundError) as caught:
        _answered(operation, b"<error/>", "application/xml", 404)
    assert caught.value.body == "<error/>"


JSON = json(Size)
PROBLEM = json(Size, "application/problem+json")


@pytest.mark.parametrize(
    ("responses", "errors", "accept"),
    [
        ({"200": JSON}, {"4XX": JSON}, "application/json"),
        ({"200": binary("image/png")}, {}, "image/png"),
        ({"200": binary("image/png, image/gif")}, {"4XX": nothing()}, "image/png, image/gif"),
        ({"200": text("text/csv")}, {"4XX": JSON}, "text/csv, application/json;q=0.9"),
        ({"200": JSON, "202": text()}, {}, "application/json, text/plain"),
        ({"204": nothing()}, {"4XX": PROBLEM, "5XX": JSON}, "application/problem+json, application/json"),
        ({"204": nothing()}, {}, "*/*"),
        ({"200": varying(object)}, {"4XX": JSON}, "*/*"),
        ({"200": json(Size, "application/json;v=1, application/json;v=2")}, {}, "application/json;v=1, application/json;v=2"),
        ({"200": json(Size, "application/vnd.x+json")}, {}, "application/vnd.x+json"),
    ],
)  # fmt: skip
def test_what_is_offered_is_asked_for(
    responses: dict[str, Content[Any]], errors: dict[str, Content[Any]], accept: str
) -> None:
    """RFC 9110 §12.5.1; what only errors have is wanted less, or a server might prefer it."""
    transport = MockTransport(lambda _: MockResponse(204))
    with Shop(token="x", base_url="http://localhost", transport=transport) as client:
        client.send_raw(Operation[Any](name="x.y", responses=responses, errors=errors), GET)
    assert transport.requests[0].headers["accept"] == accept


NOT_MODIFIED = MockResponse(304, headers={"etag": '"x"'})
CONDITIONAL: Operation[Any] = Operation(name="x.y", responses={"200": JSON, "304": nothing()})


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("streams", [False, True])
def test_a_documented_304_is_an_answer(
    kind: Literal["sync", "async"], streams: bool
) -> None:  # fmt: skip
    """RFC 9110 §15.4.5: the answer to a condition that the client has set."""

    def wait() -> tuple[int, object]:
        transport = MockTransport(lambda _: NOT_MODIFIED)
        with Shop(token="x", base_url="http://localhost", transport=transport) as client:
            if not streams:
                response = client.send_raw(CONDITIONAL, GET)
                return response.status_code, response.parse()
            with client.send_streaming(CONDITIONAL, GET) as streamed:
                return streamed.status_code, streamed.parse()

    async def awaited() -> tuple[int, object]:
        transport = AsyncMockTransport(lambda _: NOT_MODIFIED)
        async with AsyncShop(token="x", base_url="http://localhost", transport=transport) as client:
            if not streams:
                response = await client.send_raw(CONDITIONAL, GET)
                return response.status_code, await response.parse()
            async with client.send_streaming(CONDITIONAL, GET) as streamed:
                return streamed.status_code, await streamed.parse()

    assert (wait() if kind == "sync" else loops.run(awaited())) == (304, None)


def test_another_304_is_an_error() -> None:
    from sample_api import APIStatusError

    with pytest.raises(APIStatusError, match="status 304"):
        _answered(_operation(JSON), b"", "", 304)


def test_unset_members_of_a_form_stay_unset() -> None:
    response = _answered(_operation(form(Size)), b"height=1", "")
    assert response.parse().width is UNSET
