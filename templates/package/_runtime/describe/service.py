"""What a client is made of: the facts of its package, and the settings of its user."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypedDict

import msgspec

from ..values.models import UNSET, UnsetType
from ..values.redaction import REDACTED
from .credentials import Credential, Credentials, Scheme
from .options import Headers, Query, Timeout

DEFAULT_MAX_RESPONSE_BYTES: Final = 128 * 1024 * 1024
"""So much of a body is read into memory where nobody has said how much."""


DEFAULT_MAX_RETRY_AFTER: Final = 60.0
"""So many seconds are waited at most when a server asks for it."""


REQUEST_ID_HEADERS: Final = ("x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid")
"""Header fields in which servers usually name a request; the first that a response has counts."""


class Service(msgspec.Struct, frozen=True, kw_only=True):
    """The facts of a generated package that all of its calls share.

    - ``version``: of the package
    - ``base_url``: the server, and ``base_url_variable`` the environment variable that replaces it
    - ``schemes``: ways to authenticate, by the name of the client's argument
    - ``security``: the alternatives for calls by path (``client.get(...)``)
    - ``failure``: as for an operation, for calls by path
    - ``request_id_headers``: header fields in which the server names a request, the first one before
      the others
    """

    version: str
    base_url: str = ""
    base_url_variable: str = ""
    schemes: Mapping[str, Scheme] = {}
    security: tuple[tuple[str, ...], ...] = ()
    failure: tuple[str, object] | None = None
    request_id_headers: tuple[str, ...] = REQUEST_ID_HEADERS


class Settings(TypedDict, total=False):
    """The settings that a client takes beside its credentials and its transport.

    - ``base_url``: the address of the server
    - ``timeout``: seconds for a call with all its retries, or limits per phase; None: no limit
    - ``max_retries``: how often a call is tried again
    - ``default_headers``, ``default_query``: sent with every call
    - ``strict``: raise when a response deviates from the API's description
    - ``validate_requests``: check arguments before anything is sent
    - ``max_response_bytes``: the longest body that is read, decompressed; None: no bound; else
      128 MiB, and no bound for what is streamed
    """

    base_url: str | None
    timeout: float | Timeout | UnsetType | None
    max_retries: int
    default_headers: Headers | None
    default_query: Query | None
    strict: bool
    validate_requests: bool
    max_response_bytes: int | UnsetType | None


class Given(msgspec.Struct, frozen=True):
    """What a user gives to a client: credentials by argument, and settings by name. Shows nothing,
    so that a traceback with local variables can go through whoever holds it."""

    credentials: Mapping[str, Credential | None]
    settings: Mapping[str, Any]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {REDACTED}>"


class ClientConfig(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of one client. Immutable; ``copy`` makes another."""

    base_url: str
    credentials: Credentials
    timeout: Timeout
    max_retries: int = 2
    max_retry_after: float = DEFAULT_MAX_RETRY_AFTER
    retry_unsafe: bool = False
    default_headers: Headers = {}
    default_query: Query = {}
    strict: bool = False
    validate_requests: bool = True
    max_response_bytes: int | UnsetType | None = UNSET
    on_deviations: Callable[[Any], object] | None = None
    request_id_headers: tuple[str, ...] = REQUEST_ID_HEADERS

    def bound(self, *, streams: bool) -> int | None:
        """The longest body of a call, in bytes."""
        if self.max_response_bytes is UNSET:
            return None if streams else DEFAULT_MAX_RESPONSE_BYTES
        return self.max_response_bytes

    def __repr__(self) -> str:
        # Default headers may well hold a credential.
        return f"<{type(self).__name__} for {self.base_url}>"
