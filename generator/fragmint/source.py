"""The text of one file, and places in it."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from .diagnostic import Diagnostic, Severity

_LINE_BREAK = re.compile(r"\r\n|\n|\r")

# UTF-32 first: the UTF-16 little-endian mark is the beginning of the UTF-32 one.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


# No slots: a cached property keeps its value in the instance's __dict__.
@dataclass(frozen=True)
class Source:
    """The text of one file. Offsets into it count characters (code points).

    For example: ``Source("spec/api.yaml", "openapi: 3.1.0\\n")``.
    """

    path: str
    """The file's name as it is shown to people: posix, relative where possible."""
    text: str

    def span(self, start: int, end: int) -> Span:
        """Return the place from `start` up to, not including, `end`."""
        return Span(self, start, end)

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which the lines begin; lines end at LF, CR LF or CR."""
        return (0, *(found.end() for found in _LINE_BREAK.finditer(self.text)))

    def line_of(self, offset: int) -> int:
        """Return the number of the line that holds `offset`, the first line being 1."""
        return bisect_right(self.line_starts, offset)

    def line_text(self, line: int) -> str:
        """Return line number `line` without its line break, as the file has it (not made safe to print)."""
        starts = self.line_starts
        end = starts[line] if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : end].rstrip("\r\n")


@dataclass(frozen=True, slots=True)
class Span:
    """A place in a source: the characters from `start` up to, not including, `end`.

    For example: in the line ``title: Museum`` the value has the columns 8 to 14.
    Lines and columns count from 1; columns count characters.
    """

    source: Source
    start: int
    end: int

    @property
    def line(self) -> int:
        """The line of the first character."""
        return self.source.line_of(self.start)

    @property
    def column(self) -> int:
        """The column of the first character."""
        return self.start - self.source.line_starts[self.line - 1] + 1

    @property
    def end_line(self) -> int:
        """The line of the place right after the last character."""
        return self.source.line_of(self.end)

    @property
    def end_column(self) -> int:
        """The column right after the last character."""
        return self.end - self.source.line_starts[self.end_line - 1] + 1

    @property
    def line_text(self) -> str:
        """The whole first line, as the file has it (not made safe to print)."""
        return self.source.line_text(self.line)

    @property
    def text(self) -> str:
        """The characters of this place, as the file has them."""
        return self.source.text[self.start : self.end]


def decode(path: str, data: bytes) -> Source | Diagnostic:
    """Return the text of a file's bytes, or the reason why they are not text.

    UTF-8 with or without a byte-order mark; UTF-16 and UTF-32 with one.
    """
    encoding, body = _encoding_of(data)
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        return _undecodable(path, body, encoding, error)
    if "\0" in text:
        return _binary(path, text)
    return Source(path, text)


def _encoding_of(data: bytes) -> tuple[str, bytes]:
    """Return the encoding that the byte-order mark announces, and what follows the mark."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return encoding, data[len(mark) :]
    return "utf-8", data


def _undecodable(path: str, body: bytes, encoding: str, error: UnicodeDecodeError) -> Diagnostic:
    if b"\0" in body and encoding == "utf-8":
        return _binary(path, "")
    source = Source(path, body.decode(encoding, "replace"))
    offset = len(body[: error.start].decode(encoding, "replace"))
    return Diagnostic(
        rule="encoding",
        severity=Severity.ERROR,
        message=f"the file is not {encoding.upper()}: the byte at offset {error.start} cannot be read",
        span=source.span(offset, offset + 1),
        hint="save the file as UTF-8",
    )


def _binary(path: str, text: str) -> Diagnostic:
    source = Source(path, text)
    offset = max(text.find("\0"), 0)
    return Diagnostic(
        rule="encoding",
        severity=Severity.ERROR,
        message="the file is not text: it holds NUL bytes",
        span=source.span(offset, offset),
        hint="name an OpenAPI document in YAML or JSON, saved as UTF-8",
    )
