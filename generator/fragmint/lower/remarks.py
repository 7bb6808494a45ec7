"""What there is to say of the document as a whole, beside the operations' own problems."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

from ..api import sendable
from ..api.model import Operation
from ..api.sendable import is_relative
from ..api.types import Definition, TypeId, Union
from ..api.unions import contradiction
from ..config import Config
from ..findings.diagnostic import Diagnostic
from ..findings.text import shown
from ..openapi.model import operation as openapi
from ..openapi.model.document import Spec
from ..openapi.model.walks import reachable, schemas_of
from .problems import NAME_LIMIT


def unknown_operations(spec: Spec, config: Config) -> Iterator[Diagnostic]:
    """A skip or a method setting that names no operation is a mistake, likely a misspelling."""
    ids = [each.operation_id for each in spec.operations if each.operation_id]
    names = [*ids, *(f"{each.method} {each.path}" for each in spec.operations)]
    settings = [("skip", name) for name in config.skip] + [
        ("methods", name) for name in config.methods
    ]
    for setting, name in settings:
        if name not in names:
            close = difflib.get_close_matches(name, names, 1)
            yield Diagnostic(
                "unknown-operation",
                f"`{setting}` names no operation of the document: {shown(name)}",
                config.span(setting, name),
                hint=f"did you mean {shown(close[0])}?" if close else "see the operationIds",
            )


def contradicted(definitions: Mapping[TypeId, Definition]) -> Iterator[Diagnostic]:
    """Discriminators that say other values than the schemas which they choose among."""
    for definition in definitions.values():
        found = contradiction(definition, definitions) if isinstance(definition, Union) else None
        if found is not None:
            said, held = (shown(", ".join(map(repr, each))) for each in (found.said, found.held))
            yield Diagnostic(
                "contradicting-discriminator",
                f"by the discriminator '{shown(found.wire, NAME_LIMIT)}' is {said}, by the choices "
                f"themselves {held}: both are read",
                definition.origin.span,
                definition.origin.pointer,
                "add a `mapping` from the values that are sent to the schemas",
            )


def clashes(operations: list[Operation]) -> Iterator[Diagnostic]:
    """Two operations under one name: neither can be chosen over the other."""
    yield from _same_ids(operations)
    by_place: dict[tuple[str, ...], Operation] = {}
    for operation in operations:
        place = (*operation.service, operation.name)
        other = by_place.setdefault(place, operation)
        if other is not operation:
            yield Diagnostic(
                "duplicate-method",
                f"{shown(operation.id)} and {shown(other.id)} are both `{'.'.join(place)}`",
                operation.origin.span,
                operation.origin.pointer,
                "give one of them another `x-fragmint-method`",
            )
    services = {each.service[:length] for each in operations for length in range(2, 9)}
    for place in sorted(services & by_place.keys()):
        yield Diagnostic(
            "duplicate-method",
            f"`{'.'.join(place)}` is both {shown(by_place[place].id)} and a resource",
            by_place[place].origin.span,
            by_place[place].origin.pointer,
            "give it another `x-fragmint-method`",
        )


def _same_ids(operations: list[Operation]) -> Iterator[Diagnostic]:
    """`operationId: GET /pets` beside `GET /pets` without one: settings couldn't tell them apart."""
    by_id: dict[str, Operation] = {}
    for operation in operations:
        if by_id.setdefault(operation.id, operation) is not operation:
            yield Diagnostic(
                "duplicate-operation-id",
                f"two operations are called {shown(operation.id, NAME_LIMIT)}",
                operation.origin.span,
                operation.origin.pointer,
                "give it an `operationId` of its own",
            )


def unused_components(spec: Spec, kept: list[openapi.Operation]) -> Iterator[Diagnostic]:
    """Components that no operation reaches are left out, and that is said."""
    reached = reachable(spec, [schema for each in kept for schema in schemas_of(each)])
    for named in spec.schemas:
        if named.schema.origin.pointer not in reached:
            yield Diagnostic(
                "unused-component",
                f"no operation uses the schema {shown(named.name)}: it isn't generated",
                named.origin.span,
                named.origin.pointer,
            )


def unusable_server(spec: Spec) -> Iterator[Diagnostic]:
    """The first server is the client's, unless its user says another one."""
    first = spec.servers[0] if spec.servers else None
    if first is None or first.default_url == "/":
        return
    url, place = first.default_url, (first.origin.span, first.origin.pointer)
    name = shown(url, NAME_LIMIT)
    if is_relative(url) and "{" not in url:
        message = f"'{name}' is relative to where the document was found: a client can't know that"
        hint = "write the whole URL; else every caller has to give `base_url`"
        yield Diagnostic("relative-server", message, *place, hint)
    elif reason := sendable.server(url):
        hint = "correct the URL, or the defaults of its variables"
        yield Diagnostic("server-url", f"'{name}' {reason}", *place, hint)


def once(found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """A note about a media type is worth one line a name, not one an operation."""
    seen: set[str] = set()
    for diagnostic in found:
        if diagnostic.rule == "media-type-unused":
            if diagnostic.message in seen:
                continue
            seen.add(diagnostic.message)
        yield diagnostic
