"""Parse the tree of a document to a `Spec`."""

from __future__ import annotations

from ...document.node import Node
from ...document.origin import Origin
from ...document.pointer import ROOT
from ...findings.diagnostic import Diagnostic, arrange
from ...findings.staged import Staged
from ..anchors import localized
from ..cycles import cycle_problems
from ..model.document import Spec
from ..model.families import families
from ..reach import Reach
from ..references import reference_problems
from ..version import read_version
from .fields import Context, Fields
from .info import parse_contact, parse_license, parse_servers, parse_tags
from .operation import Defaults, parse_operations
from .security import parse_security, parse_security_schemes
from .targets import named_schemas, targets
from .webhooks import parse_webhooks


def parse(node: Node) -> Staged[Spec]:
    """Return the document that a tree holds.

    A spec that comes with errors is incomplete: what they are about is left out of it. A document of
    an unknown version has no spec and one error.
    """
    node = localized(node)
    version = read_version(node)
    if isinstance(version, Diagnostic):
        return Staged(None, (version,))
    context = Context(version.root, version.is_3_0)
    spec = _spec(Fields(context, version.root, Origin(ROOT, version.root.span)))
    found = (*reference_problems(node), *cycle_problems(node), *context.found)
    return Staged(spec, tuple(map(Reach(spec).blamed, arrange(found))))


def _spec(root: Fields) -> Spec:
    info, components = root.child("info"), root.child("components")
    schemes = parse_security_schemes(components)
    known = frozenset(each.id for each in schemes)
    security = parse_security(root, known)
    defaults = Defaults(security, known)
    operations = parse_operations(root, defaults)
    webhooks = parse_webhooks(root, operations, defaults)
    schemas = named_schemas(root.context, components)
    called = (*operations, *(each.operation for each in webhooks))
    known_schemas = targets(root.context, called, schemas)
    return Spec(
        title=_text(info, "title") or "",
        version=_text(info, "version") or "",
        summary=_text(info, "summary"),
        description=_text(info, "description"),
        terms_of_service=_text(info, "termsOfService"),
        contact=parse_contact(info),
        license=parse_license(info),
        servers=parse_servers(root),
        tags=parse_tags(root),
        operations=operations,
        schemas=schemas,
        targets=known_schemas,
        security_schemes=schemes,
        security=security,
        webhooks=webhooks,
        extensions=root.extensions(),
        origin=root.origin,
        families=families(known_schemas),
    )


def _text(fields: Fields | None, name: str) -> str | None:
    return None if fields is None else fields.text(name)
