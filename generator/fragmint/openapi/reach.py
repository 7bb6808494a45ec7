"""Which operations a place of the document belongs to: what an error there keeps from being generated.

`#/paths/~1pets/get/…` belongs to one operation, `#/components/schemas/Pet/…` to every one that reaches
the schema, directly or by others. `#/info` belongs to the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ..document.pointer import build, join, split
from ..findings.diagnostic import Diagnostic
from ..findings.rules import Severity
from .model.document import Spec
from .model.operation import Operation
from .model.walks import headers_of, reachable, schemas_of

SECURITY_SCHEMES = "#/components/securitySchemes"


@dataclass(frozen=True)
class Reach:
    """The places of a document's operations."""

    spec: Spec

    def blamed(self, found: Diagnostic) -> Diagnostic:
        """Return the finding with the operations that it stops.

        A finding that names an operation was made when that was lowered. A schema is lowered once, for
        the first operation that reaches it, so that the others which reach it are stopped as well. What
        names none was found in the document, and stops all whose part its place is.
        """
        if found.severity is not Severity.ERROR or found.pointer is None:
            return found
        if found.operations is not None:
            here = _at(found.pointer, self._schemas) | found.operations
            return replace(found, operations=here)
        if not _is_shared(found.pointer):
            return found
        return replace(found, operations=_at(found.pointer, self._parts))

    @cached_property
    def _schemas(self) -> dict[str, frozenset[str]]:
        """Pointers of the schemas that each operation reaches."""
        return {each.id: frozenset(self._schemas_of(each)) for each in self.spec.operations}

    @cached_property
    def _parts(self) -> dict[str, frozenset[str]]:
        """Pointers of everything that each operation is made of."""
        own = {each.id: frozenset(_parts_of(each)) for each in self.spec.operations}
        return {id: parts | self._schemas[id] for id, parts in own.items()}

    def _schemas_of(self, operation: Operation) -> Iterator[str]:
        schemas = [*schemas_of(operation), *headers_of(operation)]
        yield from (each.origin.pointer for each in schemas)
        yield from reachable(self.spec, schemas)


def _parts_of(operation: Operation) -> Iterator[str]:
    yield operation.origin.pointer
    yield from (each.origin.pointer for each in operation.parameters)
    yield from (each.origin.pointer for each in operation.responses)
    if operation.request_body is not None:
        yield operation.request_body.origin.pointer
    for alternative in operation.security or ():
        yield from (join(SECURITY_SCHEMES, id) for id in alternative)


def _is_shared(pointer: str) -> bool:
    """Tell whether a place is inside of what operations are made of, and not of the document as a whole."""
    tokens = split(pointer)
    return len(tokens) > 1 and tokens[0] in ("paths", "components")


def _at(pointer: str, places: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return ids of the operations that have a part at, above or below a place."""
    tokens = split(pointer)
    above = {build(tokens[:length]) for length in range(2, len(tokens) + 1)}
    return frozenset(
        id
        for id, parts in places.items()
        if not above.isdisjoint(parts) or any(_is_below(each, pointer) for each in parts)
    )


def _is_below(pointer: str, above: str) -> bool:
    return pointer.startswith(f"{above}/")
