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
    headers={
        "x-stainless-lang": "python",
    },
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
        """Create a client; settings that are not given come from the environment.

        Args:
            api_token: An API token. It needs one of the permissions `Realtime Admin` and
                `Realtime`. Default: the environment variable CLOUDFLARE_API_TOKEN.
            api_email: The e-mail address of the key's owner (legacy, together with
                `api_key`). Default: the environment variable CLOUDFLARE_EMAIL.
            api_key: The global API key of an account (legacy, together with `api_email`).
                Default: the environment variable CLOUDFLARE_API_KEY.
            base_url: The base URL of the API. Default: the environment variable
                CLOUDFLARE_BASE_URL, else the server of the API's description.
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

    Threads can share a client. Close it after use, or use it as a context manager.
    """

    @property
    def realtime_kit(self) -> RealtimeKitResource:
        """Operations under `realtime_kit`."""
        from .resources.realtime_kit import RealtimeKitResource

        return RealtimeKitResource(self)


@public
class AsyncCloudflare(_Client[AsyncTransport], AsyncClient):
    """An asynchronous client of Cloudflare RealtimeKit recordings.

    Tasks and event loops can share a client; each event loop has its own connections. Close
    it with `await client.close()`, or use it as an asynchronous context manager.
    """

    @property
    def realtime_kit(self) -> AsyncRealtimeKitResource:
        """Operations under `realtime_kit`."""
        from .resources.realtime_kit import AsyncRealtimeKitResource

        return AsyncRealtimeKitResource(self)
