"""The faces of a generated method: waited for, awaited, raw, streaming.

A method is written once, in the synchronous resource. Each face takes its parameters and returns
something else; ``calls`` says how it runs.
"""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, AbstractContextManager
from types import GenericAlias
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar, cast

import msgspec

from ..answer.response import APIResponse
from ..answer.streaming import AsyncStreamedResponse, StreamedResponse
from ..describe.content import Content, json
from ..pages.page import AsyncPage, AsyncPager, SyncPage
from .calls import awaiting, dress, paging, returning, waiting

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from ..describe.operation import Operation

P = ParamSpec("P")
T = TypeVar("T")
Item = TypeVar("Item")
PageT = TypeVar("PageT", bound=AsyncPage[Any])
MethodT = TypeVar("MethodT", bound="Callable[..., Any]")


def synchronous(method: MethodT, /) -> MethodT:
    """Make a method that describes its call one that makes it."""
    described: Any = method
    call = waiting(described)
    dress(call, described, described)
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
        dress(call, self._method, returning(self._method, self._result))
        call.__qualname__ = f"{owner.__qualname__}.{name}"
        setattr(owner, name, call)

    def _function(self) -> Any:
        return waiting(self._method)

    def _result(self, result: Any) -> Any:
        """The annotation of what this face returns for a method that returns ``result``."""
        return result


class _MethodFace(_Face, Generic[P, T]):
    """A face of any method; ``P`` are its parameters, ``T`` is its result."""

    def __init__(self, method: Callable[Concatenate[Any, P], T], /) -> None:
        super().__init__(method)


class asynchronous(_MethodFace[P, T]):
    """The method, awaited."""

    def _function(self) -> Any:
        return awaiting(self._method)

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, Coroutine[Any, Any, T]]: ...


class raw(_MethodFace[P, T]):
    """The method, returning the whole response."""

    def _result(self, result: Any) -> Any:
        return GenericAlias(APIResponse, (result,))

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, APIResponse[T]]: ...


class async_raw(_MethodFace[P, T]):
    """The method, awaited for the whole response."""

    def _function(self) -> Any:
        return awaiting(self._method)

    def _result(self, result: Any) -> Any:
        return GenericAlias(APIResponse, (result,))

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, Coroutine[Any, Any, APIResponse[T]]]: ...


class streaming(_MethodFace[P, T]):
    """The method, opening a stream: ``with ….get(...) as response:``."""

    def _result(self, result: Any) -> Any:
        opened = GenericAlias(StreamedResponse, (result,))
        return GenericAlias(AbstractContextManager, (opened,))

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, AbstractContextManager[StreamedResponse[T]]]: ...


class async_streaming(_MethodFace[P, T]):
    """The method, opening a stream: ``async with ….get(...) as response:``."""

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
        return paging(self._method, self._with_page)

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
        return awaiting(self._method, self._with_page)

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
        return waiting(self._method, self._with_page)

    def _result(self, result: Any) -> Any:
        return _open_async(self._page)

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse[PageT]]]: ...


def _open_async(result: Any) -> GenericAlias:
    opened = GenericAlias(AsyncStreamedResponse, (result,))
    return GenericAlias(AbstractAsyncContextManager, (opened,))


def _holds_page(content: Content[Any]) -> bool:
    return isinstance(content.type, type) and issubclass(content.type, SyncPage)
