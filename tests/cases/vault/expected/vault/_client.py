"""The client and the asynchronous client."""

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
        """Create a client; settings that are not given come from the environment.

        Args:
            token: The credential of the security scheme token. Default: the environment
                variable VAULT_TOKEN.
            email: The credential of the security scheme email. Default: the environment
                variable VAULT_EMAIL.
            key: The credential of the security scheme key. Default: the environment
                variable VAULT_KEY.
            session: The credential of the security scheme session. Default: the environment
                variable VAULT_SESSION.
            query_key: The credential of the security scheme query_key. Default: the
                environment variable VAULT_QUERY_KEY.
            login: The credential of the security scheme login. Default: the environment
                variable VAULT_LOGIN.
            base_url: The base URL of the API. Default: the environment variable
                VAULT_BASE_URL, else the server of the API's description.
            timeout: Seconds for a call with all its retries, or a `Timeout` with a limit for each
                phase; None for no limit. By default 600 in total, 5 to connect, 60 to read or write.
            max_retries: The most retries of a failed call. Only what is safe is retried.
            max_retry_after: The longest wait, in seconds, that a server can ask for with the
                header `Retry-After`.
            retry_unsafe: Also retry calls on which the server may have acted, such as a POST whose
                connection broke.
            default_headers: Header fields for every call.
            default_query: Query parameters for every call.
            strict: Raise `APIResponseValidationError` if a response deviates from the API's
                description.
            validate_requests: Check arguments against the API's description before they are sent.
            max_response_bytes: The longest body that is read, in bytes after decompression; None
                for no limit. By default 128 MiB, and no limit for streamed responses.
            on_deviations: Called with every response that deviates from the API's description.
            middleware: Functions around every request that is sent, the first outermost:
                `middleware(request, send)` returns the response of `send(request)`, awaited in the
                asynchronous client.
            transport: The HTTP transport; by default one that uses httpcore2.

        Raises:
            ValueError, TypeError: A setting is invalid. The message begins with its name.
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

    Threads can share a client. Close it after use, or use it as a context manager.
    """

    @property
    def things(self) -> ThingsResource:
        """Operations under `things`."""
        from .resources.things import ThingsResource

        return ThingsResource(self)


@public
class AsyncVault(_Client[AsyncTransport], AsyncClient):
    """An asynchronous client of Vault.

    Tasks and event loops can share a client; each event loop has its own connections. Close
    it with `await client.close()`, or use it as an asynchronous context manager.
    """

    @property
    def things(self) -> AsyncThingsResource:
        """Operations under `things`."""
        from .resources.things import AsyncThingsResource

        return AsyncThingsResource(self)
