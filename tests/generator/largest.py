"""The largest client that can be made of a real document: what can't be generated is left out."""

from __future__ import annotations

import os
from dataclasses import replace

from fragmint._resources import templates_dir
from fragmint.findings.diagnostic import Diagnostic
from fragmint.findings.rules import Severity
from fragmint.lower import lower
from fragmint.python.plan.package import plan
from fragmint.render.rendering import RenderedFile, read_templates, render

from ..staged import value_of
from .corpus import FOLDER, config_of, spec_of

_AT_MOST = int(os.environ.get("FRAGMINT_LARGEST", "300000"))
"""The size in bytes up to which documents are tried; black takes minutes for the clients of larger ones."""
NAMES = tuple(
    each.name
    for each in sorted(FOLDER.glob("*") if FOLDER.is_dir() else ())
    if each.suffix in {".json", ".yaml", ".yml"} and each.stat().st_size <= _AT_MOST
)
"""The documents that are at hand."""


def rendered_of(name: str) -> tuple[RenderedFile, ...]:
    """The files of its client as the templates print them, whatever is wrong with the document."""
    spec, config = spec_of(name), config_of(name)
    found = lower(spec, config).diagnostics
    refused = frozenset(id for each in found if _stops(each) for id in each.stops.operations)
    config = replace(config, skip=tuple(sorted(refused)))
    package = value_of(lower(spec, config).unless_stopped(refused).then(plan, config))
    return value_of(render(package, value_of(read_templates(templates_dir()))))


def _stops(finding: Diagnostic) -> bool:
    return finding.severity is Severity.ERROR
