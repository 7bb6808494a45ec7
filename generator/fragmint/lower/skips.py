"""The operations that the settings leave out, and what that does to the findings."""

from __future__ import annotations

from ..config import Config
from ..findings.diagnostic import Diagnostic
from ..openapi.model.document import Spec
from ..openapi.model.operation import Operation


def skipped(spec: Spec, config: Config) -> frozenset[str]:
    """Return ids of the operations that `skip` names, by their operationId or as `GET /path`."""
    return frozenset(each.id for each in spec.operations if _word(each, config))


def heard(
    diagnostics: tuple[Diagnostic, ...], spec: Spec, config: Config
) -> tuple[Diagnostic, ...]:
    """Return the findings without the errors that stop skipped operations only."""
    skips = skipped(spec, config)
    return tuple(each for each in diagnostics if not _is_about(each, skips))


def _is_about(each: Diagnostic, skips: frozenset[str]) -> bool:
    return bool(each.operations) and each.stops.operations <= skips


def _word(operation: Operation, config: Config) -> str:
    """Return the entry of `skip` that names the operation; empty where none does."""
    names = (operation.operation_id, operation.call)
    return next((name for name in names if name in config.skip), "") or ""
