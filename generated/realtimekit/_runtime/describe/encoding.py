"""Bodies of several parts (RFC 7578; OpenAPI 3.1 §4.8.15.1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

from .content import Content, Style

T_co = TypeVar("T_co", covariant=True)


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """How one property of the body is written.

    Attributes:
        media_type: What the description says: one, or several that a file can have, with commas
            between; "" where it says nothing.
        style: How a value that is no file becomes text; None for the usual way, in which a list is a
            part for each item, and objects are JSON.
        headers: Header fields with fixed values.
        is_file: Whether it is a file.
        is_list: Whether it can be a list of files.
    """

    media_type: str = ""
    style: Style | None = None
    headers: Mapping[str, str] = {}
    is_file: bool = False
    is_list: bool = False


_NO_PARTS: Mapping[str, Part] = {}
_NO_HEADERS: Mapping[str, str] = {}


class Multipart(Content[T_co]):
    """A body with a part for each property. `parts` has those that say more than their value."""

    __slots__ = ("parts",)

    def __init__(
        self, type: Any, media_type: str, parts: Mapping[str, Part], is_open: bool = False
    ) -> None:
        super().__init__(type, media_type, is_open)
        self.parts = parts


def multipart(
    type: Any,
    media_type: str = "multipart/form-data",
    *,
    parts: Mapping[str, Part] = _NO_PARTS,
    is_open: bool = False,
) -> Content[Any]:
    """A body of parts, one for each property of the given type; `object` stands for any."""
    return Multipart(Any if type is object else type, media_type, parts, is_open)


def part(
    media_type: str = "",
    *,
    style: Style | None = None,
    headers: Mapping[str, str] = _NO_HEADERS,
    is_file: bool = False,
    is_list: bool = False,
) -> Part:
    """See `Part`."""
    return Part(
        media_type=media_type, style=style, headers=headers, is_file=is_file, is_list=is_list
    )
