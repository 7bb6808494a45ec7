"""Path items and their operations (OpenAPI 3.1 §4.8.8 to §4.8.10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ...document.node import Sequence
from ...findings.diagnostic import Diagnostic, Related
from ...findings.text import shown
from ...source import Span
from ..model.operation import Operation, Parameter, RequestBody, Response, Server
from ..model.security import Security
from ..reach import ADDITIONAL, METHODS
from .content import parse_parameter, parse_request_body, parse_response, status_of
from .deprecation import deprecation
from .fields import Fields
from .info import parse_servers
from .path_template import check_path_parameters
from .security import parse_security


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the document says for all of its operations.

    For example: `security: [{api_key: []}]` at the root.
    """

    security: Security | None
    schemes: frozenset[str]


@dataclass(frozen=True, slots=True)
class _PathItem:
    """What a path item says for all of its methods."""

    path: str
    pointer: str
    fields: Fields
    parameters: tuple[Parameter, ...]
    servers: tuple[Server, ...] | None


def parse_operations(root: Fields, defaults: Defaults) -> tuple[Operation, ...]:
    """Return the operations of all paths, in the author's order."""
    operations = tuple(
        operation
        for path, item in root.named("paths")
        for operation in operations_of(path, item, defaults)
    )
    _report_duplicate_ids(root, operations)
    return operations


def operations_of(path: str, item: Fields, defaults: Defaults) -> Iterator[Operation]:
    """Yield the operations of a path item; `path` is empty where the server is not who is called."""
    fields = item.followed()
    if fields is None:
        return
    shared = _PathItem(path, item.origin.pointer, fields, _parameters(fields), _servers(fields))
    for entry in fields.node.entries:
        operation = fields.child(entry.key) if entry.key in METHODS else None
        if operation is not None:
            yield _operation(entry.key.upper(), shared, operation, defaults)
    for method, operation in fields.named(ADDITIONAL):
        yield _operation(method, shared, operation, defaults)


def _operation(method: str, item: _PathItem, fields: Fields, defaults: Defaults) -> Operation:
    security = parse_security(fields, defaults.schemes)
    servers = _servers(fields)
    parameters = _merged(item.parameters, _parameters(fields))
    check_path_parameters(fields, item.path, parameters, {**_uses(item.fields), **_uses(fields)})
    return Operation(
        method=method,
        path=item.path,
        item=item.pointer,
        operation_id=fields.text("operationId"),
        summary=fields.text("summary") or item.fields.text("summary"),
        description=fields.text("description") or item.fields.text("description"),
        tags=fields.texts("tags"),
        parameters=parameters,
        request_body=_request_body(fields),
        responses=_responses(fields),
        security=defaults.security if security is None else security,
        servers=item.servers if servers is None else servers,
        callbacks=tuple(name for name, _ in fields.named("callbacks")),
        deprecated=deprecation(fields),
        extensions={**item.fields.extensions(), **fields.extensions()},
        origin=fields.origin,
    )


def _parameters(fields: Fields) -> tuple[Parameter, ...]:
    """Return the parameters of a path item or an operation, no two alike."""
    known: dict[tuple[str, str], Parameter] = {}
    for listed in fields.children("parameters"):
        followed = listed.followed()
        parameter = None if followed is None else parse_parameter(followed)
        if parameter is None:
            continue
        first = known.setdefault((parameter.location, parameter.name), parameter)
        if first is not parameter:
            _report_duplicate_parameter(listed, parameter, first)
    return tuple(known.values())


def _uses(fields: Fields) -> dict[str, Span]:
    """Return where a path item or an operation lists its path parameters, by name."""
    listed = [(each, each.followed()) for each in fields.children("parameters")]
    return {
        followed.text("name") or "": each.origin.span
        for each, followed in listed
        if followed is not None and followed.text("in") == "path"
    }


def _merged(shared: tuple[Parameter, ...], own: tuple[Parameter, ...]) -> tuple[Parameter, ...]:
    """Return the parameters of an operation: its own replace those of the path with the same name and place."""
    merged = {(each.location, each.name): each for each in shared}
    merged.update({(each.location, each.name): each for each in own})
    return tuple(merged.values())


def _servers(fields: Fields) -> tuple[Server, ...] | None:
    return parse_servers(fields) if isinstance(fields.node.get("servers"), Sequence) else None


def _request_body(fields: Fields) -> RequestBody | None:
    child = fields.child("requestBody")
    body = None if child is None else child.followed()
    return None if body is None else parse_request_body(body)


def _responses(fields: Fields) -> tuple[Response, ...]:
    pairs = [(status, each.followed()) for status, each in fields.named("responses")]
    _report_lower_case(fields)
    return tuple(parse_response(status, each) for status, each in pairs if each is not None)


def _report_lower_case(fields: Fields) -> None:
    """Report ranges of statuses such as `4xx`: they are read as `4XX`, if only one of the two is there."""
    known: dict[str, Fields] = {}
    for written, each in fields.named("responses"):
        status = status_of(written)
        first = known.setdefault(status, each)
        if first is not each:
            message = f"two responses have the status '{shown(status)}'"
            each.report("duplicate-status", message, "remove one of the two")
        elif status != written:
            message = f"the status '{written}' is read as '{status}'"
            each.report("lower-case-status", message, f"write {status}")


def _report_duplicate_parameter(listed: Fields, second: Parameter, first: Parameter) -> None:
    name = shown(second.name, 100)
    listed.context.found.append(
        Diagnostic(
            rule="duplicate-parameter",
            message=f"two {second.location} parameters have the name '{name}'",
            span=listed.origin.span,
            pointer=listed.origin.pointer,
            hint="remove or rename one of the two",
            related=(Related(first.origin.span, "the first is here"),),
        )
    )


def _report_duplicate_ids(root: Fields, operations: tuple[Operation, ...]) -> None:
    first: dict[str, Operation] = {}
    for each in operations:
        if each.operation_id is None:
            continue
        earlier = first.setdefault(each.operation_id, each)
        if earlier is not each:
            root.context.found.append(_duplicate_id(each.operation_id, each, earlier))


def _duplicate_id(operation_id: str, second: Operation, first: Operation) -> Diagnostic:
    return Diagnostic(
        rule="duplicate-operation-id",
        message=f"two operations have the operationId '{shown(operation_id, 100)}'",
        span=second.origin.span,
        pointer=second.origin.pointer,
        hint="give each operation an `operationId` of its own",
        related=(Related(first.origin.span, "the first is here"),),
    )
