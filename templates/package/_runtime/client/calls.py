"""How a face of a method runs: describe the call, drop the arguments, then send.

A generated method only describes its call: it returns `self._send(OPERATION, Request(...))`. A face
runs it on a stand-in whose `_send` returns that description, and then sends it.

So the frame of the method is gone before anything can fail. Its arguments may be secrets, such as a
password or a header of `extra_headers`, and a traceback with local variables would show them
(`traceback.TracebackException(..., capture_locals=True)`, as error trackers use it). Only this
module has to prevent that; the `repr` of a `Request` shows none of its values.
"""

from __future__ import annotations

import inspect
from functools import partial
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar

from ..pages.page import AsyncPager
from .deprecation import warner

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..describe.operation import Operation, Request

T = TypeVar("T")


class _Described:
    """Stands in for a resource: a method that runs on it returns the description of its call."""

    def _send(self, operation: Operation[T], request: Request) -> tuple[Operation[T], Request]:
        return operation, request


_DESCRIBED = _Described()


def _same(operation: Operation[Any]) -> Operation[Any]:
    return operation


# Each of the three drops the arguments before anything is sent, and also if they don't match the
# method's parameters: the traceback of the `TypeError` holds this frame.


def waiting(
    method: Any,
    changed: Callable[[Operation[Any]], Operation[Any]] = _same,
    sends: Callable[[Any, Operation[Any], Request], Any] | None = None,
) -> Any:
    """A function that makes the call and returns what `_send` returns.

    Args:
        method: The generated method.
        changed: Turns the operation of the method into the one that is sent.
        sends: Sends it in place of the resource's `_send`.
    """
    warn = warner(method)
    if sends is not None:
        return _waiting_for_more(method, warn, sends)

    def call(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        try:
            if warn is not None:
                warn(kwargs)
            operation, request = method(_DESCRIBED, *args, **kwargs)
        finally:
            del args, kwargs
        return self._send(changed(operation), request)

    return call


def _waiting_for_more(
    method: Any, warn: Any, sends: Callable[[Any, Operation[Any], Request], Any]
) -> Any:
    def call(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        try:
            if warn is not None:
                warn(kwargs)
            operation, request = method(_DESCRIBED, *args, **kwargs)
        finally:
            del args, kwargs
        return sends(self, operation, request)

    return call


def awaiting(
    method: Any,
    changed: Callable[[Operation[Any]], Operation[Any]] = _same,
    sends: Callable[[Any, Operation[Any], Request], Any] | None = None,
) -> Any:
    """`waiting` as a coroutine function."""
    if warner(method) is not None or sends is not None:
        # A warning names the line of the call. A coroutine runs later, perhaps in a task.
        early = waiting(method, changed, sends)
        mark = getattr(inspect, "markcoroutinefunction", None)  # new in Python 3.12
        return early if mark is None else mark(early)

    async def call(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        try:
            operation, request = method(_DESCRIBED, *args, **kwargs)
        finally:
            del args, kwargs
        return await self._send(changed(operation), request)

    return call


def paging(method: Any, changed: Callable[[Operation[Any]], Operation[Any]]) -> Any:
    """`waiting` for a list that can be awaited or iterated; the call itself sends nothing."""
    warn = warner(method)

    def call(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        try:
            if warn is not None:
                warn(kwargs)
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
    """Give a face the names and the docstring of its method, and the signature of `shown`."""
    call.__name__, call.__qualname__ = method.__name__, method.__qualname__
    call.__module__, call.__doc__ = method.__module__, method.__doc__
    call.__annotations__ = shown.__annotations__
    call.__wrapped__ = shown
    if hasattr(method, "__deprecated__"):
        call.__deprecated__ = method.__deprecated__


def returning(method: Any, changed: Callable[[Any], Any]) -> Any:
    """A copy of a method, for its signature only, whose return annotation is changed."""
    double: Any = FunctionType(
        method.__code__, method.__globals__, method.__name__, method.__defaults__
    )
    annotations = method.__annotations__
    double.__kwdefaults__ = method.__kwdefaults__
    double.__annotations__ = {**annotations, "return": changed(annotations.get("return"))}
    return double
