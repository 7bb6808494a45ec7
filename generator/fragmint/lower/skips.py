"""The operations that the settings leave out, and what that does to the findings."""

from __future__ import annotations

from collections.abc import Iterator

from ..config import Config
from ..findings.diagnostic import Diagnostic
from ..findings.text import shown
from ..openapi.model.document import Spec
from ..openapi.model.operation import Operation


def skipped(spec: Spec, config: Config) -> frozenset[str]:
    """Return ids of the operations that `skip` names, by their operationId or as `GET /path`."""
    return frozenset(each.id for each in spec.operations if _word(each, config))


def heard(
    diagnostics: tuple[Diagnostic, ...], spec: Spec, config: Config
) -> tuple[Diagnostic, ...]:
    """Return the findings without the errors that stop skipped operations only.

    A skip that no error asks for is reported: the operation could be generated.
    """
    skips = skipped(spec, config)
    if not skips:
        return diagnostics
    needed = frozenset[str]().union(*(each.operations or () for each in diagnostics))
    kept = tuple(each for each in diagnostics if not _is_about(each, skips))
    unneeded = (each for each in spec.operations if each.id in skips - needed)
    return (*kept, *_unneeded(unneeded, config))


def _is_about(each: Diagnostic, skips: frozenset[str]) -> bool:
    return bool(each.operations) and each.stops.operations <= skips


def _unneeded(operations: Iterator[Operation], config: Config) -> Iterator[Diagnostic]:
    for each in operations:
        yield Diagnostic(
            "unneeded-skip",
            f"'{shown(each.id)}' is skipped, but it can be generated",
            config.span("skip", _word(each, config)),
            hint="remove it from `skip` in `[tool.fragmint]`, unless you do not want it",
        )


def _word(operation: Operation, config: Config) -> str:
    """Return the entry of `skip` that names the operation; empty where none does."""
    names = (operation.operation_id, operation.call)
    return next((name for name in names if name in config.skip), "") or ""
