"""The interface between the client and an HTTP library.

A transport sends one request over the network. Retries, redirects and credentials are the client's
work. Exceptions other than `TransportError` pass through the client unchanged. Any object with
these methods is a transport. The package has its own in `transports`, and one for tests in
`testing`.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from typing import Final, Protocol, Self, TypeAlias

import msgspec

from ..describe.options import Headers, Timeout
from ..values.fields import checked_headers
from ..values.models import UNSET
from ..values.package import public
from ..values.redaction import Veiled

_FOR_NOW: Final = frozenset({408, 425, 429})


class BodyStream(Protocol):
    """A request body that is read piece by piece, with `for` or `async for`.

    Each iteration begins at the start. A transport sends the length as Content-Length, or the pieces
    as chunks (RFC 9112 §7.1) where it is not known.
    """

    @property
    def length(self) -> int | None:
        """The number of bytes; None where only the end tells."""
        ...

    @property
    def can_begin(self) -> bool:
        """Whether it can be read from its start, for the first time or again."""
        ...

    def __iter__(self) -> Iterator[bytes]: ...

    def __aiter__(self) -> AsyncIterator[bytes]: ...


@public
class TransportRequest(Veiled, frozen=True, eq=False):
    """One HTTP request.

    Attributes:
        method: The method, in upper case.
        url: The absolute URL.
        headers: The header fields, in printable ASCII. The transport adds `Host`,
            `Content-Length`, those of the connection, and `Accept-Encoding` if it is not there.
        body: The body; None without one. What is sent from a file or an iterator is a `BodyStream`.
        timeout: The time limits. `timeout.total` is the time that is left for this request.
        shown_url: The URL without credentials, for messages.
        operation: For middleware, the name of the operation, such as `recordings.list`.
        number: For middleware, the number of the request within its call, from 1; retries and
            redirects count.
        is_elsewhere: For middleware, whether a redirect has led away from the client's origin.
    """

    method: str
    url: str
    headers: tuple[tuple[str, str], ...]
    body: bytes | BodyStream | None
    timeout: Timeout
    shown_url: str
    operation: str = ""
    number: int = 1
    is_elsewhere: bool = False

    @property
    def content(self) -> bytes:
        """The whole body, such as to sign it; empty without one.

        Raises:
            ValueError: It is a `BodyStream`, which is read while it is sent.
        """
        if self.body is None or isinstance(self.body, bytes):
            return self.body or b""
        raise ValueError("the body is read while it is sent: its content is not known before")

    def with_headers(self, headers: Headers) -> Self:
        """The same request with header fields added, replaced or removed. Their values don't show.

        They may prove who is calling, so a request that a redirect has led to another origin gets
        none of them.

        Raises:
            ValueError: A name or value can't be sent. The message names the field.
        """
        given = {} if self.is_elsewhere else checked_headers(headers)
        kept = [field for field in self.headers if field[0].lower() not in given]
        added = [field for field in given.items() if field[1] is not UNSET]
        return msgspec.structs.replace(self, headers=(*kept, *added))

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.method} {self.shown_url}>"

    def __reduce__(self) -> str:
        raise TypeError(f"{type(self).__name__} can't be pickled: it may hold secrets")


class _Head(Protocol):
    """What is known of a response before its body is read."""

    @property
    def status(self) -> int:
        """The status code."""
        ...

    @property
    def headers(self) -> Sequence[tuple[str, str]]:
        """The header fields, in the order in which they came."""
        ...


@public
class TransportResponse(_Head, Protocol):
    """A response whose body has not been read yet. Whoever gets it must close it."""

    def iter_bytes(self) -> Iterator[bytes]:
        """The body, decompressed, in pieces of bounded size. It can be read once."""
        ...

    def close(self) -> None:
        """Return the connection to the pool, or close it if the body was not read to its end."""
        ...


@public
class AsyncTransportResponse(_Head, Protocol):
    """The asynchronous `TransportResponse`."""

    def iter_bytes(self) -> AsyncIterator[bytes]:
        """The body, decompressed, in pieces of bounded size. It can be read once."""
        ...

    async def close(self) -> None:
        """Return the connection to the pool, or close it if the body was not read to its end."""
        ...


@public
class Transport(Protocol):
    """Sends requests. Several threads use one at the same time."""

    def send(self, request: TransportRequest) -> TransportResponse:
        """Send a request and read the head of the response, without following redirects.

        Raises:
            TransportError: No response arrived.
        """
        ...

    def close(self) -> None:
        """Close all connections."""
        ...


@public
class AsyncTransport(Protocol):
    """Sends requests in an event loop. Several tasks use one at the same time."""

    async def send(self, request: TransportRequest) -> AsyncTransportResponse:
        """Send a request and read the head of the response, without following redirects.

        Raises:
            TransportError: No response arrived.
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
    """No response arrived, or its body broke off.

    The message contains no URL and no header field.

    Attributes:
        maybe_sent: False if it is certain that the server received nothing of the request, for
            example because no connection could be made.
        is_lasting: True if another attempt would end in the same way, for example because a proxy
            asks for a login.
    """

    def __init__(self, message: str, *, maybe_sent: bool = True, is_lasting: bool = False) -> None:
        super().__init__(message)
        self.maybe_sent = maybe_sent
        self.is_lasting = is_lasting


@public
class TransportTimeoutError(TransportError):
    """A time limit was exceeded."""


def is_refused_for_good(status: int) -> bool:
    """Whether a proxy that opens no tunnel would answer with the same status again.

    It would with most of 4xx (RFC 9110 §15.5).
    """
    return 400 <= status < 500 and status not in _FOR_NOW
