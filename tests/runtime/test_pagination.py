"""Lists that come in pages, and that every walk through them ends."""

from __future__ import annotations

import logging
import pickle
from collections.abc import Callable
from json import dumps
from typing import Any

import pytest
from sample_api import APIError, AsyncShop, Shop
from sample_api.models import AsyncItemListPage, ItemListPage
from sample_api.testing import AsyncMockTransport, MockRequest, MockResponse, MockTransport

from .. import loops

Answer = Callable[[int], dict[str, Any]]


def _items(*ids: str) -> list[dict[str, Any]]:
    return [
        {"id": i, "made": "2020-01-01T00:00:00Z", "color": "red", "size": None, "link": None}
        for i in ids
    ]


def _totals(page: int) -> dict[str, Any]:
    """Five items, two on a page, with totals."""
    ids = [str(n) for n in range(1, 6)][(page - 1) * 2 : page * 2]
    paging = {"end": min(page * 2, 5), "total": 5}
    return {"success": True, "data": _items(*ids), "paging": paging}


def _without_totals(page: int) -> dict[str, Any]:
    return {"success": True, "data": _totals(page)["data"]}


def _always_the_same(page: int) -> dict[str, Any]:
    return {"success": True, "data": _items("1", "2"), "paging": {"end": 2, "total": 99}}


def _in_a_circle(page: int) -> dict[str, Any]:
    return {"success": True, "data": _items("ab"[page % 2]), "paging": {"end": page, "total": 9**9}}


def _in_a_longer_circle(page: int) -> dict[str, Any]:
    """The total grows with every page."""
    paging = {"end": page, "total": page + 1}
    return {"success": True, "data": _items("abc"[page % 3]), "paging": paging}


def _unwritable(page: int) -> dict[str, Any]:
    return {"success": True, "data": [{"id": "\ud800"}, {"id": 2**70}]}


def _odd_totals(page: int) -> dict[str, Any]:
    return {**_without_totals(page), "paging": {"end": "many", "total": None}}


def _no_list(page: int) -> dict[str, Any]:
    return {"success": True, "data": "none today"}


WALKS: list[tuple[Answer, list[Any], int]] = [
    (_totals, ["1", "2", "3", "4", "5"], 3),
    (_without_totals, ["1", "2", "3", "4", "5"], 4),
    (_always_the_same, ["1", "2"], 2),
    (_in_a_circle, ["b", "a"], 3),
    (_in_a_longer_circle, ["b", "c", "a"], 4),
    (_unwritable, ["\ud800", 2**70], 2),
    (_odd_totals, ["1", "2", "3", "4", "5"], 4),
    (_no_list, [], 1),
]


def _answering(answer: Answer) -> Callable[[MockRequest], MockResponse]:
    def reply(request: MockRequest) -> MockResponse:
        page = int(dict(request.query).get("page", 1))
        return MockResponse(content=dumps(answer(page)).encode())

    return reply


@pytest.mark.parametrize(("answer", "ids", "requests"), WALKS)
def test_walks(answer: Answer, ids: list[str], requests: int) -> None:
    transport = MockTransport(_answering(answer))
    with Shop(token="x", transport=transport) as client:
        assert [item.id for item in client.items.list(status=["red"])] == ids
    assert len(transport.requests) == requests
    assert all(dict(request.query)["status"] == "red" for request in transport.requests)


@pytest.mark.parametrize(("answer", "ids", "requests"), WALKS)
def test_walks_awaited(answer: Answer, ids: list[str], requests: int) -> None:
    transport = AsyncMockTransport(_answering(answer))

    async def run() -> list[str]:
        async with AsyncShop(token="x", transport=transport) as client:
            return [item.id async for item in client.items.list()]

    assert loops.run(run()) == ids
    assert len(transport.requests) == requests


def test_pages_one_by_one() -> None:
    with Shop(token="x", transport=MockTransport(_answering(_totals))) as client:
        page = client.items.list(page=2)
        assert isinstance(page, ItemListPage)
        assert [item.id for item in page.data] == ["3", "4"]
        assert page.has_next_page()
        last = page.get_next_page()
        assert isinstance(last, ItemListPage)
        assert [item.id for item in last.data] == ["5"]
        assert not last.has_next_page()
        with pytest.raises(RuntimeError, match="last page"):
            last.get_next_page()
        assert [len(each.data) for each in client.items.list().iter_pages()] == [2, 2, 1]


def test_pages_one_by_one_awaited() -> None:
    async def run() -> None:
        transport = AsyncMockTransport(_answering(_totals))
        async with AsyncShop(token="x", transport=transport) as client:
            page = await client.items.list()
            assert isinstance(page, AsyncItemListPage)
            following = await page.get_next_page()
            assert [item.id for item in following.data] == ["3", "4"]
            assert [len(p.data) async for p in client.items.list().iter_pages()] == [2, 2, 1]
            raw = await client.items.with_raw_response.list(page=3)
            assert [item.id async for item in await raw.parse()] == ["5"]
            async with client.items.with_streaming_response.list() as response:
                assert (await response.parse()).has_next_page()

    loops.run(run())


def test_a_walk_that_comes_to_the_cap_says_so() -> None:
    import msgspec
    from sample_api import resources

    pagination = resources._LIST.pagination
    assert pagination is not None
    pagination = msgspec.structs.replace(pagination, max_pages=5)
    operation = msgspec.structs.replace(resources._LIST, pagination=pagination)

    def endless(page: int) -> dict[str, Any]:
        return {"success": True, "data": _items(str(page)), "paging": {"end": page, "total": 9**9}}

    transport = MockTransport(_answering(endless))
    from sample_api._runtime.describe.operation import Request

    items: list[Any] = []
    with Shop(token="x", transport=transport) as client:
        first: Any = client.send(operation, Request("GET", "/items"))
        walk = iter(first)
        items.extend(next(walk) for _ in range(5))
        with pytest.raises(APIError, match=r"after 5 pages; go on with another call, from page=6"):
            next(walk)
    assert len(items) == len(transport.requests) == 5


def test_a_walk_that_ends_at_the_cap_is_whole() -> None:
    import msgspec
    from sample_api import resources
    from sample_api._runtime.describe.operation import Request

    pagination = resources._LIST.pagination
    assert pagination is not None
    pagination = msgspec.structs.replace(pagination, max_pages=3)
    operation = msgspec.structs.replace(resources._LIST, pagination=pagination)
    transport = MockTransport(_answering(_totals))
    with Shop(token="x", transport=transport) as client:
        assert len([*client.send(operation, Request("GET", "/items"))]) == 5
    assert len(transport.requests) == 3


def test_repeated_page_is_reported(caplog: pytest.LogCaptureFixture) -> None:
    transport = MockTransport(_answering(_always_the_same))
    with Shop(token="x", transport=transport) as client, caplog.at_level(logging.WARNING):
        list(client.items.list())
    assert "sent the same page twice" in caplog.text


def test_page_is_a_model() -> None:
    with Shop(token="x", transport=MockTransport(_answering(_totals))) as client:
        page = client.items.list(page=3)
    assert repr(page).startswith("ItemListPage(success=True, data=[Item(id='5'")
    assert page.to_dict()["paging"] == {"end": 5.0, "total": 5.0}
    again = pickle.loads(pickle.dumps(page))
    assert again == page
    assert not again.has_next_page()
