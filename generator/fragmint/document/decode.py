"""Decode the bytes of a file to its text."""

from __future__ import annotations

import codecs

from ..findings.diagnostic import Diagnostic
from ..source import Source

# UTF-32 first: the UTF-16 little-endian mark is the beginning of the UTF-32 one.
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


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
        message=f"the file is not valid {encoding.upper()}: the byte at offset {error.start} cannot be decoded",
        span=source.span(offset, offset + 1),
        hint="save the file as UTF-8",
    )


def _binary(path: str, text: str) -> Diagnostic:
    source = Source(path, text)
    offset = max(text.find("\0"), 0)
    return Diagnostic(
        rule="encoding",
        message="the file is not text: it contains NUL bytes",
        span=source.span(offset, offset),
        hint="name an OpenAPI document in YAML or JSON, saved as UTF-8",
    )
