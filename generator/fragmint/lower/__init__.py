"""From the document's words to the semantic model.

`lower` is a pure function: the operations are lowered one by one into one set of definitions.
An operation that the configuration skips is lowered too, on its own and for its problems alone:
a skip that hides none is reported.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from ..api.model import Api, Failure, Operation, Skipped
from ..api.types import Definition, Direction, Doc, TypeId
from ..config import Config
from ..diagnostic import Diagnostic, Severity, arrange, has_errors, shown
from ..openapi import model_operation as openapi
from ..openapi.model import Spec
from ..openapi.model_schema import Schema
from ..words import singular
from .extensions import Extensions
from .graph import directional_pointers, parts, reachable
from .naming import Naming
from .operations import display_id, lower_operation, placed
from .problems import Problems, skip_setting
from .schemas import Lowering
from .security import credentials


@dataclass(frozen=True, slots=True)
class Lowered:
    """The model, or `None` where the diagnostics hold an error."""

    api: Api | None
    diagnostics: tuple[Diagnostic, ...]


def lower(spec: Spec, config: Config) -> Lowered:
    """The semantic model of a document under a configuration."""
    found = list(_bad_skips(spec, config))
    failure = Extensions(spec.extensions, found).failure()
    kept = [each for each in spec.operations if not _skips(each, config)]
    definitions: dict[TypeId, Definition] = {}
    run = _Run(spec, config, _naming(spec, config), directional_pointers(spec), failure)
    operations = [run.operation(each, definitions, found) for each in kept]
    skipped = [each for each in spec.operations if _skips(each, config)]
    found.extend(problem for each in skipped for problem in run.unneeded_skip(each))
    found.extend(_clashes(operations))
    found.extend(_unused(spec, kept))
    diagnostics = arrange(tuple(_once(found)))
    if has_errors(diagnostics):
        return Lowered(None, diagnostics)
    return Lowered(_api(spec, operations, skipped, definitions, config), diagnostics)


@dataclass(frozen=True, slots=True)
class _Run:
    """What every operation's lowering is given."""

    spec: Spec
    config: Config
    naming: Naming
    directional: frozenset[str]
    failure: Failure | None

    def operation(
        self,
        operation: openapi.Operation,
        definitions: dict[TypeId, Definition],
        found: list[Diagnostic],
    ) -> Operation:
        """Lower one operation; its problems go to `found`, its types to `definitions`."""
        problems = Problems(skip_setting(display_id(operation)), found)
        lowering = Lowering(
            self.spec, self.naming, self.directional, Direction.REQUEST, problems, definitions
        )
        place = placed(operation, self.config)
        known = credentials(self.spec)
        return lower_operation(lowering, operation, place, self.config, known, self.failure)

    def unneeded_skip(self, operation: openapi.Operation) -> Iterator[Diagnostic]:
        """A warning where a skipped operation could be generated after all."""
        found: list[Diagnostic] = []
        self.operation(operation, {}, found)
        if not has_errors(tuple(found)):
            yield Diagnostic(
                "unneeded-skip",
                Severity.WARNING,
                f"{shown(display_id(operation))} is skipped, and could be generated",
                self.config.span("skip", _skip_words(operation, self.config)),
                hint="remove it from `skip` in [tool.fragmint], unless it is unwanted",
            )


def _skip_words(operation: openapi.Operation, config: Config) -> str:
    names = (operation.operation_id, f"{operation.method} {operation.path}")
    return next((name for name in names if name in config.skip), "") or ""


def _skips(operation: openapi.Operation, config: Config) -> bool:
    return bool(_skip_words(operation, config))


def _bad_skips(spec: Spec, config: Config) -> Iterator[Diagnostic]:
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
                Severity.ERROR,
                f"`{setting}` names no operation of the document: {shown(name)}",
                config.span(setting, name),
                hint=f"did you mean {shown(close[0])}?" if close else "see the operationIds",
            )


def _naming(spec: Spec, config: Config) -> Naming:
    """Words for the places where inline types begin: the operations' bodies and parameters."""
    beginnings: dict[str, tuple[str, ...]] = {}
    for operation in spec.operations:
        place = placed(operation, config)
        owner = (singular(place[-2]), place[-1])
        body = operation.request_body.content if operation.request_body else ()
        schemas = [(media.schema, "Request") for media in body]
        for response in operation.responses:
            word = "Response" if response.status[0] == "2" else f"{response.status} Error"
            schemas.extend((media.schema, word) for media in response.content)
        for schema, word in schemas:
            if schema is not None and _is_own(schema.origin.pointer):
                beginnings[schema.origin.pointer] = (*owner, word)
        for parameter in operation.parameters:
            pointer = parameter.schema.origin.pointer
            if _is_own(pointer):
                shared = not pointer.startswith(operation.origin.pointer)
                beginnings[pointer] = (parameter.name,) if shared else (*owner, parameter.name)
    return Naming(beginnings, _titles(spec))


def _titles(spec: Spec) -> dict[str, str]:
    """The titles of all unions' arms, by pointer."""
    starts = [schema for each in spec.operations for schema in _schemas(each)]
    return {
        arm.origin.pointer: arm.title
        for schema in (*starts, *spec.targets.values())
        for part in parts(schema)
        for arm in (*part.any_of, *part.one_of)
        if arm.title
    }


def _is_own(pointer: str) -> bool:
    """Whether a place belongs to one operation or path, not to the shared components."""
    return not pointer.startswith("#/components/")


def _clashes(operations: list[Operation]) -> Iterator[Diagnostic]:
    """Two operations under one name: neither can be chosen over the other."""
    by_place: dict[tuple[str, ...], Operation] = {}
    for operation in operations:
        place = (*operation.service, operation.name)
        other = by_place.setdefault(place, operation)
        if other is not operation:
            yield Diagnostic(
                "duplicate-method",
                Severity.ERROR,
                f"{shown(operation.id)} and {shown(other.id)} are both `{'.'.join(place)}`",
                operation.origin.span,
                operation.origin.pointer,
                "give one of them another `x-fragmint-method`",
            )
    services = {each.service[:length] for each in operations for length in range(2, 9)}
    for place in sorted(services & by_place.keys()):
        yield Diagnostic(
            "duplicate-method",
            Severity.ERROR,
            f"`{'.'.join(place)}` is both {shown(by_place[place].id)} and a resource",
            by_place[place].origin.span,
            by_place[place].origin.pointer,
            "give it another `x-fragmint-method`",
        )


def _unused(spec: Spec, kept: list[openapi.Operation]) -> Iterator[Diagnostic]:
    """Components that no operation reaches are left out, and that is said."""
    reached = reachable(spec, [schema for each in kept for schema in _schemas(each)])
    for named in spec.schemas:
        if named.schema.origin.pointer not in reached:
            yield Diagnostic(
                "unused-component",
                Severity.NOTE,
                f"no operation uses the schema {shown(named.name)}: it isn't generated",
                named.origin.span,
                named.origin.pointer,
            )


def _schemas(operation: openapi.Operation) -> Iterator[Schema]:
    """The schemas that an operation names itself."""
    yield from (parameter.schema for parameter in operation.parameters)
    contents = [response.content for response in operation.responses]
    if operation.request_body is not None:
        contents.append(operation.request_body.content)
    for content in contents:
        yield from (media.schema for media in content if media.schema is not None)


def _once(found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """A note about a media type is worth one line a name, not one an operation."""
    seen: set[str] = set()
    for diagnostic in found:
        if diagnostic.rule == "media-type-unused":
            if diagnostic.message in seen:
                continue
            seen.add(diagnostic.message)
        yield diagnostic


def _api(
    spec: Spec,
    operations: list[Operation],
    skipped: list[openapi.Operation],
    definitions: dict[TypeId, Definition],
    config: Config,
) -> Api:
    ordered = sorted(operations, key=_operation_order)
    known = credentials(spec)
    used = dict.fromkeys(id for each in ordered for group in each.security for id in group)
    return Api(
        title=spec.title,
        doc=Doc(spec.description or spec.summary or ""),
        version=spec.version,
        server=_server(spec),
        operations=tuple(ordered),
        skipped=tuple(
            Skipped(display_id(each), skip_setting(display_id(each)))
            for each in sorted(skipped, key=display_id)
        ),
        definitions={id: definitions[id] for id in sorted(definitions)},
        credentials=tuple(known[id] for id in used),
    )


def _operation_order(operation: Operation) -> tuple[tuple[str, ...], str, str]:
    return (operation.service, operation.path, operation.method)


def _server(spec: Spec) -> str:
    """The first server's URL with its variables' defaults; empty where the document has none."""
    if not spec.servers:
        return ""
    url = spec.servers[0].url
    for variable in spec.servers[0].variables:
        url = url.replace("{" + variable.name + "}", variable.default)
    return url if "://" in url else ""
