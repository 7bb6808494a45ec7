"""What a client is made of: the facts of its package, and the settings of its user."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

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
    max_retries: int
    max_retry_after: float
    retry_unsafe: bool
    default_headers: Headers
    default_query: Query
    strict: bool
    validate_requests: bool
    max_response_bytes: int | UnsetType | None
    on_deviations: Callable[[Any], object] | None
    middleware: tuple[Callable[..., Any], ...]
    request_id_headers: tuple[str, ...]

    def bound(self, *, streams: bool) -> int | None:
        """The longest body of a call, in bytes."""
        if self.max_response_bytes is UNSET:
            return None if streams else DEFAULT_MAX_RESPONSE_BYTES
        return self.max_response_bytes

    def __repr__(self) -> str:
        # Default headers may well hold a credential.
        return f"<{type(self).__name__} for {self.base_url}>"
