"""Which operations a place of the document belongs to: what an error there keeps from being generated.

`#/paths/~1pets/get/…` belongs to one operation, `#/components/schemas/Pet/…` to every one that reaches
the schema, directly or by others. `#/paths/~1pets/parameters/0` to all of its path. `#/info` belongs to the document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from ..document.pointer import build, join, split
from ..findings.diagnostic import Diagnostic
from ..findings.rules import RULES, Severity
from .bearing import weighed
from .model.document import Spec
from .model.operation import Operation
from .model.walks import headers_of, reachable, schemas_of
from .references import WEBHOOKS_OF_3_0

SECURITY_SCHEMES = "#/components/securitySchemes"
METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
ADDITIONAL = "additionalOperations"
"""Other methods of a path item, by name (OpenAPI 3.2 §4.9.1)."""
_BELOW_OPERATIONS = frozenset({*METHODS, ADDITIONAL})
_OF_PATH_ITEMS = ("paths", "webhooks", WEBHOOKS_OF_3_0)
_SHARED = ("paths", "components", "security", "webhooks", WEBHOOKS_OF_3_0)


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
        found = weighed(found)
        if RULES[found.rule].severity is not Severity.ERROR or found.pointer is None:
            return found
        if found.operations is not None:
            # What stops nothing, stops nothing.
            more = self._schemas.at(found.pointer) if found.operations else frozenset[str]()
            return replace(found, operations=self._named(more | found.operations))
        if not _is_shared(found.pointer):
            return found
        return replace(found, operations=self._named(self._parts.at(_place(found.pointer))))

    def _named(self, ids: frozenset[str]) -> frozenset[str]:
        """Return the operations without the callbacks of those among them, which go where these go."""
        return ids - {each.id for each in self.spec.webhooks if each.callback_of in ids}

    @cached_property
    def _schemas(self) -> _Places:
        """Pointers of the schemas that each operation reaches."""
        return _places({id: self._schemas_of(each) for id, each in self.spec.calls})

    @cached_property
    def _parts(self) -> _Places:
        """Pointers of everything that each operation is made of."""
        return _places(
            {
                id: [*self._schemas_of(each), *_parts_of(self.spec, each)]
                for id, each in self.spec.calls
            }
        )

    def _schemas_of(self, operation: Operation) -> list[str]:
        schemas = [*schemas_of(operation), *headers_of(operation)]
        return [*(each.origin.pointer for each in schemas), *reachable(self.spec, schemas)]


def _parts_of(spec: Spec, operation: Operation) -> Iterator[str]:
    yield operation.origin.pointer
    yield join(operation.item, operation.method.lower())
    yield from (each.origin.pointer for each in operation.parameters)
    for response in operation.responses:
        yield response.origin.pointer
        yield from (each.origin.pointer for each in response.headers)
    if operation.request_body is not None:
        yield operation.request_body.origin.pointer
    for alternative in operation.security or ():
        yield from (join(SECURITY_SCHEMES, id) for id in alternative)
    if operation.security is spec.security:
        yield from (build(("security", at)) for at in range(len(spec.security or ())))


def _is_shared(pointer: str) -> bool:
    """Tell whether a place is inside of what operations are made of, and not of the document as a whole."""
    tokens = split(pointer)
    return len(tokens) > 1 and tokens[0] in _SHARED


def _place(pointer: str) -> str:
    """Return the path item of what stands in it for all of its methods; else the place as it is."""
    tokens = split(pointer)
    holder = 1 if tokens[0] in _OF_PATH_ITEMS else None
    if tokens[:2] == ("components", "pathItems"):
        holder = 2
    if holder is None or len(tokens) <= holder + 1 or tokens[holder + 1] in _BELOW_OPERATIONS:
        return pointer
    return build(tokens[: holder + 1])


@dataclass(frozen=True, slots=True)
class _Places:
    """Operations by the places that belong to them."""

    exact: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    """By the pointer of a part of theirs."""
    above: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])
    """By a pointer above such a part."""

    def at(self, pointer: str) -> frozenset[str]:
        """Return ids of the operations that have a part at, above or below a place."""
        upwards = _without_caller(_upwards(pointer))
        return frozenset[str]().union(
            *(self.exact.get(each, frozenset[str]()) for each in upwards),
            self.above.get(pointer, frozenset[str]()),
        )


def _places(parts: Mapping[str, Iterable[str]]) -> _Places:
    exact: defaultdict[str, set[str]] = defaultdict(set)
    for id, pointers in parts.items():
        for pointer in pointers:
            exact[pointer].add(id)
    above: defaultdict[str, set[str]] = defaultdict(set)
    for pointer, ids in exact.items():
        for each in _upwards(pointer)[:-1]:
            above[each] |= ids
    return _Places(_frozen(exact), _frozen(above))


def _frozen(sets: Mapping[str, set[str]]) -> dict[str, frozenset[str]]:
    return {pointer: frozenset(ids) for pointer, ids in sets.items()}


def _without_caller(upwards: list[str]) -> list[str]:
    """Return the pointers above one, of a callback's only those inside of it: it stops no other call."""
    for at, pointer in enumerate(upwards):
        tokens = split(pointer)
        if tokens[-1] == "callbacks" and len(tokens) > 3 and tokens[-2] in _BELOW_OPERATIONS:
            return upwards[at:]
    return upwards


def _upwards(pointer: str) -> list[str]:
    """Return the pointers above one and itself, from those of two steps on: `#/components` says nothing."""
    steps = pointer.split("/")
    return ["/".join(steps[:end]) for end in range(min(3, len(steps)), len(steps) + 1)]
