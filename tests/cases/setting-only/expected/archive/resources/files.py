"""The operations of `client.files`."""

from __future__ import annotations

from collections.abc import Mapping

from .._runtime.client import faces, resources
from .._runtime.describe import Headers, Operation, Query, Request, Timeout, nothing
from .._runtime.values import UNSET, UnsetType


class FilesResource(resources.Resource):
    """The operations of `client.files`."""

    @property
    def with_raw_response(self) -> FilesResourceWithRawResponse:
        """The same methods, which return the whole response: status, headers, `parse()`."""
        return FilesResourceWithRawResponse(self._client)

    @property
    def with_streaming_response(self) -> FilesResourceWithStreamingResponse:
        """The same methods, which open the response in a `with` block to be read."""
        return FilesResourceWithStreamingResponse(self._client)

    @faces.synchronous
    def upload(
        self,
        *,
        extra_headers: Headers | None = None,
        extra_query: Query | None = None,
        extra_body: Mapping[str, object] | None = None,
        timeout: float | Timeout | UnsetType | None = UNSET,
    ) -> None:
        """POST /upload.

        `POST /upload`

        Raises:
            InvalidRequestError: An argument is invalid; no request was sent.
            APIStatusError: The server answered with an error status.
            APITimeoutError: The request timed out.
            APIConnectionError: The server could not be reached, or the connection was lost.
            APIResponseValidationError: The response does not match its description, with
                `strict=True`.
        """
        _request = Request(
            "POST",
            "/upload",
            extra_headers=extra_headers,
            extra_query=extra_query,
            extra_body=extra_body,
            timeout=timeout,
        )
        return self._send(_UPLOAD, _request)


class AsyncFilesResource(resources.AsyncResource):
    """The operations of `client.files`."""

    @property
    def with_raw_response(self) -> AsyncFilesResourceWithRawResponse:
        """The same methods, which return the whole response: status, headers, `parse()`."""
        return AsyncFilesResourceWithRawResponse(self._client)

    @property
    def with_streaming_response(self) -> AsyncFilesResourceWithStreamingResponse:
        """The same methods, which open the response in an `async with` block to be read."""
        return AsyncFilesResourceWithStreamingResponse(self._client)

    upload = faces.asynchronous(FilesResource.upload)


class FilesResourceWithRawResponse(resources.RawResource):
    """`FilesResource`, whose methods return the whole response."""

    upload = faces.raw(FilesResource.upload)


class AsyncFilesResourceWithRawResponse(resources.AsyncRawResource):
    """`AsyncFilesResource`, whose methods return the whole response."""

    upload = faces.async_raw(FilesResource.upload)


class FilesResourceWithStreamingResponse(resources.StreamingResource):
    """`FilesResource`, whose methods open a response to be read."""

    upload = faces.streaming(FilesResource.upload)


class AsyncFilesResourceWithStreamingResponse(resources.AsyncStreamingResource):
    """`AsyncFilesResource`, whose methods open a response to be read."""

    upload = faces.async_streaming(FilesResource.upload)


_UPLOAD: Operation[None] = Operation(
    name="files.upload",
    responses={"204": nothing()},
)
