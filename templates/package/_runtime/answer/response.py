"""Responses, as users see them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

import msgspec

from ..values.fields import HeaderMap, charset_of
from ..values.package import public

if TYPE_CHECKING:
    from ..transports.protocol import TransportRequest
    from ..values.deviations import Deviation


T_co = TypeVar("T_co", covariant=True)


class RequestInfo(msgspec.Struct, frozen=True):
    """The request of an error or a response: method, URL and header fields without secrets."""

    method: str
    url: str
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def headers(self) -> HeaderMap:
        """The header fields, without credentials, parameters and what the caller has added."""
        return HeaderMap(self.fields)


def request_info(request: TransportRequest) -> RequestInfo:
    """What may be told of a request."""
    fields = tuple([each for each in request.headers if type(each[1]) is str])
    return RequestInfo(request.method, request.shown_url, fields)


class ResponseHead(msgspec.Struct, frozen=True, eq=False):
    """The part of a response that comes before its body."""

    status_code: int
    headers: HeaderMap
    request: RequestInfo
    retries_taken: int
    elapsed: float


class WithHead:
    """The properties of every response that come from its head."""

    __slots__ = ("_head",)

    def __init__(self, head: ResponseHead) -> None:
        self._head = head

    @property
    def status_code(self) -> int:
        """The status code."""
        return self._head.status_code

    @property
    def headers(self) -> HeaderMap:
        """The header fields; names are looked up without regard to case."""
        return self._head.headers

    @property
    def request(self) -> RequestInfo:
        """Method and URL of the request that was answered, after any redirects."""
        return self._head.request

    @property
    def method(self) -> str:
        """The method of the request that was answered."""
        return self._head.request.method

    @property
    def url(self) -> str:
        """The URL of the request that was answered, without credentials."""
        return self._head.request.url

    @property
    def http_request(self) -> RequestInfo:
        """The same as `request`."""
        return self._head.request

    @property
    def retries_taken(self) -> int:
        """The number of retries before this response."""
        return self._head.retries_taken

    @property
    def elapsed(self) -> float:
        """Seconds from the start of the call to the head of this response, including retries."""
        return self._head.elapsed

    def __repr__(self) -> str:
        request = self.request
        return f"<{type(self).__name__} {self.status_code} to {request.method} {request.url}>"


class _Read(WithHead):
    """A response whose body was read."""

    __slots__ = ("_content",)

    def __init__(self, head: ResponseHead, content: bytes) -> None:
        super().__init__(head)
        self._content = content

    @property
    def content(self) -> bytes:
        """The body, decompressed."""
        return self._content

    @property
    def is_closed(self) -> bool:
        """True, for the body was read when the response was made."""
        return True


class Response(_Read):
    """The response of an error."""

    __slots__ = ()

    @property
    def text(self) -> str:
        """The body as text, in the charset of its Content-Type, else UTF-8."""
        return text_of(self._content, self.headers)

    def json(self) -> Any:
        """The body, parsed as JSON.

        Raises:
            ValueError: The body is not JSON.
        """
        return json_of(self._content)


class _Decoded(_Read, Generic[T_co]):
    """A response together with its decoded value."""

    __slots__ = ("_deviations", "_error", "_value")

    def __init__(
        self,
        head: ResponseHead,
        content: bytes,
        value: T_co,
        deviations: tuple[Deviation, ...] = (),
        error: Exception | None = None,
    ) -> None:
        super().__init__(head, content)
        self._value = value
        self._deviations = deviations
        self._error = error

    @property
    def deviations(self) -> tuple[Deviation, ...]:
        """Where the response differs from the API's description; empty if it conforms.

        Times that were rounded to microseconds are looked for when this is read.
        """
        from ..values.rounding import rounded_times  # here, because it is rarely needed

        return self._deviations + rounded_times(self._value, self._content)

    @property
    def value(self) -> T_co:
        """The decoded body, as far as it could be read, even if the client is strict."""
        return self._value

    def _parsed(self) -> T_co:
        if self._error is not None:
            raise self._error
        return self._value


@public
class APIResponse(_Decoded[T_co]):
    """A response together with its decoded value."""

    __slots__ = ()

    def parse(self) -> T_co:
        """The decoded value.

        Raises:
            APIResponseValidationError: The client is strict and the response deviates.
        """
        return self._parsed()

    def read(self) -> bytes:
        """The body, decompressed."""
        return self._content

    def text(self) -> str:
        """The body as text, in the charset of its Content-Type, else UTF-8."""
        return text_of(self._content, self.headers)

    def json(self) -> Any:
        """The body, parsed as JSON. It includes properties that the types do not list.

        Raises:
            ValueError: The body is not JSON.
        """
        return json_of(self._content)

    def awaited(self) -> AsyncAPIResponse[T_co]:
        """The same response, as the asynchronous client returns it."""
        value, deviations = self._value, self._deviations
        return AsyncAPIResponse(self._head, self._content, value, deviations, self._error)


@public
class AsyncAPIResponse(_Decoded[T_co]):
    """An `APIResponse` of the asynchronous client. Its body was read, so nothing waits."""

    __slots__ = ()

    async def parse(self) -> T_co:
        """The decoded value.

        Raises:
            APIResponseValidationError: The client is strict and the response deviates.
        """
        return self._parsed()

    async def read(self) -> bytes:
        """The body, decompressed."""
        return self._content

    async def text(self) -> str:
        """The body as text, in the charset of its Content-Type, else UTF-8."""
        return text_of(self._content, self.headers)

    async def json(self) -> Any:
        """The body, parsed as JSON. It includes properties that the types do not list.

        Raises:
            ValueError: The body is not JSON.
        """
        return json_of(self._content)


def text_of(body: bytes, headers: HeaderMap) -> str:
    """A body as text, in the charset of its Content-Type, else UTF-8."""
    return body.decode(charset_of(headers), errors="replace")


def json_of(body: bytes) -> Any:
    """A body, parsed as JSON.

    Raises:
        ValueError: It is not JSON.
    """
    try:
        return msgspec.json.decode(body)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError(f"the body is not JSON: {error}") from None
