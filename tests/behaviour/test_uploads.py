"""Uploads by a generated client, read by python-multipart behind Starlette: neither is ours."""

from __future__ import annotations

import asyncio
import io
import tracemalloc
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .minting import minted
from .serving import served

DOCUMENT = """
openapi: 3.1.0
info: {title: Films, version: "1"}
paths:
  /films:
    post:
      operationId: createFilm
      tags: [films]
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema: {$ref: '#/components/schemas/NewFilm'}
            encoding:
              poster: {contentType: 'image/png, image/jpeg', headers: {X-Kind: {schema: {const: main}}}}
              places: {style: form, explode: false}
              owner: {contentType: application/json}
              names: {style: deepObject, explode: true}
      responses: {'204': {description: Kept.}}
  /films/{name}:
    put:
      operationId: putFilm
      tags: [films]
      parameters: [{name: name, in: path, required: true, schema: {type: string}}]
      requestBody: {required: true, content: {'video/*': {schema: {type: string, format: binary}}}}
      responses: {'204': {description: Kept.}}
components:
  schemas:
    Person: {type: object, required: [name], properties: {name: {type: string}, age: {type: integer}}}
    NewFilm:
      type: object
      required: [film, title]
      properties:
        film: {type: string, format: binary}
        poster: {type: string, contentMediaType: image/png}
        stills: {type: array, items: {type: string, format: binary}}
        subtitles: {oneOf: [{type: string, format: binary}, {type: array, items: {type: string, format: binary}}]}
        title: {type: string}
        director: {$ref: '#/components/schemas/Person'}
        cast: {type: array, items: {$ref: '#/components/schemas/Person'}}
        years: {type: array, items: {type: integer}}
        places: {type: array, items: {type: string}}
        owner: {type: string}
        names: {type: object, additionalProperties: {type: string}}
        pin: {type: string, format: password}
"""


class Cinema:
    """A server that keeps what it is sent: by part, the name, what it is, and its own header fields."""

    def __init__(self) -> None:
        self.seen: list[Any] = []
        self.headers: list[dict[str, str]] = []
        self.statuses: list[int] = []

    async def films(self, request: Request) -> Response:
        self.headers.append(dict(request.headers))
        async with request.form() as form:
            self.seen.append([await _part(name, value) for name, value in form.multi_items()])
        return self._answer()

    async def film(self, request: Request) -> Response:
        self.headers.append(dict(request.headers))
        size = 0
        async for piece in request.stream():
            size += len(piece)
        self.seen.append(size)
        return self._answer()

    def _answer(self) -> Response:
        status = self.statuses.pop(0) if self.statuses else 204
        headers = {"location": "/films/elsewhere"} if status == 307 else None
        return Response(status_code=status, headers=headers)

    @property
    def app(self) -> Starlette:
        routes = [
            Route("/films", self.films, methods=["POST"]),
            Route("/films/{name}", self.film, methods=["PUT"]),
        ]
        return Starlette(routes=routes)


async def _part(name: str, value: Any) -> Any:
    if isinstance(value, str):
        return name, value
    known = ("content-disposition", "content-type")
    more = {key: each for key, each in value.headers.items() if key not in known}
    return name, value.filename, value.content_type, await value.read(), more


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    yield from minted("films", DOCUMENT, tmp_path_factory.mktemp("films"))


@pytest.fixture
def cinema() -> Cinema:
    return Cinema()


@pytest.fixture
def address(cinema: Cinema) -> Iterator[str]:
    yield from served(cinema.app)


WAYS = ["default", "httpx", "pyreqwest"]


def _transport(package: ModuleType, way: str, *, is_async: bool = False) -> Any:
    prefix = "Async" if is_async else ""
    if way == "httpx":
        client = httpx.AsyncClient() if is_async else httpx.Client()
        return getattr(package, f"{prefix}HttpxTransport")(client)
    return getattr(package, f"{prefix}{way.capitalize()}Transport")()


@pytest.mark.parametrize("way", WAYS)
def test_every_kind_of_part_arrives(
    package: ModuleType, cinema: Cinema, address: str, way: str, tmp_path: Path
) -> None:
    path = tmp_path / 'a "film"\n.mp4'
    path.write_bytes(b"frames")
    with package.Films(base_url=address, transport=_transport(package, way)) as client:
        client.films.create_film(
            film=path,
            poster=("ü.png", io.BytesIO(b"png")),
            stills=[
                b"1",
                (None, b"2"),
                package.UploadFile(b"3", name="3.jpg", headers={"X-A": "b"}),
            ],
            subtitles=[b"s", b"t"],
            title="line\r\none",
            director={"name": "Ada"},
            cast=[{"name": "Bob"}, {"name": "Cy", "age": 3}],
            years=[1984, 1985],
            places=["a", "b"],
            owner="me",
            names={"en": "x"},
            pin="1234",
            extra_body={"more": {"a": [1]}},
        )
    assert cinema.seen == [
        [
            ("film", "a %22film%22%0A.mp4", "video/mp4", b"frames", {}),
            ("title", "line\r\none"),
            ("poster", "ü.png", "image/png", b"png", {"x-kind": "main"}),
            ("stills", "stills", "application/octet-stream", b"1", {}),
            ("stills", "2"),
            ("stills", "3.jpg", "image/jpeg", b"3", {"x-a": "b"}),
            ("subtitles", "subtitles", "application/octet-stream", b"s", {}),
            ("subtitles", "subtitles", "application/octet-stream", b"t", {}),
            ("director", '{"name":"Ada"}'),
            ("cast", '{"name":"Bob"}'),
            ("cast", '{"name":"Cy","age":3}'),
            ("years", "1984"),
            ("years", "1985"),
            ("places", "a,b"),
            ("owner", '"me"'),
            ("names[en]", "x"),
            ("pin", "1234"),
            ("more", '{"a":[1]}'),
        ]
    ]
    assert cinema.headers[0]["content-type"].startswith("multipart/form-data; boundary=")
    assert "content-length" in cinema.headers[0]


@pytest.mark.parametrize("way", WAYS)
def test_the_asynchronous_client_sends_what_only_a_loop_can_read(
    package: ModuleType, cinema: Cinema, address: str, way: str, tmp_path: Path
) -> None:
    path = tmp_path / "film"
    path.write_bytes(b"x" * 200_000)

    async def pieces() -> AsyncIterator[bytes]:
        yield b"ab"
        yield b"c"

    async def run() -> None:
        transport = _transport(package, way, is_async=True)
        async with package.AsyncFilms(base_url=address, transport=transport) as client:
            await client.films.create_film(film=pieces(), stills=[path], title="t")
            await client.films.put_film("a", body=pieces())
            await client.films.put_film("a", body=path)

    asyncio.run(run())
    assert [each[3] for each in cinema.seen[0] if len(each) > 2] == [b"abc", b"x" * 200_000]
    assert cinema.seen[1:] == [3, 200_000]
    framing = [each.get("content-length", each.get("transfer-encoding")) for each in cinema.headers]
    assert framing == ["chunked", "chunked", "200000"]


@pytest.mark.parametrize("way", WAYS)
def test_a_body_is_chunked_where_only_its_end_tells_the_length(
    package: ModuleType, cinema: Cinema, address: str, way: str
) -> None:
    with package.Films(base_url=address, transport=_transport(package, way)) as client:
        client.films.put_film("a", body=(b"ab" for _ in range(3)))
        client.films.put_film("a", body=[b"ab", b"c"])
        client.films.put_film("a", body=package.UploadFile(b"abcd", type="video/mp4"))
    assert cinema.seen == [6, 3, 4]
    assert [each.get("content-length") for each in cinema.headers] == [None, "3", "4"]
    assert cinema.headers[0]["transfer-encoding"] == "chunked"
    assert cinema.headers[2]["content-type"] == "video/mp4"


@pytest.mark.parametrize("way", WAYS)
def test_what_can_be_read_again_is_sent_again(
    package: ModuleType, cinema: Cinema, address: str, way: str, tmp_path: Path
) -> None:
    path = tmp_path / "film"
    path.write_bytes(b"x" * 70_000)
    opened = io.BytesIO(b"_" + b"y" * 70_000)
    opened.read(1)  # sent from here
    with package.Films(base_url=address, transport=_transport(package, way)) as client:
        for body in (path, opened):
            cinema.statuses[:] = [429, 307]
            client.films.put_film("a", body=body)
    assert cinema.seen == [70_000] * 6


@pytest.mark.parametrize("way", WAYS)
def test_what_can_be_read_once_is_not_sent_again(
    package: ModuleType, cinema: Cinema, address: str, way: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "films")
    with package.Films(base_url=address, transport=_transport(package, way)) as client:
        cinema.statuses[:] = [503]
        with pytest.raises(package.InternalServerError):
            client.films.put_film("a", body=iter([b"a", b"b"]))
        assert "not tried again: the body can be read once only" in caplog.text
        cinema.statuses[:] = [307]
        with pytest.raises(package.APIStatusError, match="the body can be read once only"):
            client.films.put_film("a", body=iter([b"a", b"b"]))
    assert cinema.seen == [2, 2]


@pytest.mark.parametrize("way", WAYS)
def test_what_an_iterator_raises_is_raised(
    package: ModuleType, cinema: Cinema, address: str, way: str
) -> None:
    def broken() -> Iterator[bytes]:
        yield b"a"
        raise LookupError("mine")

    with package.Films(base_url=address, transport=_transport(package, way)) as client:
        with pytest.raises(LookupError, match="mine"):
            client.films.put_film("a", body=broken())
        client.films.put_film("a", body=b"abc")
    assert cinema.seen[-1] == 3


def test_progress_is_told_of_each_content(
    package: ModuleType, cinema: Cinema, address: str, tmp_path: Path
) -> None:
    path = tmp_path / "film"
    path.write_bytes(b"x" * 150_000)
    told: list[Any] = []

    def progress(sent: int, total: int | None) -> None:
        told.append((sent, total))

    with package.Films(base_url=address) as client:
        client.films.create_film(film=package.UploadFile(path, progress=progress), title="t")
        client.films.put_film("a", body=package.UploadFile(iter([b"a", b"b"]), progress=progress))
    assert told == [(65536, 150_000), (131072, 150_000), (150_000, 150_000), (1, None), (2, None)]


def test_a_file_is_never_in_memory_as_a_whole(
    package: ModuleType, cinema: Cinema, address: str, tmp_path: Path
) -> None:
    path = tmp_path / "film"
    with path.open("wb") as file:
        file.truncate(64 * 1024 * 1024)
    with package.Films(base_url=address) as client:
        client.films.put_film("a", body=b"")  # everything is imported
        tracemalloc.start()
        client.films.put_film("a", body=path)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert cinema.seen == [0, 64 * 1024 * 1024]
    assert peak < 8 * 1024 * 1024  # the server is in this process


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (
            "text",
            "film: expected bytes, a path, a file or an iterator of bytes, got str: give a Path",
        ),
        (7, "film: expected bytes, a path, a file or an iterator of bytes, got int"),
        (io.StringIO("text"), "film: expected a file that is open for reading bytes"),
        (("a", b"b", "c", "d"), r"film: expected \(name, content\)"),
        (("a", b"b", "x\ny/z"), "film: a header value can't contain CR"),
        (("\ud800", b"b"), "film: text can't contain lone surrogates"),
    ],
)
def test_what_is_no_file_is_refused(package: ModuleType, value: Any, message: str) -> None:
    client = package.Films(base_url="http://localhost:9")
    with pytest.raises(package.InvalidRequestError, match=message):
        client.films.create_film(film=value, title="t")


def test_what_is_no_file_is_checked_as_ever(package: ModuleType) -> None:
    client = package.Films(base_url="http://localhost:9")
    with pytest.raises(package.InvalidRequestError, match=r"years\[0\]: expected an integer"):
        client.films.create_film(film=b"f", title="t", years=["x"])


def test_a_file_that_is_not_there_is_not_found(package: ModuleType, tmp_path: Path) -> None:
    client = package.Films(base_url="http://localhost:9")
    with pytest.raises(FileNotFoundError):
        client.films.put_film("a", body=tmp_path / "none")


def test_the_synchronous_client_refuses_what_only_a_loop_can_read(package: ModuleType) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"a"

    client = package.Films(base_url="http://localhost:9")
    with pytest.raises(package.InvalidRequestError, match="can't read an asynchronous iterator"):
        client.films.put_film("a", body=pieces())


def test_nothing_shows_what_is_sent(package: ModuleType) -> None:
    file = package.UploadFile(b"s3cret", name="a.txt", headers={"X-Key": "s3cret"})
    assert repr(file) == "<UploadFile 'a.txt'>"
    shown: list[str] = []

    def keeping(request: Any, send: Any) -> Any:
        shown.append(repr(request) + repr(request.body))
        return send(request)

    testing = __import__("films.testing").testing
    transport = testing.MockTransport(lambda _: testing.MockResponse(204))
    with package.Films(base_url="http://a.b", transport=transport, middleware=[keeping]) as client:
        client.films.create_film(film=file, title="s3cret", pin="s3cret")
    assert shown
    assert "s3cret" not in shown[0]
    assert b"s3cret" in transport.requests[0].content


def test_a_part_is_written_as_httpx_writes_it(package: ModuleType) -> None:
    testing = __import__("films.testing").testing
    transport = testing.MockTransport(lambda _: testing.MockResponse(204))
    with package.Films(base_url="http://a.b", transport=transport) as client:
        client.films.create_film(film=("ä b.mp4", b"f\r\n"), title="ß", years=[1, 2])
    sent = transport.requests[0]
    boundary = sent.headers["content-type"].partition("boundary=")[2]
    theirs = httpx.Request(
        "POST",
        "http://a.b",
        headers={"content-type": f"multipart/form-data; boundary={boundary}"},
        files=[
            ("film", ("ä b.mp4", b"f\r\n")),
            ("title", (None, "ß")),
            ("years", (None, "1")),
            ("years", (None, "2")),
        ],
    )
    assert sent.content == theirs.read()


def test_any_path_can_be_sent_content(
    package: ModuleType, cinema: Cinema, address: str, tmp_path: Path
) -> None:
    path = tmp_path / "film"
    path.write_bytes(b"abc")
    with package.Films(base_url=address) as client:
        client.put("/films/a", cast_to=None, body=path)
        client.put("/films/a", cast_to=None, body=package.UploadFile(path, type="video/mp4"))
    assert cinema.seen == [3, 3]
    assert [each["content-type"] for each in cinema.headers] == [
        "application/octet-stream",
        "video/mp4",
    ]
