"""Answers that come one item at a time, and how a call asks for one where there is a choice."""

from __future__ import annotations

from ...api import types as api
from ...api.model import Answer, BodyKind
from ...openapi.model.operation import MediaType, Response
from ...openapi.model.schema import Schema
from ..schemas.lowering import Lowering
from .media_types import resolved, stream_kind

_TEXT = api.Primitive(api.PrimitiveKind.STRING)
_MEMBERS = frozenset({"event", "data", "id", "retry", "comment"})
"""What an event has (HTML, §9.2.6), and what a schema of a whole event names (OpenAPI 3.2)."""


def stream_beside(lowering: Lowering, responses: list[Response]) -> Answer | None:
    """Return the stream that some success offers beside content of another kind, if one does."""
    for response in responses:
        streams = [each for each in response.content if stream_kind(each) is not None]
        if streams and len(streams) < len(response.content):
            return stream_of(lowering.towards(api.Direction.RESPONSE), response, streams[0])
    return None


def stream_of(lowering: Lowering, response: Response, media: MediaType) -> Answer:
    """Return an answer that is a stream; its type is that of an item."""
    kind = stream_kind(media)
    assert kind is not None
    schema = _of_item(lowering, media)
    is_text = kind is BodyKind.EVENTS and (schema is None or _is_text(lowering, schema))
    type: api.Type = _TEXT if is_text or schema is None else lowering.type_of(schema)
    if kind is BodyKind.LINES and schema is None:
        type = api.Anything()
    whole = "" if schema is None or kind is BodyKind.LINES else _whole(lowering, schema)
    doc = api.Doc(response.description or "")
    return Answer(response.status, kind, (media.name,), type, doc, media.origin, whole=whole)


def _of_item(lowering: Lowering, media: MediaType) -> Schema | None:
    """Return the schema of an item: `itemSchema`, or `schema`, where a list is one of items."""
    if media.item_schema is not None:
        return media.item_schema
    found = resolved(lowering, media.schema)
    if found is not None and found.types == ("array",) and found.items is not None:
        return found.items
    return media.schema


def _is_text(lowering: Lowering, schema: Schema) -> bool:
    found = resolved(lowering, schema)
    return found is not None and found.types == ("string",) and found.enum is None


def _whole(lowering: Lowering, schema: Schema) -> str:
    """Return how the data of a whole event is read, "text" or "json"; "" if an item is data alone."""
    found = resolved(lowering, schema)
    if found is None:
        return ""
    arms = [resolved(lowering, each) for each in (*found.one_of, *found.any_of)] or [found]
    data = [_data_of(each) for each in arms if each is not None]
    if len(data) < len(arms) or None in data:
        return ""
    texts = [resolved(lowering, each) for each in data]
    return "text" if all(each and each.types == ("string",) for each in texts) else "json"


def _data_of(schema: Schema) -> Schema | None:
    """Return the schema of an event's data; None where the schema is not that of a whole event."""
    members = {each.name: each.schema for each in schema.properties}
    return members.get("data") if members.keys() <= _MEMBERS else None
