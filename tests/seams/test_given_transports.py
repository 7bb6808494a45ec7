"""A transport that doesn't fit its client is refused when the client is made."""

from __future__ import annotations

from typing import Any
from unittest.mock import AsyncMock, MagicMock

import httpx
import httpx2
import pytest

import realtimekit as kit
from realtimekit.testing import AsyncMockTransport, MockTransport


class Waits:
    """Somebody's own, for threads."""

    def send(self, request: Any) -> Any:
        """Send."""

    def close(self) -> None:
        """Close."""


class Awaits:
    """Somebody's own, for event loops."""

    async def send(self, request: Any) -> Any:
        """Send."""

    async def close(self) -> None:
        """Close."""


class Hands(Awaits):
    """Hands on what another returns, without awaiting it."""

    def send(self, request: Any) -> Any:
        """Send."""
        return super().send(request)


SYNC: list[tuple[Any, str]] = [
    (kit.AsyncDefaultTransport(), "AsyncDefaultTransport is for .*: give a DefaultTransport"),
    (kit.AsyncPyreqwestTransport(), "give a PyreqwestTransport"),
    (kit.AsyncHttpxTransport(httpx.AsyncClient()), "give an? HttpxTransport"),
    (AsyncMockTransport({}), "give a MockTransport"),
    (Awaits(), "Awaits is for the asynchronous client: give a Transport"),
    (AsyncMock(), "give a Transport"),
    (httpx.Client(), r"got httpx's Client: give HttpxTransport\(client\), of a Client"),
    (httpx2.AsyncClient(), r"got httpx's AsyncClient: give HttpxTransport\(client\), of a Client"),
    (httpx.HTTPTransport(), r"got httpx's HTTPTransport: give HttpxTransport\(client\)"),
    (kit.DefaultTransport, r"got a class: DefaultTransport\(\)"),
    (object(), "expected a Transport, got object"),
    ("http://proxy", "expected a Transport, got str"),
]
ASYNC: list[tuple[Any, str]] = [
    (kit.DefaultTransport(), "DefaultTransport is for .*: give an AsyncDefaultTransport"),
    (kit.PyreqwestTransport(), "give an AsyncPyreqwestTransport"),
    (kit.HttpxTransport(httpx2.Client()), "give an AsyncHttpxTransport"),
    (MockTransport({}), "give an AsyncMockTransport"),
    (Waits(), "Waits is for the synchronous client: give an AsyncTransport"),
    (httpx2.AsyncClient(), r"give AsyncHttpxTransport\(client\), of an AsyncClient"),
    (httpx.Client(), r"give AsyncHttpxTransport\(client\), of an AsyncClient"),
    (kit.AsyncDefaultTransport, r"got a class: AsyncDefaultTransport\(\)"),
    (7, "expected an AsyncTransport, got int"),
]


@pytest.mark.parametrize("at", range(len(SYNC)))
def test_what_does_not_fit_the_synchronous_client(at: int) -> None:
    with pytest.raises(TypeError, match=f"^transport: .*{SYNC[at][1]}"):
        kit.Cloudflare(transport=SYNC[at][0])


@pytest.mark.parametrize("at", range(len(ASYNC)))
def test_what_does_not_fit_the_asynchronous_client(at: int) -> None:
    with pytest.raises(TypeError, match=f"^transport: .*{ASYNC[at][1]}"):
        kit.AsyncCloudflare(transport=ASYNC[at][0])


def test_what_fits() -> None:
    for waits in (Waits(), MagicMock(), MockTransport({}), kit.HttpxTransport(httpx.Client())):
        assert kit.Cloudflare(transport=waits)._connection.transport is waits
    for awaits in (Awaits(), Hands(), AsyncMockTransport({})):
        assert kit.AsyncCloudflare(transport=awaits)._connection.transport is awaits
