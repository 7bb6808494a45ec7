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
    bearer,
    header_key,
)
from ._runtime.transports import AsyncMiddleware, AsyncTransport, Middleware, Transport
from ._runtime.values import UNSET, UnsetType

if TYPE_CHECKING:
    from .resources.realtime_kit import AsyncRealtimeKitResource, RealtimeKitResource

_SERVICE = Service(
    version="0.1.0",
    base_url="https://api.cloudflare.com/client/v4",
    base_url_variable="CLOUDFLARE_BASE_URL",
    schemes={
        "api_token": bearer("CLOUDFLARE_API_TOKEN"),
        "api_email": header_key("X-Auth-Email", "CLOUDFLARE_EMAIL"),
        "api_key": header_key("X-Auth-Key", "CLOUDFLARE_API_KEY"),
    },
    security=(("api_token",), ("api_email", "api_key")),
    failure=("success", False),
    request_id_headers=(
        "x-request-id",
        "request-id",
        "x-correlation-id",
        "x-amzn-requestid",
        "cf-ray",
    ),
)


class _Client(BaseClient[TransportT]):
    """The settings that both clients take."""

    def __init__(
        self,
        *,
        api_token: Credential | None = None,
        api_email: Credential | None = None,
        api_key: Credential | None = None,
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
            api_token: An API token. It needs one of the permissions `Realtime Admin` and
                `Realtime`. Else the environment variable CLOUDFLARE_API_TOKEN.
            api_email: The e-mail address of the key's owner (legacy, together with
                `api_key`). Else the environment variable CLOUDFLARE_EMAIL.
            api_key: The global API key of an account (legacy, together with `api_email`).
                Else the environment variable CLOUDFLARE_API_KEY.
            base_url: The server's address. Else the environment variable
                CLOUDFLARE_BASE_URL, else the API's own.
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
                "api_token": api_token,
                "api_email": api_email,
                "api_key": api_key,
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
        del api_token
        del api_email
        del api_key
        super().__init__(_SERVICE, _given, transport)


@public
class Cloudflare(_Client[Transport], SyncClient):
    """A client of Cloudflare RealtimeKit recordings.

    Threads can share one. Close it when it is no longer needed, or use it as a context
    manager.
    """

    @property
    def realtime_kit(self) -> RealtimeKitResource:
        """Operations under `realtime_kit`."""
        from .resources.realtime_kit import RealtimeKitResource

        return RealtimeKitResource(self)


@public
class AsyncCloudflare(_Client[AsyncTransport], AsyncClient):
    """An asynchronous client of Cloudflare RealtimeKit recordings.

    Tasks can share one, and so can event loops: each has connections of its own. Close it
    with `await client.close()`, or use it as an asynchronous context manager.
    """

    @property
    def realtime_kit(self) -> AsyncRealtimeKitResource:
        """Operations under `realtime_kit`."""
        from .resources.realtime_kit import AsyncRealtimeKitResource

        return AsyncRealtimeKitResource(self)
