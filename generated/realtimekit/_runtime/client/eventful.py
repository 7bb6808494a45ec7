"""The faces of methods whose answer is a stream of items, or can be one: see `faces`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar, cast

from .calls import awaiting, dress, waiting
from .faces import Face

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from ..answer.items import AsyncEventStream, EventStream
    from ..describe.operation import Operation, Request

P = ParamSpec("P")
T = TypeVar("T")
MethodT = TypeVar("MethodT", bound="Callable[..., Any]")


def streams(method: MethodT, /) -> MethodT:
    """Turn a method that describes its call into one that opens the stream which is its answer."""
    return _sending(method, _streamed)


def choosing(method: MethodT, /) -> MethodT:
    """Turn a method that describes its call into one that makes it, or opens a stream if asked to."""
    return _sending(method, _chosen)


def _sending(method: MethodT, sends: Callable[[Any, Operation[Any], Request], Any]) -> MethodT:
    described: Any = method
    call = waiting(described, sends=sends)
    dress(call, described, described)
    return cast("MethodT", call)


def _streamed(resource: Any, operation: Operation[Any], request: Request) -> Any:
    return resource._client.send_events(operation, request)


def _chosen(resource: Any, operation: Operation[Any], request: Request) -> Any:
    if request.stream is True:
        return resource._client.send_events(operation, request)
    return resource._send(operation, request)


def _asynchronous(result: Any) -> Any:
    return (
        result.replace("EventStream[", "AsyncEventStream[") if isinstance(result, str) else result
    )


class async_streams(Face, Generic[P, T]):
    """The method, awaited for the stream which is its answer."""

    _runs = staticmethod(partial(awaiting, sends=_streamed))

    def __init__(self, method: Callable[Concatenate[Any, P], EventStream[T]], /) -> None:
        super().__init__(method)

    def _returned(self, result: Any) -> Any:
        return _asynchronous(result)

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, Coroutine[Any, Any, AsyncEventStream[T]]]: ...


class async_choosing(Face):
    """The method, awaited for its result, or for a stream if asked to. Type checkers see overloads."""

    _runs = staticmethod(partial(awaiting, sends=_chosen))

    def _returned(self, result: Any) -> Any:
        return _asynchronous(result)
