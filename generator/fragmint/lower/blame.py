"""Which operations an error stops: the skip that an error names has to hold all of them.

A component is lowered once, for the first operation that reaches it, and what is wrong with it is
found then. The others that reach it are stopped by it as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..findings.diagnostic import Diagnostic
from ..openapi.model.document import Spec
from ..openapi.model.operation import Operation
from .operations.operation import display_id
from .problems import SKIP, skip_setting
from .schemas.graph import reachable, schemas_of


def blamed(
    found: Iterable[Diagnostic], spec: Spec, operations: list[Operation]
) -> Iterator[Diagnostic]:
    """The findings, each error once, with one skip for all operations that it stops."""
    settings = {skip_setting(display_id(each)): display_id(each) for each in operations}
    stopped: dict[tuple[object, ...], set[str]] = {}
    errors: dict[tuple[object, ...], Diagnostic] = {}
    for each in found:
        id = settings.get((each.hint or "").rpartition(SKIP)[2])
        if id is None:
            yield each
        else:
            key = _identity(each)
            errors.setdefault(key, each)
            stopped.setdefault(key, set()).add(id)
    places = {display_id(each): _places(each, spec) for each in operations} if errors else {}
    for key, error in errors.items():
        above = set(_prefixes(error.pointer or ""))
        reaching = {id for id, pointers in places.items() if not above.isdisjoint(pointers)}
        hint = (error.hint or "").rpartition(SKIP)[0]
        yield replace(error, hint=f"{hint}{SKIP}{skip_setting(*sorted(stopped[key] | reaching))}")


def _identity(each: Diagnostic) -> tuple[object, ...]:
    return (each.rule, each.message, each.span, each.pointer)


def _places(operation: Operation, spec: Spec) -> frozenset[str]:
    """Pointers of all schemas that an operation is made of."""
    own = list(schemas_of(operation))
    return reachable(spec, own) | {schema.origin.pointer for schema in own}


def _prefixes(pointer: str) -> Iterator[str]:
    """`#/a/b` -> `#`, `#/a`, `#/a/b`."""
    parts = pointer.split("/")
    return ("/".join(parts[:length]) for length in range(1, len(parts) + 1))
