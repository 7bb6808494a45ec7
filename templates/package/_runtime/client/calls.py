"""How a face of a method runs: describe the call, let the arguments go, then send.

A generated method only describes its call: it returns `self._send(OPERATION, Request(...))`. A face
runs it on a stand-in, whose `_send` hands the description back, and then sends this itself.

So the frame of the method is gone before anything can fail. Its parameters may be secrets, a
password or a header of `extra_headers`, and a traceback with locals would show them
(`traceback.TracebackException(..., capture_locals=True)`, and whatever collects errors that way).
This module is the one place that keeps them out of it; a `Request` shows none of its values.
"""

from __future__ import annotations

from functools import partial
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar

from ..pages.page import AsyncPager

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..describe.operation import Operation, Request

T = TypeVar("T")


class _Described:
    """Stands in for a resource and sends nothing: the method then returns its description."""

    def _send(self, operation: Operation[T], request: Request) -> tuple[Operation[T], Request]:
        return operation, request


_DESCRIBED = _Described()


def _same(operation: Operation[Any]) -> Operation[Any]:
    return operation


# In each of the three, the arguments are let go before anything is sent, and also where they don't
# fit the method's parameters: the `TypeError` then shows this frame.


def waiting(method: Any, changed: Callable[[Operation[Any]], Operation[Any]] = _same) -> Any:
    """A call that passes on what `_send` returns; `changed` is sent of the operation."""

    def call(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        try:
            operation, request = method(_DESCRIBED, *args, **kwargs)
        finally:
            del args, kwargs
        return self._send(changed(operation), request)

    return call


def awaiting(method: Any, changed: Callable[[Operation[Any]], Operation[Any]] = _same) -> Any:
    """The same as a coroutine function."""

    async def call(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        try:
            operation, request = method(_DESCRIBED, *args, **kwargs)
        finally:
            del args, kwargs
        return await self._send(changed(operation), request)

    return call


def paging(method: Any, changed: Callable[[Operation[Any]], Operation[Any]]) -> Any:
    """The same for a list that can be awaited or iterated: nothing is sent yet."""

    def call(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        try:
            operation, request = method(_DESCRIBED, *args, **kwargs)
        finally:
            del args, kwargs
        client, paged = self._client, changed(operation)
        pager: AsyncPager[Any, Any] = AsyncPager(
            partial(client.send, paged, request), partial(client.send_page, paged, request)
        )
        return pager

    return call


def dress(call: Any, method: Any, shown: Any) -> None:
    """Give a face the names and the text of its method, and the signature of `shown`."""
    call.__name__, call.__qualname__ = method.__name__, method.__qualname__
    call.__module__, call.__doc__ = method.__module__, method.__doc__
    call.__annotations__ = shown.__annotations__
    call.__wrapped__ = shown


def returning(method: Any, changed: Callable[[Any], Any]) -> Any:
    """A method's double that is never called: it has the signature of a face."""
    double: Any = FunctionType(
        method.__code__, method.__globals__, method.__name__, method.__defaults__
    )
    annotations = method.__annotations__
    double.__kwdefaults__ = method.__kwdefaults__
    double.__annotations__ = {**annotations, "return": changed(annotations.get("return"))}
    return double
