"""Files that are there as a whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

if TYPE_CHECKING:
    from ..values.fields import HeaderMap

Progress: TypeAlias = Callable[[int, int | None], object]
"""Gets the bytes so far, and those of the whole where they are known."""


@contextmanager
def written_whole(path: str | os.PathLike[str]) -> Generator[BinaryIO]:
    """A file to write to, which takes the place of `path` at the end of the block.

    If the block fails, what was written is deleted.
    """
    from pathlib import Path  # here, because they are rarely needed
    from secrets import token_hex

    whole = Path(path)
    part = whole.with_name(f".{whole.name}.{token_hex(4)}.part")
    try:
        with part.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.replace(whole)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise


def counter(headers: HeaderMap, progress: Progress | None) -> Callable[[int], object]:
    """A function that adds up the sizes of pieces and tells `progress`.

    The length of an encoded body (RFC 9110 §8.4) is not that of what is written.
    """
    if progress is None:
        return lambda _: None
    length = headers.get("content-length", "")
    is_known = length.isascii() and length.isdigit() and "content-encoding" not in headers
    total = int(length) if is_known else None
    written = 0

    def told(size: int) -> None:
        nonlocal written
        written += size
        progress(written, total)

    return told
