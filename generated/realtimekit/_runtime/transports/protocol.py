"""The seam to the HTTP library: what a transport gets, gives, and may raise.

A transport sends one request over the network. Retries, redirects, credentials, and the total
time limit are not its business. What it raises beside ``TransportError`` goes through the client as
it is. Any object with these methods will do; the package's own adapters are in ``transports``, and
one for tests in ``testing``.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from typing import Protocol, Self, TypeAlias

import msgspec

from ..describe.options import Timeout
from ..values.fields import checked_headers
from ..values.package import public


@public
class TransportRequest(msgspec.Struct, frozen=True, eq=False):
    """One HTTP request, ready to be sent.

    ``headers`` holds all header fields but ``Host``, ``Content-Length``, ``Accept-Encoding`` and
    those of the connection, which the transport adds; all are printable ASCII. ``timeout.total``
    is the time that is left for this request. ``shown_url`` is the URL without credentials, for
    messages.

    For middleware, there are the name of the operation, as in "recordings.list"; the number of the
    request within its call, from 1, retries and redirects included; and whether a redirect has led
    away from the origin that the client was made for.
    """

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | None
    timeout: Timeout
    shown_url: str
    operation: str = ""
    number: int = 1
    is_elsewhere: bool = False

    def with_headers(self, headers: Mapping[str, str]) -> Self:
        """The same request with header fields added or replaced. Their values don't show.

        They may prove who is calling, so a request that a redirect has led to another origin gets
        none of them.

        Raises:
            ValueError: A name or value can't be sent; the message names the field.
        """
        added = {} if self.is_elsewhere else checked_headers(headers)
        kept = [field for field in self.headers if field[0].lower() not in added]
        return msgspec.structs.replace(self, headers=(*kept, *added.items()))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.method} {self.shown_url}>"

    def __reduce__(self) -> str:
        raise TypeError(f"{type(self).__name__} can't be pickled: it may hold secrets")


@public
class TransportResponse(Protocol):
    """An answer whose body has not been read yet. Whoever gets it must close it."""

    @property
    def status(self) -> int:
        """The status code."""
        ...

    @property
    def headers(self) -> Sequence[tuple[str, str]]:
        """The header fields in the order in which they came."""
        ...

    def iter_bytes(self) -> Iterator[bytes]:
        """The body, decompressed, in pieces of bounded size; once."""
        ...

    def close(self) -> None:
        """Give the connection back, or close it when the body was not read to its end."""
        ...


@public
class AsyncTransportResponse(Protocol):
    """As :class:`TransportResponse`."""

    @property
    def status(self) -> int:
        """The status code."""
        ...

    @property
    def headers(self) -> Sequence[tuple[str, str]]:
        """The header fields in the order in which they came."""
        ...

    def iter_bytes(self) -> AsyncIterator[bytes]:
        """The body, decompressed, in pieces of bounded size; once."""
        ...

    async def close(self) -> None:
        """Give the connection back, or close it when the body was not read to its end."""
        ...


@public
class Transport(Protocol):
    """Sends requests; used by several threads at once."""

    def send(self, request: TransportRequest) -> TransportResponse:
        """Send a request and read the head of the response. Redirects are not followed.

        Raises:
            TransportError: There is no response.
        """
        ...

    def close(self) -> None:
        """Close all connections."""
        ...


@public
class AsyncTransport(Protocol):
    """As :class:`Transport`, for one event loop."""

    async def send(self, request: TransportRequest) -> AsyncTransportResponse:
        """Send a request and read the head of the response. Redirects are not followed.

        Raises:
            TransportError: There is no response.
        """
        ...

    async def close(self) -> None:
        """Close all connections."""
        ...


Middleware: TypeAlias = Callable[
    [TransportRequest, Callable[[TransportRequest], TransportResponse]], TransportResponse
]
"""Around every request: `middleware(request, send)` returns the response of `send(request)`."""

AsyncMiddleware: TypeAlias = Callable[
    [TransportRequest, Callable[[TransportRequest], Awaitable[AsyncTransportResponse]]],
    Awaitable[AsyncTransportResponse],
]
"""The same for the asynchronous client, where both are awaited."""


@public
class TransportError(Exception):
    """The request got no answer, or its answer broke off.

    ``maybe_sent`` is False only when the server certainly received nothing of the request, as when
    no connection could be made. The message holds no URL and no header.
    """

    def __init__(self, message: str, *, maybe_sent: bool = True) -> None:
        super().__init__(message)
        self.maybe_sent = maybe_sent


@public
class TransportTimeoutError(TransportError):
    """A time limit ran out."""
