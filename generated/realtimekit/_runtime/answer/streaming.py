"""Responses whose body is read as it arrives."""

from __future__ import annotations

from codecs import getincrementaldecoder
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from ..values.fields import charset_of
from ..values.package import public
from .errors import APIConnectionError
from .files import counter, written_whole
from .response import WithHead, json_of, text_of

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, AsyncIterator, Callable, Iterator
    from os import PathLike

    from ..transports.protocol import AsyncTransportResponse, TransportResponse
    from .files import Progress
    from .response import APIResponse, RequestInfo, ResponseHead

T_co = TypeVar("T_co", covariant=True)

LONGEST_LINE: Final = 16 * 1024 * 1024
"""The most characters of a line. A stream may never end, and may have no line breaks."""


@public
class StreamedResponse(WithHead, Generic[T_co]):
    """A response whose body is read as it arrives. It is closed at the end of the `with` block."""

    __slots__ = ("_conclude", "_is_closed", "_pieces", "_reply")

    def __init__(
        self,
        head: ResponseHead,
        reply: TransportResponse,
        pieces: Iterator[bytes],
        conclude: Callable[[bytes], APIResponse[T_co]],
    ) -> None:
        super().__init__(head)
        self._reply = reply
        self._pieces = pieces
        self._conclude = conclude
        self._is_closed = False

    @property
    def is_closed(self) -> bool:
        """Whether the connection was released: by `close()`, or at the end of the `with` block."""
        return self._is_closed

    def iter_bytes(self) -> Iterator[bytes]:
        """The body in pieces, as they arrive. It can be read once."""
        return self._pieces

    def iter_text(self) -> Iterator[str]:
        """The body as text, in pieces that never split a character. It can be read once."""
        decode = getincrementaldecoder(charset_of(self.headers))(errors="replace").decode
        for piece in self._pieces:
            text = decode(piece)
            if text:
                yield text
        rest = decode(b"", True)
        if rest:
            yield rest

    def iter_lines(self) -> Iterator[str]:
        """The lines of the body, without their line breaks (LF, CRLF or CR).

        Raises:
            APIConnectionError: The body broke off, or a line is longer than 16 Mi characters.
        """
        lines = LineSplitter()
        for text in self.iter_text():
            yield from lines.feed(text)
            if lines.held > LONGEST_LINE:
                raise _line_too_long(self.request)
        yield from lines.finish()

    def read(self) -> bytes:
        """The rest of the body."""
        return b"".join(self._pieces)

    def text(self) -> str:
        """The rest of the body as text, in the charset of its Content-Type, else UTF-8."""
        return text_of(self.read(), self.headers)

    def json(self) -> Any:
        """The body, parsed as JSON.

        Raises:
            ValueError: The body is not JSON.
        """
        return json_of(self.read())

    def parse(self) -> T_co:
        """The decoded value of the body, which is read to its end.

        Raises:
            APIError: The errors of the operation itself.
        """
        return self._conclude(self.read()).parse()

    def stream_to_file(
        self, path: str | PathLike[str], *, progress: Progress | None = None
    ) -> None:
        """Write the body to a file, which gets its name when it is complete.

        Args:
            path: The file. One that is there already is replaced.
            progress: Called after each piece with the bytes written so far, and with those of the
                whole body, or None where the server does not say.

        Raises:
            APIConnectionError: The body broke off. The file is as it was.
            OSError: The file can't be written.
        """
        with written_whole(path) as file:
            told = counter(self.headers, progress)
            for piece in self._pieces:
                file.write(piece)
                told(len(piece))

    def close(self) -> None:
        """Release the connection. The rest of the body is lost."""
        self._is_closed = True
        self._reply.close()


@public
class AsyncStreamedResponse(WithHead, Generic[T_co]):
    """A response whose body is read as it arrives. Closed at the end of the `async with` block."""

    __slots__ = ("_conclude", "_is_closed", "_opened", "_pieces", "_reply")

    def __init__(
        self,
        head: ResponseHead,
        reply: AsyncTransportResponse,
        pieces: AsyncGenerator[bytes, None],
        conclude: Callable[[bytes], APIResponse[T_co]],
    ) -> None:
        super().__init__(head)
        self._reply = reply
        self._pieces = pieces
        self._conclude = conclude
        self._opened: list[AsyncGenerator[object, None]] = [pieces]
        self._is_closed = False

    @property
    def is_closed(self) -> bool:
        """Whether the connection was released: by `close()`, or at the end of the `async with` block."""
        return self._is_closed

    def iter_bytes(self) -> AsyncIterator[bytes]:
        """The body in pieces, as they arrive. It can be read once."""
        return self._pieces

    def iter_text(self) -> AsyncIterator[str]:
        """The body as text, in pieces that never split a character. It can be read once."""
        return self._to_be_closed(self._texts())

    def iter_lines(self) -> AsyncIterator[str]:
        """The lines of the body, without their line breaks (LF, CRLF or CR).

        Raises:
            APIConnectionError: The body broke off, or a line is longer than 16 Mi characters.
        """
        return self._to_be_closed(self._lines())

    async def read(self) -> bytes:
        """The rest of the body."""
        return b"".join([piece async for piece in self._pieces])

    async def text(self) -> str:
        """The rest of the body as text, in the charset of its Content-Type, else UTF-8."""
        return text_of(await self.read(), self.headers)

    async def json(self) -> Any:
        """The body, parsed as JSON.

        Raises:
            ValueError: The body is not JSON.
        """
        return json_of(await self.read())

    async def parse(self) -> T_co:
        """The decoded value of the body, which is read to its end.

        Raises:
            APIError: The errors of the operation itself.
        """
        return self._conclude(await self.read()).parse()

    async def stream_to_file(
        self, path: str | PathLike[str], *, progress: Progress | None = None
    ) -> None:
        """Write the body to a file, which gets its name when it is complete.

        Args:
            path: The file. One that is there already is replaced.
            progress: Called after each piece with the bytes written so far, and with those of the
                whole body, or None where the server does not say.

        Raises:
            APIConnectionError: The body broke off. The file is as it was.
            OSError: The file can't be written.
        """
        from anyio.to_thread import run_sync  # here, because it is rarely needed

        with written_whole(path) as file:
            told = counter(self.headers, progress)
            async for piece in self._pieces:
                await run_sync(file.write, piece)
                told(len(piece))

    async def close(self) -> None:
        """Release the connection. The rest of the body is lost."""
        self._is_closed = True
        # An iterator that was not exhausted has to be closed; trio warns of one that was not.
        for opened in reversed(self._opened):
            with suppress(RuntimeError):  # another task is reading
                await opened.aclose()
        await self._reply.close()

    def _to_be_closed(self, opened: AsyncGenerator[str, None]) -> AsyncIterator[str]:
        self._opened.append(opened)
        return opened

    async def _texts(self) -> AsyncGenerator[str, None]:
        decode = getincrementaldecoder(charset_of(self.headers))(errors="replace").decode
        async for piece in self._pieces:
            text = decode(piece)
            if text:
                yield text
        rest = decode(b"", True)
        if rest:
            yield rest

    async def _lines(self) -> AsyncGenerator[str, None]:
        lines = LineSplitter()
        async for text in self.iter_text():
            for line in lines.feed(text):
                yield line
            if lines.held > LONGEST_LINE:
                raise _line_too_long(self.request)
        for line in lines.finish():
            yield line


def _line_too_long(request: RequestInfo) -> APIConnectionError:
    message = f"{request.method} {request.url}: a line is longer than {LONGEST_LINE} characters"
    return APIConnectionError(message, request=request)


class LineSplitter:
    """Splits text that arrives in pieces into lines.

    Attributes:
        held: The number of characters of the line that is not complete yet.
    """

    __slots__ = ("_rest", "held")

    def __init__(self) -> None:
        self._rest: list[str] = []
        self.held = 0

    def feed(self, text: str) -> list[str]:
        """The lines that this piece completes."""
        if "\n" not in text and "\r" not in text and self._rest[-1:] != ["\r"]:
            self._rest.append(text)
            self.held += len(text)
            return []
        joined = "".join(self._rest) + text
        # A final CR may be the first half of a CRLF.
        held = "\r" if joined.endswith("\r") else ""
        lines = joined[: len(joined) - len(held)].replace("\r\n", "\n").replace("\r", "\n")
        *complete, rest = lines.split("\n")
        self._rest = [part for part in (rest, held) if part]
        self.held = len(rest)
        return complete

    def finish(self) -> list[str]:
        """The last line, if it has no line break."""
        rest = "".join(self._rest)
        self._rest = []
        return [rest.removesuffix("\r")] if rest else []
