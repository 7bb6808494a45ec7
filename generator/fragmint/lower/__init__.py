"""From the document's words to the semantic model.

`lower` is a pure function: the operations are lowered one by one into one set of definitions.
An operation that the configuration skips is lowered too, on its own and for its problems alone:
a skip that hides none is reported.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..api.model import Api, Failure, Operation, Skipped
from ..api.sendable import is_relative
from ..api.types import Definition, Direction, Doc, TypeId
from ..config import Config
from ..findings.diagnostic import Diagnostic, arrange, has_errors
from ..findings.text import shown
from ..openapi.model import operation as openapi
from ..openapi.model.document import Spec
from .blame import blamed
from .operations.beginnings import naming_of
from .operations.extensions import Extensions
from .operations.operation import display_id, lower_operation, placed
from .operations.security import credentials
from .problems import Problems, skip_setting
from .remarks import clashes, once, unknown_operations, unusable_server, unused_components
from .schemas.dispatch import type_of
from .schemas.graph import directional_pointers
from .schemas.lowering import Lowering
from .schemas.naming import Naming


@dataclass(frozen=True, slots=True)
class Lowered:
    """The model, or `None` where the diagnostics hold an error."""

    api: Api | None
    diagnostics: tuple[Diagnostic, ...]


def lower(spec: Spec, config: Config) -> Lowered:
    """The semantic model of a document under a configuration."""
    found = list(unknown_operations(spec, config))
    failure = Extensions(spec.extensions, found).failure()
    kept = [each for each in spec.operations if not _skips(each, config)]
    definitions: dict[TypeId, Definition] = {}
    run = _Run(spec, config, naming_of(spec, config), directional_pointers(spec), failure)
    operations = [run.operation(each, definitions, found) for each in kept]
    skipped = [each for each in spec.operations if _skips(each, config)]
    found.extend(problem for each in skipped for problem in run.unneeded_skip(each))
    found.extend(clashes(operations))
    found.extend(unused_components(spec, kept))
    found.extend(unusable_server(spec))
    diagnostics = arrange(tuple(blamed(once(found), spec, kept)))
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
            self.spec,
            self.naming,
            self.directional,
            Direction.REQUEST,
            problems,
            definitions,
            type_of,
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
                f"{shown(display_id(operation))} is skipped, and could be generated",
                self.config.span("skip", _skip_words(operation, self.config)),
                hint="remove it from `skip` in [tool.fragmint], unless it is unwanted",
            )


def _skip_words(operation: openapi.Operation, config: Config) -> str:
    names = (operation.operation_id, f"{operation.method} {operation.path}")
    return next((name for name in names if name in config.skip), "") or ""


def _skips(operation: openapi.Operation, config: Config) -> bool:
    return bool(_skip_words(operation, config))


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
    """The first server's URL with its variables' defaults; empty where it has to be given."""
    url = spec.servers[0].default_url if spec.servers else ""
    return "" if is_relative(url) else url
