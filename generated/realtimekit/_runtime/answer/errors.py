"""What can go wrong with a call.

APIError
├── APIConnectionError            no answer
│   └── APITimeoutError
├── APIStatusError                an answer that is an error
│   ├── BadRequestError           400
│   ├── AuthenticationError       401
│   ├── PermissionDeniedError     403
│   ├── NotFoundError             404
│   ├── ConflictError             409
│   ├── UnprocessableEntityError  422
│   ├── RateLimitError            429
│   └── InternalServerError       500 and above
├── APIResponseValidationError    an answer that deviates from its description (strict only)
├── MissingCredentialsError       nothing was sent: no credentials
└── InvalidRequestError           nothing was sent: arguments against the description; a ValueError

None of them holds a credential, and each can be pickled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..values.package import public

if TYPE_CHECKING:
    from ..values.deviations import Deviation
    from .response import RequestInfo, Response


@public
class APIError(Exception):
    """The base of all errors of this package.

    `message` is the text; `operation` the dotted name of the operation, as in "users.list";
    `request` what was or would have been sent, None when it did not come to that.
    """

    def __init__(
        self, message: str, *, operation: str = "", request: RequestInfo | None = None
    ) -> None:
        super().__init__(message)
        self.message = message
        self.operation = operation
        self.request = request

    def __reduce__(self) -> tuple[Any, ...]:
        # The usual way calls the class with the message alone; subclasses take more.
        return _rebuild, (type(self), self.args), self.__dict__


@public
class APIConnectionError(APIError):
    """There is no answer: no connection could be made, or it broke.

    `maybe_sent` is False when the server certainly received nothing.
    """

    maybe_sent: bool = True


@public
class APITimeoutError(APIConnectionError):
    """A time limit ran out."""


@public
class InvalidRequestError(APIError, ValueError):
    """Arguments break the API's description; nothing was sent.

    `problems` has a line for each, which begins with the parameter's name.
    """

    def __init__(self, problems: list[str], *, operation: str = "") -> None:
        super().__init__("; ".join(problems), operation=operation)
        self.problems = tuple(problems)


@public
class MissingCredentialsError(APIError):
    """The operation needs credentials and the client has none; nothing was sent."""


@public
class ClientClosedError(APIError, RuntimeError):
    """The client was closed before."""


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
    """A strict client got a response that deviates from the API's description.

    `deviations` lists the differences; `body` is what could be read of the response.
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
    """The server answered with an error.

    - `status_code`: of the response; 200 is possible where a body can say that it is an error
    - `body`: the decoded body, of the type that the operation lists for the status; else parsed
      JSON, else text; None when there is none
    - `request_id`: the server's name for the request, if it gave one
    - `retry_after`: the seconds after which the server wants to be asked again, if it said so
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
    """400: the server does not accept the request."""


@public
class AuthenticationError(APIStatusError):
    """401: the credentials are missing or wrong."""


@public
class PermissionDeniedError(APIStatusError):
    """403: the credentials do not allow this."""


@public
class NotFoundError(APIStatusError):
    """404: there is no such thing."""


@public
class ConflictError(APIStatusError):
    """409: the request does not go with the state of the thing."""


@public
class UnprocessableEntityError(APIStatusError):
    """422: the request is well-formed, but its content is not accepted."""


@public
class RateLimitError(APIStatusError):
    """429: too many requests; see `retry_after`."""


@public
class InternalServerError(APIStatusError):
    """500 and above: the server failed."""


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
    """The class of error for a status code."""
    return InternalServerError if status >= 500 else _BY_STATUS.get(status, APIStatusError)


def _rebuild(cls: type[APIError], args: tuple[Any, ...]) -> APIError:
    return cls.__new__(cls, *args)
