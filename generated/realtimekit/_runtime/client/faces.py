"""The faces of a generated method: waited for, awaited, raw, streaming.

A method is written once, in the synchronous resource, and only describes its call: it returns
``self._send(OPERATION, Request(...))``. A face runs it on a stand-in that hands the description back,
and then sends this: waits for it, awaits it, returns the raw response or opens a stream.

So the frame of the method is gone before anything can fail. Its parameters may be secrets, a
password or a header of ``extra_headers``, and a traceback with locals would show them
(``traceback.TracebackException(..., capture_locals=True)``, and whatever collects errors that way).
This module is the one place that keeps them out of it; a ``Request`` shows none of its values.
"""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, AbstractContextManager
from functools import partial
from types import FunctionType, GenericAlias
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar, cast

import msgspec

from ..answer.response import APIResponse
from ..answer.streaming import AsyncStreamedResponse, StreamedResponse
from ..describe.content import Content, json
from ..pages.page import AsyncPage, AsyncPager, SyncPage

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from ..describe.operation import Operation, Request

__all__ = [
    "async_raw",
    "async_raw_pages",
    "async_streaming",
    "async_streaming_pages",
    "asynchronous",
    "asynchronous_pages",
    "raw",
    "streaming",
    "synchronous",
]

P = ParamSpec("P")
T = TypeVar("T")
Item = TypeVar("Item")
PageT = TypeVar("PageT", bound=AsyncPage[Any])
MethodT = TypeVar("MethodT", bound="Callable[..., Any]")


def synchronous(method: MethodT, /) -> MethodT:
    """Make a method that describes its call one that makes it."""
    described: Any = method
    call = _waiting(described)
    _dress(call, described, described)
    return cast("MethodT", call)


class _Face:
    """A method on another base: at class creation it gives way to an ordinary function.

    ``help``, ``inspect.signature`` and ``iscoroutinefunction`` see what they expect: parameters and
    text of the method, and what this face returns. The subclasses' ``__get__`` is for type checkers.
    """

    def __init__(self, method: Callable[..., Any], /) -> None:
        self._method: Any = getattr(method, "__wrapped__", method)

    def __set_name__(self, owner: type, name: str) -> None:
        call = self._function()
        _dress(call, self._method, _returning(self._method, self._result))
        call.__qualname__ = f"{owner.__qualname__}.{name}"
        setattr(owner, name, call)

    def _function(self) -> Any:
        return _waiting(self._method)

    def _result(self, result: Any) -> Any:
        """The annotation of what this face returns for a method that returns ``result``."""
        return result


class _AwaitedFace(_Face):
    def _function(self) -> Any:
        return _awaiting(self._method)


class asynchronous(_AwaitedFace, Generic[P, T]):
    """The method, awaited."""

    def __init__(self, method: Callable[Concatenate[Any, P], T], /) -> None:
        super().__init__(method)

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, Coroutine[Any, Any, T]]: ...


class raw(_Face, Generic[P, T]):
    """The method, returning the whole response."""

    def __init__(self, method: Callable[Concatenate[Any, P], T], /) -> None:
        super().__init__(method)

    def _result(self, result: Any) -> Any:
        return GenericAlias(APIResponse, (result,))

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, APIResponse[T]]: ...


class async_raw(_AwaitedFace, Generic[P, T]):
    """The method, awaited for the whole response."""

    def __init__(self, method: Callable[Concatenate[Any, P], T], /) -> None:
        super().__init__(method)

    def _result(self, result: Any) -> Any:
        return GenericAlias(APIResponse, (result,))

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, Coroutine[Any, Any, APIResponse[T]]]: ...


class streaming(_Face, Generic[P, T]):
    """The method, opening a stream: ``with ….get(...) as response:``."""

    def __init__(self, method: Callable[Concatenate[Any, P], T], /) -> None:
        super().__init__(method)

    def _result(self, result: Any) -> Any:
        opened = GenericAlias(StreamedResponse, (result,))
        return GenericAlias(AbstractContextManager, (opened,))

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, AbstractContextManager[StreamedResponse[T]]]: ...


class async_streaming(_Face, Generic[P, T]):
    """The method, opening a stream: ``async with ….get(...) as response:``."""

    def __init__(self, method: Callable[Concatenate[Any, P], T], /) -> None:
        super().__init__(method)

    def _result(self, result: Any) -> Any:
        return _open_async(result)

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse[T]]]: ...


class _PagedFace(_Face):
    """A list method whose result is decoded into an asynchronous page."""

    def __init__(self, method: Callable[..., Any], page: type[Any], /) -> None:
        super().__init__(method)
        self._page = page
        self._paged: Operation[Any] | None = None

    def _with_page(self, operation: Operation[Any]) -> Operation[Any]:
        """The operation of the method with the page replaced; made at the first call."""
        if self._paged is None:
            responses = {
                status: json(self._page, content.media_type) if _holds_page(content) else content
                for status, content in operation.responses.items()
            }
            self._paged = msgspec.structs.replace(operation, responses=responses)
        return self._paged


class asynchronous_pages(_PagedFace, Generic[P, PageT, Item]):
    """The list method, to be awaited for its first page or iterated with ``async for``."""

    def __init__(
        self, method: Callable[Concatenate[Any, P], SyncPage[Item]], page: type[PageT], /
    ) -> None:
        super().__init__(method, page)

    def _function(self) -> Any:
        return _paging(self._method, self._with_page)

    def _result(self, result: Any) -> Any:
        return GenericAlias(AsyncPager, (self._page,))

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, AsyncPager[PageT, Item]]: ...


class async_raw_pages(_PagedFace, Generic[P, PageT]):
    """The list method, awaited for the whole response of its first page."""

    def __init__(self, method: Callable[Concatenate[Any, P], Any], page: type[PageT], /) -> None:
        super().__init__(method, page)

    def _function(self) -> Any:
        return _awaiting(self._method, self._with_page)

    def _result(self, result: Any) -> Any:
        return GenericAlias(APIResponse, (self._page,))

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, Coroutine[Any, Any, APIResponse[PageT]]]: ...


class async_streaming_pages(_PagedFace, Generic[P, PageT]):
    """The list method, opening a stream: ``async with ….list(...) as response:``."""

    def __init__(self, method: Callable[Concatenate[Any, P], Any], page: type[PageT], /) -> None:
        super().__init__(method, page)

    def _function(self) -> Any:
        return _waiting(self._method, self._with_page)

    def _result(self, result: Any) -> Any:
        return _open_async(self._page)

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse[PageT]]]: ...


class _Described:
    """Stands in for a resource and sends nothing: the method then returns its description."""

    def _send(self, operation: Operation[T], request: Request) -> tuple[Operation[T], Request]:
        return operation, request


_DESCRIBED = _Described()


def _same(operation: Operation[Any]) -> Operation[Any]:
    return operation


# In each of the three, the arguments are let go before anything is sent, and also where they don't
# fit the method's parameters: the `TypeError` then shows this frame.


def _waiting(method: Any, changed: Callable[[Operation[Any]], Operation[Any]] = _same) -> Any:
    def call(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        try:
            operation, request = method(_DESCRIBED, *args, **kwargs)
        finally:
            del args, kwargs
        return self._send(changed(operation), request)

    return call


def _awaiting(method: Any, changed: Callable[[Operation[Any]], Operation[Any]] = _same) -> Any:
    async def call(self: Any, /, *args: Any, **kwargs: Any) -> Any:
        try:
            operation, request = method(_DESCRIBED, *args, **kwargs)
        finally:
            del args, kwargs
        return await self._send(changed(operation), request)

    return call


def _paging(method: Any, changed: Callable[[Operation[Any]], Operation[Any]]) -> Any:
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


def _dress(call: Any, method: Any, shown: Any) -> None:
    """Give a face the names and the text of its method, and the signature of ``shown``."""
    call.__name__, call.__qualname__ = method.__name__, method.__qualname__
    call.__module__, call.__doc__ = method.__module__, method.__doc__
    call.__annotations__ = shown.__annotations__
    call.__wrapped__ = shown


def _returning(method: Any, changed: Callable[[Any], Any]) -> Any:
    """A method's double that is never called: it has the signature of a face."""
    double: Any = FunctionType(
        method.__code__, method.__globals__, method.__name__, method.__defaults__
    )
    annotations = method.__annotations__
    double.__kwdefaults__ = method.__kwdefaults__
    double.__annotations__ = {**annotations, "return": changed(annotations.get("return"))}
    return double


def _open_async(result: Any) -> GenericAlias:
    opened = GenericAlias(AsyncStreamedResponse, (result,))
    return GenericAlias(AbstractAsyncContextManager, (opened,))


def _holds_page(content: Content[Any]) -> bool:
    return isinstance(content.type, type) and issubclass(content.type, SyncPage)
