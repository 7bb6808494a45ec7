"""Bodies of requests and responses: which media type the client uses, and its type."""

from __future__ import annotations

from dataclasses import replace

from ...api import sendable
from ...api import types as api
from ...api.model import Answer, Body, BodyKind
from ...findings.text import shown
from ...names.words import singular
from ...openapi.model.operation import MediaType, Operation, Response
from ..problems import NAME_LIMIT
from ..schemas.lowering import Lowering

_TEXT_BODY = api.Primitive(api.PrimitiveKind.STRING)
_BINARY_BODY = api.Primitive(api.PrimitiveKind.BINARY)


def request_body(lowering: Lowering, operation: Operation) -> Body | None:
    """Return what the operation is sent; None where it takes nothing."""
    body = operation.request_body
    if body is None or not body.content:
        return None
    chosen = _choose(lowering, body.content)
    if chosen is None:
        return None
    media, kind = chosen
    reason, hint = sendable.media_type(media.name), "write a media type such as `application/json`"
    lowering.problems.unsendable("media type", media.name, reason, media.origin, hint)
    return Body(
        kind,
        media.name,
        _payload(lowering.towards(api.Direction.REQUEST), media, kind),
        body.required,
        api.Doc(body.description or ""),
        body.origin,
    )


def answers(
    lowering: Lowering, operation: Operation
) -> tuple[tuple[Answer, ...], tuple[Answer, ...]]:
    """Return what the operation may answer: successes, then errors.

    `default` is an error beside any declared success, and the only success where there is none
    (OpenAPI, Responses Object).
    """
    good = [response for response in operation.responses if response.status[0] in "123"]
    bad = [response for response in operation.responses if response.status[0] in "45"]
    default = [response for response in operation.responses if response.status == "default"]
    successes = tuple(_answer(lowering, response) for response in _sorted(good or default))
    return (
        successes or (_undescribed(lowering, operation),),
        tuple(_answer(lowering, response) for response in _sorted([*bad, *default])),
    )


def _undescribed(lowering: Lowering, operation: Operation) -> Answer:
    """Return the success of an operation that describes none: the caller has to look at the raw answer."""
    lowering.problems.note(
        "no-success-described",
        "the operation describes no successful response, so its method returns `None`",
        operation.origin,
        "add a response for a status such as `200`",
    )
    return Answer("2XX", BodyKind.NOTHING, None, api.Doc(), operation.origin)


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


def _answer(lowering: Lowering, response: Response) -> Answer:
    reason, hint = (
        sendable.status(response.status),
        "write a status such as `200`, a range such as `4XX`, or `default`",
    )
    lowering.problems.unsendable("status", response.status, reason, response.origin, hint)
    chosen = _choose(lowering, response.content) if response.content else None
    doc = api.Doc(response.description or "")
    if chosen is None:
        return Answer(response.status, BodyKind.NOTHING, None, doc, response.origin)
    media, kind = chosen
    type = _payload(lowering.towards(api.Direction.RESPONSE), media, kind)
    return Answer(response.status, kind, type, doc, response.origin)


def _payload(lowering: Lowering, media: MediaType, kind: BodyKind) -> api.Type:
    if kind is BodyKind.BINARY:
        return _BINARY_BODY
    if kind is BodyKind.TEXT:
        return _TEXT_BODY
    return api.Anything() if media.schema is None else lowering.type_of(media.schema)


def _choose(
    lowering: Lowering, content: tuple[MediaType, ...]
) -> tuple[MediaType, BodyKind] | None:
    """Return the media type to use: JSON before forms, text and bytes, in whatever order they are written."""
    known = [(media, kind) for media in content if (kind := _kind(media)) is not None]
    if not known:
        names = shown(", ".join(sorted(media.name for media in content)))
        lowering.problems.error(
            "unsupported-media-type",
            f"no media type of the body is supported: {names}",
            content[0].origin,
            "describe the body in another media type, such as `application/json`",
        )
        return None
    ranked = sorted(known, key=lambda each: (_RANK[each[1]], len(each[0].name), each[0].name))
    for media in content:
        if media is not ranked[0][0]:
            lowering.problems.note(
                "media-type-unused",
                f"the client uses '{_shown(ranked[0][0])}' and not '{_shown(media)}'",
                media.origin,
            )
    return ranked[0]


def _shown(media: MediaType) -> str:
    return shown(media.name, NAME_LIMIT)


_RANK = {BodyKind.JSON: 0, BodyKind.FORM: 1, BodyKind.TEXT: 2, BodyKind.BINARY: 3}


def _kind(media: MediaType) -> BodyKind | None:
    """Return how a media type is read and written; None where that isn't known yet."""
    name = _essence(media.name)
    schema_is_binary = media.schema is not None and media.schema.format == "binary"
    if is_json(name) or name == "*/*":
        return BodyKind.JSON
    if name == "application/x-www-form-urlencoded":
        return BodyKind.FORM
    if name.startswith("multipart/") or name in {"text/event-stream", "application/jsonl"}:
        return None
    if name.startswith(("image/", "audio/", "video/", "font/")) or schema_is_binary:
        return BodyKind.BINARY
    if name.startswith("text/"):
        return BodyKind.TEXT
    binary = {"application/octet-stream", "application/pdf", "application/zip", "application/*"}
    return BodyKind.BINARY if name in binary else None


def is_json(media_type: str) -> bool:
    """Tell whether a media type is written as JSON: `application/json`, `application/problem+json`."""
    name = _essence(media_type)
    return name == "application/json" or name.endswith("+json")


def _essence(media_type: str) -> str:
    return media_type.partition(";")[0].strip().lower()
