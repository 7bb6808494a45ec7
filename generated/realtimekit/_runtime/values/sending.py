"""Request bodies that are read piece by piece while they are sent."""

from __future__ import annotations

import io
import os
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final

from .kinds import is_bytes, is_sequence, name_of_type
from .uploads import is_path

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

PIECE: Final = 64 * 1024
"""The most bytes of a file that are in memory at a time."""


class Source:
    """One content of a body: where its bytes come from.

    Attributes:
        length: The number of its bytes; None where only its end tells.
    """

    __slots__ = ("_begun", "_content", "_progress", "_start", "length")

    def __init__(
        self, name: str, content: Any, progress: Callable[[int, int | None], object] | None = None
    ) -> None:
        """Find out how long the content is.

        Args:
            name: The name of the argument, for messages.
            content: See `values.uploads`.
            progress: See `values.uploads.UploadFile`.

        Raises:
            ValueError: It is no content.
            OSError: The path is that of no file.
        """
        _check(name, content)
        self._content = content
        self._progress = progress
        self._begun = False
        self._start: int | None = None
        self.length = self._measured()

    def _measured(self) -> int | None:
        content = self._content
        if is_bytes(content):
            return len(content) if isinstance(content, bytes) else memoryview(content).nbytes
        if is_path(content):
            return os.stat(content).st_size
        if is_sequence(content):
            return sum(map(len, content))
        if _is_seekable(content):
            start: int = content.tell()
            end: int = content.seek(0, os.SEEK_END)
            content.seek(start)
            self._start = start
            return max(end - start, 0)
        return None

    @property
    def is_awaited(self) -> bool:
        """Whether only an event loop can read it."""
        content = self._content
        return hasattr(content, "__aiter__") and not hasattr(content, "__iter__")

    @property
    def can_begin(self) -> bool:
        """Whether it can be read from its start, for the first time or again."""
        return self._is_repeatable() or not self._begun

    def _is_repeatable(self) -> bool:
        content = self._content
        if is_bytes(content) or is_path(content) or self._start is not None:
            return True
        if hasattr(content, "read"):
            return False
        return not isinstance(content, (Iterator, AsyncIterator))

    def pieces(self) -> Iterator[bytes]:
        """The bytes, from the start."""
        self._begin()
        told = self._telling()
        for piece in self._read():
            yield piece
            told(len(piece))

    async def pieces_async(self) -> AsyncIterator[bytes]:
        """The bytes, from the start; files are read in a thread of their own."""
        self._begin()
        told = self._telling()
        if self.is_awaited:
            async for piece in self._content:
                yield piece
                told(len(piece))
            return
        read: Iterator[bytes] = self._read()
        is_file = is_path(self._content) or hasattr(self._content, "read")
        if not is_file:
            for piece in read:
                yield piece
                told(len(piece))
            return
        from anyio.to_thread import run_sync  # here, because it is rarely needed

        while (piece := await run_sync(next, read, b"")) != b"":
            yield piece
            told(len(piece))

    def _begin(self) -> None:
        if not self.can_begin:
            raise ValueError("the content can be read once only, and has been read already")
        self._begun = True

    def _telling(self) -> Callable[[int], object]:
        progress, total = self._progress, self.length
        if progress is None:
            return lambda _: None
        sent = 0

        def told(size: int) -> None:
            nonlocal sent
            sent += size
            progress(sent, total)

        return told

    def _read(self) -> Iterator[bytes]:
        content = self._content
        if is_bytes(content):
            whole = memoryview(content).cast("B")
            for at in range(0, len(whole), PIECE):
                yield bytes(whole[at : at + PIECE])
        elif is_path(content):
            with open(content, "rb") as file:
                yield from self._within_length(file)
        elif hasattr(content, "read"):
            if self._start is not None:
                content.seek(self._start)
            yield from self._within_length(content)
        else:
            yield from (piece for piece in content if piece)

    def _within_length(self, file: Any) -> Iterator[bytes]:
        """The bytes of a file, no more than it had when its length was told to the server.

        Raises:
            ValueError: There are fewer, or they are no bytes.
        """
        left = self.length
        while left is None or left > 0:
            piece = file.read(PIECE if left is None else min(PIECE, left))
            if not is_bytes(piece):
                raise ValueError("expected a file that is open for reading bytes (mode 'rb')")
            if not piece:
                break
            if left is not None:
                left -= len(piece)
            yield bytes(piece)
        if left:
            raise ValueError("a file has become shorter while it was sent")


def _check(name: str, content: object) -> None:
    if isinstance(content, io.TextIOBase):
        raise ValueError(f"{name}: expected a file that is open for reading bytes (mode 'rb')")
    if not _is_content(content):
        hint = ": give a Path to read a file, or text.encode()" if isinstance(content, str) else ""
        raise ValueError(
            f"{name}: expected bytes, a path, a file or an iterator of bytes, "
            f"got {name_of_type(content)}{hint}"
        )


def _is_content(content: object) -> bool:
    if isinstance(content, (str, dict)):
        return False
    known = (os.PathLike, Iterable, AsyncIterable)
    return is_bytes(content) or isinstance(content, known) or hasattr(content, "read")


def _is_seekable(content: Any) -> bool:
    """Whether a file can go back to where it is now."""
    seekable = getattr(content, "seekable", None)
    return hasattr(content, "read") and callable(seekable) and bool(seekable())


class StreamedBody:
    """See `transports.protocol.BodyStream`.

    Attributes:
        length: The number of bytes; None where only the end tells.
        media_type: The media type, where it is not that of the operation.
    """

    __slots__ = ("_failure", "_segments", "length", "media_type")

    def __init__(self, segments: Sequence[bytes | Source], media_type: str | None = None) -> None:
        self._segments = segments
        self.media_type = media_type
        self._failure: tuple[Exception, TracebackType | None] | None = None
        sizes = [len(each) if isinstance(each, bytes) else each.length for each in segments]
        known = [size for size in sizes if size is not None]
        self.length = sum(known) if len(known) == len(sizes) else None

    @property
    def is_awaited(self) -> bool:
        """Whether only an event loop can read it."""
        return any(not isinstance(each, bytes) and each.is_awaited for each in self._segments)

    @property
    def can_begin(self) -> bool:
        """Whether it can be sent from its start, for the first time or again."""
        return all(isinstance(each, bytes) or each.can_begin for each in self._segments)

    def __iter__(self) -> Iterator[bytes]:
        try:
            for each in self._segments:
                if isinstance(each, bytes):
                    yield each
                else:
                    yield from each.pieces()
        except Exception as error:
            self._failure = error, error.__traceback__
            raise

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            for each in self._segments:
                if isinstance(each, bytes):
                    yield each
                else:
                    async for piece in each.pieces_async():
                        yield piece
        except Exception as error:
            self._failure = error, error.__traceback__
            raise

    def raise_failure(self) -> None:
        """Raise what reading the content has raised, in place of what a transport makes of it.

        The traceback is without the frames of the HTTP library, which hold headers.
        """
        if self._failure is not None:
            error, traceback = self._failure
            raise error.with_traceback(traceback)

    def __repr__(self) -> str:
        size = "unknown length" if self.length is None else f"{self.length} bytes"
        return f"<{type(self).__name__} of {size}>"
