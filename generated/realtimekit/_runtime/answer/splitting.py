"""From the bytes of a stream to its events or lines, however they are cut into pieces."""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from ..transports.protocol import TransportError

LONGEST: Final = 16 * 1024 * 1024
"""The most bytes of a line, and of an event's data: a stream may never end."""

_BREAK: Final = re.compile(rb"\r\n|\n|\r")


class ServerSentEvent(msgspec.Struct, frozen=True):
    """One event (HTML, §9.2.6). Its `repr` does not show the data.

    Attributes:
        data: The lines of its data, joined by LF.
        event: Its type; "message" where the server names none.
        id: The last id that the server has sent so far; "" if it has sent none.
        retry: The milliseconds to wait before another connection, if the server has said so with
            this event.
    """

    data: str
    event: str = "message"
    id: str = ""
    retry: int | None = None

    def __repr__(self) -> str:
        return f"<ServerSentEvent {self.event!r}>"


class EventSplitter:
    """Splits a stream of bytes into server-sent events.

    Attributes:
        last_id: The last id that the server has sent.
        retry: The milliseconds to wait before another connection, if the server has said so.
    """

    __slots__ = ("_begun", "_data", "_event", "_lines", "_retry", "_size", "last_id", "retry")

    def __init__(self) -> None:
        self._lines = LineCutter(_BREAK)
        self._begun = False
        self._data: list[bytes] = []
        self._event = b""
        self._retry: int | None = None
        self._size = 0
        self.last_id = ""
        self.retry: int | None = None

    def feed(self, piece: bytes) -> Iterator[ServerSentEvent]:
        """The events that a piece completes.

        Raises:
            TransportError: A line, or the data of an event, is longer than 16 MiB.
        """
        for line in self._lines.feed(piece):
            if not self._begun:
                self._begun, line = True, line.removeprefix(BOM_UTF8)
            if line:
                self._field(line)
                continue
            found = self._dispatched()
            if found is not None:
                yield found

    def finish(self) -> Iterator[ServerSentEvent]:
        """Nothing: an event that is not complete at the end does not count."""
        return iter(())

    def _field(self, line: bytes) -> None:
        name, _, value = line.partition(b":")
        value = value.removeprefix(b" ")
        if name == b"data":
            self._size += len(value) + 1
            if self._size > LONGEST:
                raise _too_long("the data of an event")
            self._data.append(value)
        elif name == b"event":
            self._event = value
        elif name == b"id" and b"\0" not in value:
            self.last_id = value.decode("utf-8", "replace")
        elif name == b"retry" and value.isdigit():
            self.retry = self._retry = int(value[:18])

    def _dispatched(self) -> ServerSentEvent | None:
        data, event, retry = self._data, self._event, self._retry
        self._data, self._event, self._retry, self._size = [], b"", None, 0
        if not data:
            return None
        text = b"\n".join(data).decode("utf-8", "replace")
        return ServerSentEvent(
            text, event.decode("utf-8", "replace") or "message", self.last_id, retry
        )


class LineSplitter:
    """Splits a stream of bytes into lines that are not empty (JSON Lines, RFC 7464)."""

    __slots__ = ("_lines",)

    last_id = ""
    retry: int | None = None

    def __init__(self) -> None:
        self._lines = LineCutter(re.compile(rb"\n"))

    def feed(self, piece: bytes) -> Iterator[ServerSentEvent]:
        """The lines that a piece completes, each as the data of an event."""
        yield from self._items(self._lines.feed(piece))

    def finish(self) -> Iterator[ServerSentEvent]:
        """The last line, if it has no line break."""
        yield from self._items(self._lines.finish())

    def _items(self, lines: Any) -> Iterator[ServerSentEvent]:
        for line in lines:
            text = line.strip(b"\x1e\r \t").removeprefix(BOM_UTF8)
            if text:
                yield ServerSentEvent(text.decode("utf-8", "replace"))


class NoSplitter:
    """Takes a body as one item: what a server sends that has no streams."""

    __slots__ = ("_pieces",)

    last_id = ""
    retry: int | None = None

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def feed(self, piece: bytes) -> Iterator[ServerSentEvent]:
        """Nothing, before the end."""
        self._pieces.append(piece)
        return iter(())

    def finish(self) -> Iterator[ServerSentEvent]:
        """The body."""
        yield ServerSentEvent(b"".join(self._pieces).decode("utf-8", "replace"))


class LineCutter:
    """Cuts bytes into lines. A line that ends with CR is complete: an LF that follows belongs to it."""

    __slots__ = ("_break", "_held", "_rest", "_skips")

    def __init__(self, line_break: re.Pattern[bytes]) -> None:
        self._break = line_break
        self._rest: list[bytes] = []
        self._held = 0
        self._skips = False

    def feed(self, piece: bytes) -> list[bytes]:
        """The lines that a piece completes.

        Raises:
            TransportError: A line is longer than 16 MiB.
        """
        if self._skips and piece:
            piece, self._skips = piece.removeprefix(b"\n"), False
        *lines, rest = self._break.split(piece)
        if lines:
            lines[0] = b"".join([*self._rest, lines[0]])
            self._rest, self._held = [], 0
            self._skips = piece.endswith(b"\r") and not rest
        if rest:
            self._rest.append(rest)
            self._held += len(rest)
        if self._held > LONGEST:
            raise _too_long("a line")
        return lines

    def finish(self) -> list[bytes]:
        """The last line, if it has no line break."""
        rest, self._rest = b"".join(self._rest), []
        return [rest] if rest else []


def _too_long(what: str) -> TransportError:
    return TransportError(f"{what} is longer than {LONGEST} bytes", is_lasting=True)
