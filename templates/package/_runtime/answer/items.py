"""Streams of typed items: iterators over server-sent events, and over lines of JSON."""

from __future__ import annotations

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

import msgspec

from ..values.package import public
from .splitting import EventSplitter, LineSplitter, NoSplitter, ServerSentEvent

if TYPE_CHECKING:
    from ..describe.events import Events
    from .response import WithHead

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

DONE = "[DONE]"
"""What ends a stream of JSON by convention. It is no JSON itself."""


class Items:
    """What the events of one response become, and where they end."""

    __slots__ = ("_content", "_decode", "is_done", "splitter")

    def __init__(
        self, content: Events[Any], decode: Callable[[bytes], Any], *, is_single: bool = False
    ) -> None:
        self._content = content
        self._decode = decode
        self.splitter: EventSplitter | LineSplitter | NoSplitter
        self.splitter = LineSplitter() if content.is_lines else EventSplitter()
        if is_single:
            self.splitter = NoSplitter()
        self.is_done = False

    def begin_again(self) -> None:
        """Forget what is not complete, before a connection that goes on behind the last event."""
        last = self.splitter.last_id
        if isinstance(self.splitter, EventSplitter):
            self.splitter = EventSplitter()
            self.splitter.last_id = last

    def fed(self, piece: bytes) -> Iterator[tuple[ServerSentEvent, Any]]:
        """The items that a piece completes, with their events."""
        yield from self._decoded(self.splitter.feed(piece))

    def finished(self) -> Iterator[tuple[ServerSentEvent, Any]]:
        """What is left at the end."""
        yield from self._decoded(self.splitter.finish())

    def _decoded(self, found: Iterator[ServerSentEvent]) -> Iterator[tuple[ServerSentEvent, Any]]:
        for event in found:
            if event.data == DONE and self._content.type is not str:
                self.is_done = True
                return
            yield event, self._item(event)

    def _item(self, event: ServerSentEvent) -> Any:
        if isinstance(self.splitter, NoSplitter):
            return self._decode(event.data.encode())
        if self._content.whole:
            return self._decode(msgspec.json.encode(_members(event, self._content.whole)))
        return event.data if self._content.type is str else self._decode(event.data.encode())


def _members(event: ServerSentEvent, whole: str) -> dict[str, object]:
    """The members of a whole event, those that it has."""
    data: object = event.data
    if whole == "json":
        with suppress(msgspec.DecodeError):
            data = msgspec.json.decode(event.data)
    members = {"event": event.event, "data": data, "id": event.id, "retry": event.retry}
    if event.event == "message":
        members["event"] = ""
    return {name: value for name, value in members.items() if name == "data" or value}


@public
class EventStream(Generic[T_co]):
    """Items as they arrive: `for item in stream:`. It is closed at its end, or by a `with` block."""

    __slots__ = ("_close", "_is_closed", "_items", "response")

    def __init__(
        self,
        response: WithHead | None,
        items: Generator[tuple[ServerSentEvent, T_co], None, None],
        close: Callable[[], object],
    ) -> None:
        self.response = response
        """Status and header fields; None if the body was read before."""
        self._items = items
        self._close = close
        self._is_closed = False

    @property
    def is_closed(self) -> bool:
        """Whether the connection was released."""
        return self._is_closed

    def __iter__(self) -> Iterator[T_co]:
        for _, item in self.events():
            yield item

    def __next__(self) -> T_co:
        for _, item in self._items:
            return item
        self.close()
        raise StopIteration

    def events(self) -> Iterator[tuple[ServerSentEvent, T_co]]:
        """Each item with its event, which has its type and its id."""
        try:
            yield from self._items
        finally:
            self.close()

    def close(self) -> None:
        """Release the connection. What is left of the stream is lost."""
        if not self._is_closed:
            self._is_closed = True
            with suppress(ValueError):  # another thread is reading
                self._items.close()
            self._close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {'closed' if self._is_closed else 'open'}>"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


@public
class AsyncEventStream(Generic[T_co]):
    """Items as they arrive: `async for item in stream:`. Closed at its end, or by `async with`."""

    __slots__ = ("_close", "_is_closed", "_items", "response")

    def __init__(
        self,
        response: WithHead | None,
        items: AsyncGenerator[tuple[ServerSentEvent, T_co], None],
        close: Callable[[], Any],
    ) -> None:
        self.response = response
        """Status and header fields; None if the body was read before."""
        self._items = items
        self._close = close
        self._is_closed = False

    @property
    def is_closed(self) -> bool:
        """Whether the connection was released."""
        return self._is_closed

    async def __aiter__(self) -> AsyncIterator[T_co]:
        async for _, item in self.events():
            yield item

    async def __anext__(self) -> T_co:
        async for _, item in self._items:
            return item
        await self.close()
        raise StopAsyncIteration

    async def events(self) -> AsyncIterator[tuple[ServerSentEvent, T_co]]:
        """Each item with its event, which has its type and its id."""
        try:
            async for each in self._items:
                yield each
        finally:
            await self.close()

    async def close(self) -> None:
        """Release the connection. What is left of the stream is lost."""
        if not self._is_closed:
            self._is_closed = True
            with suppress(RuntimeError):  # another task is reading
                await self._items.aclose()
            await self._close()

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {'closed' if self._is_closed else 'open'}>"

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()


def items_of(content: Events[Any], body: bytes, decode: Callable[[bytes], Any]) -> EventStream[Any]:
    """The items of a body that was read already."""
    items = Items(content, decode)

    def found() -> Generator[tuple[ServerSentEvent, Any], None, None]:
        yield from items.fed(body)
        if not items.is_done:
            yield from items.finished()

    return EventStream(None, found(), lambda: None)
