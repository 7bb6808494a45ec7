"""Servers, and the generated client by its two faces."""

from __future__ import annotations

import inspect
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from realtimekit import APIResponse, AsyncAPIResponse, AsyncCloudflare, Cloudflare

from .. import loops
from .judge import Judge
from .server import PREFIX, Server

collect_ignore = [] if "PRISM" in os.environ else ["test_prism.py"]
ROOT = Path(__file__).parents[2]
TOKEN = "Sn3lZJTBX6kkg7OdcBUAxOO963GEIyGQqnFTOFYY"


def _with_a_parse_that_returns(result: Any) -> Any:
    if not isinstance(result, AsyncAPIResponse):
        return result
    head, error = result._head, result._error
    return APIResponse(head, result.content, result.value, result.deviations, error)


@dataclass(frozen=True, slots=True)
class Face:
    """Uses the sync or the async client in the same words: `face(lambda client: client.a.b())`.

    The function is given a fresh client; what it returns is awaited if it can be.
    """

    asynchronous: bool
    options: dict[str, Any]

    def __call__(self, use: Callable[[Any], Any], **options: Any) -> Any:
        options = {**self.options, **options}
        if not self.asynchronous:
            with Cloudflare(**options) as client:
                return use(client)

        async def run() -> Any:
            async with AsyncCloudflare(**options) as client:
                result = use(client)
                return await result if inspect.isawaitable(result) else result

        return _with_a_parse_that_returns(loops.run(run()))

    def streamed(self, use: Callable[[Any], Any], **options: Any) -> Streamed:
        """Opens a streamed response and reads it in chunks."""

        async def run(manager: Any) -> Streamed:
            async with manager as response:
                chunks = [chunk async for chunk in response.iter_bytes()]
                return Streamed(response.status_code, chunks)

        def read(manager: Any) -> Any:
            if self.asynchronous:
                return run(manager)
            with manager as response:
                return Streamed(response.status_code, list(response.iter_bytes()))

        found: Streamed = self(lambda client: read(use(client)), **options)
        return found

    def parsed(self, use: Callable[[Any], Any], **options: Any) -> Any:
        """Opens a streamed response and has it decoded."""

        async def run(manager: Any) -> Any:
            async with manager as response:
                return await response.parse()

        def read(manager: Any) -> Any:
            if self.asynchronous:
                return run(manager)
            with manager as response:
                return response.parse()

        return self(lambda client: read(use(client)), **options)

    def items(self, use: Callable[[Any], Any], **options: Any) -> list[Any]:
        """Iterates over what `use` returns, `async for` where needed."""

        async def run(pages: Any) -> list[Any]:
            return [item async for item in pages]

        read: Callable[[Any], Any] = run if self.asynchronous else list
        found: list[Any] = self(lambda client: read(use(client)), **options)
        return found


@dataclass(frozen=True, slots=True)
class Streamed:
    """What came of a streamed response."""

    status_code: int
    chunks: list[bytes]


@pytest.fixture(scope="session")
def document() -> dict[str, Any]:
    """The fragment."""
    found = yaml.safe_load((ROOT / "spec" / "recordings.yaml").read_text("utf-8"))
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="session")
def judge(document: dict[str, Any]) -> Judge:
    """openapi-core, for all servers."""
    return Judge(document, PREFIX)


def _served(document: dict[str, Any], judge: Judge) -> Iterator[Server]:
    with Server(document, judge).running() as server:
        yield server
    assert server.findings == []


@pytest.fixture
def server(document: dict[str, Any], judge: Judge) -> Iterator[Server]:
    """A server that answers as the document says; what the judge found is the test's failure."""
    yield from _served(document, judge)


@pytest.fixture
def other_server(document: dict[str, Any], judge: Judge) -> Iterator[Server]:
    """A second server: another origin."""
    yield from _served(document, judge)


@pytest.fixture(params=[False, True], ids=["sync", "async"])
def face(request: pytest.FixtureRequest, server: Server, monkeypatch: pytest.MonkeyPatch) -> Face:
    """The client, sync and async, against `server`. It doesn't wait before it tries again."""
    monkeypatch.setattr("realtimekit._runtime.exchange.retries.backoff", lambda retries: 0.0)
    return Face(request.param, {"base_url": server.base_url, "api_token": TOKEN})
