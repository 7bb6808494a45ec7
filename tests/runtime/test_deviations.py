"""Responses that differ from their description: never a crash, always a report, nothing lost."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sample_api import Shop
from sample_api._runtime.answer.decoding import decode_success
from sample_api._runtime.answer.errors import APIResponseValidationError
from sample_api._runtime.describe.content import json
from sample_api._runtime.describe.operation import Operation
from sample_api._runtime.values.fields import HeaderMap
from sample_api._runtime.values.lenient import read_leniently
from sample_api._runtime.values.models import UNSET, UnreadObject
from sample_api.models import Bucket, Color, ItemList, ItemResponse, NewItem
from sample_api.testing import MockResponse, MockTransport

from .serving import Reply, Server

Change = Callable[[dict[str, Any]], Any]


def _changed(item: dict[str, Any], **changes: Any) -> dict[str, Any]:
    return {**item, "data": {**item["data"], **changes}}


def _without(item: dict[str, Any], name: str) -> dict[str, Any]:
    return {**item, "data": {key: value for key, value in item["data"].items() if key != name}}


def _get(response: MockResponse, **settings: Any) -> Any:
    transport = MockTransport({"GET /items/1": response})
    with Shop(token="x", transport=transport, **settings) as client:
        return client.items.with_raw_response.get("1")


CASES: list[tuple[str, Change, list[tuple[str, str]], Callable[[Any], Any], Any]] = [
    ("conforming", lambda i: i, [], lambda r: r.data.color, Color.DARK_BLUE),
    ("more fields", lambda i: _changed(i, new=1), [], lambda r: r.data.id, "i1"),
    (
        "unlisted enum value",
        lambda i: _changed(i, color="pink"),
        [("unknown_value", "data.color")],
        lambda r: (r.data.color, r.data.color == "pink", r.data.color.is_known),
        (Color("pink"), True, False),
    ),
    (
        "required field missing",
        lambda i: _without(i, "link"),
        [("missing", "data.link")],
        lambda r: (r.data.link, bool(r.data.link)),
        (UNSET, False),
    ),
    (
        "null where none is allowed",
        lambda i: _changed(i, id=None),
        [("wrong_type", "data.id")],
        lambda r: r.data.id,
        None,
    ),
    (
        "array in place of a string",
        lambda i: _changed(i, link=[{"url": "u"}]),
        [("wrong_type", "data.link")],
        lambda r: r.data.link,
        [{"url": "u"}],
    ),
    (
        "malformed time",
        lambda i: _changed(i, made="yesterday"),
        [("malformed", "data.made")],
        lambda r: r.data.made,
        "yesterday",
    ),
    (
        "unknown tag of a union",
        lambda i: _changed(i, storage={"type": "cloud", "secret": "s3cret"}),
        [("unknown_variant", "data.storage")],
        lambda r: (r.data.storage["type"], "s3cret" in repr(r)),
        ("cloud", False),
    ),
    (
        "known tag, required field missing: the arm is still the right one",
        lambda i: _changed(i, storage={"type": "bucket", "name": "b"}),
        [("missing", "data.storage.secret")],
        lambda r: (type(r.data.storage), r.data.storage.name),
        (Bucket, "b"),
    ),
    (
        "null union",
        lambda i: _changed(i, storage=None),
        [],
        lambda r: r.data.storage,
        None,
    ),
    (
        "object in place of an envelope's member",
        lambda i: {**i, "data": "oops"},
        [("wrong_type", "data")],
        lambda r: r.data,
        "oops",
    ),
    (
        "an integral float for an integer and an integer for a float",
        lambda i: _changed(i, size=5),
        [],
        lambda r: r.data.size,
        5.0,
    ),
]


@pytest.mark.parametrize(
    ("name", "change", "expected", "look", "found"), CASES, ids=[case[0] for case in CASES]
)
def test_cases(
    name: str, change: Change, expected: Any, look: Any, found: Any, item: dict[str, Any]
) -> None:
    body = change(item)
    response = _get(MockResponse(json=body))
    assert [(each.kind, each.path) for each in response.deviations] == expected
    assert look(response.parse()) == found
    assert response.json() == body


BODIES: list[tuple[str, MockResponse, str, Callable[[Any], Any], Any]] = [
    ("html", MockResponse(content=b"<p>hi"), "not_json", lambda r: r, "<p>hi"),
    ("bytes", MockResponse(content=b"\xff\xfe\x00"), "not_json", lambda r: r, b"\xff\xfe\x00"),
    ("empty", MockResponse(content=b""), "empty_body", lambda r: r.data, UNSET),
    ("cut", MockResponse(content=b'{"success": tr'), "not_json", lambda r: r, '{"success": tr'),
    ("nested", MockResponse(content=b"[" * 100_000), "not_json", len, 100_000),
    ("scalar", MockResponse(content=b"5"), "wrong_type", lambda r: r, 5),
    ("null", MockResponse(content=b"null"), "wrong_type", lambda r: r, None),
    (
        "other success",
        MockResponse(202, json={"success": True}),
        "unexpected_status",
        lambda r: r.success,
        True,
    ),
    ("no content", MockResponse(204), "unexpected_status", lambda r: r.data, UNSET),
]


@pytest.mark.parametrize(
    ("name", "reply", "kind", "look", "found"), BODIES, ids=[each[0] for each in BODIES]
)
def test_bodies(name: str, reply: MockResponse, kind: str, look: Any, found: Any) -> None:
    response = _get(reply)
    assert response.deviations[0].kind == kind
    assert look(response.parse()) == found


@pytest.mark.parametrize(
    "text",
    [
        '{"success": true, "data": {"id": "\\ud800"}}',
        '{"success": true, "data": {"made": "\\ud800"}}',
        '{"success": true, "n": 1e999}',
        '\ufeff{"success": true}',
        '{"success": true, "n": NaN}',
    ],
)
def test_json_that_the_native_parser_refuses(text: str) -> None:
    decoded = decode_success(
        Operation(name="x", responses={"200": json(ItemResponse)}),
        200,
        HeaderMap([]),
        text.encode("utf-8"),
    )
    assert decoded.value.success is True


def test_strict_raises_and_can_be_pickled(item: dict[str, Any]) -> None:
    response = _get(MockResponse(json=_changed(item, color="pink")), strict=True)
    with pytest.raises(APIResponseValidationError) as caught:
        response.parse()
    again = pickle.loads(pickle.dumps(caught.value))
    for error in (caught.value, again):
        assert [each.path for each in error.deviations] == ["data.color"]
        assert error.response.json()["data"]["color"] == "pink"
        assert error.body.data.id == "i1"
        assert (error.status_code, error.operation) == (200, "items.get")
    assert "pink" not in str(caught.value)


def test_one_log_line_and_the_callback(
    server: Server, item: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    server.replies(Reply(body=_changed(item, color="pink", link=5)))
    told: list[Any] = []
    with Shop(token="x", base_url=server.address) as client, caplog.at_level(logging.WARNING):
        client.with_options(on_deviations=told.append).items.get("1")
    assert [record.getMessage() for record in caplog.records] == [
        "items.get: the response deviates from the API's description: "
        "data.color: unknown_value; data.link: wrong_type"
    ]
    assert caplog.records[0].name == "sample_api"
    assert [each.path for each in told[0].deviations] == ["data.color", "data.link"]


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(["success", "data", "id", "color", "storage", "type", "size", "paging"])
        | st.text(max_size=3),
        inner,
        max_size=6,
    ),
    max_leaves=20,
)


@given(_JSON)
@pytest.mark.parametrize("model", [ItemResponse, ItemList, NewItem])
def test_no_json_breaks_the_reader(model: Any, value: Any) -> None:
    result, findings = read_leniently(model, value)
    for finding in findings:
        assert str(finding.as_deviation())
    repr(result)


def test_deep_recursion_is_carried() -> None:
    value: Any = {}
    for _ in range(5000):
        value = {"data": value}
    result, findings = read_leniently(dict[str, Any], value)
    assert (result, findings) == (value, [])


def test_unread_object_is_a_dict_that_hides_its_values() -> None:
    unread = UnreadObject(type="x", secret="s3cret")
    assert unread == {"type": "x", "secret": "s3cret"}
    assert repr(unread) == "<UnreadObject with 'type', 'secret'>"
    assert pickle.loads(pickle.dumps(unread)) == unread
