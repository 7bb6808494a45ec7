"""The two clients."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from ._runtime.answer import APIResponse
from ._runtime.client import AsyncClient, BaseClient, SyncClient, TransportT, public
from ._runtime.describe import (
    DEFAULT_TIMEOUT,
    Credential,
    Given,
    Headers,
    Query,
    Service,
    Timeout,
    basic,
    bearer,
    cookie_key,
    header_key,
    query_key,
)
from ._runtime.transports import AsyncMiddleware, AsyncTransport, Middleware, Transport
from ._runtime.values import UNSET, UnsetType

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
            base_url: The server's address. Else the environment variable VAULT_BASE_URL,
                else the API's own.
            timeout: Seconds for a call with all its retries, or a `Timeout` with a limit for each
                phase; None: no limit. By default 600 in total, 5 to connect, 60 to read or write.
            max_retries: How often a failed call is tried again, where that is safe.
            max_retry_after: The longest wait, in seconds, that a server's `Retry-After` can ask
                for.
            retry_unsafe: Try again even where the server may have acted, as after a broken
                connection of a POST.
            default_headers: Header fields for every call.
            default_query: Query parameters for every call.
            strict: Raise `APIResponseValidationError` where an answer deviates from the API's
                description.
            validate_requests: Check arguments against their limits before anything is sent.
            max_response_bytes: The longest body that is read, in bytes, decompressed; None: no
                bound. UNSET: 128 MiB, and no bound for what is streamed.
            on_deviations: Called with every response that deviates from the API's description.
            middleware: Functions around every request that is sent, the first outermost:
                `middleware(request, send)` returns the response of `send(request)`, awaited in the
                asynchronous client.
            transport: Talks HTTP in place of the default, httpcore2.

        Raises:
            ValueError: A value can't be; the message begins with the setting's name.
            TypeError: The same, where its kind can't be.
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
        # Not to be seen in a traceback with local variables.
        del base_url, default_headers, default_query
        del token
        del email
        del key
        del session
        del query_key
        del login
        super().__init__(_SERVICE, _given, transport)


@public
class Vault(_Client[Transport], SyncClient):
    """A client of Vault.

    Threads can share one. Close it when it is no longer needed, or use it as a context
    manager.
    """

    @property
    def things(self) -> ThingsResource:
        """Operations under `things`."""
        from .resources.things import ThingsResource

        return ThingsResource(self)


@public
class AsyncVault(_Client[AsyncTransport], AsyncClient):
    """An asynchronous client of Vault.

    Tasks can share one, and so can event loops: each has connections of its own. Close it
    with `await client.close()`, or use it as an asynchronous context manager.
    """

    @property
    def things(self) -> AsyncThingsResource:
        """Operations under `things`."""
        from .resources.things import AsyncThingsResource

        return AsyncThingsResource(self)
