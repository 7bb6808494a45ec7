"""Kinds of content: how a body is read and written, per media type."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, TypeVar, overload

import msgspec

from ..values.unions import decode_hook

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Style(msgspec.Struct, frozen=True):
    """How a parameter or a form's field is written (OpenAPI 3.1 §4.8.12.3).

    The style ``json`` is one JSON text. ``reserved``: what RFC 3986 §2.2 reserves stays as it is in
    a query, but for what would end the value.
    """

    style: str = "form"
    explode: bool = True
    reserved: bool = False


_NO_STYLES: Mapping[str, Style] = {}


class Content(Generic[T_co]):
    """What a body holds: the media type on the wire and the Python type of its value.

    The media type of an answer may be several, as the Accept header has them: "image/png, image/gif".
    """

    __slots__ = ("_decoder", "media_type", "type")

    def __init__(self, type: Any, media_type: str) -> None:
        self.type = type
        self.media_type = media_type
        self._decoder: msgspec.json.Decoder[T_co] | None = None

    @property
    def decoder(self) -> msgspec.json.Decoder[T_co]:
        """The JSON decoder of the type, made when it is first needed.

        Two threads may both make it; the decoders are equal, so either may stay.
        """
        if self._decoder is None:
            self._decoder = msgspec.json.Decoder(self.type, dec_hook=decode_hook)
        return self._decoder

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.type!r}, {self.media_type!r})"


class Json(Content[T_co]):
    """A JSON document (RFC 8259)."""

    __slots__ = ()


class Form(Content[T_co]):
    """Fields as an HTML form sends them (``application/x-www-form-urlencoded``).

    ``styles`` are those of the fields, by wire name, that are not written in the usual way: lists
    repeat their name, objects are JSON.
    """

    __slots__ = ("styles",)

    def __init__(self, type: Any, media_type: str, styles: Mapping[str, Style]) -> None:
        super().__init__(type, media_type)
        self.styles = styles


class Text(Content[T_co]):
    """Text, in the charset that the response names, else UTF-8."""

    __slots__ = ()


class Binary(Content[T_co]):
    """Bytes, handed on as they are."""

    __slots__ = ()


class Varying(Content[T_co]):
    """As the Content-Type of an answer says, then the type (`*/*` in a description)."""

    __slots__ = ()


class Nothing(Content[T_co]):
    """No body; one that comes all the same is ignored."""

    __slots__ = ()


@overload
def json(type: type[T], media_type: str = ...) -> Content[T]: ...
@overload
def json(type: Any, media_type: str = ...) -> Content[Any]: ...
def json(type: Any, media_type: str = "application/json") -> Content[Any]:
    """A JSON body of the given type; ``object`` is any JSON."""
    return Json(Any if type is object else type, media_type)


@overload
def form(
    type: type[T], media_type: str = ..., *, styles: Mapping[str, Style] = ...
) -> Content[T]: ...
@overload
def form(
    type: Any, media_type: str = ..., *, styles: Mapping[str, Style] = ...
) -> Content[Any]: ...
def form(
    type: Any,
    media_type: str = "application/x-www-form-urlencoded",
    *,
    styles: Mapping[str, Style] = _NO_STYLES,
) -> Content[Any]:
    """A form body with the fields of the given type; ``object`` is any fields."""
    return Form(Any if type is object else type, media_type, styles)


def text(media_type: str = "text/plain") -> Content[str]:
    """A text body."""
    return Text(str, media_type)


def binary(media_type: str = "application/octet-stream") -> Content[bytes]:
    """A body of bytes."""
    return Binary(bytes, media_type)


@overload
def varying(type: type[T], media_type: str = ...) -> Content[T]: ...
@overload
def varying(type: Any, media_type: str = ...) -> Content[Any]: ...
def varying(type: Any, media_type: str = "*/*") -> Content[Any]:
    """An answer of the given type, in whatever media type; ``object`` is any JSON, text or bytes."""
    return Varying(Any if type is object else type, media_type)


def nothing() -> Content[None]:
    """An empty body."""
    return Nothing(None, "")
