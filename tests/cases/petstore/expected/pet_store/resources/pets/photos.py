"""The operations of `client.pets.photos`."""

from __future__ import annotations

from collections.abc import Mapping

from ..._runtime.client import faces, resources
from ..._runtime.describe import Headers, Operation, Query, Request, Timeout, binary
from ..._runtime.values import UNSET, Struct, UnsetType


class PhotosResource(resources.Resource):
    """The operations of `client.pets.photos`."""

    @property
    def with_raw_response(self) -> PhotosResourceWithRawResponse:
        """The same methods, which return the whole response: status, headers, `parse()`."""
        return PhotosResourceWithRawResponse(self._client)

    @property
    def with_streaming_response(self) -> PhotosResourceWithStreamingResponse:
        """The same methods, which open the response in a `with` block to be read."""
        return PhotosResourceWithStreamingResponse(self._client)

    @faces.synchronous
    def get(
        self,
        pet_id: str,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> bytes:
        """GET /pets/{pet_id}/photo.

        `GET /pets/{pet_id}/photo`

        Returns:
            The photo.

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
            "/pets/{pet_id}/photo",
            path={"pet_id": pet_id},
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._send(_GET, _request)


class AsyncPhotosResource(resources.AsyncResource):
    """The operations of `client.pets.photos`."""

    @property
    def with_raw_response(self) -> AsyncPhotosResourceWithRawResponse:
        """The same methods, which return the whole response: status, headers, `parse()`."""
        return AsyncPhotosResourceWithRawResponse(self._client)

    @property
    def with_streaming_response(self) -> AsyncPhotosResourceWithStreamingResponse:
        """The same methods, which open the response in an `async with` block to be read."""
        return AsyncPhotosResourceWithStreamingResponse(self._client)

    get = faces.asynchronous(PhotosResource.get)


class PhotosResourceWithRawResponse(resources.RawResource):
    """`PhotosResource`, whose methods return the whole response."""

    get = faces.raw(PhotosResource.get)


class AsyncPhotosResourceWithRawResponse(resources.AsyncRawResource):
    """`AsyncPhotosResource`, whose methods return the whole response."""

    get = faces.async_raw(PhotosResource.get)


class PhotosResourceWithStreamingResponse(resources.StreamingResource):
    """`PhotosResource`, whose methods open a response to be read."""

    get = faces.streaming(PhotosResource.get)


class AsyncPhotosResourceWithStreamingResponse(resources.AsyncStreamingResource):
    """`AsyncPhotosResource`, whose methods open a response to be read."""

    get = faces.async_streaming(PhotosResource.get)


class _GetLimits(Struct, kw_only=True):
    """The parameters of `get`."""

    pet_id: str


_GET: Operation[bytes] = Operation(
    name="pets.photos.get",
    responses={"200": binary("image/png")},
    parameters=_GetLimits,
)
