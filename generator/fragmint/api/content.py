"""What travels: parameters, bodies and answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ..document.origin import Origin
from .types import Doc, Examples, Type


class Location(StrEnum):
    """Where a parameter travels (OpenAPI, Parameter Object, `in`)."""

    PATH = "path"
    QUERY = "query"
    HEADER = "header"
    COOKIE = "cookie"


class BodyKind(StrEnum):
    """How a body is written on the wire."""

    JSON = "json"
    FORM = "form"
    MULTIPART = "multipart"
    TEXT = "text"
    BINARY = "binary"
    EVENTS = "event_stream"
    """Server-sent events, one item each."""
    LINES = "json_lines"
    """JSON values, one a line."""
    VARYING = "varying"
    """As the Content-Type of an answer says."""
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Style:
    """How a value becomes text, a parameter's or a form field's (OpenAPI, Style Values).

    For example: `{style: form, explode: false}` writes a list as `a,b`. `reserved` is
    `allowReserved`, which means something in queries and forms alone.
    """

    name: str
    explode: bool
    reserved: bool = False


@dataclass(frozen=True, slots=True)
class PartRule:
    """How one part of a body is written, where its value doesn't tell.

    For example: `encoding: {photo: {contentType: 'image/png, image/jpeg'}}`

    `media_type` is what the document says, "" for nothing; `headers` are those with fixed values.
    """

    media_type: str = ""
    style: Style | None = None
    headers: tuple[tuple[str, str], ...] = ()
    is_file: bool = False
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value outside of the body.

    For example: `{name: per_page, in: query, schema: {type: number, minimum: 0}}`
    """

    wire: str
    location: Location
    type: Type
    required: bool
    secret: bool
    style: Style
    default: object
    doc: Doc
    origin: Origin
    examples: Examples = ()


@dataclass(frozen=True, slots=True)
class Body:
    """What a request carries. For example: `requestBody: {required: true, content: {…}}`

    `styles` are those of a form's fields that aren't written in the usual way, `parts` those of a
    multipart body of which there is more to know, each by name.
    """

    kind: BodyKind
    media_type: str
    type: Type
    required: bool
    doc: Doc
    origin: Origin
    styles: tuple[tuple[str, Style], ...] = ()
    parts: tuple[tuple[str, PartRule], ...] = ()
    examples: Examples = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What a status brings. `status` is a code, a range (`4XX`) or `default`.

    `media_types` are all those that are read in this way, the one that the client wants first. The
    type of a stream is that of an item; `whole` says that this is a whole event, and whether its data
    is "text" or "json".
    """

    status: str
    kind: BodyKind
    media_types: tuple[str, ...]
    type: Type | None
    doc: Doc
    origin: Origin
    examples: Examples = ()
    whole: str = ""

    @property
    def is_stream(self) -> bool:
        """Whether it comes one item at a time."""
        return self.kind in (BodyKind.EVENTS, BodyKind.LINES)
