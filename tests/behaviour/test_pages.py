"""Iteration over all pages, and that it ends whatever the server says."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from realtimekit import NotFoundError

from .calls import ACCOUNT, APP, RECORDING
from .conftest import Face
from .judge import Answer, Call
from .server import Server, reply


def recording(number: int) -> dict[str, Any]:
    """A recording that is told by its file name."""
    nothing = dict.fromkeys(
        (
            "audio_download_url",
            "download_url",
            "download_url_expiry",
            "file_size",
            "session_id",
            "started_time",
            "stopped_time",
        )
    )
    known = {"id": RECORDING, "invoked_time": "2019-12-27T18:11:19.117Z", "status": "UPLOADED"}
    return {**nothing, **known, "output_file_name": str(number)}


def page(call: Call, total: int, size: int = 2, claimed: int | None = None) -> Answer:
    """Page `page_no` (1 without it) of `total` recordings; `claimed` is the total that is told."""
    number = int(dict(call.query).get("page_no", "1"))
    first = (number - 1) * size
    data = [recording(index) for index in range(first, min(first + size, total))]
    told = total if claimed is None else claimed
    paging = {
        "start_offset": first + bool(data),
        "end_offset": first + len(data),
        "total_count": told,
    }
    return reply({"success": True, "data": data, "paging": paging})


def asked(server: Server) -> list[str | None]:
    return [dict(call.query).get("page_no") for call in server.calls]


def listing(client: Any, **filters: Any) -> Any:
    return client.realtime_kit.recordings.get_recordings(APP, account_id=ACCOUNT, **filters)


def names(items: list[Any]) -> list[int]:
    return [int(item.output_file_name) for item in items]


@pytest.mark.parametrize(("total", "pages"), [(0, 1), (1, 1), (2, 1), (3, 2), (5, 3), (6, 3)])
def test_all_items(total: int, pages: int, face: Face, server: Server) -> None:
    server.answers(*[lambda call: page(call, total)] * (pages + 1))
    assert names(face.items(listing)) == list(range(total))
    assert asked(server) == [None, "2", "3"][:pages]


def test_filters_go_with_every_page(face: Face, server: Server) -> None:
    server.answers(*[lambda call: page(call, 3)] * 2)
    found = face.items(lambda client: listing(client, status=["UPLOADED"], search="x"))
    assert len(found) == 3
    for call in server.calls:
        assert dict(call.query)["status"] == "UPLOADED"
        assert dict(call.query)["search"] == "x"


def test_starts_where_the_caller_says(face: Face, server: Server) -> None:
    server.answers(*[lambda call: page(call, 6)] * 2)
    found = face.items(lambda client: listing(client, page_no=2, per_page=2))
    assert names(found) == [2, 3, 4, 5]
    assert asked(server) == ["2", "3"]


def test_page_by_page(face: Face, server: Server) -> None:
    def by_hand(client: Any) -> Any:
        first = listing(client)
        assert (len(first.data), first.has_next_page()) == (2, True)
        second = first.get_next_page()
        assert (len(second.data), second.has_next_page()) == (1, False)
        return [len(one.data) for one in first.iter_pages()]

    async def by_hand_async(client: Any) -> Any:
        first = await listing(client)
        assert (len(first.data), first.has_next_page()) == (2, True)
        second = await first.get_next_page()
        assert (len(second.data), second.has_next_page()) == (1, False)
        return [len(one.data) async for one in first.iter_pages()]

    server.answers(*[lambda call: page(call, 3)] * 3)
    assert face(by_hand_async if face.asynchronous else by_hand) == [2, 1]


def circle(call: Call) -> Answer:
    """Two pages, over and over, of a list that is told to be long."""
    number = int(dict(call.query).get("page_no", "1")) % 2
    paging = {"start_offset": 1, "end_offset": 1, "total_count": 10**9}
    return reply({"success": True, "data": [recording(number)], "paging": paging})


def same(call: Call) -> Answer:
    """The first page, whatever was asked for."""
    return circle(Call("GET", "/", (), b""))


def empty(call: Call) -> Answer:
    """Nothing, of a list that is told to be long."""
    paging = {"start_offset": 0, "end_offset": 0, "total_count": 10**9}
    return reply({"success": True, "data": [], "paging": paging})


ENDLESS: dict[str, tuple[Callable[[Call], Answer], int, list[int]]] = {
    "an empty page": (empty, 1, []),
    "the same page for ever": (same, 2, [1]),
    "the same two pages for ever": (circle, 3, [1, 0]),
    "a total that is too large": (lambda call: page(call, 3, claimed=10**6), 3, [0, 1, 2]),
    "a total that is too small": (lambda call: page(call, 100, claimed=0), 1, [0, 1]),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_ends(name: str, face: Face, server: Server) -> None:
    answer, calls, items = ENDLESS[name]
    server.answers(*[answer] * 20)
    assert names(face.items(listing)) == items
    assert len(server.calls) == calls


def test_ends_by_hand_too(face: Face, server: Server) -> None:
    def by_hand(client: Any) -> Any:
        one = listing(client)
        while one.has_next_page():
            one = one.get_next_page()

    async def by_hand_async(client: Any) -> Any:
        one = await listing(client)
        while one.has_next_page():
            one = await one.get_next_page()

    server.answers(*[same] * 5)
    face(by_hand_async if face.asynchronous else by_hand)
    assert len(server.calls) == 2


def test_a_failure_on_the_way_is_raised(face: Face, server: Server) -> None:
    error = {"success": False, "error": {"code": 404, "message": "gone"}}
    server.answers(lambda call: page(call, 5), reply(error, 404))
    with pytest.raises(NotFoundError):
        face.items(listing)
