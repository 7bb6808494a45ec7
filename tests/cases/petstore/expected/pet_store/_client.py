"""The two clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ._runtime.client import AsyncClient, SyncClient, public
from ._runtime.describe import Credential, Given, Service, Settings, bearer
from ._runtime.transports import AsyncTransport, Transport

if TYPE_CHECKING:
    from .resources.pets import AsyncPetsResource, PetsResource

_SERVICE = Service(
    version="0.1.0",
    base_url="https://eu.pets.example/v1",
    base_url_variable="PETS_URL",
    schemes={
        "token": bearer("PETS_TOKEN"),
    },
    security=(("token",),),
)


@public
class PetStore(SyncClient):
    """A client of Pet store.

    Threads can share one. Close it when it is no longer needed, or use it as a context
    manager.
    """

    def __init__(
        self,
        *,
        token: Credential | None = None,
        transport: Transport | None = None,
        **settings: Unpack[Settings],
    ) -> None:
        """Make a client; what is not given comes from the environment.

        Args:
            token: An access token. Else the environment variable PETS_TOKEN.
            transport: Talks HTTP in place of the default, httpcore2.
            settings: `base_url` (else the environment variable PETS_URL, else the API's
                own), `timeout` (seconds in total, or a `Timeout`), `max_retries`,
                `default_headers`, `default_query`, `strict` (raise where an answer deviates
                from its description), `validate_requests` (False: send what is out of its
                limits), `max_response_bytes` (longer bodies are refused: 128 MiB; None: no
                bound).
        """
        _given = Given(
            {
                "token": token,
            },
            settings,
        )
        del settings  # not to be seen in a traceback with locals
        del token
        super().__init__(_SERVICE, _given, transport)

    @property
    def pets(self) -> PetsResource:
        """Operations under `pets`."""
        from .resources.pets import PetsResource

        return PetsResource(self)


@public
class AsyncPetStore(AsyncClient):
    """An asynchronous client of Pet store.

    Tasks can share one, and so can event loops: each has connections of its own. Close it
    with `await client.close()`, or use it as an asynchronous context manager.
    """

    def __init__(
        self,
        *,
        token: Credential | None = None,
        transport: AsyncTransport | None = None,
        **settings: Unpack[Settings],
    ) -> None:
        """Make a client; what is not given comes from the environment.

        Args:
            token: An access token. Else the environment variable PETS_TOKEN.
            transport: Talks HTTP in place of the default, httpcore2.
            settings: `base_url` (else the environment variable PETS_URL, else the API's
                own), `timeout` (seconds in total, or a `Timeout`), `max_retries`,
                `default_headers`, `default_query`, `strict` (raise where an answer deviates
                from its description), `validate_requests` (False: send what is out of its
                limits), `max_response_bytes` (longer bodies are refused: 128 MiB; None: no
                bound).
        """
        _given = Given(
            {
                "token": token,
            },
            settings,
        )
        del settings  # not to be seen in a traceback with locals
        del token
        super().__init__(_SERVICE, _given, transport)

    @property
    def pets(self) -> AsyncPetsResource:
        """Operations under `pets`."""
        from .resources.pets import AsyncPetsResource

        return AsyncPetsResource(self)
