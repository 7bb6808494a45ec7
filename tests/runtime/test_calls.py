"""What goes over the wire, and what comes back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sample_api import AsyncShop, Shop
from sample_api._runtime.values.models import UNSET
from sample_api.models import Color, Size
from sample_api.resources import AsyncItems, Items

from .. import loops
from .calling import Caller, data_of
from .serving import Reply, Server


def test_request_and_response_in_full(caller: Caller, item: dict[str, Any]) -> None:
    caller.server.replies(Reply(body=item))
    result = caller.call(
        lambda client: client.items.create(
            "a b/c", title="Tée", color=Color.DARK_BLUE, size={"width": 2}, storage=None
        )
    )
    seen = caller.server.seen[0]
    assert (seen.method, seen.path) == ("POST", "/shops/a%20b%2Fc/items")
    assert seen.json() == {
        "title": "Tée",
        "color": "dark blue",
        "size": {"width": 2},
        "storage": None,
    }
    assert seen.headers["authorization"] == "Bearer t0ken"
    assert seen.headers["content-type"] == "application/json"
    assert seen.headers["accept"] == "application/json"
    assert seen.headers["user-agent"].startswith("sample_api/1.2.3 python/")
    assert result.data.made == datetime(2019, 12, 27, 18, 11, 19, 117000, UTC)
    assert result.data.color is Color.DARK_BLUE
    assert result.data.caller.user_id == "u1"
    assert result.data.storage is UNSET
    assert isinstance(result.data.size, float)


def test_objects_strings_and_unlisted_members_are_sent(server: Server, item: Any) -> None:
    server.replies(Reply(body=item))
    with Shop(token="x", base_url=server.address) as client:
        client.items.create("s", title="t", color="red", size=Size(height=1))
        client.items.create("s", title="t", color=Color("brand new"))
    assert [seen.json() for seen in server.seen] == [
        {"title": "t", "color": "red", "size": {"height": 1}},
        {"title": "t", "color": "brand new"},
    ]


def test_query_header_and_cookie_parameters(server: Server) -> None:
    server.replies(Reply(body={"success": True, "data": []}), Reply(204))
    with Shop(token="x", base_url=server.address) as client:
        client.items.list(
            page=1.0,
            status=["red", Color.DARK_BLUE],
            since=datetime(2020, 1, 2, 3, 4, 5, tzinfo=UTC),
            expired=True,
            trace="t-1",
        )
        client.items.rate("7", stars=5, words=["a b", "c&d"])
    listed, rated = server.seen
    assert listed.path == (
        "/items?page=1&status=red,dark%20blue&since=2020-01-02T03%3A04%3A05Z&expired=true"
    )
    assert listed.headers["x-trace"] == "t-1"
    assert rated.headers["content-type"] == "application/x-www-form-urlencoded"
    assert rated.body == b"stars=5&words=a+b&words=c%26d"
    assert rated.headers["cookie"] == "seen=yes%3B%20no"


def test_a_header_called_cookie_and_cookies_are_one_field(server: Server) -> None:
    server.replies(Reply(204))
    headers = {"Cookie": "own=1"}
    with Shop(token="x", base_url=server.address, default_headers=headers) as client:
        client.items.rate("7", stars=5)
    assert server.seen[0].headers["cookie"] == "own=1; seen=yes%3B%20no"


def test_content_that_is_not_json(server: Server) -> None:
    server.replies(
        Reply(body=b"\x89PNG"),
        Reply(
            body="grün".encode("latin-1"), headers=(("content-type", "text/plain; charset=latin1"),)
        ),
        Reply(204),
    )
    with Shop(token="x", base_url=server.address) as client:
        assert client.items.photo("1") == b"\x89PNG"
        assert client.items.note("1") == "grün"
        client.items.delete("1")
    assert server.seen[0].headers["accept"] == "image/png"


def test_extras_of_a_call(server: Server, item: Any) -> None:
    server.replies(Reply(body=item))
    with Shop(
        token="x", base_url=server.address, default_headers={"X-A": "1", "X-B": "1"}
    ) as client:
        client.items.create(
            "s",
            title="t",
            extra_headers={"X-B": "2", "User-Agent": UNSET, "Accept": "text/x"},
            extra_query={"debug": True},
            extra_body={"new": 1},
        )
    seen = server.seen[0]
    assert (seen.headers["x-a"], seen.headers["x-b"]) == ("1", "2")
    assert "sample_api" not in seen.headers.get("user-agent", "")
    assert seen.headers["accept"] == "text/x"
    assert seen.path.endswith("?debug=true")
    assert seen.json() == {"title": "t", "new": 1}


def test_an_extra_body_where_the_operation_has_none(server: Server) -> None:
    server.replies(Reply(status=204, body=b""))
    with Shop(token="x", base_url=server.address) as client:
        client.items.delete("1", extra_body={"reason": "old"})
    assert server.seen[0].json() == {"reason": "old"}
    assert server.seen[0].headers["content-type"] == "application/json"


def test_raw_response(caller: Caller, item: Any) -> None:
    caller.server.replies(Reply(body=item, headers=(("X-Two", "a"), ("X-Two", "b"))))
    response = caller.call(lambda client: client.items.with_raw_response.get("7"))
    assert response.status_code == 200
    assert response.headers["x-tWo"] == "a, b"
    assert response.headers.get_all("X-Two") == ["a", "b"]
    assert (response.retries_taken, response.deviations, response.is_closed) == (0, (), True)
    assert (response.method, response.url) == ("GET", f"{caller.server.address}/items/7")
    read = [response.read(), response.text(), response.json(), response.parse()]
    if caller.kind == "async":
        read = [loops.run(each) for each in read]
    content, text, parsed, value = read
    assert parsed["data"]["id"] == data_of(value).id == "i1"
    assert (content, text) == (response.content, content.decode())
    assert response.elapsed > 0
    assert response.request.url == f"{caller.server.address}/items/7"


def test_streamed_response(server: Server, item: Any) -> None:
    server.replies(Reply(pieces=(b"one\r", b"\ntwo\xc3", b"\xa9\rthree")), Reply(body=item))
    with Shop(token="x", base_url=server.address) as client:
        with client.items.with_streaming_response.note("1") as response:
            assert list(response.iter_lines()) == ["one", "twoé", "three"]
        with client.items.with_streaming_response.get("1") as streamed:
            assert data_of(streamed.parse()).id == "i1"
            assert not streamed.is_closed
        assert streamed.is_closed


def test_streamed_response_awaited(server: Server, item: Any) -> None:
    server.replies(Reply(pieces=(b"one\r", b"\ntwo\xc3", b"\xa9\rthree")), Reply(body=item))

    async def run() -> None:
        async with AsyncShop(token="x", base_url=server.address) as client:
            async with client.items.with_streaming_response.note("1") as response:
                assert [line async for line in response.iter_lines()] == ["one", "twoé", "three"]
            async with client.items.with_streaming_response.get("1") as streamed:
                assert data_of(await streamed.parse()).id == "i1"
                assert not streamed.is_closed
            assert streamed.is_closed

    loops.run(run())


def test_calls_by_path(caller: Caller) -> None:
    caller.server.replies(Reply(body={"a": [1]}), Reply(body=b"text"), Reply(body=[1, 2]))
    assert caller.call(lambda c: c.get("/x", cast_to=dict[str, object], query={"q": 1})) == {
        "a": [1]
    }
    assert caller.call(lambda c: c.post("/x", cast_to=str, body={"b": 2})) == "text"
    assert caller.call(lambda c: c.put("/x", cast_to=list[int], body=b"raw")) == [1, 2]
    first, second, third = caller.server.seen
    assert first.path == "/x?q=1"
    assert first.headers["authorization"] == "Bearer t0ken"
    assert second.json() == {"b": 2}
    assert (third.body, third.headers["content-type"]) == (b"raw", "application/octet-stream")


@pytest.mark.parametrize(
    "path", ["x", "//evil.example/x", "/a b", "/a/../b", "/%2E%2e/b", "/a?b", ""]
)
def test_calls_by_path_refuse_odd_paths(path: str) -> None:
    with Shop(token="x") as client, pytest.raises(ValueError, match="path"):
        client.get(path, cast_to=str)


def test_faces_look_like_the_method_they_come_from() -> None:
    import inspect

    assert inspect.signature(AsyncItems.create) == inspect.signature(Items.create)
    assert inspect.iscoroutinefunction(AsyncItems.create)
    assert AsyncItems.create.__doc__ == "Make an item."
    assert AsyncItems.create.__qualname__ == "AsyncItems.create"


def test_copy_shares_connections_and_changes_settings(server: Server, item: Any) -> None:
    server.replies(Reply(body=item))
    client = Shop(token="x", base_url=server.address)
    other = client.with_options(
        credentials={"token": "y"}, default_headers={"X-A": "1"}, max_retries=0, timeout=3.0
    )
    client.items.get("1")
    other.items.get("1")
    assert [seen.headers["authorization"] for seen in server.seen] == ["Bearer x", "Bearer y"]
    assert server.seen[1].headers["x-a"] == "1"
    assert "x-a" not in server.seen[0].headers
    other.close()
    assert client.is_closed
    with pytest.raises(RuntimeError, match="closed"):
        client.items.get("1")


def test_base_url(monkeypatch: pytest.MonkeyPatch, server: Server, item: Any) -> None:
    server.replies(Reply(body=item))
    monkeypatch.setenv("SHOP_BASE_URL", f"{server.address}/api/")
    with Shop(token="x") as client:
        client.items.get("1")
    assert server.seen[0].path == "/api/items/1"
    for bad in (
        "ftp://x",
        "x",
        "http://",
        "https://u:p@x",
        "https://x/?a=1",
        "https://x y",
        "http://x:y",
    ):
        with pytest.raises(ValueError, match="base_url"):
            Shop(token="x", base_url=bad)


def test_imports_stay_lazy() -> None:
    import subprocess
    import sys

    code = (
        f"import sys; sys.path[:] = {sys.path!r}; import sample_api, sample_api.resources\n"
        "loaded = {'httpcore2', 'asyncio', 'ssl', 'dataclasses', 'email', 'json'} & set(sys.modules)\n"
        "sys.exit(', '.join(loaded) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
