"""The findings about a document as a whole, beside those of its operations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..api import sendable
from ..api.model import Operation
from ..api.sendable import is_relative
from ..api.types import Definition, TypeId, Union
from ..api.unions import contradiction
from ..config import Config
from ..findings.diagnostic import Diagnostic
from ..findings.text import nearest, shown
from ..openapi.model.document import Spec
from ..openapi.model.walks import reachable, schemas_of
from .filters import chosen, chosen_webhook, is_filter
from .problems import NAME_LIMIT


def unknown_operations(spec: Spec, config: Config) -> Iterator[Diagnostic]:
    """Yield what is wrong with each setting that names no operation: it is misspelt, or has had its day."""
    ids = [each.operation_id for each in spec.operations if each.operation_id]
    names = [*ids, *(f"{each.method} {each.path}" for each in spec.operations)]
    skippable = [*names, *(each.id for each in spec.webhooks)]
    yield from _empty_filters(spec, config)
    for name in config.skip:
        if not is_filter(name) and name not in skippable:
            message = f"`skip` names an operation that the document does not have: '{shown(name)}'"
            hint = _nearest(name, skippable) or "remove it from `skip`"
            yield Diagnostic("unneeded-skip", message, config.span("skip", name), hint=hint)
    for name in config.methods:
        if name not in names:
            message = (
                f"`methods` names an operation that the document does not have: '{shown(name)}'"
            )
            hint = _nearest(name, names) or "write an operationId"
            yield Diagnostic("unknown-operation", message, config.span("methods", name), hint=hint)


def _empty_filters(spec: Spec, config: Config) -> Iterator[Diagnostic]:
    """Yield an error for each entry of `only`, and each group of `skip`, that nothing belongs to."""
    listed = [("only", entry) for entry in config.only]
    listed += [("skip", entry) for entry in config.skip if is_filter(entry)]
    for setting, entry in listed:
        found = any(chosen((entry,), each) for each in spec.operations)
        if found or any(chosen_webhook((entry,), each) for each in spec.webhooks):
            continue
        message = f"`{setting}` has an entry that no operation matches: '{shown(entry)}'"
        hint = _nearest(entry, _names(spec)) or "correct or remove it"
        yield Diagnostic("empty-filter", message, config.span(setting, entry), hint=hint)


def _names(spec: Spec) -> list[str]:
    """Return what entries can be: names of operations, paths and tags."""
    names = [each.operation_id for each in spec.operations if each.operation_id]
    names += [each.call for each in spec.operations] + [each.id for each in spec.webhooks]
    names += [each.path for each in spec.operations]
    return names + [f"tag:{tag}" for each in spec.operations for tag in each.tags]


def _nearest(name: str, names: list[str]) -> str:
    meant = nearest(name, names)
    return f"did you mean '{shown(meant)}'?" if meant else ""


def contradicted(definitions: Mapping[TypeId, Definition]) -> Iterator[Diagnostic]:
    """Yield a note for each discriminator whose values differ from those that its schemas allow."""
    for definition in definitions.values():
        found = contradiction(definition, definitions) if isinstance(definition, Union) else None
        if found is not None:
            said, held = (shown(", ".join(map(repr, each))) for each in (found.said, found.held))
            yield Diagnostic(
                "contradicting-discriminator",
                f"the discriminator '{shown(found.wire, NAME_LIMIT)}' is {said}, but its schemas allow "
                f"{held}: both are read",
                definition.origin.span,
                definition.origin.pointer,
                "add a `mapping` from the values that are sent to the schemas",
            )


_RENAME = "name the method otherwise, with `x-fragmint-method` or with `methods` in [tool.fragmint]"


def clashes(operations: list[Operation]) -> Iterator[Diagnostic]:
    """Yield an error for every two operations under one name: neither can be chosen over the other."""
    yield from _same_ids(operations)
    by_place: dict[tuple[str, ...], Operation] = {}
    for operation in operations:
        place = (*operation.service, operation.name)
        other = by_place.setdefault(place, operation)
        if other is not operation:
            yield Diagnostic(
                "duplicate-method",
                f"'{shown(operation.id)}' and '{shown(other.id)}' both become the method `{'.'.join(place)}`",
                operation.origin.span,
                operation.origin.pointer,
                _RENAME,
                operations=frozenset({operation.id, other.id}),
            )
    services = {each.service[:length] for each in operations for length in range(2, 9)}
    for place in sorted(services & by_place.keys()):
        yield Diagnostic(
            "duplicate-method",
            f"`{'.'.join(place)}` is both a resource and the method of '{shown(by_place[place].id)}'",
            by_place[place].origin.span,
            by_place[place].origin.pointer,
            _RENAME,
            operations=frozenset({by_place[place].id}),
        )


def _same_ids(operations: list[Operation]) -> Iterator[Diagnostic]:
    """Yield an error for `operationId: GET /pets` beside `GET /pets` without one: they share an id."""
    by_id: dict[str, Operation] = {}
    for operation in operations:
        if by_id.setdefault(operation.id, operation) is not operation:
            yield Diagnostic(
                "duplicate-operation-id",
                f"two operations have the id '{shown(operation.id, NAME_LIMIT)}'",
                operation.origin.span,
                operation.origin.pointer,
                "give each operation an `operationId` of its own",
            )


def unused_components(spec: Spec) -> Iterator[Diagnostic]:
    """Yield a note for each component that nothing in the document reaches: it is left out.

    What only operations reach that the settings leave out goes with them.
    """
    operations = [*spec.operations, *(each.operation for each in spec.webhooks)]
    reached = reachable(spec, [schema for each in operations for schema in schemas_of(each)])
    for named in spec.schemas:
        if named.schema.origin.pointer not in reached:
            yield Diagnostic(
                "unused-component",
                f"no operation uses the schema '{shown(named.name)}', so no type is generated for it",
                named.origin.span,
                named.origin.pointer,
            )


def unusable_server(spec: Spec) -> Iterator[Diagnostic]:
    """Yield what is wrong with the first server, which is the client's unless its user names another one."""
    first = spec.server
    if first is None or first.default_url == "/":
        return
    url, place = first.default_url, (first.origin.span, first.origin.pointer)
    name = shown(url, NAME_LIMIT)
    if is_relative(url) and "{" not in url:
        message = f"the server URL '{name}' is relative, so it gives the client no base URL"
        hint = "write an absolute URL, or let every caller pass `base_url`"
        yield Diagnostic("relative-server", message, *place, hint)
    elif reason := sendable.server(url):
        hint = "correct the URL, or the defaults of its variables"
        yield Diagnostic("server-url", f"the server URL '{name}' {reason}", *place, hint)


def once(found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield the findings, with one note about an unused media type for each name and not for each operation."""
    seen: set[str] = set()
    for diagnostic in found:
        if diagnostic.rule == "media-type-unused":
            if diagnostic.message in seen:
                continue
            seen.add(diagnostic.message)
        yield diagnostic
