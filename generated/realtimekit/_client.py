"""The two clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ._runtime.client import AsyncClient, SyncClient, public
from ._runtime.describe import Credential, Given, Service, Settings, bearer, header_key
from ._runtime.transports import AsyncTransport, Transport

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


@public
class Cloudflare(SyncClient):
    """A client of Cloudflare RealtimeKit recordings.

    Threads can share one. Close it when it is no longer needed, or use it as a context
    manager.
    """

    def __init__(
        self,
        *,
        api_token: Credential | None = None,
        api_email: Credential | None = None,
        api_key: Credential | None = None,
        transport: Transport | None = None,
        **settings: Unpack[Settings],
    ) -> None:
        """Make a client; what is not given comes from the environment.

        Args:
            api_token: An API token. It needs one of the permissions `Realtime Admin` and
                `Realtime`. Else the environment variable CLOUDFLARE_API_TOKEN.
            api_email: The e-mail address of the key's owner (legacy, together with
                `api_key`). Else the environment variable CLOUDFLARE_EMAIL.
            api_key: The global API key of an account (legacy, together with `api_email`).
                Else the environment variable CLOUDFLARE_API_KEY.
            transport: Talks HTTP in place of the default, httpcore2.
            settings: `base_url` (else the environment variable CLOUDFLARE_BASE_URL, else
                the API's own), `timeout` (seconds in total, or a `Timeout`), `max_retries`,
                `default_headers`, `default_query`, `strict` (raise where an answer deviates
                from its description), `validate_requests` (False: send what is out of its
                limits), `max_response_bytes` (longer bodies are refused: 128 MiB; None: no
                bound).
        """
        _given = Given(
            {
                "api_token": api_token,
                "api_email": api_email,
                "api_key": api_key,
            },
            settings,
        )
        del settings  # not to be seen in a traceback with locals
        del api_token
        del api_email
        del api_key
        super().__init__(_SERVICE, _given, transport)

    @property
    def realtime_kit(self) -> RealtimeKitResource:
        """Operations under `realtime_kit`."""
        from .resources.realtime_kit import RealtimeKitResource

        return RealtimeKitResource(self)


@public
class AsyncCloudflare(AsyncClient):
    """An asynchronous client of Cloudflare RealtimeKit recordings.

    Tasks can share one, and so can event loops: each has connections of its own. Close it
    with `await client.close()`, or use it as an asynchronous context manager.
    """

    def __init__(
        self,
        *,
        api_token: Credential | None = None,
        api_email: Credential | None = None,
        api_key: Credential | None = None,
        transport: AsyncTransport | None = None,
        **settings: Unpack[Settings],
    ) -> None:
        """Make a client; what is not given comes from the environment.

        Args:
            api_token: An API token. It needs one of the permissions `Realtime Admin` and
                `Realtime`. Else the environment variable CLOUDFLARE_API_TOKEN.
            api_email: The e-mail address of the key's owner (legacy, together with
                `api_key`). Else the environment variable CLOUDFLARE_EMAIL.
            api_key: The global API key of an account (legacy, together with `api_email`).
                Else the environment variable CLOUDFLARE_API_KEY.
            transport: Talks HTTP in place of the default, httpcore2.
            settings: `base_url` (else the environment variable CLOUDFLARE_BASE_URL, else
                the API's own), `timeout` (seconds in total, or a `Timeout`), `max_retries`,
                `default_headers`, `default_query`, `strict` (raise where an answer deviates
                from its description), `validate_requests` (False: send what is out of its
                limits), `max_response_bytes` (longer bodies are refused: 128 MiB; None: no
                bound).
        """
        _given = Given(
            {
                "api_token": api_token,
                "api_email": api_email,
                "api_key": api_key,
            },
            settings,
        )
        del settings  # not to be seen in a traceback with locals
        del api_token
        del api_email
        del api_key
        super().__init__(_SERVICE, _given, transport)

    @property
    def realtime_kit(self) -> AsyncRealtimeKitResource:
        """Operations under `realtime_kit`."""
        from .resources.realtime_kit import AsyncRealtimeKitResource

        return AsyncRealtimeKitResource(self)
