"""The base classes of generated resources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from ..describe.operation import Operation, Request
    from .clients import AsyncClient, SyncClient

T = TypeVar("T")


class _Sends(Protocol):
    def __call__(self, operation: Operation[T], request: Request) -> T: ...


class _SendsLater(Protocol):
    def __call__(self, operation: Operation[T], request: Request) -> Coroutine[Any, Any, T]: ...


# `_send` is a property, so that a traceback has no frame of it between the call and the client.


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

    @property
    def _send(self) -> _Sends:
        return self._client.send


class RawResource(_OfSyncClient):
    """The operations of a resource, each returning the whole response."""

    __slots__ = ()

    @property
    def _send(self) -> Callable[..., Any]:
        return self._client.send_raw


class StreamingResource(_OfSyncClient):
    """The operations of a resource, each opening the response before its body is read."""

    __slots__ = ()

    @property
    def _send(self) -> Callable[..., Any]:
        return self._client.send_streaming


class AsyncResource(_OfAsyncClient):
    """A group of operations; each method is awaited for the decoded result."""

    __slots__ = ()

    @property
    def _send(self) -> _SendsLater:
        return self._client.send


class AsyncRawResource(_OfAsyncClient):
    """The operations of a resource, each awaited for the whole response."""

    __slots__ = ()

    @property
    def _send(self) -> Callable[..., Any]:
        return self._client.send_raw


class AsyncStreamingResource(_OfAsyncClient):
    """The operations of a resource, each opening the response before its body is read."""

    __slots__ = ()

    @property
    def _send(self) -> Callable[..., Any]:
        return self._client.send_streaming
