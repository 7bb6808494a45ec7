"""The errors of a call.

APIError
├── APIConnectionError            no response
│   └── APITimeoutError
├── APIStatusError                an error response
│   ├── BadRequestError           400
│   ├── AuthenticationError       401
│   ├── PermissionDeniedError     403
│   ├── NotFoundError             404
│   ├── ConflictError             409
│   ├── UnprocessableEntityError  422
│   ├── RateLimitError            429
│   └── InternalServerError       500 and above
├── APIResponseValidationError    a response that deviates from the description
├── MissingCredentialsError       nothing was sent: credentials are missing
├── InvalidRequestError           nothing was sent: invalid arguments; a ValueError
└── ClientClosedError             nothing was sent: the client is closed; a RuntimeError

No error holds a credential. All can be pickled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..values.package import public

if TYPE_CHECKING:
    from ..values.deviations import Deviation
    from .response import RequestInfo, Response


@public
class APIError(Exception):
    """The base class of all errors of a call.

    Attributes:
        message: The text of the error.
        operation: The dotted name of the operation, such as "users.list".
        request: Method and URL of the request; None if no request was made.
    """

    def __init__(
        self, message: str, *, operation: str = "", request: RequestInfo | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.operation = operation
        self.request = request

    def __reduce__(self) -> tuple[Any, ...]:
        # Exception.__reduce__ would call the class with the message alone; subclasses need more.
        return _rebuild, (type(self), self.args), self.__dict__


@public
class APIConnectionError(APIError):
    """No response arrived: the connection could not be made, or it broke.

    Attributes:
        maybe_sent: False if it is certain that the server received nothing.
    """

    maybe_sent: bool = True


@public
class APITimeoutError(APIConnectionError):
    """A time limit was exceeded."""


@public
class InvalidRequestError(APIError, ValueError):
    """Arguments do not match the API's description. Nothing was sent.

    Attributes:
        problems: One line for each problem, which begins with the parameter's name.
    """

    def __init__(self, problems: list[str], *, operation: str = "") -> None:
        super().__init__("; ".join(problems), operation=operation)
        self.problems = tuple(problems)


@public
class MissingCredentialsError(APIError):
    """The operation needs credentials that the client does not have. Nothing was sent."""


@public
class ClientClosedError(APIError, RuntimeError):
    """The client is closed. Nothing was sent."""


class _ResponseError(APIError):
    """An error that comes with a response."""

    def __init__(self, message: str, response: Response, *, operation: str = "") -> None:
        super().__init__(message, operation=operation, request=response.request)
        self.response = response

    @property
    def status_code(self) -> int:
        """The status code of the response."""
        return self.response.status_code


@public
class APIResponseValidationError(_ResponseError):
    """A response deviates from the API's description, and the client is strict.

    Attributes:
        deviations: Where the response differs from the description.
        body: The decoded body, as far as it could be read.
    """

    def __init__(
        self,
        message: str,
        response: Response,
        *,
        deviations: tuple[Deviation, ...],
        body: Any = None,
        operation: str = "",
    ) -> None:
        super().__init__(message, response, operation=operation)
        self.deviations = deviations
        self.body = body


@public
class APIStatusError(_ResponseError):
    """The server responded with an error.

    Attributes:
        status_code: The status code. It can be 200 if the body says that the call failed.
        body: The decoded body: of the type that the operation lists for the status, else parsed
            JSON, else text; None if it is empty.
        request_id: The server's id for the request, from a response header; None if there is none.
        retry_after: Seconds to wait before the next attempt, from the header `Retry-After`
            (RFC 9110 §10.2.3); None if there is none.
    """

    def __init__(
        self,
        message: str,
        response: Response,
        *,
        body: Any = None,
        request_id: str | None = None,
        retry_after: float | None = None,
        operation: str = "",
    ) -> None:
        super().__init__(message, response, operation=operation)
        self.body = body
        self.request_id = request_id
        self.retry_after = retry_after


@public
class BadRequestError(APIStatusError):
    """400: the server can't process the request."""


@public
class AuthenticationError(APIStatusError):
    """401: the credentials are missing or wrong."""


@public
class PermissionDeniedError(APIStatusError):
    """403: the credentials do not permit the operation."""


@public
class NotFoundError(APIStatusError):
    """404: the resource does not exist."""


@public
class ConflictError(APIStatusError):
    """409: the request conflicts with the current state of the resource."""


@public
class UnprocessableEntityError(APIStatusError):
    """422: the request is well-formed, but its content is invalid."""


@public
class RateLimitError(APIStatusError):
    """429: too many requests; see `retry_after`."""


@public
class InternalServerError(APIStatusError):
    """500 and above: the server failed to process the request."""


_BY_STATUS: dict[int, type[APIStatusError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    422: UnprocessableEntityError,
    429: RateLimitError,
}


def status_error_class(status: int) -> type[APIStatusError]:
    """The class of the error for a status code."""
    return InternalServerError if status >= 500 else _BY_STATUS.get(status, APIStatusError)


def _rebuild(cls: type[APIError], args: tuple[Any, ...]) -> APIError:
    return cls.__new__(cls, *args)
