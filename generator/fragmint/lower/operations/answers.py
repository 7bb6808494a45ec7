"""Bodies of requests and responses, in the media type that the client uses."""

from __future__ import annotations

from dataclasses import replace

from ...api import sendable
from ...api import types as api
from ...api.model import Answer, Body, BodyKind
from ...names.words import singular
from ...openapi.model.operation import MediaType, Operation, Response
from ...openapi.model.schema import Value
from ..schemas import keywords
from ..schemas.allof.merge import flags
from ..schemas.lowering import Lowering
from .forms import form_styles, with_fields
from .media_types import nameable, spoken_by, spoken_to
from .multipart import part_rules, parts_type
from .streams import stream_beside, stream_of

_TEXT_BODY = api.Primitive(api.PrimitiveKind.STRING)
_CONTENT = api.Primitive(api.PrimitiveKind.BINARY, "content")
"""A whole body of bytes, or where they come from."""
_BINARY_BODY = api.Primitive(api.PrimitiveKind.BINARY)
NOT_MODIFIED = "304"


def request_body(lowering: Lowering, operation: Operation) -> Body | None:
    """Return what the operation is sent; None where it takes nothing."""
    body = operation.request_body
    if body is None or not body.content:
        return None
    chosen = spoken_to(lowering, body.content)
    if chosen is None:
        return None
    media, kind = chosen
    reason, hint = sendable.media_type(media.name), "write a media type such as `application/json`"
    lowering.problems.unsendable("media type", media.name, reason, media.origin, hint)
    sent = lowering.towards(api.Direction.REQUEST)
    type = parts_type(sent, media) if kind is BodyKind.MULTIPART else _payload(sent, media, kind)
    if kind in (BodyKind.FORM, BodyKind.MULTIPART):
        type = with_fields(lowering, type, media)
    return Body(
        kind,
        media.name,
        _CONTENT if kind is BodyKind.BINARY else type,
        body.required,
        api.Doc(body.description or ""),
        body.origin,
        form_styles(lowering, media) if kind is BodyKind.FORM else (),
        part_rules(lowering, type, media) if kind is BodyKind.MULTIPART else (),
        keywords.examples(media.examples or _of_schema(lowering, media)),
    )


def answers(
    lowering: Lowering, operation: Operation
) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
    """Return what the operation may answer: successes, then errors.

    `default` is an error beside any declared success, and the only success where there is none
    (OpenAPI, Responses Object). A redirect is neither: it is followed, or the call fails. But 304
    answers a conditional request (RFC 9110 §15.4.5), and has no content.
    """
    good = [response for response in operation.responses if _is_good(response.status)]
    bad = [response for response in operation.responses if response.status[0] in "45"]
    default = [response for response in operation.responses if response.status == "default"]
    successes = tuple(answer_of(lowering, response) for response in _sorted(good or default))
    errors = _sorted([*bad, *default])
    return (
        successes or (_undescribed(lowering, operation),),
        tuple(answer_of(lowering, response, is_error=True) for response in errors),
    )


def stream(lowering: Lowering, operation: Operation) -> Answer | None:
    """Return the stream that a call can ask for in place of another success."""
    return stream_beside(lowering, _sorted([r for r in operation.responses if _is_good(r.status)]))


def _is_good(status: str) -> bool:
    return status[0] == "2" or status == NOT_MODIFIED


def _undescribed(lowering: Lowering, operation: Operation) -> Answer:
    """Return the success of an operation that describes none: the caller has to look at the raw answer."""
    lowering.problems.note(
        "no-success-described",
        "the operation describes no successful response, so its method returns `None`",
        operation.origin,
        "add a response for a status such as `200`",
    )
    return Answer("2XX", BodyKind.NOTHING, (), None, api.Doc(), operation.origin)


def named_after_operation(lowering: Lowering, answer: Answer, place: tuple[str, ...]) -> Answer:
    """Return the answer under the operation's name: a component's record gets a heir of that name."""
    if not isinstance(answer.type, api.Ref) or answer.type.id.startswith("#/paths/"):
        return answer
    record = lowering.definitions.get(answer.type.id)
    if not isinstance(record, api.Record):
        return answer
    pointer = f"{answer.origin.pointer}/{'/'.join(place)}"
    id = api.type_id(pointer, api.Direction.RESPONSE)
    words = (singular(place[-2]), place[-1], "Response")
    name = api.Name(words, (*words[:-1], answer.status, words[-1]))
    doc = api.Doc(answer.doc.text or record.doc.text)
    lowering.definitions[id] = api.Record(
        id, name, record.fields, doc, answer.origin, base=record.id
    )
    return replace(answer, type=api.Ref(id))


def _sorted(responses: list[Response]) -> list[Response]:
    """Return the responses by status, ranges behind codes and `default` last."""
    return sorted(responses, key=lambda each: (each.status == "default", each.status))


def answer_of(lowering: Lowering, response: Response, *, is_error: bool = False) -> Answer:
    """Return what a status brings; of an error, a stream is text."""
    reason, hint = (
        sendable.status(response.status),
        "write a status such as `200`, a range such as `4XX`, or `default`",
    )
    lowering.problems.unsendable("status", response.status, reason, response.origin, hint)
    chosen, doc = None, api.Doc(response.description or "")
    if response.content and response.status != NOT_MODIFIED:
        content = tuple(nameable(lowering, each) for each in response.content)
        chosen = spoken_by(lowering, content, is_error=is_error)
    if chosen is None:
        return Answer(response.status, BodyKind.NOTHING, (), None, doc, response.origin)
    media, kind, names = chosen
    if kind in (BodyKind.EVENTS, BodyKind.LINES):
        return stream_of(lowering.towards(api.Direction.RESPONSE), response, media)
    type = _payload(lowering.towards(api.Direction.RESPONSE), media, kind)
    examples = keywords.examples(media.examples or _of_schema(lowering, media))
    return Answer(response.status, kind, names, type, doc, response.origin, examples)


def _of_schema(lowering: Lowering, media: MediaType) -> tuple[Value, ...]:
    """Return the examples that a media type's schema has, where it has none itself."""
    return () if media.schema is None else flags(media.schema, lowering.spec).examples


def _payload(lowering: Lowering, media: MediaType, kind: BodyKind) -> api.Type:
    if kind is BodyKind.BINARY:
        return _BINARY_BODY
    if kind is BodyKind.TEXT:
        return _TEXT_BODY
    return api.Anything() if media.schema is None else lowering.type_of(media.schema)
