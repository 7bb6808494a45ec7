"""From the document's words to the semantic model.

`lower` is a pure function: the operations are lowered one by one into one set of definitions.
An operation that the configuration skips is left alone (`skips`).
"""

from __future__ import annotations

from dataclasses import dataclass

from ..api.model import Api, Contact, Failure, Operation
from ..api.reach import used
from ..api.sendable import server
from ..api.types import Definition, Direction, Doc, TypeId
from ..api.webhooks import Webhooks
from ..config import Config
from ..findings.diagnostic import Diagnostic, arrange
from ..findings.staged import Staged
from ..openapi.model import operation as openapi
from ..openapi.model.document import Spec
from ..openapi.reach import Reach
from .operations.beginnings import naming_of
from .operations.extensions import Extensions
from .operations.operation import lower_operation, placed
from .operations.security import credentials
from .operations.webhooks import event, lower_webhook
from .problems import Problems
from .remarks import (
    clashes,
    contradicted,
    once,
    unknown_operations,
    unusable_server,
    unused_components,
)
from .schemas.directions import directional_pointers
from .schemas.dispatch import type_of
from .schemas.expansion import recursive_pointers
from .schemas.lowering import Lowering
from .schemas.naming import Naming
from .skips import skipped, without_callers


def lower(spec: Spec, config: Config, missing: frozenset[str] = frozenset()) -> Staged[Api]:
    """Return the semantic model of a document under a configuration: of all that no error stops.

    `missing` has the operations that are left out for errors which are known already.
    """
    found = list(unknown_operations(spec, config))
    failure = Extensions(spec.extensions, found, spec.origin.pointer).failure()
    run = _Run(
        spec,
        config,
        naming_of(spec, config),
        directional_pointers(spec),
        recursive_pointers(spec),
        failure,
    )
    skips = skipped(spec, config)
    kept = [each for each in spec.operations if each.id not in skips | missing]
    definitions: dict[TypeId, Definition] = {}
    operations = [run.operation(each, definitions, found) for each in kept]
    received = without_callers(spec, skips | missing)
    webhooks = run.webhooks(received, definitions, found)
    definitions = used(definitions, operations, webhooks)
    found.extend(clashes(operations))
    found.extend(contradicted(definitions))
    found.extend(unused_components(spec))
    found.extend(unusable_server(spec))
    diagnostics = tuple(map(Reach(spec).blamed, arrange(tuple(once(found)))))
    return Staged(_api(spec, operations, webhooks, skips, definitions), diagnostics)


@dataclass(frozen=True, slots=True)
class _Run:
    """What every operation's lowering is given."""

    spec: Spec
    config: Config
    naming: Naming
    directional: frozenset[str]
    recursive: frozenset[str]
    failure: Failure | None

    def operation(
        self,
        operation: openapi.Operation,
        definitions: dict[TypeId, Definition],
        found: list[Diagnostic],
    ) -> Operation:
        """Lower one operation; its problems go to `found`, its types to `definitions`."""
        lowering = self._lowering(operation.id, definitions, found)
        place = placed(operation, self.config)
        known = credentials(self.spec)
        return lower_operation(lowering, operation, place, self.config, known, self.failure)

    def webhooks(
        self,
        webhooks: tuple[openapi.Webhook, ...],
        definitions: dict[TypeId, Definition],
        found: list[Diagnostic],
    ) -> Webhooks:
        """Lower what the server sends by itself."""
        listed = [
            lower_webhook(self._lowering(each.id, definitions, found), each) for each in webhooks
        ]
        listed.sort(key=lambda each: (each.callback_of, each.name, each.id))
        signature = Extensions(self.spec.extensions, found, self.spec.origin.pointer).signature()
        return Webhooks(
            tuple(listed), event(self._lowering("", definitions, found), listed), signature
        )

    def _lowering(
        self, id: str, definitions: dict[TypeId, Definition], found: list[Diagnostic]
    ) -> Lowering:
        return Lowering(
            self.spec,
            self.naming,
            self.directional,
            Direction.REQUEST,
            Problems(id, found),
            definitions,
            type_of,
            self.recursive,
        )


def _api(
    spec: Spec,
    operations: list[Operation],
    webhooks: Webhooks,
    skips: frozenset[str],
    definitions: dict[TypeId, Definition],
) -> Api:
    ordered = sorted(operations, key=_operation_order)
    known = credentials(spec)
    used = dict.fromkeys(id for each in ordered for group in each.security for id in group)
    return Api(
        title=spec.title,
        doc=Doc(spec.description or spec.summary or ""),
        version=spec.version,
        contact=_contact(spec),
        license=spec.license.identifier if spec.license else None,
        server=_server(spec),
        operations=tuple(ordered),
        skipped=tuple(sorted(skips)),
        definitions={id: definitions[id] for id in sorted(definitions)},
        credentials=tuple(known[id] for id in used),
        webhooks=webhooks,
        services=_services(spec, ordered),
    )


def _services(spec: Spec, operations: list[Operation]) -> dict[tuple[str, ...], Doc]:
    """Return what a tag says, for the places whose operations all have it as their first one."""
    first = {each.id: each.tags[0] for each in spec.operations if each.tags}
    tags: dict[tuple[str, ...], set[str]] = {}
    for each in operations:
        tags.setdefault(each.service, set()).add(first.get(each.id, ""))
    told = {each.name: each.description for each in spec.tags if each.description}
    only = {service: min(names) for service, names in tags.items() if len(names) == 1}
    return {service: Doc(told[name]) for service, name in only.items() if name in told}


def _contact(spec: Spec) -> Contact | None:
    contact = spec.contact
    return Contact(contact.name or "", contact.email or "") if contact else None


def _operation_order(operation: Operation) -> tuple[tuple[str, ...], str, str]:
    return (operation.service, operation.path, operation.method)


def _server(spec: Spec) -> str:
    """Return the server's URL with its variables' defaults; empty where it has to be given."""
    url = spec.server.default_url if spec.server else ""
    return "" if server(url) else url
