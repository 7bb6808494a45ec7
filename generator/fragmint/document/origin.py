"""Where in the document something was said."""

from __future__ import annotations

from dataclasses import dataclass

from ..source import Span


@dataclass(frozen=True, slots=True)
class Origin:
    """The JSON pointer of an object and its place in the file.

    For example: `Origin("#/components/schemas/Ticket", span)`.
    """

    pointer: str
    span: Span
