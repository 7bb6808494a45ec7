"""What is sent and need not be in memory: paths, open files, iterators of bytes.

For example:
    client.films.create(film=Path("film.mp4"))
    client.films.create(film=("film.mp4", open("film.mp4", "rb"), "video/mp4"))
    client.films.create(film=UploadFile(Path("film.mp4"), progress=lambda sent, total: print(sent, total)))
"""

from collections.abc import AsyncIterable, Callable, Iterable, Mapping
from os import PathLike
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeGuard

from .kinds import is_bytes
from .package import public


class Readable(Protocol):
    """A file that is open for reading bytes."""

    def read(self, size: int = ..., /) -> bytes:
        """At most `size` bytes; none at the end."""
        ...


if TYPE_CHECKING:
    UploadContent: TypeAlias = (
        bytes
        | bytearray
        | memoryview
        | PathLike[str]
        | Readable
        | Iterable[bytes]
        | AsyncIterable[bytes]
    )
    """Bytes, or where they come from."""

    UploadableBody: TypeAlias = "UploadContent | UploadFile"
    """What can be a whole body: its bytes, or where they come from."""

    Uploadable: TypeAlias = (
        "UploadableBody | tuple[str | None, UploadContent] | tuple[str | None, UploadContent, str | None]"
    )
    """What can be a file within a body: content, or name and content, or these and a media type."""
else:  # models hold them as they are
    UploadContent = UploadableBody = Uploadable = Any


@public
class UploadFile:
    """Content to send, with what the server is told of it.

    Paths and files that can seek are read anew where a call is tried again. An iterator can be read
    once, so that a call that has begun to read it is not tried again.

    Args:
        content: Bytes, a path, a file that is open for reading bytes, or an iterator of bytes. An
            asynchronous iterator is for the asynchronous client.
        name: The name of the file; by default that of the path or of the open file.
        type: The media type; by default what the API's description says, or what the name tells.
        headers: More header fields of the part, where the file is one part of a body.
        progress: Called after each piece with the bytes sent so far, and with those of the whole
            content, or None where they are not known.
    """

    __slots__ = ("content", "headers", "name", "progress", "type")

    def __init__(
        self,
        content: "UploadContent",
        *,
        name: str | None = None,
        type: str | None = None,
        headers: Mapping[str, str] | None = None,
        progress: Callable[[int, int | None], object] | None = None,
    ) -> None:
        self.content = content
        self.name = name
        self.type = type
        self.headers = headers or {}
        self.progress = progress

    def __repr__(self) -> str:
        return f"<UploadFile {self.name!r}>" if self.name else "<UploadFile>"


def is_upload(value: object) -> bool:
    """Whether a value of which nothing is said is the content of a file, and not JSON."""
    return is_bytes(value) or isinstance(value, (UploadFile, PathLike)) or hasattr(value, "read")


def is_path(value: object) -> TypeGuard[PathLike[str]]:
    """Whether a value is a path."""
    return isinstance(value, PathLike)
