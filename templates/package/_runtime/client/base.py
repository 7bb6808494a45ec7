"""What the synchronous and the asynchronous client share: everything but the I/O."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from logging import DEBUG
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Self, TypeVar

from ..answer.conclusion import conclude, connection_error, status_error
from ..answer.errors import (
    APIConnectionError,
    APIStatusError,
    ClientClosedError,
    InvalidRequestError,
)
from ..answer.response import APIResponse, ResponseHead, request_info
from ..describe.operation import Operation, Request
from ..describe.options import Headers, Query, Timeout
from ..describe.service import ClientConfig, Given, Service
from ..exchange.dialogue import Call, head_of, log_answer, path_of
from ..exchange.retries import RetryPolicy, is_idempotent
from ..pages.page import PageSource, attach_source
from ..request.preparation import prepare
from ..values.models import UNSET, UnsetType
from ..values.package import PACKAGE, logger
from .setup import changed, configured, how_to_change
from .spelling import Spelled, unknown_argument

if TYPE_CHECKING:
    from ..describe.credentials import Credential
    from ..exchange.dialogue import Exchanged
    from ..transports.protocol import (
        AsyncMiddleware,
        Middleware,
        TransportError,
        TransportRequest,
    )


T = TypeVar("T")
TransportT = TypeVar("TransportT")


_PYTHON = ".".join(map(str, sys.version_info[:3]))


class Connection(Generic[TransportT]):
    """The transport that a client shares with its copies until one of them closes it."""

    __slots__ = ("is_closed", "transport")

    def __init__(self, transport: TransportT) -> None:
        self.transport = transport
        self.is_closed = False

    def has_ended(self) -> bool:
        """Whether a client that shares the transport has closed it."""
        return self.is_closed


class BaseClient(Spelled, Generic[TransportT]):
    """The settings of a client, and the steps of a call that do no I/O."""

    _is_async: ClassVar[bool] = False

    def __init__(self, service: Service, given: Given, transport: TransportT | None) -> None:
        self._service = service
        self._user_agent = f"{PACKAGE}/{service.version} python/{_PYTHON}"
        self._config = self._fit(configured(service, given))
        chosen = self._default_transport() if transport is None else self._fitting(transport)
        self._connection = Connection(chosen)

    def _default_transport(self) -> TransportT:
        """The transport of a client whose user has given none."""
        raise NotImplementedError

    def _fit(self, config: ClientConfig) -> ClientConfig:
        """The settings themselves, unless there is something in them for the other kind of client."""
        if not self._is_async and (names := config.credentials.awaited()):
            raise TypeError(f"{names[0]}: the synchronous client can't await a coroutine function")
        if config.middleware:
            from ..transports.fitting import check_middleware  # here, as most clients have none

            check_middleware(config.middleware, is_async=self._is_async)
        return config

    def _fitting(self, transport: TransportT) -> TransportT:
        from ..transports.fitting import fitting  # here, as most clients are given none

        return fitting(transport, is_async=self._is_async)

    def _begin_close(self) -> bool:
        """Mark the client and its copies as closed; False if they already were."""
        was_open = not self._connection.is_closed
        self._connection.is_closed = True
        return was_open

    @property
    def base_url(self) -> str:
        """The URL that every path is appended to."""
        return self._config.base_url

    @property
    def is_closed(self) -> bool:
        """Whether the client, or a copy that shares its connections, is closed."""
        return self._connection.is_closed

    def copy(
        self,
        *,
        credentials: Mapping[str, Credential | None] | None = None,
        base_url: str | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
        max_retries: int | None = None,
        max_retry_after: float | None = None,
        retry_unsafe: bool | None = None,
        default_headers: Headers | None = None,
        default_query: Query | None = None,
        strict: bool | None = None,
        validate_requests: bool | None = None,
        max_response_bytes: int | UnsetType | None = UNSET,
        on_deviations: Callable[[APIResponse[Any]], object] | None = None,
        middleware: Sequence[Middleware | AsyncMiddleware] | None = None,
        **named: Credential | None,
    ) -> Self:
        """A client with other settings that shares this client's connections.

        Closing one of them closes both. A setting that is omitted or None stays as it is, except
        for `timeout` and `max_response_bytes`, for which None means that there is no limit. Header
        fields and query parameters are added to the present ones.

        Args:
            credentials: New credentials, by the names of the constructor's arguments; None removes
                one.
            base_url: The base URL of the API.
            timeout: Seconds for a call with all its retries, or a `Timeout` with a limit for each
                phase; None for no limit.
            max_retries: The most retries of a failed call. Only what is safe is retried.
            max_retry_after: The longest wait, in seconds, that a server can ask for with the
                header `Retry-After`.
            retry_unsafe: Also retry calls on which the server may have acted, such as a POST whose
                connection broke.
            default_headers: Header fields for every call.
            default_query: Query parameters for every call.
            strict: Raise `APIResponseValidationError` if a response deviates from the API's
                description.
            validate_requests: Check arguments against the API's description before they are sent.
            max_response_bytes: The longest body that is read, in bytes after decompression; None
                for no limit.
            on_deviations: Called with every response that deviates from the API's description.
            middleware: Functions around every request that is sent, the first outermost:
                `middleware(request, send)` returns the response of `send(request)`, awaited in the
                asynchronous client.
            named: New credentials, each as an argument of the constructor's name; None as above.

        Raises:
            ValueError, TypeError: A setting is invalid. The message begins with its name.
        """
        unknown = sorted(named.keys() - self._service.schemes.keys())
        given = Given(
            {**(credentials or {}), **named},
            {
                "base_url": base_url,
                "timeout": timeout,
                "max_retries": max_retries,
                "max_retry_after": max_retry_after,
                "retry_unsafe": retry_unsafe,
                "default_headers": default_headers,
                "default_query": default_query,
                "strict": strict,
                "validate_requests": validate_requests,
                "max_response_bytes": max_response_bytes,
                "on_deviations": on_deviations,
                "middleware": middleware,
            },
        )
        # They may hold secrets, which a traceback with local variables would show.
        del credentials, base_url, default_headers, default_query, named
        if unknown:
            known = [*self._service.schemes, *given.settings]
            raise TypeError(unknown_argument("copy", unknown[0], known))
        clone = object.__new__(type(self))
        clone.__dict__.update(self.__dict__)
        clone._config = self._fit(changed(self._config, given))
        return clone

    with_options = copy

    if not TYPE_CHECKING:  # type checkers know all attributes that can be assigned: none of these

        def __setattr__(self, name: str, value: object) -> None:
            if not name.startswith("_") and (way := how_to_change(self._service, name)):
                del value  # may be a secret: not to be seen in a traceback with locals
                raise AttributeError(f"{type(self).__name__}.{name} can't be assigned: {way}")
            super().__setattr__(name, value)

    def __repr__(self) -> str:
        config: ClientConfig | None = getattr(self, "_config", None)  # None in the constructor
        return f"<{type(self).__name__} for {config.base_url if config else '?'}>"

    def __reduce__(self) -> tuple[Any, ...]:
        raise TypeError(
            f"{type(self).__name__} can't be pickled or deep-copied: it holds credentials and "
            "connections; use copy() for another client"
        )

    def _transport(self) -> TransportT:
        if self._connection.is_closed:
            raise ClientClosedError("the client is closed")
        return self._connection.transport

    def _call(self, operation: Operation[Any], request: Request, *, streams: bool = False) -> Call:
        """Prepare a call; nothing is sent yet."""
        made = prepare(self._config, self._user_agent, operation, request)
        if isinstance(made, Exception):
            raise made
        prepared, authorization = made
        if not (self._is_async or prepared.body is None or isinstance(prepared.body, bytes)):
            _check_body(operation, prepared.body)
        if logger.isEnabledFor(DEBUG):
            logger.debug("%s %s", prepared.method, path_of(prepared))
        return Call(
            prepared,
            RetryPolicy(
                self._config.max_retries,
                self._is_safe(operation, prepared.method),
                self._config.max_retry_after,
            ),
            self._connection.has_ended,
            self._config.bound(streams=streams),
            streams,
            authorization,
            "304" in operation.responses,
        )

    def _asked(self, operation: Operation[T], request: Request) -> Operation[T]:
        """The operation as if its stream were its only answer, where the call asks for that."""
        if request.stream is not True or operation.events is None:
            return operation
        from .planning import planned  # here, as most calls have no choice

        return planned(self._config, operation, request).asked

    def _is_safe(self, operation: Operation[Any], method: str) -> bool:
        if self._config.retry_unsafe:
            return True
        return is_idempotent(method) if operation.idempotent is None else operation.idempotent

    def _page_source(
        self, operation: Operation[Any], request: Request, head: ResponseHead
    ) -> PageSource:
        assert operation.pagination is not None
        fetch = partial(self.send_page, operation)
        url = self._config.base_of(operation.server)
        return PageSource(operation.pagination, request, head, url, fetch)

    def send_page(self, operation: Operation[Any], request: Request) -> Any:
        """Fetch a page of a list. A result that is no page is an error."""
        raise NotImplementedError

    def _concluded(
        self,
        operation: Operation[T],
        request: Request,
        exchanged: Exchanged,
        *,
        is_usable: Callable[[object], bool] | None = None,
    ) -> APIResponse[T]:
        """The response of a call, once its body was read.

        Raises:
            APIStatusError: The response is an error.
        """
        log_answer(exchanged)
        status = exchanged.answer.status
        if not (200 <= status < 300 or (status == 304 and "304" in operation.responses)):
            raise self._failed(operation, exchanged)
        head, body = head_of(exchanged), exchanged.answer.body
        return self._decoded(operation, request, head, body, is_usable=is_usable)

    def _failed(self, operation: Operation[Any], exchanged: Exchanged) -> APIStatusError:
        answer = exchanged.answer
        head = head_of(exchanged)
        return status_error(self._config, operation, head, answer.body, answer.note)

    def _decoded(
        self,
        operation: Operation[T],
        request: Request,
        head: ResponseHead,
        body: bytes,
        *,
        is_usable: Callable[[object], bool] | None = None,
    ) -> APIResponse[T]:
        """The decoded response of a success."""
        response = conclude(self._config, operation, head, body, is_usable=is_usable)
        if operation.pagination is not None:
            attach_source(response.value, self._page_source(operation, request, head))
        return response

    def _unanswered(
        self, operation: Operation[Any], request: TransportRequest, error: TransportError
    ) -> APIConnectionError:
        info = request_info(request)
        logger.debug("%s %s: %s", request.method, path_of(request), error)
        return connection_error(operation.name, info, error)


def _check_body(operation: Operation[Any], body: Any) -> None:
    if body.is_awaited:
        problem = "body: the synchronous client can't read an asynchronous iterator"
        raise InvalidRequestError([problem], operation=operation.name)
