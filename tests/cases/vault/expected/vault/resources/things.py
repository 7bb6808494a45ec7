"""The operations of `client.things`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from .._runtime.client import faces, resources
from .._runtime.describe import (
    Headers,
    Operation,
    PageNumber,
    Query,
    Request,
    Timeout,
    binary,
    json,
    nothing,
    text,
)
from .._runtime.values import UNSET, Meta, Struct, UnsetType, field
from ..types import things as types
from ..types import things_params as params


class ThingsResource(resources.Resource):
    """The operations of `client.things`."""

    @property
    def with_raw_response(self) -> ThingsResourceWithRawResponse:
        """The same methods, which return the whole response: status, headers, `parse()`."""
        return ThingsResourceWithRawResponse(self._client)

    @property
    def with_streaming_response(self) -> ThingsResourceWithStreamingResponse:
        """The same methods, which open the response in a `with` block to be read."""
        return ThingsResourceWithStreamingResponse(self._client)

    @faces.synchronous
    def file(
        self,
        id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> bytes:
        """GET /files/{id}.

        `GET /files/{id}`

        Returns:
            Its bytes.

        Raises:
            InvalidRequestError: An argument is invalid; no request was sent.
            MissingCredentialsError: The client has no credentials; no request was sent.
            APIStatusError: The server answered with an error status.
            APITimeoutError: The request timed out.
            APIConnectionError: The server could not be reached, or the connection was lost.
            APIResponseValidationError: The response does not match its description, with
                `strict=True`.
        """
        _request = Request(
            "GET",
            "/files/{id}",
            path={"id": id},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._send(_FILE, _request)

    @faces.synchronous
    def note(
        self,
        id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> str:
        """GET /notes/{id}.

        `GET /notes/{id}`

        Returns:
            Its words.

        Raises:
            InvalidRequestError: An argument is invalid; no request was sent.
            MissingCredentialsError: The client has no credentials; no request was sent.
            APIStatusError: The server answered with an error status.
            APITimeoutError: The request timed out.
            APIConnectionError: The server could not be reached, or the connection was lost.
            APIResponseValidationError: The response does not match its description, with
                `strict=True`.
        """
        _request = Request(
            "GET",
            "/notes/{id}",
            path={"id": id},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._send(_NOTE, _request)

    @faces.synchronous
    def order(
        self,
        *,
        name: str,
        pin: str | UnsetType = UNSET,
        lock: types.Lock | params.LockParam | UnsetType = UNSET,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> types.ThingAnswer:
        """POST /orders.

        `POST /orders`

        Args:
            name: At most 40 characters.
            pin: At most 40 characters.

        Returns:
            The thing.

        Raises:
            InvalidRequestError: An argument is invalid; no request was sent.
            MissingCredentialsError: The client has no credentials; no request was sent.
            APIStatusError: The server answered with an error status.
            APITimeoutError: The request timed out.
            APIConnectionError: The server could not be reached, or the connection was lost.
            APIResponseValidationError: The response does not match its description, with
                `strict=True`.
        """
        _request = Request(
            "POST",
            "/orders",
            body={"name": name, "pin": pin, "lock": lock},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._send(_ORDER, _request)

    @faces.synchronous
    def search(
        self,
        *,
        q: str | UnsetType = UNSET,
        phrase: str | UnsetType = UNSET,
        x_pin: str | UnsetType = UNSET,
        x_trace: str | UnsetType = UNSET,
        crumb: str | UnsetType = UNSET,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> types.ThingAnswer:
        """GET /search.

        `GET /search`

        Args:
            x_pin: At most 40 characters.

        Returns:
            The thing.

        Raises:
            InvalidRequestError: An argument is invalid; no request was sent.
            MissingCredentialsError: The client has no credentials; no request was sent.
            APIStatusError: The server answered with an error status.
            APITimeoutError: The request timed out.
            APIConnectionError: The server could not be reached, or the connection was lost.
            APIResponseValidationError: The response does not match its description, with
                `strict=True`.
        """
        _request = Request(
            "GET",
            "/search",
            query={"q": q, "phrase": phrase},
            headers={"X-Pin": x_pin, "X-Trace": x_trace},
            cookies={"crumb": crumb},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._send(_SEARCH, _request)

    @faces.synchronous
    def list(
        self,
        *,
        page_no: int | UnsetType = UNSET,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> types.ThingListPage:
        """GET /things.

        `GET /things`

        Returns:
            Things.

        Raises:
            InvalidRequestError: An argument is invalid; no request was sent.
            MissingCredentialsError: The client has no credentials; no request was sent.
            APIStatusError: The server answered with an error status.
            APITimeoutError: The request timed out.
            APIConnectionError: The server could not be reached, or the connection was lost.
            APIResponseValidationError: The response does not match its description, with
                `strict=True`.
        """
        _request = Request(
            "GET",
            "/things",
            query={"page_no": page_no},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._send(_LIST, _request)

    @faces.synchronous
    def create(
        self,
        *,
        name: str,
        pin: str | UnsetType = UNSET,
        lock: types.Lock | params.LockParam | UnsetType = UNSET,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> types.ThingAnswer:
        """POST /things.

        `POST /things`

        Args:
            name: At most 40 characters.
            pin: At most 40 characters.

        Returns:
            The thing.

        Raises:
            InvalidRequestError: An argument is invalid; no request was sent.
            MissingCredentialsError: The client has no credentials; no request was sent.
            APIStatusError: 4XX: What went wrong. Body: `Failure`.
            APITimeoutError: The request timed out.
            APIConnectionError: The server could not be reached, or the connection was lost.
            APIResponseValidationError: The response does not match its description, with
                `strict=True`.
        """
        _request = Request(
            "POST",
            "/things",
            body={"name": name, "pin": pin, "lock": lock},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._send(_CREATE, _request)

    @faces.synchronous
    def delete(
        self,
        id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> None:
        """DELETE /things/{id}.

        `DELETE /things/{id}`

        Raises:
            InvalidRequestError: An argument is invalid; no request was sent.
            MissingCredentialsError: The client has no credentials; no request was sent.
            APIStatusError: The server answered with an error status.
            APITimeoutError: The request timed out.
            APIConnectionError: The server could not be reached, or the connection was lost.
            APIResponseValidationError: The response does not match its description, with
                `strict=True`.
        """
        _request = Request(
            "DELETE",
            "/things/{id}",
            path={"id": id},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._send(_DELETE, _request)

    @faces.synchronous
    def get(
        self,
        id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> types.ThingAnswer:
        """GET /things/{id}.

        `GET /things/{id}`

        Returns:
            The thing.

        Raises:
            InvalidRequestError: An argument is invalid; no request was sent.
            MissingCredentialsError: The client has no credentials; no request was sent.
            APIStatusError: 4XX: What went wrong. Body: `Failure`.
            APITimeoutError: The request timed out.
            APIConnectionError: The server could not be reached, or the connection was lost.
            APIResponseValidationError: The response does not match its description, with
                `strict=True`.
        """
        _request = Request(
            "GET",
            "/things/{id}",
            path={"id": id},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._send(_GET, _request)


class AsyncThingsResource(resources.AsyncResource):
    """The operations of `client.things`."""

    @property
    def with_raw_response(self) -> AsyncThingsResourceWithRawResponse:
        """The same methods, which return the whole response: status, headers, `parse()`."""
        return AsyncThingsResourceWithRawResponse(self._client)

    @property
    def with_streaming_response(self) -> AsyncThingsResourceWithStreamingResponse:
        """The same methods, which open the response in an `async with` block to be read."""
        return AsyncThingsResourceWithStreamingResponse(self._client)

    file = faces.asynchronous(ThingsResource.file)
    note = faces.asynchronous(ThingsResource.note)
    order = faces.asynchronous(ThingsResource.order)
    search = faces.asynchronous(ThingsResource.search)
    list = faces.asynchronous_pages(ThingsResource.list, types.AsyncThingListPage)
    create = faces.asynchronous(ThingsResource.create)
    delete = faces.asynchronous(ThingsResource.delete)
    get = faces.asynchronous(ThingsResource.get)


class ThingsResourceWithRawResponse(resources.RawResource):
    """`ThingsResource`, whose methods return the whole response."""

    file = faces.raw(ThingsResource.file)
    note = faces.raw(ThingsResource.note)
    order = faces.raw(ThingsResource.order)
    search = faces.raw(ThingsResource.search)
    list = faces.raw(ThingsResource.list)
    create = faces.raw(ThingsResource.create)
    delete = faces.raw(ThingsResource.delete)
    get = faces.raw(ThingsResource.get)


class AsyncThingsResourceWithRawResponse(resources.AsyncRawResource):
    """`AsyncThingsResource`, whose methods return the whole response."""

    file = faces.async_raw(ThingsResource.file)
    note = faces.async_raw(ThingsResource.note)
    order = faces.async_raw(ThingsResource.order)
    search = faces.async_raw(ThingsResource.search)
    list = faces.async_raw_pages(ThingsResource.list, types.AsyncThingListPage)
    create = faces.async_raw(ThingsResource.create)
    delete = faces.async_raw(ThingsResource.delete)
    get = faces.async_raw(ThingsResource.get)


class ThingsResourceWithStreamingResponse(resources.StreamingResource):
    """`ThingsResource`, whose methods open a response to be read."""

    file = faces.streaming(ThingsResource.file)
    note = faces.streaming(ThingsResource.note)
    order = faces.streaming(ThingsResource.order)
    search = faces.streaming(ThingsResource.search)
    list = faces.streaming(ThingsResource.list)
    create = faces.streaming(ThingsResource.create)
    delete = faces.streaming(ThingsResource.delete)
    get = faces.streaming(ThingsResource.get)


class AsyncThingsResourceWithStreamingResponse(resources.AsyncStreamingResource):
    """`AsyncThingsResource`, whose methods open a response to be read."""

    file = faces.async_streaming(ThingsResource.file)
    note = faces.async_streaming(ThingsResource.note)
    order = faces.async_streaming(ThingsResource.order)
    search = faces.async_streaming(ThingsResource.search)
    list = faces.async_streaming_pages(ThingsResource.list, types.AsyncThingListPage)
    create = faces.async_streaming(ThingsResource.create)
    delete = faces.async_streaming(ThingsResource.delete)
    get = faces.async_streaming(ThingsResource.get)


class _FileLimits(Struct, kw_only=True):
    """The parameters of `file`, `note`, `delete` and `get`."""

    id: str


class _SearchLimits(Struct, kw_only=True):
    """The parameters of `search`."""

    q: str | UnsetType = UNSET
    phrase: str | UnsetType = UNSET
    x_pin: Annotated[str, Meta(max_length=40)] | UnsetType = field(name="X-Pin", default=UNSET)
    x_trace: str | UnsetType = field(name="X-Trace", default=UNSET)
    crumb: str | UnsetType = UNSET


class _ListLimits(Struct, kw_only=True):
    """The parameters of `list`."""

    page_no: int | UnsetType = UNSET


_SECURITY = (("token",), ("email", "key"), ("session",), ("query_key",), ("login",))
_FAILURE = ("success", False)
_ERRORS = {"4XX": json(types.Failure)}

_FILE: Operation[bytes] = Operation(
    name="things.file",
    responses={"200": binary()},
    security=_SECURITY,
    parameters=_FileLimits,
    failure=_FAILURE,
)

_NOTE: Operation[str] = Operation(
    name="things.note",
    responses={"200": text()},
    security=_SECURITY,
    parameters=_FileLimits,
    failure=_FAILURE,
)

_ORDER: Operation[types.ThingAnswer] = Operation(
    name="things.order",
    responses={"200": json(types.ThingAnswer)},
    security=_SECURITY,
    body=json(types.NewThing),
    failure=_FAILURE,
    idempotent=True,
    idempotency_header="Idempotency-Key",
)

_SEARCH: Operation[types.ThingAnswer] = Operation(
    name="things.search",
    responses={"200": json(types.ThingAnswer)},
    security=_SECURITY,
    parameters=_SearchLimits,
    secrets=frozenset(["X-Pin", "crumb", "phrase"]),
    failure=_FAILURE,
)

_LIST: Operation[types.ThingListPage] = Operation(
    name="things.list",
    responses={"200": json(types.ThingListPage)},
    security=_SECURITY,
    parameters=_ListLimits,
    failure=_FAILURE,
    pagination=PageNumber(page="page_no", first=1, items=("data",), total=("total",)),
)

_CREATE: Operation[types.ThingAnswer] = Operation(
    name="things.create",
    responses={"200": json(types.ThingAnswer)},
    errors=_ERRORS,
    security=_SECURITY,
    body=json(types.NewThing),
    failure=_FAILURE,
)

_DELETE: Operation[None] = Operation(
    name="things.delete",
    responses={"204": nothing()},
    security=_SECURITY,
    parameters=_FileLimits,
    failure=_FAILURE,
)

_GET: Operation[types.ThingAnswer] = Operation(
    name="things.get",
    responses={"200": json(types.ThingAnswer)},
    errors=_ERRORS,
    security=_SECURITY,
    parameters=_FileLimits,
    failure=_FAILURE,
)
