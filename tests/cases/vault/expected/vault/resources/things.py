"""`client.things` and its operations."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from .._runtime.client import (
    AsyncRawResource,
    AsyncResource,
    AsyncStreamingResource,
    RawResource,
    Resource,
    StreamingResource,
    async_raw,
    async_raw_pages,
    async_streaming,
    async_streaming_pages,
    asynchronous,
    asynchronous_pages,
    raw,
    streaming,
)
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
from ..types.things import (
    AsyncThingListPage,
    Failure,
    Lock,
    LockParam,
    NewThing,
    ThingAnswer,
    ThingListPage,
)


class _FileLimits(Struct, kw_only=True):
    """Limits of `file`'s parameters."""

    id: str


class _NoteLimits(Struct, kw_only=True):
    """Limits of `note`'s parameters."""

    id: str


class _SearchLimits(Struct, kw_only=True):
    """Limits of `search`'s parameters."""

    q: str | UnsetType = UNSET
    phrase: str | UnsetType = UNSET
    x_pin: Annotated[str, Meta(max_length=40)] | UnsetType = field(name="X-Pin", default=UNSET)
    x_trace: str | UnsetType = field(name="X-Trace", default=UNSET)
    crumb: str | UnsetType = UNSET


class _ListLimits(Struct, kw_only=True):
    """Limits of `list`'s parameters."""

    page_no: int | UnsetType = UNSET


class _DeleteLimits(Struct, kw_only=True):
    """Limits of `delete`'s parameters."""

    id: str


class _GetLimits(Struct, kw_only=True):
    """Limits of `get`'s parameters."""

    id: str


_FILE: Operation[bytes] = Operation(
    name="things.file",
    responses={"200": binary()},
    security=(("token",), ("email", "key"), ("session",), ("query_key",), ("login",)),
    parameters=_FileLimits,
    failure=("success", False),
)

_NOTE: Operation[str] = Operation(
    name="things.note",
    responses={"200": text()},
    security=(("token",), ("email", "key"), ("session",), ("query_key",), ("login",)),
    parameters=_NoteLimits,
    failure=("success", False),
)

_ORDER: Operation[ThingAnswer] = Operation(
    name="things.order",
    responses={"200": json(ThingAnswer)},
    security=(("token",), ("email", "key"), ("session",), ("query_key",), ("login",)),
    body=json(NewThing),
    failure=("success", False),
    idempotent=True,
    idempotency_header="Idempotency-Key",
)

_SEARCH: Operation[ThingAnswer] = Operation(
    name="things.search",
    responses={"200": json(ThingAnswer)},
    security=(("token",), ("email", "key"), ("session",), ("query_key",), ("login",)),
    parameters=_SearchLimits,
    secrets=frozenset(["X-Pin", "crumb", "phrase"]),
    failure=("success", False),
)

_LIST: Operation[ThingListPage] = Operation(
    name="things.list",
    responses={"200": json(ThingListPage)},
    security=(("token",), ("email", "key"), ("session",), ("query_key",), ("login",)),
    parameters=_ListLimits,
    failure=("success", False),
    pagination=PageNumber(page="page_no", first=1, items=("data",), total=("total",)),
)

_CREATE: Operation[ThingAnswer] = Operation(
    name="things.create",
    responses={"200": json(ThingAnswer)},
    errors={"4XX": json(Failure)},
    security=(("token",), ("email", "key"), ("session",), ("query_key",), ("login",)),
    body=json(NewThing),
    failure=("success", False),
)

_DELETE: Operation[None] = Operation(
    name="things.delete",
    responses={"204": nothing()},
    security=(("token",), ("email", "key"), ("session",), ("query_key",), ("login",)),
    parameters=_DeleteLimits,
    failure=("success", False),
)

_GET: Operation[ThingAnswer] = Operation(
    name="things.get",
    responses={"200": json(ThingAnswer)},
    errors={"4XX": json(Failure)},
    security=(("token",), ("email", "key"), ("session",), ("query_key",), ("login",)),
    parameters=_GetLimits,
    failure=("success", False),
)


class ThingsResource(Resource):
    """`client.things` and its operations."""

    @property
    def with_raw_response(self) -> ThingsResourceWithRawResponse:
        """The same methods, each returning the whole response: status, headers, `parse()`."""
        return ThingsResourceWithRawResponse(self._client)

    @property
    def with_streaming_response(self) -> ThingsResourceWithStreamingResponse:
        """The same methods, each a context manager that reads the body only when asked."""
        return ThingsResourceWithStreamingResponse(self._client)

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
            bytes: Its bytes.

        Raises:
            ValueError: An argument is out of its limits; nothing was sent.
            APIConnectionError: No answer came, also after the retries that are safe.

        In the API's description: `#/paths/~1files~1{id}/get`
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
        del extra_headers, extra_query, extra_body  # not to be seen in a traceback with locals
        return self._send(_FILE, _request)

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
            str: Its words.

        Raises:
            ValueError: An argument is out of its limits; nothing was sent.
            APIConnectionError: No answer came, also after the retries that are safe.

        In the API's description: `#/paths/~1notes~1{id}/get`
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
        del extra_headers, extra_query, extra_body  # not to be seen in a traceback with locals
        return self._send(_NOTE, _request)

    def order(
        self,
        *,
        name: str,
        pin: str | UnsetType = UNSET,
        lock: Lock | LockParam | UnsetType = UNSET,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> ThingAnswer:
        """POST /orders.

        `POST /orders`

        Args:
            name: At most 40 characters.
            pin: At most 40 characters.

        Returns:
            ThingAnswer: The thing.

        Raises:
            ValueError: An argument is out of its limits; nothing was sent.
            APIConnectionError: No answer came, also after the retries that are safe.

        In the API's description: `#/paths/~1orders/post`
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
        del extra_headers, extra_query, extra_body  # not to be seen in a traceback with locals
        del pin
        del lock
        return self._send(_ORDER, _request)

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
    ) -> ThingAnswer:
        """GET /search.

        `GET /search`

        Args:
            x_pin: At most 40 characters.

        Returns:
            ThingAnswer: The thing.

        Raises:
            ValueError: An argument is out of its limits; nothing was sent.
            APIConnectionError: No answer came, also after the retries that are safe.

        In the API's description: `#/paths/~1search/get`
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
        del extra_headers, extra_query, extra_body  # not to be seen in a traceback with locals
        del phrase
        del x_pin
        del crumb
        return self._send(_SEARCH, _request)

    def list(
        self,
        *,
        page_no: int | UnsetType = UNSET,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> ThingListPage:
        """GET /things.

        `GET /things`

        Returns:
            ThingListPage: Things.

        Raises:
            ValueError: An argument is out of its limits; nothing was sent.
            APIConnectionError: No answer came, also after the retries that are safe.

        In the API's description: `#/paths/~1things/get`
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
        del extra_headers, extra_query, extra_body  # not to be seen in a traceback with locals
        return self._send(_LIST, _request)

    def create(
        self,
        *,
        name: str,
        pin: str | UnsetType = UNSET,
        lock: Lock | LockParam | UnsetType = UNSET,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> ThingAnswer:
        """POST /things.

        `POST /things`

        Args:
            name: At most 40 characters.
            pin: At most 40 characters.

        Returns:
            ThingAnswer: The thing.

        Raises:
            ValueError: An argument is out of its limits; nothing was sent.
            APIStatusError: 4XX: What went wrong. Body: `Failure`.
            APIConnectionError: No answer came, also after the retries that are safe.

        In the API's description: `#/paths/~1things/post`
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
        del extra_headers, extra_query, extra_body  # not to be seen in a traceback with locals
        del pin
        del lock
        return self._send(_CREATE, _request)

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

        Returns:
            None: Gone.

        Raises:
            ValueError: An argument is out of its limits; nothing was sent.
            APIConnectionError: No answer came, also after the retries that are safe.

        In the API's description: `#/paths/~1things~1{id}/delete`
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
        del extra_headers, extra_query, extra_body  # not to be seen in a traceback with locals
        return self._send(_DELETE, _request)

    def get(
        self,
        id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> ThingAnswer:
        """GET /things/{id}.

        `GET /things/{id}`

        Returns:
            ThingAnswer: The thing.

        Raises:
            ValueError: An argument is out of its limits; nothing was sent.
            APIStatusError: 4XX: What went wrong. Body: `Failure`.
            APIConnectionError: No answer came, also after the retries that are safe.

        In the API's description: `#/paths/~1things~1{id}/get`
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
        del extra_headers, extra_query, extra_body  # not to be seen in a traceback with locals
        return self._send(_GET, _request)


class AsyncThingsResource(AsyncResource):
    """`client.things` and its operations."""

    @property
    def with_raw_response(self) -> AsyncThingsResourceWithRawResponse:
        """The same methods, each returning the whole response: status, headers, `parse()`."""
        return AsyncThingsResourceWithRawResponse(self._client)

    @property
    def with_streaming_response(self) -> AsyncThingsResourceWithStreamingResponse:
        """The same methods, each a context manager that reads the body only when asked."""
        return AsyncThingsResourceWithStreamingResponse(self._client)

    file = asynchronous(ThingsResource.file)
    note = asynchronous(ThingsResource.note)
    order = asynchronous(ThingsResource.order)
    search = asynchronous(ThingsResource.search)
    list = asynchronous_pages(ThingsResource.list, AsyncThingListPage)
    create = asynchronous(ThingsResource.create)
    delete = asynchronous(ThingsResource.delete)
    get = asynchronous(ThingsResource.get)


class ThingsResourceWithRawResponse(RawResource):
    """`ThingsResource`, each method returning the whole response."""

    file = raw(ThingsResource.file)
    note = raw(ThingsResource.note)
    order = raw(ThingsResource.order)
    search = raw(ThingsResource.search)
    list = raw(ThingsResource.list)
    create = raw(ThingsResource.create)
    delete = raw(ThingsResource.delete)
    get = raw(ThingsResource.get)


class AsyncThingsResourceWithRawResponse(AsyncRawResource):
    """`AsyncThingsResource`, each method returning the whole response."""

    file = async_raw(ThingsResource.file)
    note = async_raw(ThingsResource.note)
    order = async_raw(ThingsResource.order)
    search = async_raw(ThingsResource.search)
    list = async_raw_pages(ThingsResource.list, AsyncThingListPage)
    create = async_raw(ThingsResource.create)
    delete = async_raw(ThingsResource.delete)
    get = async_raw(ThingsResource.get)


class ThingsResourceWithStreamingResponse(StreamingResource):
    """`ThingsResource`, each method a context manager around an open response."""

    file = streaming(ThingsResource.file)
    note = streaming(ThingsResource.note)
    order = streaming(ThingsResource.order)
    search = streaming(ThingsResource.search)
    list = streaming(ThingsResource.list)
    create = streaming(ThingsResource.create)
    delete = streaming(ThingsResource.delete)
    get = streaming(ThingsResource.get)


class AsyncThingsResourceWithStreamingResponse(AsyncStreamingResource):
    """`AsyncThingsResource`, each method a context manager around an open response."""

    file = async_streaming(ThingsResource.file)
    note = async_streaming(ThingsResource.note)
    order = async_streaming(ThingsResource.order)
    search = async_streaming(ThingsResource.search)
    list = async_streaming_pages(ThingsResource.list, AsyncThingListPage)
    create = async_streaming(ThingsResource.create)
    delete = async_streaming(ThingsResource.delete)
    get = async_streaming(ThingsResource.get)
