"""The clients."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ._runtime.answer.response import APIResponse
from ._runtime.client.base import BaseClient, TransportT
from ._runtime.client.clients import AsyncClient, SyncClient
from ._runtime.describe.credentials import Credential
from ._runtime.describe.options import DEFAULT_TIMEOUT, Headers, Query, Timeout
from ._runtime.describe.schemes import basic, bearer, cookie_key, header_key, query_key
from ._runtime.describe.service import Given, Service
from ._runtime.transports.protocol import (
    AsyncMiddleware,
    AsyncTransport,
    Middleware,
    Transport,
)
from ._runtime.values.models import UNSET, UnsetType
from .resources import AsyncItems, Items

_SERVICE = Service(
    version="1.2.3",
    base_url="https://shop.example/v1",
    base_url_variable="SHOP_BASE_URL",
    schemes={
        "token": bearer("SHOP_TOKEN"),
        "email": header_key("X-Auth-Email"),
        "key": header_key("X-Auth-Key"),
        "session": cookie_key("session"),
        "query_key": query_key("api_key"),
        "login": basic(),
    },
    security=(("token",), ("email", "key"), ("session",), ("query_key",), ("login",)),
    failure=("success", False),
)


class _Client(BaseClient[TransportT]):
    """The settings that both clients take."""

    def __init__(
        self,
        *,
        token: Credential | None = None,
        email: Credential | None = None,
        key: Credential | None = None,
        session: Credential | None = None,
        query_key: Credential | None = None,
        login: Credential | None = None,
        base_url: str | None = None,
        timeout: float | Timeout | None = DEFAULT_TIMEOUT,
        max_retries: int = 2,
        max_retry_after: float = 60.0,
        retry_unsafe: bool = False,
        default_headers: Headers | None = None,
        default_query: Query | None = None,
        strict: bool = False,
        validate_requests: bool = True,
        max_response_bytes: int | UnsetType | None = UNSET,
        on_deviations: Callable[[APIResponse[Any]], object] | None = None,
        middleware: Sequence[Middleware | AsyncMiddleware] | None = None,
        transport: TransportT | None = None,
    ) -> None:
        given = Given(
            {
                "token": token,
                "email": email,
                "key": key,
                "session": session,
                "query_key": query_key,
                "login": login,
            },
            {
                "base_url": base_url,
                "timeout": timeout,
                "max_retries": max_retries,
                "max_retry_after": max_retry_after,
                "retry_unsafe": retry_unsafe,
                "default_headers": default_headers,
                "default_query": default_query,
                "strict": strict,
                "validate_requests": validate_requests,
                "max_response_bytes": max_response_bytes,
                "on_deviations": on_deviations,
                "middleware": middleware,
            },
        )
        del token, email, key, session, query_key, login, base_url, default_headers, default_query
        super().__init__(_SERVICE, given, transport)


class Shop(_Client[Transport], SyncClient):
    """The synchronous client."""

    @property
    def items(self) -> Items:
        """Things for sale."""
        return Items(self)


class AsyncShop(_Client[AsyncTransport], AsyncClient):
    """The asynchronous client."""

    @property
    def items(self) -> AsyncItems:
        """Things for sale."""
        return AsyncItems(self)
