"""What the SDK's tests get from their own surroundings, said for the generated client."""

from __future__ import annotations

import inspect
import os
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from typing import Any

import msgspec
import pytest

from realtimekit import AsyncCloudflare, AsyncPyreqwestTransport, Cloudflare

SETTINGS: dict[str, Any] = {
    "base_url": os.environ["TEST_API_BASE_URL"],
    "api_email": "user@example.com",
    "api_key": "144c9defac04969c7bfad8efaa8ea194",
}


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Run coroutine functions in an event loop."""
    for item in items:
        if inspect.iscoroutinefunction(item.obj):
            item.add_marker(pytest.mark.anyio)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    """asyncio, as the SDK's tests use it."""
    return "asyncio"


@pytest.fixture(scope="session")
def client(request: pytest.FixtureRequest) -> Iterator[Cloudflare]:
    """A client, which is strict or not."""
    with Cloudflare(**SETTINGS, strict=request.param) as client:
        yield client


@pytest.fixture(scope="session")
async def async_client(
    request: pytest.FixtureRequest, anyio_backend: str
) -> AsyncIterator[AsyncCloudflare]:
    """A client, which is strict or not; where the SDK takes aiohttp, with the other transport."""
    strict, transport = request.param, None
    if isinstance(request.param, dict):
        strict, transport = True, AsyncPyreqwestTransport()
    async with AsyncCloudflare(**SETTINGS, strict=strict, transport=transport) as client:
        yield client


def parse_datetime(text: str) -> datetime:
    """A time of RFC 3339."""
    return datetime.fromisoformat(text)


def assert_matches_type(type_: type[Any], value: object, path: list[str]) -> None:
    """The value is of the type, down to each member of it."""
    assert isinstance(value, type_), path
    msgspec.convert(msgspec.to_builtins(value), type_)
