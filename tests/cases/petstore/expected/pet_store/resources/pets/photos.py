"""`client.pets.photos` and its operations."""

from __future__ import annotations

from collections.abc import Mapping

from ..._runtime.client import (
    AsyncRawResource,
    AsyncResource,
    AsyncStreamingResource,
    RawResource,
    Resource,
    StreamingResource,
    async_raw,
    async_streaming,
    asynchronous,
    raw,
    streaming,
)
from ..._runtime.describe import Headers, Operation, Query, Request, Timeout, binary
from ..._runtime.values import UNSET, Struct, UnsetType


class _GetLimits(Struct, kw_only=True):
    """Limits of `get`'s parameters."""

    pet_id: str


_GET: Operation[bytes] = Operation(
    name="pets.photos.get",
    responses={"200": binary()},
    parameters=_GetLimits,
)


class PhotosResource(Resource):
    """`client.pets.photos` and its operations."""

    @property
    def with_raw_response(self) -> PhotosResourceWithRawResponse:
        """The same methods, each returning the whole response: status, headers, `parse()`."""
        return PhotosResourceWithRawResponse(self._client)

    @property
    def with_streaming_response(self) -> PhotosResourceWithStreamingResponse:
        """The same methods, each a context manager that reads the body only when asked."""
        return PhotosResourceWithStreamingResponse(self._client)

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
            bytes: The photo.

        Raises:
            ValueError: An argument is out of its limits; nothing was sent.
            APIConnectionError: No answer came, also after the retries that are safe.

        In the API's description: `#/paths/~1pets~1{pet_id}~1photo/get`
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
        del extra_headers, extra_query, extra_body  # not to be seen in a traceback with locals
        return self._send(_GET, _request)


class AsyncPhotosResource(AsyncResource):
    """`client.pets.photos` and its operations."""

    @property
    def with_raw_response(self) -> AsyncPhotosResourceWithRawResponse:
        """The same methods, each returning the whole response: status, headers, `parse()`."""
        return AsyncPhotosResourceWithRawResponse(self._client)

    @property
    def with_streaming_response(self) -> AsyncPhotosResourceWithStreamingResponse:
        """The same methods, each a context manager that reads the body only when asked."""
        return AsyncPhotosResourceWithStreamingResponse(self._client)

    get = asynchronous(PhotosResource.get)


class PhotosResourceWithRawResponse(RawResource):
    """`PhotosResource`, each method returning the whole response."""

    get = raw(PhotosResource.get)


class AsyncPhotosResourceWithRawResponse(AsyncRawResource):
    """`AsyncPhotosResource`, each method returning the whole response."""

    get = async_raw(PhotosResource.get)


class PhotosResourceWithStreamingResponse(StreamingResource):
    """`PhotosResource`, each method a context manager around an open response."""

    get = streaming(PhotosResource.get)


class AsyncPhotosResourceWithStreamingResponse(AsyncStreamingResource):
    """`AsyncPhotosResource`, each method a context manager around an open response."""

    get = async_streaming(PhotosResource.get)
