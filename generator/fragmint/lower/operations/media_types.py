"""Media types: how bodies in each are read and written, and which of several the client speaks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import TypeGuard

from ...api import sendable
from ...api.model import BodyKind
from ...findings.text import shown
from ...openapi.model.operation import MediaType
from ...openapi.model.schema import Schema
from ..problems import NAME_LIMIT
from ..schemas.lowering import Lowering

Known = tuple[MediaType, BodyKind]
"""A media type and how its bodies are read or written."""

_RANK = {
    BodyKind.JSON: 0,
    BodyKind.VARYING: 1,
    BodyKind.FORM: 2,
    BodyKind.MULTIPART: 3,
    BodyKind.TEXT: 4,
    BodyKind.BINARY: 5,
    BodyKind.EVENTS: 6,
    BodyKind.LINES: 7,
}

_STREAMS = {
    "text/event-stream": BodyKind.EVENTS,
    "application/jsonl": BodyKind.LINES,
    "application/x-jsonlines": BodyKind.LINES,
    "application/ndjson": BodyKind.LINES,
    "application/x-ndjson": BodyKind.LINES,
    "application/json-seq": BodyKind.LINES,
}
"""Types of answers that come one item at a time (OpenAPI 3.2 §4.14.2)."""

_BYTES = frozenset({"application/octet-stream", "application/pdf", "application/zip"})
"""Types that are bytes whatever the schema says."""

_TEXTS = frozenset(
    {"application/xml", "application/yaml", "application/x-yaml", "application/graphql"}
)
"""Types outside of `text/*` that are text where the schema says so."""


def is_json(media_type: str) -> bool:
    """Tell whether a media type is written as JSON: `application/json`, `application/problem+json`."""
    name = _essence(media_type)
    return name in ("application/json", "text/json") or name.endswith("+json")


def spoken_to(lowering: Lowering, content: tuple[MediaType, ...]) -> Known | None:
    """Return the media type in which a request is written; None, and an error, where there is none."""
    known = _ranked((each, _kind_to(lowering, each)) for each in content)
    if not known:
        _report_unspoken(lowering, content)
        return None
    _report_unused(lowering, known[0][0], [each for each in content if each is not known[0][0]])
    return known[0]


def spoken_by(
    lowering: Lowering, content: tuple[MediaType, ...], *, is_error: bool
) -> tuple[MediaType, BodyKind, tuple[str, ...]] | None:
    """Return the media type in which an answer is asked for, and the names of all that are read alike."""
    known = _ranked((each, _kind_from(lowering, each, is_error)) for each in content)
    if not known:
        _report_unspoken(lowering, content)
        return None
    chosen, kind = known[0]
    alike = [media for media, other in known if other is kind and _read_alike(media, chosen, kind)]
    unused = [each for each in content if each not in alike]
    if not is_error:  # a stream beside is offered as one
        unused = [each for each in unused if stream_kind(each) is None]
    _report_unused(lowering, chosen, unused)
    return chosen, kind, tuple(each.name for each in alike)


def nameable(lowering: Lowering, media: MediaType) -> MediaType:
    """Return an answer's media type; what has no valid name is anything, as what comes says what it is."""
    if not (reason := sendable.media_type(media.name)):
        return media
    message = f"the media type '{shown(media.name, NAME_LIMIT)}' {reason}, so it is read as `*/*`"
    hint = "write a media type such as `application/json`"
    lowering.problems.note("unknown-media-type", message, media.origin, hint)
    return replace(media, name="*/*")


def stream_kind(media: MediaType) -> BodyKind | None:
    """Return how the items of an answer come; None where it is no stream."""
    return _STREAMS.get(_essence(media.name))


def _ranked(content: Iterable[tuple[MediaType, BodyKind | None]]) -> list[Known]:
    """Return the media types by rank: JSON before forms, text and bytes, whatever their order."""
    known = [(media, kind) for media, kind in content if kind is not None]
    return sorted(known, key=lambda each: (_RANK[each[1]], len(each[0].name), each[0].name))


def _report_unspoken(lowering: Lowering, content: tuple[MediaType, ...]) -> None:
    names = shown(", ".join(sorted(media.name for media in content)))
    message = f"no media type of the body is supported: {names}"
    hint = "describe the body in another media type, such as `application/json`"
    lowering.problems.error("unsupported-media-type", message, content[0].origin, hint)


def _report_unused(lowering: Lowering, chosen: MediaType, unused: list[MediaType]) -> None:
    for media in unused:
        name, other = shown(chosen.name, NAME_LIMIT), shown(media.name, NAME_LIMIT)
        message = f"the client uses '{name}' and not '{other}'"
        lowering.problems.note("media-type-unused", message, media.origin)


def _kind_to(lowering: Lowering, media: MediaType) -> BodyKind | None:
    """Return how a request is written. A type of no known format takes text or bytes, and no structure."""
    name, schema = _essence(media.name), resolved(lowering, media.schema)
    if name.startswith("multipart/"):
        return BodyKind.MULTIPART
    if name in _STREAMS and _is_structured(schema):
        return None
    if _is_base64(schema) and name not in _BYTES and not is_json(name):
        return BodyKind.TEXT
    kind = _kind(name, schema)
    if kind is not BodyKind.VARYING:
        is_known = kind is not BodyKind.BINARY or _is_bytes(name) or _is_binary(schema)
        return kind if is_known or not _is_structured(schema) else None
    structured = name == "*/*" or _is_structured(schema)
    return BodyKind.JSON if structured else BodyKind.BINARY


def _kind_from(lowering: Lowering, media: MediaType, is_error: bool) -> BodyKind | None:
    """Return how an answer is read. A type of no known format is bytes; an error in XML is text."""
    streamed = stream_kind(media)
    if streamed is not None:
        return BodyKind.TEXT if is_error else streamed
    name, schema = _essence(media.name), resolved(lowering, media.schema)
    kind = _kind(name, schema)
    if kind is BodyKind.BINARY and is_error and _is_xml(name):
        return BodyKind.TEXT
    if kind is BodyKind.FORM and schema is not None and not _is_structured(schema):
        return BodyKind.TEXT
    is_download = kind is BodyKind.VARYING and name == "application/*" and schema is None
    return BodyKind.BINARY if is_download else kind


def _kind(name: str, schema: Schema | None) -> BodyKind | None:
    """Return the kind of a media type; None where it is not supported.

    What is `format: binary` is bytes in every type (OpenAPI 3.0 §4.7.14.3). A range says nothing:
    the kind varies with what comes.
    """
    if _is_binary(schema):
        return BodyKind.BINARY
    if is_json(name):
        return BodyKind.JSON
    if name in ("*/*", "application/*"):
        return BodyKind.VARYING
    if name == "application/x-www-form-urlencoded":
        return BodyKind.FORM
    is_text = name in _TEXTS or _is_xml(name)
    if name.startswith("text/") or (is_text and schema is not None and schema.types == ("string",)):
        return BodyKind.TEXT
    return BodyKind.BINARY


def _read_alike(media: MediaType, chosen: MediaType, kind: BodyKind) -> bool:
    """Tell whether one reading does for both: the schema plays no part in text and bytes."""
    return kind in (BodyKind.TEXT, BodyKind.BINARY) or _alike(media.schema, chosen.schema)


def _alike(one: object, other: object) -> bool:
    """Tell whether two schemas say the same, wherever they stand and however they are described."""
    if one is other:
        return True
    if _is_tuple(one) and _is_tuple(other):
        return len(one) == len(other) and all(map(_alike, one, other))
    if not is_dataclass(one) or type(one) is not type(other):
        return one == other
    names = (each.name for each in fields(one) if each.name not in _TALK)
    return all(_alike(getattr(one, name), getattr(other, name)) for name in names)


def _is_tuple(value: object) -> TypeGuard[tuple[object, ...]]:
    return isinstance(value, tuple)


_TALK = frozenset({"origin", "title", "description", "examples", "extensions"})


def resolved(lowering: Lowering, schema: Schema | None) -> Schema | None:
    """Return the schema behind a chain of references."""
    met: set[str] = set()
    while schema is not None and schema.ref is not None and schema.ref not in met:
        met.add(schema.ref)
        schema = lowering.spec.target(schema.ref)
    return schema


def _is_binary(schema: Schema | None) -> bool:
    return schema is not None and schema.format == "binary"


def _is_base64(schema: Schema | None) -> bool:
    """Tell whether a body is text that stands for bytes (OpenAPI 3.0 §4.7.14.3, 3.1 §4.8.14.4)."""
    if schema is None or schema.types != ("string",):
        return False
    return schema.format in ("byte", "base64") or schema.content_encoding == "base64"


def _is_structured(schema: Schema | None) -> bool:
    """Tell whether a schema describes objects or lists, and not just text or anything."""
    if schema is None:
        return False
    types = {*schema.types} - {"null"}
    parts = (
        *schema.all_of,
        *schema.any_of,
        *schema.one_of,
        *schema.properties,
        *schema.prefix_items,
    )
    return bool(types & {"object", "array"} or parts or schema.items is not None)


def _is_bytes(name: str) -> bool:
    return name in _BYTES or name.startswith(("image/", "audio/", "video/", "font/"))


def _is_xml(name: str) -> bool:
    return name == "application/xml" or name.endswith("+xml")


def _essence(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()
