"""Operations: their place in the client, their parameters, bodies and answers."""

from __future__ import annotations

from collections.abc import Callable

from ...api import sendable
from ...api.model import Credential, Failure, Location, Operation, Parameter, Style
from ...api.styles import JSON, STYLES
from ...config import Config
from ...findings.text import shown
from ...names.words import snake, split
from ...openapi.model import operation as openapi
from ..pagination.found import pagination
from ..pagination.proof import Subject
from ..schemas import keywords
from ..schemas.allof.merge import flags
from ..schemas.lowering import Lowering
from .answers import NOT_MODIFIED, answers, named_after_operation, request_body, stream
from .extensions import Extensions, dotted
from .media_types import is_json
from .security import alternatives
from .sending import report_unsendable_values
from .servers import own_server


def placed(operation: openapi.Operation, config: Config) -> tuple[str, ...]:
    """Return where the client offers the operation: the resource's path and the method, as words.

    The configuration's word counts first, then the document's `x-fragmint-method`; else the
    first tag is the resource and the operationId the method.
    """
    configured = dotted(config.methods.get(operation.operation_id or "", ""))
    return (
        configured
        or Extensions(operation.extensions, [], operation.origin.pointer).method()
        or _default_place(operation)
    )


def _default_place(operation: openapi.Operation) -> tuple[str, ...]:
    service = snake(split(operation.tags[0])) if operation.tags else ""
    method = snake(split(operation.operation_id or f"{operation.method} {operation.path}"))
    return service or "default", method or operation.method.lower()


def lower_operation(
    lowering: Lowering,
    operation: openapi.Operation,
    place: tuple[str, ...],
    config: Config,
    known: dict[str, Credential],
    failure: Failure | None,
) -> Operation:
    """Return the operation as a client sees it; what can't be is in the lowering's problems."""
    extensions = Extensions(
        operation.extensions,
        lowering.problems.found,
        operation.origin.pointer,
    )
    extensions.method()  # reports a malformed one
    _report_twin_headers(lowering, operation)
    path = sendable.without_fragment(operation.path)
    reason, hint = sendable.path(path), "correct the path"
    lowering.problems.unsendable("path", operation.path, reason, operation.origin, hint)
    parameters = tuple(
        _parameter(lowering, parameter)
        for parameter in sorted(operation.parameters, key=_in_path_order(operation.path))
    )
    successes, errors = answers(lowering, operation)
    if config.response_types == "operation":
        successes = tuple(named_after_operation(lowering, each, place) for each in successes)
    body = request_body(lowering, operation)
    new = tuple(each for each in successes if each.status != NOT_MODIFIED)
    pages = pagination(lowering, operation, Subject(parameters, body, new, lowering.definitions))
    if pages is not None:  # a page can't be "not modified"
        successes = new
    return Operation(
        id=operation.id,
        method=operation.method,
        path=sendable.encoded_path(path),
        server=own_server(lowering, operation),
        service=place[:-1],
        name=place[-1],
        parameters=parameters,
        body=body,
        answers=successes,
        errors=errors,
        security=alternatives(operation.security, lowering.spec, known, lowering.problems),
        pagination=pages,
        failure=failure,
        idempotency=extensions.idempotency(),
        summary=operation.summary or "",
        doc=keywords.words(operation.description, operation.deprecated),
        origin=operation.origin,
        permissions=extensions.permissions(),
        stability=extensions.stability(),
        events=stream(lowering, operation) if pages is None else None,
        resumes=extensions.resumable(),
    )


def _in_path_order(path: str) -> Callable[[openapi.Parameter], int]:
    """Return a sort key: path parameters as the path has them, the others behind in the author's order."""

    def place(parameter: openapi.Parameter) -> int:
        return path.find("{" + parameter.name + "}") if parameter.location == "path" else len(path)

    return place


def _report_twin_headers(lowering: Lowering, operation: openapi.Operation) -> None:
    """Report `X-Day` beside `x-day`: they are one header (RFC 9110 §5.1), and a request cannot carry both."""
    known: dict[str, str] = {}
    for each in operation.parameters:
        first = known.setdefault(each.name.lower(), each.name) if each.location == "header" else ""
        if first and first != each.name:
            message = f"'{shown(each.name)}' and '{shown(first)}' are the same header: case does not matter"
            lowering.problems.error(
                "duplicate-parameter", message, each.origin, "remove one of them"
            )


def _parameter(lowering: Lowering, parameter: openapi.Parameter) -> Parameter:
    location = Location(parameter.location)
    _report_name(lowering, parameter, location)
    schema = flags(parameter.schema, lowering.spec)
    lowered = Parameter(
        wire=parameter.name,
        location=location,
        type=lowering.type_of(parameter.schema),
        required=parameter.required,
        secret=keywords.is_secret(schema),
        style=_style(lowering, parameter),
        default=keywords.default(schema),
        doc=keywords.words(
            parameter.description or schema.description,
            parameter.deprecated or schema.deprecated,
        ),
        origin=parameter.origin,
        examples=keywords.examples(parameter.examples or schema.examples),
    )
    report_unsendable_values(lowering, lowered)
    return lowered


def _style(lowering: Lowering, parameter: openapi.Parameter) -> Style:
    """Return how the value is written; `content` takes the place of a style."""
    if parameter.content_type is None:
        refused = f"the style '{shown(parameter.style)}' is not supported for {parameter.location}"
        hint = f"use `{STYLES[parameter.location][0]}`, or remove `style`"
        is_written = parameter.style in STYLES[parameter.location]
        reserved = parameter.allow_reserved and parameter.location == Location.QUERY
        style = Style(parameter.style, parameter.explode, reserved)
    else:
        refused = f"the media type '{shown(parameter.content_type)}' is not supported for"
        hint = "use `application/json`, or describe the parameter with `schema`"
        is_written = is_json(parameter.content_type)
        style = Style(JSON, False)
    if not is_written:
        lowering.problems.error(
            "unsupported-parameter", f"{refused} parameters", parameter.origin, hint
        )
    return style


def _report_name(lowering: Lowering, parameter: openapi.Parameter, location: Location) -> None:
    rules = {Location.HEADER: sendable.header_name, Location.COOKIE: sendable.cookie_name}
    reason = rules.get(location, sendable.member_name)(parameter.name)
    kind, hint = f"{location} parameter", "correct the name"
    lowering.problems.unsendable(kind, parameter.name, reason, parameter.origin, hint)
