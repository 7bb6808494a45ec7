"""Compressed bodies, undone in pieces of bounded size, so that a small body can't fill the memory.

Whoever counts the pieces can stop at any of them; nothing is decompressed ahead.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Final

ACCEPTED: Final = "gzip, deflate"

_PIECE: Final = 64 * 1024
_MOST_CODINGS: Final = 4
_GZIP: Final = 16 + zlib.MAX_WBITS
_ZLIB: Final = zlib.MAX_WBITS
_BARE: Final = -zlib.MAX_WBITS


class CorruptBodyError(Exception):
    """A compressed body can't be read."""


class Inflater:
    """Undoes the codings of a body, the last one first."""

    def __init__(self, codings: list[str]) -> None:
        self._stages = [_Stage(coding) for coding in reversed(codings)]

    def feed(self, data: bytes) -> Iterator[bytes]:
        """Some more data, decompressed, in pieces of at most 64 KiB."""
        pieces: Iterator[bytes] = iter((data,))
        for stage in self._stages:
            pieces = _through(stage, pieces)
        return pieces

    def finish(self) -> None:
        """Refuse a body that ends too early."""
        if not all(stage.is_complete for stage in self._stages):
            raise CorruptBodyError("the compressed body ends too early")


def inflater_for(headers: Iterable[tuple[str, str]]) -> Inflater:
    """What undoes the codings of a response (RFC 9110 §8.4), of which most have none.

    Raises:
        CorruptBodyError: One of them is unknown, or they are too many.
    """
    named = [value for name, value in headers if name.lower() == "content-encoding"]
    if not named:
        return Inflater([])
    given = [coding.strip().lower() for coding in ",".join(named).split(",")]
    codings = [coding for coding in given if coding not in ("", "identity")]
    if not {"gzip", "x-gzip", "deflate"}.issuperset(codings):
        raise CorruptBodyError("the body has a content coding that was not asked for")
    if len(codings) > _MOST_CODINGS:
        raise CorruptBodyError(f"the body is compressed {len(codings)} times")
    return Inflater(codings)


def _through(stage: _Stage, pieces: Iterable[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        yield from stage.feed(piece)


class _Stage:
    """One coding: gzip, which can have several members (RFC 1952 §2.2), or deflate."""

    def __init__(self, coding: str) -> None:
        self._is_gzip = coding != "deflate"
        self._stream: zlib._Decompress | None = None  # pyright: ignore[reportPrivateUsage]

    @property
    def is_complete(self) -> bool:
        """Whether the data can end here. An empty body is complete: HEAD has a coding, too."""
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
            raise CorruptBodyError("there is something behind the compressed body")
        # "deflate" means zlib's format (RFC 9110 §8.4.1.2), but some servers leave its frame out.
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
        # A full piece can have more behind it even when all of the data was taken.
        if not data and len(piece) < _PIECE:
            return
