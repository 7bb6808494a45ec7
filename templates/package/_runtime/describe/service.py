"""The facts of a generated package, and the settings of a client."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import urljoin

import msgspec

from ..values.models import UNSET, UnsetType
from ..values.redaction import REDACTED, Veiled
from .credentials import Credential, Credentials
from .options import Headers, Query, Timeout
from .schemes import Scheme

DEFAULT_MAX_RESPONSE_BYTES: Final = 128 * 1024 * 1024
"""The longest body that is read into memory by default, in bytes."""

DEFAULT_MAX_RETRY_AFTER: Final = 60.0
"""The longest wait that a server can ask for by default, in seconds."""

REQUEST_ID_HEADERS: Final = ("x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid")
"""Header fields that usually hold the id of a request; the first that a response has is used."""


class Service(msgspec.Struct, frozen=True, kw_only=True):
    """The facts of a generated package that all its calls share.

    Attributes:
        version: The version of the package.
        base_url: The URL of the server.
        base_url_variable: The environment variable that replaces it.
        schemes: The ways to authenticate, by the name of the client's argument.
        security: As in `Operation`, for calls by path (`client.get(...)`).
        failure: As in `Operation`, for calls by path.
        request_id_headers: Header fields that hold the id of a request, in order of preference.
        headers: Header fields of every request, which a client's `default_headers` can replace.
    """

    version: str
    base_url: str = ""
    base_url_variable: str = ""
    schemes: Mapping[str, Scheme] = {}
    security: tuple[tuple[str, ...], ...] = ()
    failure: tuple[str, object] | None = None
    request_id_headers: tuple[str, ...] = REQUEST_ID_HEADERS
    headers: Mapping[str, str] = {}


class Given(Veiled, frozen=True):
    """The arguments of a client's constructor or of `copy`.

    Its `repr` shows none of them, so that a traceback with local variables doesn't either.

    Attributes:
        credentials: The credentials, by the name of the argument.
        settings: All other settings, by name.
    """

    credentials: Mapping[str, Credential | None]
    settings: Mapping[str, Any]

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {REDACTED}>"


class ClientConfig(Veiled, frozen=True, kw_only=True):
    """The settings of one client. They do not change; `copy` makes another client."""

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
    own_headers: Headers
    """Those of the default headers that the package has for every request."""
    is_moved: bool
    """Whether the caller has named the server: all calls go to it, those to servers of their own as well."""

    def base_of(self, server: str) -> str:
        """The base URL of an operation that has a server of its own, or none ("").

        A relative one is relative to the client's, wherever that is (RFC 3986 §5.2).

        Raises:
            ValueError: The description doesn't say the server ("?"), and the caller has named none.
        """
        if not server or (self.is_moved and (server == "?" or "://" in server)):
            return self.base_url
        if server == "?":
            raise ValueError("base_url: this operation has a server of its own; pass its address")
        return urljoin(f"{self.base_url}/", server)

    def bound(self, *, streams: bool) -> int | None:
        """The longest body of a call, in bytes; None for no limit."""
        if self.max_response_bytes is UNSET:
            return None if streams else DEFAULT_MAX_RESPONSE_BYTES
        return self.max_response_bytes

    def __repr__(self) -> str:
        # Default headers may hold a credential.
        return f"<{type(self).__name__} for {self.base_url}>"
