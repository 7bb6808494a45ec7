"""What surrounds a client in a program: its own HTTP client, instrumentation, stand-ins for tests.

The plugins of pytest-httpx and respx are switched off for the whole suite; here are the fixtures.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_httpx import httpx_mock as httpx_mock

from .. import loops as loops
from ..runtime.serving import Server, serve


@pytest.fixture
def server() -> Iterator[Server]:
    """A server to be called."""
    yield from serve()
