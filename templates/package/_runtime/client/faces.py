"""The faces of a generated method: plain, awaited, raw, streaming, paged.

A method is written once, in the synchronous resource. Each face takes the same parameters and
returns something else: `calls` holds the functions that run them, and this module says, for each
face, which function it is and what that returns, at run time and to type checkers.
"""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager, AbstractContextManager
from types import GenericAlias
from typing import TYPE_CHECKING, Any, ClassVar, Concatenate, Generic, ParamSpec, TypeVar, cast

import msgspec

from ..answer.response import APIResponse, AsyncAPIResponse
from ..answer.streaming import AsyncStreamedResponse, StreamedResponse
from ..describe.content import Content
from ..pages.page import AsyncPage, AsyncPager, SyncPage
from .calls import awaiting, dress, paging, returning, waiting
from .deprecation import deprecated as deprecated
from .deprecation import deprecated_arguments as deprecated_arguments
from .deprecation import deprecated_face as deprecated_face

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from ..describe.operation import Operation

P = ParamSpec("P")
T = TypeVar("T")
Item = TypeVar("Item")
PageT = TypeVar("PageT", bound=AsyncPage[Any])
MethodT = TypeVar("MethodT", bound="Callable[..., Any]")


def synchronous(method: MethodT, /) -> MethodT:
    """Turn a method that describes its call into one that makes it."""
    described: Any = method
    call = waiting(described)
    dress(call, described, described)
    return cast("MethodT", call)


class Face:
    """A method on another base; the class that holds it gets an ordinary function in its place.

    `help`, `inspect.signature` and `iscoroutinefunction` then see the parameters and the text of
    the method, and what this face returns. Type checkers and jedi read that from `__get__`, which
    is said anew in each subclass, since jedi does not follow it through a generic base.
    """

    _runs: ClassVar[Any] = staticmethod(waiting)
    _outer: ClassVar[tuple[Any, ...]] = ()
    """The generic classes around the method's result, the innermost first."""

    def __init__(self, method: Callable[..., Any], /) -> None:
        self._method: Any = getattr(method, "__wrapped__", method)

    def __set_name__(self, owner: type, name: str) -> None:
        call = self._function()
        dress(call, self._method, returning(self._method, self._returned))
        call.__qualname__ = f"{owner.__qualname__}.{name}"
        setattr(owner, name, call)

    def _function(self) -> Any:
        return self._runs(self._method)

    def _returned(self, result: Any) -> Any:
        """The annotation of what this face returns for a method that returns `result`."""
        for outer in self._outer:
            result = GenericAlias(outer, (result,))
        return result


class _MethodFace(Face, Generic[P, T]):
    """A face of any method; `P` are its parameters, `T` is its result."""

    def __init__(self, method: Callable[Concatenate[Any, P], T], /) -> None:
        super().__init__(method)


class asynchronous(_MethodFace[P, T]):
    """The method, awaited."""

    _runs = staticmethod(awaiting)

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, Coroutine[Any, Any, T]]: ...


class raw(_MethodFace[P, T]):
    """The method, returning the whole response."""

    _outer = (APIResponse,)

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, APIResponse[T]]: ...


class async_raw(_MethodFace[P, T]):
    """The method, awaited for the whole response."""

    _runs, _outer = staticmethod(awaiting), (AsyncAPIResponse,)

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, Coroutine[Any, Any, AsyncAPIResponse[T]]]: ...


class streaming(_MethodFace[P, T]):
    """The method, opening a stream: `with ….get(...) as response:`."""

    _outer = (StreamedResponse, AbstractContextManager)

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, AbstractContextManager[StreamedResponse[T]]]: ...


class async_streaming(_MethodFace[P, T]):
    """The method, opening a stream: `async with ….get(...) as response:`."""

    _outer = (AsyncStreamedResponse, AbstractAsyncContextManager)

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse[T]]]: ...


class _PagedFace(Face, Generic[P, PageT]):
    """A face of a list method, whose result becomes an asynchronous page, `page`."""

    def __init__(self, method: Callable[Concatenate[Any, P], Any], page: type[PageT], /) -> None:
        super().__init__(method)
        self._page = page
        self._paged: Operation[Any] | None = None

    def _function(self) -> Any:
        return self._runs(self._method, self._with_page)

    def _returned(self, result: Any) -> Any:
        return super()._returned(self._page)

    def _with_page(self, operation: Operation[Any]) -> Operation[Any]:
        """The operation of the method with the page replaced; made at the first call."""
        if self._paged is None:
            responses = {
                status: content.holding(self._page) if _holds_page(content) else content
                for status, content in operation.responses.items()
            }
            self._paged = msgspec.structs.replace(operation, responses=responses)
        return self._paged


class asynchronous_pages(_PagedFace[P, PageT], Generic[P, PageT, Item]):
    """The list method, to be awaited for its first page or iterated with `async for`."""

    _runs, _outer = staticmethod(paging), (AsyncPager,)

    def __init__(
        self, method: Callable[Concatenate[Any, P], SyncPage[Item]], page: type[PageT], /
    ) -> None:
        super().__init__(method, page)

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, AsyncPager[PageT, Item]]: ...


class async_raw_pages(_PagedFace[P, PageT]):
    """The list method, awaited for the whole response of its first page."""

    _runs, _outer = staticmethod(awaiting), (AsyncAPIResponse,)

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, Coroutine[Any, Any, AsyncAPIResponse[PageT]]]: ...


class async_streaming_pages(_PagedFace[P, PageT]):
    """The list method, opening a stream: `async with ….list(...) as response:`."""

    _outer = (AsyncStreamedResponse, AbstractAsyncContextManager)

    if TYPE_CHECKING:

        def __get__(
            self, instance: object, owner: type | None = None
        ) -> Callable[P, AbstractAsyncContextManager[AsyncStreamedResponse[PageT]]]: ...


def _holds_page(content: Content[Any]) -> bool:
    return isinstance(content.type, type) and issubclass(content.type, SyncPage)
