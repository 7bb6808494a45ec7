"""The other faces of a generated method.

A method's body is written once, in the synchronous resource; it describes the call and hands it
to ``self._send``. The other faces run the same function on an object whose ``_send`` does
something else: awaits, returns the raw response, or opens a stream.
"""

from __future__ import annotations

from functools import partial, update_wrapper
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar

import msgspec

from ..describe.content import Content, json
from ..pages.page import AsyncPage, AsyncPager, SyncPage

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine
    from contextlib import AbstractAsyncContextManager, AbstractContextManager

    from ..answer.response import APIResponse
    from ..answer.streaming import AsyncStreamedResponse, StreamedResponse
    from ..describe.operation import Operation, Request

P = ParamSpec("P")
T = TypeVar("T")
Item = TypeVar("Item")
PageT = TypeVar("PageT", bound=AsyncPage[Any])


class _Face:
    """A method on another base: at class creation it gives way to an ordinary function.

    So ``help``, ``inspect.signature`` and ``iscoroutinefunction`` see what they expect, and a
    call makes no detour. The subclasses' ``__get__`` is for type checkers only.
    """

    def __init__(self, method: Callable[..., Any], /) -> None:
        self._method = method

    def __set_name__(self, owner: type, name: str) -> None:
        function = self._function()
        if function is not self._method:
            update_wrapper(function, self._method)
            function.__qualname__ = f"{owner.__qualname__}.{name}"
            function.__module__ = owner.__module__
        setattr(owner, name, function)

    def _function(self) -> Callable[..., Any]:
        return self._method


class _AwaitedFace(_Face):
    def _function(self) -> Callable[..., Any]:
        method = self._method

        async def call(self: Any, /, *args: Any, **kwargs: Any) -> Any:
            sending = method(self, *args, **kwargs)
            del args, kwargs  # may hold secrets: not to be seen in a traceback with locals
            return await sending

        return call


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

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, APIResponse[T]]: ...


class async_raw(_AwaitedFace, Generic[P, T]):
    """The method, awaited for the whole response."""

    def __init__(self, method: Callable[Concatenate[Any, P], T], /) -> None:
        super().__init__(method)

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, Coroutine[Any, Any, APIResponse[T]]]: ...


class streaming(_Face, Generic[P, T]):
    """The method, opening a stream: ``with ….get(...) as response:``."""

    def __init__(self, method: Callable[Concatenate[Any, P], T], /) -> None:
        super().__init__(method)

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, AbstractContextManager[StreamedResponse[T]]]: ...


class async_streaming(_Face, Generic[P, T]):
    """The method, opening a stream: ``async with ….get(...) as response:``."""

    def __init__(self, method: Callable[Concatenate[Any, P], T], /) -> None:
        super().__init__(method)

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

    def _function(self) -> Callable[..., Any]:
        method, with_page = self._method, self._with_page

        def call(self: Any, /, *args: Any, **kwargs: Any) -> Any:
            operation, request = method(_DESCRIBED, *args, **kwargs)
            client, paged = self._client, with_page(operation)
            pager: AsyncPager[Any, Any] = AsyncPager(
                partial(client.send, paged, request), partial(client.send_page, paged, request)
            )
            return pager

        return call

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, AsyncPager[PageT, Item]]: ...


class async_raw_pages(_PagedFace, Generic[P, PageT]):
    """The list method, awaited for the whole response of its first page."""

    def __init__(self, method: Callable[Concatenate[Any, P], Any], page: type[PageT], /) -> None:
        super().__init__(method, page)

    def _function(self) -> Callable[..., Any]:
        method, with_page = self._method, self._with_page

        async def call(self: Any, /, *args: Any, **kwargs: Any) -> Any:
            operation, request = method(_DESCRIBED, *args, **kwargs)
            del args, kwargs  # may hold secrets: not to be seen in a traceback with locals
            return await self._send(with_page(operation), request)

        return call

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, Coroutine[Any, Any, APIResponse[PageT]]]: ...


class async_streaming_pages(_PagedFace, Generic[P, PageT]):
    """The list method, opening a stream: ``async with ….list(...) as response:``."""

    def __init__(self, method: Callable[Concatenate[Any, P], Any], page: type[PageT], /) -> None:
        super().__init__(method, page)

    def _function(self) -> Callable[..., Any]:
        method, with_page = self._method, self._with_page

        def call(self: Any, /, *args: Any, **kwargs: Any) -> Any:
            operation, request = method(_DESCRIBED, *args, **kwargs)
            return self._send(with_page(operation), request)

        return call

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse[PageT]]]: ...


class _Described:
    """Stands in for a resource and sends nothing: the method then returns its description."""

    def _send(self, operation: Operation[T], request: Request) -> tuple[Operation[T], Request]:
        return operation, request


_DESCRIBED = _Described()


def _holds_page(content: Content[Any]) -> bool:
    return isinstance(content.type, type) and issubclass(content.type, SyncPage)
