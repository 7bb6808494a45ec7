"""The operations of `client.things`."""

from __future__ import annotations

from collections.abc import Mapping

from .._runtime.client import faces, resources
from .._runtime.describe import Headers, Operation, Query, Request, Timeout, json
from .._runtime.values import UNSET, UnsetType
from ..types import things as types


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
    def things(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> types.Thing:
        """GET /v1/things.

        `GET /v1/things`

        Returns:
            ok.

        Raises:
            InvalidRequestError: An argument is invalid; no request was sent.
            APIStatusError: The server answered with an error status.
            APITimeoutError: The request timed out.
            APIConnectionError: The server could not be reached, or the connection was lost.
            APIResponseValidationError: The response does not match its description, with
                `strict=True`.
        """
        _request = Request(
            "GET",
            "/v1/things",
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._send(_THINGS, _request)


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

    things = faces.asynchronous(ThingsResource.things)


class ThingsResourceWithRawResponse(resources.RawResource):
    """`ThingsResource`, whose methods return the whole response."""

    things = faces.raw(ThingsResource.things)


class AsyncThingsResourceWithRawResponse(resources.AsyncRawResource):
    """`AsyncThingsResource`, whose methods return the whole response."""

    things = faces.async_raw(ThingsResource.things)


class ThingsResourceWithStreamingResponse(resources.StreamingResource):
    """`ThingsResource`, whose methods open a response to be read."""

    things = faces.streaming(ThingsResource.things)


class AsyncThingsResourceWithStreamingResponse(resources.AsyncStreamingResource):
    """`AsyncThingsResource`, whose methods open a response to be read."""

    things = faces.async_streaming(ThingsResource.things)


_THINGS: Operation[types.Thing] = Operation(
    name="things.things",
    responses={"200": json(types.Thing)},
)
