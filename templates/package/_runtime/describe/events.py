"""Answers that come one item at a time: server-sent events, and JSON values one a line."""

from __future__ import annotations

from typing import Any, TypeVar

from .content import Content

T_co = TypeVar("T_co", covariant=True)


class Events(Content[T_co]):
    """Server-sent events (HTML, §9.2), or lines of JSON; `type` is that of an item.

    Attributes:
        is_lines: Whether each line is an item, and there are no events.
        whole: How the data is read where an item is the whole event (`event`, `data`, `id`, `retry`):
            "text" or "json"; "" where an item is the data alone (OpenAPI 3.2 §4.14.4).
    """

    __slots__ = ("is_lines", "whole")

    def __init__(
        self, type: Any, media_type: str, is_lines: bool, whole: str, is_open: bool
    ) -> None:
        super().__init__(type, media_type, is_open)
        self.is_lines = is_lines
        self.whole = whole


def event_stream(
    type: Any,
    media_type: str = "text/event-stream",
    *,
    whole: str = "",
    is_open: bool = False,
) -> Content[Any]:
    """Server-sent events whose data is of the given type: `str` for text, else JSON."""
    return Events(Any if type is object else type, media_type, False, whole, is_open)


def json_lines(
    type: Any, media_type: str = "application/jsonl", *, is_open: bool = False
) -> Content[Any]:
    """JSON values of the given type, one a line."""
    return Events(Any if type is object else type, media_type, True, "", is_open)
