"""Decompression of bodies in pieces of bounded size, so that a small body can't fill the memory.

Nothing is decompressed ahead, so the reader can stop after any piece.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

ACCEPTED: Final = "gzip, deflate"

_PIECE: Final = 64 * 1024
_MOST_CODINGS: Final = 4
_GZIP: Final = 16 + zlib.MAX_WBITS
_ZLIB: Final = zlib.MAX_WBITS
_BARE: Final = -zlib.MAX_WBITS


class CorruptBodyError(Exception):
    """A compressed body can't be decompressed."""


class Inflater:
    """Reverses the content codings of a body, the last one first."""

    def __init__(self, codings: list[str]) -> None:
        self._stages = [_Stage(coding) for coding in reversed(codings)]

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The decompressed data of the next piece, in pieces of at most 64 KiB.

        Raises:
            CorruptBodyError: The data is corrupt.
        """
        pieces: Iterator[bytes] = iter((data,))
        for stage in self._stages:
            pieces = _through(stage, pieces)
        return pieces

    def finish(self) -> None:
        """End the body.

        Raises:
            CorruptBodyError: The body is incomplete.
        """
        if not all(stage.is_complete for stage in self._stages):
            raise CorruptBodyError("the compressed body is incomplete")


def accepting(headers: Sequence[tuple[str, str]]) -> Sequence[tuple[str, str]]:
    """The header fields of a request, with the codings that are known here unless it names some."""
    is_given = any(name == "accept-encoding" for name, _ in headers)
    return headers if is_given else [("accept-encoding", ACCEPTED), *headers]


def inflater_for(headers: Iterable[tuple[str, str]]) -> Inflater:
    """The inflater for the content codings of a response (RFC 9110 §8.4).

    Raises:
        CorruptBodyError: A coding is unknown, or there are more than four.
    """
    named = [value for name, value in headers if name.lower() == "content-encoding"]
    if not named:
        return Inflater([])
    given = [coding.strip().lower() for coding in ",".join(named).split(",")]
    codings = [coding for coding in given if coding not in ("", "identity")]
    if not {"gzip", "x-gzip", "deflate"}.issuperset(codings):
        raise CorruptBodyError("the body has a content coding that the request did not accept")
    if len(codings) > _MOST_CODINGS:
        raise CorruptBodyError(
            f"the body has {len(codings)} content codings; at most {_MOST_CODINGS} are read"
        )
    return Inflater(codings)


def _through(stage: _Stage, pieces: Iterable[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        yield from stage.feed(piece)


class _Stage:
    """One content coding: gzip, which can have several members (RFC 1952 §2.2), or deflate."""

    def __init__(self, coding: str) -> None:
        self._is_gzip = coding != "deflate"
        self._stream: zlib._Decompress | None = None  # pyright: ignore[reportPrivateUsage]

    @property
    def is_complete(self) -> bool:
        """Whether the data can end here. It may be empty: a response to HEAD has codings, too."""
        return self._stream is None or self._stream.eof

    def feed(self, data: bytes) -> Iterator[bytes]:
        while data:
            stream = self._stream
            if stream is None or stream.eof:
                stream = self._stream = self._next_stream(data)
            yield from _inflated(stream, data)
            data = stream.unused_data

    def _next_stream(self, data: bytes) -> zlib._Decompress:  # pyright: ignore[reportPrivateUsage]
        if self._is_gzip:
            return zlib.decompressobj(_GZIP)
        if self._stream is not None:
            raise CorruptBodyError("unexpected data follows the compressed body")
        # "deflate" means zlib's format (RFC 9110 §8.4.1.2), but some servers omit its frame.
        return zlib.decompressobj(_ZLIB if data[0] & 15 == zlib.DEFLATED else _BARE)


def _inflated(
    stream: zlib._Decompress, data: bytes  # pyright: ignore[reportPrivateUsage]
) -> Iterator[bytes]:
    while not stream.eof:
        try:
            piece = stream.decompress(data, _PIECE)
        except zlib.error:
            raise CorruptBodyError("the compressed body is corrupt") from None
        data = stream.unconsumed_tail
        if piece:
            yield piece
        # After a full piece there can be more, even if all of the data was consumed.
        if not data and len(piece) < _PIECE:
            return
