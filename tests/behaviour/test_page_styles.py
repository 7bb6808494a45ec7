"""Every way from one page to the next, over a real connection, and that each walk ends."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import msgspec
import pytest

from .. import loops
from .minting import minted

DOCUMENT = """
openapi: 3.1.0
info: {title: Shelf, version: '1'}
components:
  securitySchemes:
    key: {type: apiKey, in: query, name: key}
    token: {type: http, scheme: bearer}
  schemas:
    Book: {type: object, required: [id], properties: {id: {type: string}}}
    Books:
      type: object
      properties:
        books: {type: array, items: {$ref: '#/components/schemas/Book'}}
        total: {type: integer}
        pages: {type: integer}
        has_more: {type: boolean}
        paging: {type: object, properties: {next: {type: [string, 'null']}}}
  responses:
    Books: {description: A page., content: {application/json: {schema: {$ref: '#/components/schemas/Books'}}}}
    Array: {description: A page., content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Book'}}}}}
security: [{token: [], key: []}]
paths:
  /numbered:
    get:
      operationId: numbered
      tags: [books]
      x-fragmint-pagination: {style: page, page: page, first: 0, pages: pages, items: books}
      parameters: [{name: page, in: query, schema: {type: integer, minimum: 0}}]
      responses: {'200': {$ref: '#/components/responses/Books'}}
  /array:
    get:
      operationId: array
      tags: [books]
      x-fragmint-pagination: {style: page, page: page}
      parameters: [{name: page, in: query, schema: {type: integer, minimum: 1}}]
      responses: {'200': {$ref: '#/components/responses/Array'}}
  /offset:
    get:
      operationId: offset
      tags: [books]
      x-fragmint-pagination: {style: offset, offset: start, total: total}
      parameters: [{name: start, in: query, schema: {type: integer}}]
      responses: {'200': {$ref: '#/components/responses/Books'}}
  /cursor:
    get:
      operationId: cursor
      tags: [books]
      x-fragmint-pagination: {style: cursor, cursor: after, next: paging.next}
      parameters:
        - {name: after, in: query, schema: {type: string}}
        - {name: genre, in: query, required: true, schema: {type: string}}
      responses: {'200': {$ref: '#/components/responses/Books'}}
  /header:
    get:
      operationId: header
      tags: [books]
      x-fragmint-pagination: {style: cursor, cursor: after, header: X-Next}
      parameters: [{name: after, in: query, schema: {type: string}}]
      responses: {'200': {$ref: '#/components/responses/Array'}}
  /item:
    get:
      operationId: item
      tags: [books]
      x-fragmint-pagination: {style: cursor, cursor: after, item: id, more: has_more}
      parameters: [{name: after, in: query, schema: {type: string}}]
      responses: {'200': {$ref: '#/components/responses/Books'}}
  /body:
    post:
      operationId: body
      tags: [books]
      x-fragmint-pagination: {style: cursor, cursor: after, next: paging.next}
      requestBody:
        required: true
        content: {application/json: {schema: {type: object, properties: {after: {type: string}, genre: {type: string}}}}}
      responses: {'200': {$ref: '#/components/responses/Books'}}
  /shops/{shop}/next:
    get:
      operationId: next
      tags: [books]
      x-fragmint-pagination: {style: next, next: paging.next}
      parameters:
        - {name: shop, in: path, required: true, schema: {type: string}}
        - {name: genre, in: query, required: true, schema: {type: string}}
      responses: {'200': {$ref: '#/components/responses/Books'}}
  /link:
    get:
      operationId: link
      tags: [books]
      x-fragmint-pagination: {style: link}
      parameters: [{name: genre, in: query, schema: {type: string}}]
      responses: {'200': {$ref: '#/components/responses/Array'}}
"""

CALLS: dict[str, tuple[str, dict[str, str]]] = {
    "numbered": ("numbered", {}),
    "array": ("array", {}),
    "offset": ("offset", {}),
    "cursor": ("cursor", {"genre": "a&b"}),
    "header": ("header", {}),
    "item": ("item", {}),
    "body": ("body", {"genre": "a&b"}),
    "next": ("next", {"shop": "1/2", "genre": "a&b"}),
    "link": ("link", {"genre": "a&b"}),
}
"""The methods, with the arguments that each needs."""

URLS = ("next", "link")
ALL = ["1", "2", "3", "4", "5"]


@dataclass
class Asked:
    """A request, as the server saw it."""

    path: str
    query: dict[str, str]
    headers: dict[str, str]
    body: Any
    count: int


Answer = tuple[Any, dict[str, str]]


@dataclass
class Shelf:
    """The server. `changed` may change each answer."""

    address: str = ""
    asked: list[Asked] = field(default_factory=list)
    changed: Callable[[Asked, Answer], Answer] = lambda asked, answer: answer

    def answer(self, asked: Asked) -> Answer:
        self.asked.append(asked)
        return self.changed(asked, self._page(asked))

    def _page(self, asked: Asked) -> Answer:
        """Two of the five books, from where the request says."""
        name = asked.path.rpartition("/")[2]
        sent = asked.body if name == "body" else asked.query
        start = {
            "numbered": lambda: 2 * int(sent.get("page", 0)),
            "array": lambda: 2 * int(sent.get("page", 1)) - 2,
            "offset": lambda: int(sent.get("start", 0)),
        }.get(name, lambda: int(sent.get("after", 0)))()
        books = [{"id": each} for each in ALL[start : start + 2]]
        behind = start + 2 if start + 2 < len(ALL) else None
        url = f"{asked.path}?after={behind}&genre=a%26b&key=k&tenant=t" if behind else None
        if name in ("array", "header", "link"):
            headers = {"X-Next": str(behind)} if behind else {}
            if url:
                headers["Link"] = f'</first,>; rel="first", <{url}>; title="a,b"; rel="last next"'
            return books, headers
        next_ = url if name == "next" else behind and str(behind)
        told = {"total": 5, "pages": 3, "has_more": behind is not None}
        return {"books": books, "paging": {"next": next_}, **told}, {}


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    found = Shelf()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            sent = self.rfile.read(int(self.headers.get("content-length", 0)))
            parts = urlsplit(self.path)
            pairs = parse_qsl(parts.query)
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = json.loads(sent) if sent else None
            value, more = found.answer(Asked(parts.path, dict(pairs), headers, body, len(pairs)))
            payload = json.dumps(value).encode()
            self.send_response_only(200)
            for name, each in {**more, "Content-Type": "application/json"}.items():
                self.send_header(name, each)
            self.send_header("Content-Length", str(len(payload)))
            self.end_headers()
            self.wfile.write(payload)

        do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    found.address = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield found
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("shelf")


@pytest.fixture(scope="module")
def package(folder: Path) -> Iterator[ModuleType]:
    yield from minted("shelf", DOCUMENT, folder)


@dataclass
class Reader:
    """Reads lists with one of the two clients."""

    package: ModuleType
    shelf: Shelf
    is_async: bool

    def pages(self, name: str, **more: Any) -> list[list[str]]:
        """The ids of the books on each page of a list."""
        method, arguments = CALLS[name]
        arguments = {**arguments, **more}
        if self.is_async:
            return loops.run(self._awaited(method, arguments))
        with self.package.Shelf(**self._options()) as client:
            walk = getattr(client.books, method)(**arguments).iter_pages()
            return [ids(page) for page in walk]

    async def _awaited(self, method: str, arguments: dict[str, Any]) -> list[list[str]]:
        async with self.package.AsyncShelf(**self._options()) as client:
            walk = getattr(client.books, method)(**arguments).iter_pages()
            return [ids(page) async for page in walk]

    def items(self, name: str) -> list[str]:
        method, arguments = CALLS[name]

        async def run() -> list[str]:
            async with self.package.AsyncShelf(**self._options()) as client:
                return [book.id async for book in getattr(client.books, method)(**arguments)]

        if self.is_async:
            return loops.run(run())
        with self.package.Shelf(**self._options()) as client:
            return [book.id for book in getattr(client.books, method)(**arguments)]

    def _options(self) -> dict[str, Any]:
        tenant = {"tenant": "t"}
        return {
            "token": "t0k",
            "key": "k",
            "base_url": self.shelf.address,
            "default_query": tenant,
        }


def ids(page: Any) -> list[str]:
    return [book.id for book in getattr(page, "books", None) or getattr(page, "items", [])]


@pytest.fixture(params=["sync", "async"])
def reader(request: pytest.FixtureRequest, package: ModuleType, shelf: Shelf) -> Reader:
    return Reader(package, shelf, request.param == "async")


@pytest.mark.parametrize("name", CALLS)
def test_all_pages_are_walked(name: str, reader: Reader, shelf: Shelf) -> None:
    assert reader.items(name) == ALL
    calls = len(shelf.asked)
    assert calls == (4 if name == "array" else 3)  # only an empty page ends an array
    assert reader.pages(name) == [["1", "2"], ["3", "4"], ["5"]]
    assert len(shelf.asked) == 2 * calls


@pytest.mark.parametrize("name", CALLS)
def test_every_request_is_whole(name: str, reader: Reader, shelf: Shelf) -> None:
    """Arguments, credentials and defaults go with each page, and nothing twice."""
    reader.items(name)
    for asked in shelf.asked:
        assert asked.headers["authorization"] == "Bearer t0k"
        assert (asked.query["key"], asked.query["tenant"]) == ("k", "t")
        assert asked.count == len(asked.query)
        given = asked.body if name == "body" else asked.query
        assert given is None or given.get("genre") == CALLS[name][1].get("genre")
        assert asked.path == ("/shops/1%2F2/next" if name == "next" else f"/{name}")


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("numbered", {"page": 1}),
        ("array", {"page": 2}),
        ("array", {"extra_query": {"page": "2"}}),
        ("offset", {"start": 2}),
        ("cursor", {"after": "2"}),
        ("cursor", {"extra_query": {"after": "2"}}),
        ("header", {"after": "2"}),
        ("item", {"after": "2"}),
        ("body", {"after": "2"}),
        ("body", {"extra_body": {"after": "2"}}),
    ],
)
def test_a_walk_starts_where_the_caller_says(
    name: str, start: dict[str, Any], reader: Reader
) -> None:
    assert reader.pages(name, **start) == [["3", "4"], ["5"]]


ENDS: dict[str, Any] = {"null": None, "empty": "", "absent": ..., "zero": 0, "an object": {"a": 1}}


@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("name", ["cursor", "body", "next"])
def test_a_cursor_or_url_that_is_none_ends_the_walk(
    name: str, end: str, reader: Reader, shelf: Shelf
) -> None:
    paging = {} if ENDS[end] is ... else {"next": ENDS[end]}
    shelf.changed = lambda asked, answer: ({**answer[0], "paging": paging}, answer[1])
    assert reader.items(name) == ["1", "2"]
    assert len(shelf.asked) == 1


def same(asked: Asked, answer: Answer) -> Answer:
    """The same two books with the same pointers, whatever was asked for."""
    url = f"{asked.path}?after=2"
    books = [{"id": "1"}, {"id": "2"}]
    if isinstance(answer[0], list):
        return books, {"X-Next": "2", "Link": f'<{url}>; rel="next"'}
    next_ = url if asked.path.endswith("/next") else "2"
    return {"books": books, "paging": {"next": next_}, "has_more": True, "total": 10**9}, {}


@pytest.mark.parametrize("name", CALLS)
def test_a_server_that_never_moves_ends_the_walk(name: str, reader: Reader, shelf: Shelf) -> None:
    shelf.changed = same
    assert reader.items(name) == (
        ["1", "2"] if name in ("numbered", "array", "offset") else ["1", "2"] * 2
    )
    assert len(shelf.asked) == 2


@pytest.mark.parametrize(
    "name", [name for name in CALLS if name not in ("numbered", "array", "offset", "item")]
)
def test_pages_without_items_do_not_end_a_walk_that_has_pointers(
    name: str, reader: Reader, shelf: Shelf
) -> None:
    def sparse(asked: Asked, answer: Answer) -> Answer:
        if len(shelf.asked) != 2:
            return answer
        value = [] if isinstance(answer[0], list) else {**answer[0], "books": []}
        return value, answer[1]

    shelf.changed = sparse
    assert reader.items(name) == ["1", "2", "5"]


@pytest.mark.parametrize("name", ["numbered", "array", "offset", "item"])
def test_an_empty_page_ends_a_walk_that_counts(name: str, reader: Reader, shelf: Shelf) -> None:
    def empty(asked: Asked, answer: Answer) -> Answer:
        if isinstance(answer[0], list):
            return [], {}
        return {"books": [], "total": 10**9, "has_more": True}, {}

    shelf.changed = empty
    assert reader.items(name) == []
    assert len(shelf.asked) == 1


ELSEWHERE = {
    "http://evil.test/next?after=2": "another origin for the next page, http://evil.test",
    "//evil.test/next": "another origin for the next page, http://evil.test",
    "https://127.0.0.1/next": "another origin",
    "http://user:pw@127.0.0.1/next": "no valid URL",
    "javascript:alert(1)": "no valid URL",
    "http://[/": "no valid URL",
    "http://\u2028": "no valid URL",
}


@pytest.mark.parametrize("url", ELSEWHERE)
def test_a_url_of_another_origin_is_refused(url: str, reader: Reader, shelf: Shelf) -> None:
    shelf.changed = lambda asked, answer: ({**answer[0], "paging": {"next": url}}, answer[1])
    with pytest.raises(reader.package.APIError, match=ELSEWHERE[url]):
        reader.items("next")
    assert len(shelf.asked) == 1


@pytest.mark.parametrize("name", CALLS)
def test_a_walk_has_a_limit(
    name: str, package: ModuleType, shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(asked: Asked, answer: Answer) -> Answer:
        number = len(shelf.asked)
        url = f"{asked.path}?after={number}"
        books = [{"id": str(number)}]
        if isinstance(answer[0], list):
            return books, {"X-Next": str(number), "Link": f"<{url}>;rel=next"}
        next_ = url if name == "next" else str(number)
        told = {"total": 10**9, "pages": 10**9, "has_more": True}
        return {"books": books, "paging": {"next": next_}, **told}, {}

    resource = importlib.import_module("shelf.resources.books")
    operation = getattr(resource, f"_{name.upper()}")
    limited = msgspec.structs.replace(operation.pagination, max_pages=3)
    operation = msgspec.structs.replace(operation, pagination=limited)
    monkeypatch.setattr(resource, f"_{name.upper()}", operation)
    shelf.changed = endless
    with pytest.raises(package.APIError, match="the walk ended after 3 pages") as caught:
        Reader(package, shelf, False).items(name)
    says = {"numbered": "page=3", "array": "page=4", "offset": "start=3"}
    expected = "" if name in URLS else f"from {says.get(name, 'after=3')}"
    assert expected in str(caught.value)
    assert len(shelf.asked) == 3


def test_link_fields_are_read_as_rfc_8288_says(package: ModuleType) -> None:
    linked = importlib.import_module("shelf._runtime.pages.links").linked
    table = {
        '<a>; rel="next"': "a",
        "<a>;rel=next": "a",
        '<a>; REL="NEXT"': "a",
        '<p>; rel=prev, <n,1;x>; title="say, \\"<q>; rel=next\\""; rel="last next"': "n,1;x",
        '<a>; rel="next"; rel="prev"': "a",
        '<a>; rel="prev"; rel="next"': None,
        '<a>; rel="next"; anchor="/other"': None,
        '<a>; rel="nextish"': None,
        '<a>; rev="next"': None,
        "<a>": None,
        "": None,
        "<a; rel=next": None,
        "<>; rel=next": "",
        '<a> ; rel = "next"': "a",
        "<" * 50_000: None,
        "<a>" + "; x" * 50_000 + ", <b>; rel=next": "b",
    }
    for text, target in table.items():
        assert linked(text, "next") == target, text[:80]


def test_an_array_that_is_a_page_reads_like_one(package: ModuleType, shelf: Shelf) -> None:
    with package.Shelf(token="t", key="k", base_url=shelf.address) as client:
        page = client.books.with_raw_response.array().parse()
        assert isinstance(page, package.types.books.BookArrayPage)
        assert repr(page) == "BookArrayPage(items=[Book(id='1'), Book(id='2')])"
        assert page.to_dict() == {"items": [{"id": "1"}, {"id": "2"}]}
        with client.books.with_streaming_response.array() as response:
            assert response.parse().has_next_page()
        shelf.changed = lambda asked, answer: ({"error": "no"}, {})
        raw = client.books.with_raw_response.array()
        assert raw.parse() == {"error": "no"}
        assert [str(each.kind) for each in raw.deviations] == ["wrong_type"]


USE = """
import asyncio
from typing import assert_type
from shelf import AsyncShelf, Shelf
from shelf.types.books import AsyncBookArrayPage, Book, BookArrayPage, BookCursorPage

client = Shelf(token="", key="")
assert_type(client.books.array(), BookArrayPage)
assert_type(client.books.array().items, list[Book])
assert_type(client.books.cursor(genre="x"), BookCursorPage)
assert_type([book for book in client.books.array()], list[Book])
assert_type([book for book in client.books.link()], list[Book])
assert_type([page for page in client.books.array().iter_pages()], list[BookArrayPage])
assert_type(client.books.cursor(genre="x").get_next_page(), BookCursorPage)
assert_type(client.books.with_raw_response.array().parse(), BookArrayPage)

async def run(client: AsyncShelf) -> None:
    assert_type(await client.books.array(), AsyncBookArrayPage)
    assert_type([book async for book in client.books.next(shop="x", genre="y")], list[Book])
    assert_type([page async for page in client.books.array().iter_pages()], list[AsyncBookArrayPage])

asyncio.run
"""


@pytest.mark.parametrize("checker", ["mypy", "pyright"])
def test_types_are_precise(checker: str, package: ModuleType, folder: Path) -> None:
    (folder / "use.py").write_text(USE, encoding="utf-8")
    (folder / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}', encoding="utf-8")
    argv = ["--strict", "shelf", "use.py"] if checker == "mypy" else ["."]
    done = subprocess.run(
        [sys.executable, "-m", checker, *argv], cwd=folder, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
