"""The clients."""

from __future__ import annotations

from typing import Unpack

from ._runtime.client.clients import AsyncClient, SyncClient
from ._runtime.describe.credentials import (
    Credential,
    basic,
    bearer,
    cookie_key,
    header_key,
    query_key,
)
from ._runtime.describe.service import Given, Service, Settings
from ._runtime.transports.protocol import AsyncTransport, Transport
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


class Shop(SyncClient):
    """The synchronous client."""

    def __init__(
        self,
        *,
        token: Credential | None = None,
        email: Credential | None = None,
        key: Credential | None = None,
        session: Credential | None = None,
        query_key: Credential | None = None,
        login: Credential | None = None,
        transport: Transport | None = None,
        **settings: Unpack[Settings],
    ) -> None:
        credentials = {
            "token": token,
            "email": email,
            "key": key,
            "session": session,
            "query_key": query_key,
            "login": login,
        }
        super().__init__(_SERVICE, Given(credentials, settings), transport)

    @property
    def items(self) -> Items:
        """Things for sale."""
        return Items(self)


class AsyncShop(AsyncClient):
    """The asynchronous client."""

    def __init__(
        self,
        *,
        token: Credential | None = None,
        email: Credential | None = None,
        key: Credential | None = None,
        session: Credential | None = None,
        query_key: Credential | None = None,
        login: Credential | None = None,
        transport: AsyncTransport | None = None,
        **settings: Unpack[Settings],
    ) -> None:
        credentials = {
            "token": token,
            "email": email,
            "key": key,
            "session": session,
            "query_key": query_key,
            "login": login,
        }
        super().__init__(_SERVICE, Given(credentials, settings), transport)

    @property
    def items(self) -> AsyncItems:
        """Things for sale."""
        return AsyncItems(self)
