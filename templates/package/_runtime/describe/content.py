"""The content of bodies, by media type."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import Any, Generic, TypeVar, overload

import msgspec

from ..values.unions import decode_hook

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Style(msgspec.Struct, frozen=True):
    """How a parameter or a form's field is serialized (OpenAPI 3.1 §4.8.12.3).

    The style `json` is one JSON text. With `reserved`, a query keeps the characters that RFC 3986
    §2.2 reserves, except those that would end the value.
    """

    style: str = "form"
    explode: bool = True
    reserved: bool = False


_NO_STYLES: Mapping[str, Style] = {}


class Content(Generic[T_co]):
    """The media type of a body, and the Python type of its value.

    A response may have several media types, as in the Accept header: "image/png, image/gif".

    `is_open` says whether it holds open models, whose further properties are kept.
    """

    __slots__ = ("_decoder", "is_open", "media_type", "type")

    def __init__(self, type: Any, media_type: str, is_open: bool = False) -> None:
        self.type = type
        self.media_type = media_type
        self.is_open = is_open
        self._decoder: msgspec.json.Decoder[T_co] | None = None

    @property
    def decoder(self) -> msgspec.json.Decoder[T_co]:
        """The JSON decoder of the type, made when it is first needed.

        Two threads may both make one. The decoders are equal, so it does not matter which stays.
        """
        if self._decoder is None:
            self._decoder = msgspec.json.Decoder(self.type, dec_hook=decode_hook)
        return self._decoder

    def holding(self, type: Any) -> Content[Any]:
        """The same content with another type."""
        double: Content[Any] = copy(self)
        double.type, double._decoder = type, None
        return double

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.type!r}, {self.media_type!r})"


class Json(Content[T_co]):
    """A JSON document (RFC 8259)."""

    __slots__ = ()


class Form(Content[T_co]):
    """Fields as an HTML form sends them (`application/x-www-form-urlencoded`).

    `styles` has the fields, by wire name, that are not written in the usual way, in which lists
    repeat their name and objects are JSON.
    """

    __slots__ = ("styles",)

    def __init__(
        self, type: Any, media_type: str, styles: Mapping[str, Style], is_open: bool = False
    ) -> None:
        super().__init__(type, media_type, is_open)
        self.styles = styles


class Text(Content[T_co]):
    """Text, in the charset of its Content-Type, else UTF-8."""

    __slots__ = ()


class Binary(Content[T_co]):
    """Bytes, without any conversion."""

    __slots__ = ()


class Varying(Content[T_co]):
    """What the Content-Type of a response says, then the type (`*/*` in a description)."""

    __slots__ = ()


class Listed(Content[T_co]):
    """A JSON array, of which the type is a page whose `items` it becomes."""

    __slots__ = ("array",)

    def __init__(self, type: Any, array: Any, media_type: str, is_open: bool = False) -> None:
        super().__init__(type, media_type, is_open)
        self.array = Json[Any](array, media_type, is_open)


class Nothing(Content[T_co]):
    """No body. One that is there nevertheless is ignored."""

    __slots__ = ()


@overload
def json(type: type[T], media_type: str = ..., *, is_open: bool = ...) -> Content[T]: ...
@overload
def json(type: Any, media_type: str = ..., *, is_open: bool = ...) -> Content[Any]: ...
def json(type: Any, media_type: str = "application/json", *, is_open: bool = False) -> Content[Any]:
    """A JSON body of the given type; `object` stands for any JSON value."""
    return Json(Any if type is object else type, media_type, is_open)


@overload
def form(
    type: type[T],
    media_type: str = ...,
    *,
    styles: Mapping[str, Style] = ...,
    is_open: bool = ...,
) -> Content[T]: ...
@overload
def form(
    type: Any, media_type: str = ..., *, styles: Mapping[str, Style] = ..., is_open: bool = ...
) -> Content[Any]: ...
def form(
    type: Any,
    media_type: str = "application/x-www-form-urlencoded",
    *,
    styles: Mapping[str, Style] = _NO_STYLES,
    is_open: bool = False,
) -> Content[Any]:
    """A form body with the fields of the given type; `object` stands for any fields."""
    return Form(Any if type is object else type, media_type, styles, is_open)


def text(media_type: str = "text/plain") -> Content[str]:
    """A text body."""
    return Text(str, media_type)


def binary(media_type: str = "application/octet-stream") -> Content[bytes]:
    """A body of bytes."""
    return Binary(bytes, media_type)


@overload
def varying(type: type[T], media_type: str = ..., *, is_open: bool = ...) -> Content[T]: ...
@overload
def varying(type: Any, media_type: str = ..., *, is_open: bool = ...) -> Content[Any]: ...
def varying(type: Any, media_type: str = "*/*", *, is_open: bool = False) -> Content[Any]:
    """A response of the given type, in any media type; `object` stands for any JSON, text or bytes."""
    return Varying(Any if type is object else type, media_type, is_open)


def listed(
    type: type[T], array: Any, media_type: str = "application/json", *, is_open: bool = False
) -> Content[T]:
    """A JSON body that is an array of the given type, and becomes the `items` of a page."""
    return Listed(type, array, media_type, is_open)


def nothing() -> Content[None]:
    """An empty body."""
    return Nothing(None, "")
