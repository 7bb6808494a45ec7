"""The testing module: routes, what they don't know, and conversations that were recorded."""

from __future__ import annotations

import json
from base64 import b64encode
from pathlib import Path
from typing import Any

import pytest
from sample_api import APIResponseValidationError, NotFoundError, Shop
from sample_api.testing import MockResponse, MockTransport, replay

ITEM: dict[str, Any] = {
    "id": "1",
    "made": "2020-01-01T00:00:00Z",
    "color": "red",
    "size": None,
    "link": None,
}


def _name(answers: Any, path: str) -> Any:
    client = Shop(token="x", transport=MockTransport(answers), max_retries=0)
    return client.get(path, cast_to=object)


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/accounts/7/items/8", "one"),
        ("/accounts/a%2Fb/items/8", "one"),
        ("/accounts/7/items/latest", "latest"),
        ("/accounts/7/items/8.json", "file"),
        ("/v2/accounts/7", "account"),
    ],
)
def test_routes_have_templates(path: str, found: str) -> None:
    routes = {
        "GET /accounts/{account_id}/items/{id}.json": MockResponse(json="file"),
        "GET /accounts/{account_id}/items/{item_id}": MockResponse(json="one"),
        "GET /accounts/7/items/latest": MockResponse(json="latest"),
        "GET /accounts/{account_id}": MockResponse(json="account"),
        "POST /accounts/{account_id}": MockResponse(json="wrong method"),
    }
    assert _name(routes, path) == found


@pytest.mark.parametrize("path", ["/items", "/items/1/2", "/things/1", "/items/"])
def test_an_unknown_route_lists_the_known_ones(path: str) -> None:
    routes = {"GET /items/{item_id}": MockResponse(), "POST /items": MockResponse()}
    with pytest.raises(AssertionError) as caught:
        _name(routes, path)
    assert str(caught.value).endswith(f"{path}; known: 'GET /items/{{item_id}}', 'POST /items'")


def test_a_status_has_the_name_that_responses_give_it() -> None:
    assert MockResponse(status_code=404).status == MockResponse(404).status == 404
    with pytest.raises(NotFoundError):
        _name({"GET /a": MockResponse(status_code=404, json={})}, "/a")


def _entry(method: str, url: str, status: int, content: dict[str, str]) -> dict[str, Any]:
    headers = [
        {"name": "Content-Type", "value": "application/json"},
        {"name": "Content-Encoding", "value": "gzip"},
    ]
    response = {"status": status, "headers": headers, "content": content}
    return {"request": {"method": method, "url": url}, "response": response}


def test_a_recorded_conversation_is_replayed(tmp_path: Path) -> None:
    encoded = {"text": b64encode(b'"second"').decode(), "encoding": "base64"}
    entries = [
        _entry("GET", "https://recorded.example/a?x=1", 200, {"text": '"first"'}),
        _entry("GET", "https://recorded.example/a?x=1", 200, encoded),
        _entry("GET", "https://recorded.example/gone", 404, {}),
    ]
    file = tmp_path / "recorded.har"
    file.write_text(json.dumps({"log": {"version": "1.2", "entries": entries}}), "utf-8")
    transport = MockTransport(replay(file))
    client = Shop(token="x", base_url="https://other.example", transport=transport)
    answers = [client.get("/a", cast_to=object, query={"x": 1}) for _ in range(3)]
    assert answers == ["first", "second", "second"]
    with pytest.raises(NotFoundError):
        client.get("/gone", cast_to=object)
    with pytest.raises(AssertionError, match=r"^GET /a was not recorded; known: GET /a\?x=1, GET"):
        client.get("/a", cast_to=object)


def test_a_required_field_that_was_left_out_is_unset_or_refused() -> None:
    """Types are the truth with `strict=True`; without it, `deviations` tell what they don't."""
    left_out = {"success": True, "data": {each: ITEM[each] for each in ITEM if each != "color"}}
    transport = MockTransport(lambda _: MockResponse(json=left_out))
    client = Shop(token="x", transport=transport)
    response = client.items.with_raw_response.get("1")
    data = response.parse().data
    assert data
    assert not data.color
    assert [(each.kind, each.path) for each in response.deviations] == [("missing", "data.color")]
    with pytest.raises(APIResponseValidationError, match=r"data\.color: missing"):
        client.with_options(strict=True).items.get("1")
