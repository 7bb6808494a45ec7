"""The operations that the settings leave out, and what that does to the findings."""

from __future__ import annotations

from dataclasses import replace

from ..config import Config
from ..document.pointer import split
from ..findings.diagnostic import Diagnostic
from ..findings.rules import RULES, Severity
from ..openapi.model.document import Spec
from ..openapi.model.operation import Webhook
from .filters import chosen, chosen_webhook


def skipped(spec: Spec, config: Config) -> frozenset[str]:
    """Return ids of the operations and webhooks that `skip` means, or that `only` doesn't.

    A callback goes where its operation goes, so `only` doesn't have to mean it.
    """
    only, skip = config.only or ("*",), config.skip
    operations = (
        each.id for each in spec.operations if not chosen(only, each) or chosen(skip, each)
    )
    webhooks = (
        each.id
        for each in spec.webhooks
        if not (each.callback_of or chosen_webhook(only, each)) or chosen_webhook(skip, each)
    )
    return frozenset((*operations, *webhooks))


def without_callers(spec: Spec, left_out: frozenset[str]) -> tuple[Webhook, ...]:
    """Return the webhooks and callbacks that are left; a callback goes where its operation goes."""
    return tuple(each for each in spec.webhooks if left_out.isdisjoint({each.id, each.callback_of}))


def heard(
    diagnostics: tuple[Diagnostic, ...], spec: Spec, config: Config
) -> tuple[Diagnostic, ...]:
    """Return the findings without the errors that stop skipped operations only."""
    skips = skipped(spec, config)
    return tuple(each for each in diagnostics if not _is_about(each, skips))


def tolerated(
    diagnostics: tuple[Diagnostic, ...], spec: Spec, config: Config
) -> tuple[Diagnostic, ...]:
    """Return the findings, in which `faults` makes errors that stop operations leave only these out.

    Where nothing would be left, they stay what they are: a client without a call helps nobody.
    """
    found = tuple(_tolerated(each, config) for each in diagnostics)
    wanted = {each.id for each in spec.operations} - skipped(spec, config)
    return diagnostics if wanted and wanted <= missing(found) else found


def missing(diagnostics: tuple[Diagnostic, ...]) -> frozenset[str]:
    """Return ids of the operations that tolerated errors leave out."""
    left_out = (each.stops.operations for each in diagnostics if each.tolerated)
    return frozenset[str]().union(*left_out)


def _tolerated(each: Diagnostic, config: Config) -> Diagnostic:
    if RULES[each.rule].severity is not Severity.ERROR or not config.tolerates(each.rule):
        return each
    if each.operations is None and each.pointer and split(each.pointer)[:1] in _DISPENSABLE:
        return replace(each, tolerated=True, operations=frozenset())
    return each if each.operations is None else replace(each, tolerated=True)


_DISPENSABLE = (("info",), ("servers",))
"""Without these, each operation is the same; a client without a server is given one by its user."""


def _is_about(each: Diagnostic, skips: frozenset[str]) -> bool:
    return bool(each.operations) and each.stops.operations <= skips
