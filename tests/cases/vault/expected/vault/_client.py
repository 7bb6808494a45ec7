"""The two clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ._runtime.client import AsyncClient, SyncClient, public
from ._runtime.describe import (
    Credential,
    Given,
    Service,
    Settings,
    basic,
    bearer,
    cookie_key,
    header_key,
    query_key,
)
from ._runtime.transports import AsyncTransport, Transport

if TYPE_CHECKING:
    from .resources.things import AsyncThingsResource, ThingsResource

_SERVICE = Service(
    version="0.1.0",
    base_url="https://vault.example/v1",
    base_url_variable="VAULT_BASE_URL",
    schemes={
        "token": bearer("VAULT_TOKEN"),
        "email": header_key("X-Auth-Email", "VAULT_EMAIL"),
        "key": header_key("X-Auth-Key", "VAULT_KEY"),
        "session": cookie_key("session", "VAULT_SESSION"),
        "query_key": query_key("api_key", "VAULT_QUERY_KEY"),
        "login": basic("VAULT_LOGIN"),
    },
    security=(("token",), ("email", "key"), ("session",), ("query_key",), ("login",)),
    failure=("success", False),
)


@public
class Vault(SyncClient):
    """A client of Vault.

    Threads can share one. Close it when it is no longer needed, or use it as a context
    manager.
    """

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
        """Make a client; what is not given comes from the environment.

        Args:
            token: Credential of the scheme token. Else the environment variable
                VAULT_TOKEN.
            email: Credential of the scheme email. Else the environment variable
                VAULT_EMAIL.
            key: Credential of the scheme key. Else the environment variable VAULT_KEY.
            session: Credential of the scheme session. Else the environment variable
                VAULT_SESSION.
            query_key: Credential of the scheme query_key. Else the environment variable
                VAULT_QUERY_KEY.
            login: Credential of the scheme login. Else the environment variable
                VAULT_LOGIN.
            transport: Talks HTTP in place of the default, httpcore2.
            settings: `base_url` (else the environment variable VAULT_BASE_URL, else the
                API's own), `timeout` (seconds in total, or a `Timeout`), `max_retries`,
                `default_headers`, `default_query`, `strict` (raise where an answer deviates
                from its description), `validate_requests` (False: send what is out of its
                limits), `max_response_bytes` (longer bodies are refused: 128 MiB; None: no
                bound).
        """
        _given = Given(
            {
                "token": token,
                "email": email,
                "key": key,
                "session": session,
                "query_key": query_key,
                "login": login,
            },
            settings,
        )
        del settings  # not to be seen in a traceback with locals
        del token
        del email
        del key
        del session
        del query_key
        del login
        super().__init__(_SERVICE, _given, transport)

    @property
    def things(self) -> ThingsResource:
        """Operations under `things`."""
        from .resources.things import ThingsResource

        return ThingsResource(self)


@public
class AsyncVault(AsyncClient):
    """An asynchronous client of Vault.

    Tasks can share one, and so can event loops: each has connections of its own. Close it
    with `await client.close()`, or use it as an asynchronous context manager.
    """

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
        """Make a client; what is not given comes from the environment.

        Args:
            token: Credential of the scheme token. Else the environment variable
                VAULT_TOKEN.
            email: Credential of the scheme email. Else the environment variable
                VAULT_EMAIL.
            key: Credential of the scheme key. Else the environment variable VAULT_KEY.
            session: Credential of the scheme session. Else the environment variable
                VAULT_SESSION.
            query_key: Credential of the scheme query_key. Else the environment variable
                VAULT_QUERY_KEY.
            login: Credential of the scheme login. Else the environment variable
                VAULT_LOGIN.
            transport: Talks HTTP in place of the default, httpcore2.
            settings: `base_url` (else the environment variable VAULT_BASE_URL, else the
                API's own), `timeout` (seconds in total, or a `Timeout`), `max_retries`,
                `default_headers`, `default_query`, `strict` (raise where an answer deviates
                from its description), `validate_requests` (False: send what is out of its
                limits), `max_response_bytes` (longer bodies are refused: 128 MiB; None: no
                bound).
        """
        _given = Given(
            {
                "token": token,
                "email": email,
                "key": key,
                "session": session,
                "query_key": query_key,
                "login": login,
            },
            settings,
        )
        del settings  # not to be seen in a traceback with locals
        del token
        del email
        del key
        del session
        del query_key
        del login
        super().__init__(_SERVICE, _given, transport)

    @property
    def things(self) -> AsyncThingsResource:
        """Operations under `things`."""
        from .resources.things import AsyncThingsResource

        return AsyncThingsResource(self)
