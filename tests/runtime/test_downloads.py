"""Calls to absolute URLs, and bodies that become files."""

from __future__ import annotations

import gzip
import os
from pathlib import Path
from typing import Any

import pytest
from sample_api import AsyncShop, Shop
from sample_api._runtime.answer.errors import APIConnectionError, APIStatusError

from .. import loops
from .calling import Caller
from .serving import Reply, Server

SECRETS = {"default_headers": {"X-Own": "s3cret"}, "default_query": {"key": "s3cret"}}


def test_another_origin_gets_nothing_of_the_client(caller: Caller, other_server: Server) -> None:
    """As with a signed URL of a storage: its query is the only credential, and is not shown."""
    other_server.replies(Reply(body=b"film"))
    url = f"{other_server.address}/a%20b?signature=s1gned"
    headers = {"Range": "bytes=0-"}
    got = caller.call(lambda c: c.get(url, cast_to=bytes, headers=headers), **SECRETS)
    assert got == b"film"
    (seen,) = other_server.seen
    assert seen.path == "/a%20b?signature=s1gned"
    assert seen.headers["range"] == "bytes=0-"
    assert "authorization" not in seen.headers
    assert "s3cret" not in repr(seen)
    assert caller.server.seen == []


def test_the_own_origin_gets_everything(caller: Caller) -> None:
    caller.server.replies(Reply(body=b"film"))
    url = f"{caller.server.address}/films?id=1"
    assert caller.call(lambda c: c.get(url, cast_to=bytes), default_query={"b": "2"}) == b"film"
    (seen,) = caller.server.seen
    assert (seen.path, seen.headers["authorization"]) == ("/films?id=1&b=2", "Bearer t0ken")


def test_a_failure_does_not_tell_the_query(caller: Caller, other_server: Server) -> None:
    other_server.replies(Reply(404, body={"message": "gone"}))
    url = f"{other_server.address}/a?signature=s1gned"
    with pytest.raises(APIStatusError) as caught:
        caller.call(lambda c: c.get(url, cast_to=bytes))
    assert "s1gned" not in f"{caught.value} {caught.value.request!r} {caught.value.operation}"


def test_middleware_adds_nothing_elsewhere(caller: Caller, other_server: Server) -> None:
    other_server.replies(Reply(302, headers=(("Location", "/b"),)), Reply(body=b"film"))

    def signed(request: Any, send: Any) -> Any:
        return send(request.with_headers({"X-Signature": "s3cret"}))

    url = f"{other_server.address}/a"
    assert caller.call(lambda c: c.get(url, cast_to=bytes), middleware=[signed]) == b"film"
    assert ["x-signature" in seen.headers for seen in other_server.seen] == [False, False]


@pytest.mark.parametrize(
    "url",
    [
        "https://",
        "http://a b/",
        "http://u:p@a/",
        "https://a/#b",
        "http://a:x/",
        "http://ü/",
        "http://a:0/",
    ],
)
def test_odd_urls_are_refused(url: str) -> None:
    with Shop(token="x") as client, pytest.raises(ValueError, match=r"^path: "):
        client.get(url, cast_to=bytes)


FILM = bytes(range(256)) * 4


def download(caller: Caller, path: Path, told: list[tuple[int, int | None]]) -> None:
    """Stream a film into a file, and note the progress."""

    def progress(written: int, total: int | None) -> None:
        told.append((written, total))

    def wait() -> None:
        with (
            Shop(token="x", base_url=caller.server.address, max_retries=0) as client,
            client.stream("GET", "/film", cast_to=bytes) as response,
        ):
            response.stream_to_file(path, progress=progress)

    async def awaited() -> None:
        settings: dict[str, Any] = {"base_url": caller.server.address, "max_retries": 0}
        async with (
            AsyncShop(token="x", **settings) as client,
            client.stream("GET", "/film", cast_to=bytes) as response,
        ):
            await response.stream_to_file(str(path), progress=progress)

    wait() if caller.kind == "sync" else loops.run(awaited())


def test_a_body_becomes_a_file(caller: Caller, tmp_path: Path) -> None:
    caller.server.replies(Reply(pieces=(FILM[:500], FILM[500:]), pause=0.01))
    path = tmp_path / "film.mp4"
    path.write_bytes(b"old")
    told: list[tuple[int, int | None]] = []
    download(caller, path, told)
    assert path.read_bytes() == FILM
    assert told[-1] == (1024, 1024)
    assert told == sorted(told)
    assert list(tmp_path.iterdir()) == [path]
    mode = os.umask(0)
    os.umask(mode)
    assert path.stat().st_mode & 0o777 == 0o666 & ~mode or os.name == "nt"


def test_the_length_of_an_encoded_body_is_not_known(caller: Caller, tmp_path: Path) -> None:
    encoded = Reply(body=gzip.compress(FILM), headers=(("Content-Encoding", "gzip"),))
    caller.server.replies(encoded)
    told: list[tuple[int, int | None]] = []
    download(caller, tmp_path / "film", told)
    assert told[-1] == (1024, None)


def test_half_a_file_never_has_the_name(caller: Caller, tmp_path: Path) -> None:
    caller.server.replies(Reply(pieces=(FILM,), length=5000))
    path = tmp_path / "film.mp4"
    path.write_bytes(b"old")
    with pytest.raises(APIConnectionError):
        download(caller, path, [])
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
