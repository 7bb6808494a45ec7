"""The base classes of generated resources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from contextlib import AbstractAsyncContextManager, AbstractContextManager

    from ..answer.response import APIResponse, AsyncAPIResponse
    from ..answer.streaming import AsyncStreamedResponse, StreamedResponse
    from ..describe.operation import Operation, Request
    from .clients import AsyncClient, SyncClient

T = TypeVar("T")


class _OfSyncClient:
    __slots__ = ("_client",)

    def __init__(self, client: SyncClient) -> None:
        self._client = client


class _OfAsyncClient:
    __slots__ = ("_client",)

    def __init__(self, client: AsyncClient) -> None:
        self._client = client


class Resource(_OfSyncClient):
    """A group of operations; each method returns the decoded result."""

    __slots__ = ()

    def _send(self, operation: Operation[T], request: Request) -> T:
        return self._client.send(operation, request)


class RawResource(_OfSyncClient):
    """The operations of a resource, each returning the whole response."""

    __slots__ = ()

    def _send(self, operation: Operation[T], request: Request) -> APIResponse[T]:
        return self._client.send_raw(operation, request)


class StreamingResource(_OfSyncClient):
    """The operations of a resource, each opening the response before its body is read."""

    __slots__ = ()

    def _send(
        self, operation: Operation[T], request: Request
    ) -> AbstractContextManager[StreamedResponse[T]]:
        return self._client.send_streaming(operation, request)


class AsyncResource(_OfAsyncClient):
    """A group of operations; each method is awaited for the decoded result."""

    __slots__ = ()

    def _send(self, operation: Operation[T], request: Request) -> Coroutine[Any, Any, T]:
        return self._client.send(operation, request)


class AsyncRawResource(_OfAsyncClient):
    """The operations of a resource, each awaited for the whole response."""

    __slots__ = ()

    def _send(
        self, operation: Operation[T], request: Request
    ) -> Coroutine[Any, Any, AsyncAPIResponse[T]]:
        return self._client.send_raw(operation, request)


class AsyncStreamingResource(_OfAsyncClient):
    """The operations of a resource, each opening the response before its body is read."""

    __slots__ = ()

    def _send(
        self, operation: Operation[T], request: Request
    ) -> AbstractAsyncContextManager[AsyncStreamedResponse[T]]:
        return self._client.send_streaming(operation, request)
