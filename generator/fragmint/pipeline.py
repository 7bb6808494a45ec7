"""The flow, from a document's text to the files of a client. A reader starts here.

    bytes ─read─▶ Source ─load─▶ Node ─check─▶ Diagnostics
                                  └─parse─▶ Spec ─lower─▶ Api ─plan─▶ Package ─render─▶ Files ─format─▶ Files ─write─▶ Report

Every arrow is a function of values; `read` and `write` belong to the command. The heavy libraries
behind `check`, `render` and `format` are imported when those stages run. The command lets `check` run
`beside` the stages from parse to format, in another process; what it finds comes before all else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ._resources import templates_dir
from .api.model import Api, Skipped
from .cli.beside import Beside
from .config import Config
from .document.load import load
from .document.node import Node
from .findings.diagnostic import Diagnostic, arrange, has_errors
from .lower import lower
from .openapi.model.document import Spec
from .openapi.parse.document import parse
from .openapi.references import entangled
from .python.plan.package import Package, plan
from .render.rendering import FaultyTemplate, RenderedFile, Template, read_templates, render
from .source import Source

__all__ = [
    "STAGES",
    "RenderedFile",
    "Result",
    "Skipped",
    "Stages",
    "Summary",
    "dump",
    "generate",
    "run",
    "validate",
]


Findings = tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """What came out, in numbers."""

    operations_total: int = 0
    operations_generated: int = 0
    skipped: tuple[Skipped, ...] = ()
    types: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """The files of a client and everything there is to say about its document.

    No files where the diagnostics hold an error.
    """

    files: tuple[RenderedFile, ...]
    diagnostics: tuple[Diagnostic, ...]
    summary: Summary = Summary()


@dataclass(frozen=True, slots=True)
class Stages:
    """The values between the stages, as far as the flow came."""

    source: Source
    node: Node | None = None
    spec: Spec | None = None
    api: Api | None = None
    package: Package | None = None
    files: tuple[RenderedFile, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def failed(self) -> bool:
        """Whether something found so far stops the flow."""
        return has_errors(self.diagnostics)

    def found(self, more: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
        """What was found so far, and `more`."""
        return (*self.diagnostics, *more)


STAGES = ("source", "node", "spec", "api", "package", "files")
"""What `dump` can print."""


def generate(
    source: Source,
    config: Config,
    templates: tuple[Template, ...] | None = None,
    beside: Beside[Findings] | None = None,
) -> Result:
    """The client of a document: a pure function of its text, the settings and the templates.

    `templates` are the built-in ones and those of `config.templates` where none are given; only
    for these a folder is read. With `beside`, the document is checked while the rest is done.
    """
    stages = run(source, config, templates, beside)
    return Result(stages.files, arrange(stages.diagnostics), _summary(stages))


def validate(source: Source) -> Findings:
    """What is wrong with a document itself, whatever is made of it."""
    return arrange(_flow(source, lambda stages: stages, None).diagnostics)


def run(
    source: Source,
    config: Config,
    templates: tuple[Template, ...] | None = None,
    beside: Beside[Findings] | None = None,
) -> Stages:
    """The flow with all values between its stages; it ends early where something is wrong."""
    return _flow(source, partial(_minted, config=config, templates=templates), beside)


def _flow(
    source: Source, mint: Callable[[Stages], Stages], beside: Beside[Findings] | None
) -> Stages:
    """Load, parse and check a document, and make of it what is to be made."""
    loaded = load(source)
    stages = Stages(source, loaded.node, diagnostics=loaded.diagnostics)
    if (node := loaded.node) is None or stages.failed:
        return stages
    try:
        if beside:
            with beside(partial(_check, node)) as findings:
                return _checked_last(_parsed(stages, node), mint, findings)
        parsed = _parsed(stages, node)
        read = replace(parsed, diagnostics=parsed.found(_check(node)))
        return read if read.failed else mint(read)
    except RecursionError:
        return replace(stages, diagnostics=stages.found((entangled(node),)))


def _checked_last(
    read: Stages, mint: Callable[[Stages], Stages], findings: Callable[[], Findings]
) -> Stages:
    """Make something of a document that may yet turn out to be wrong; nothing of that is kept then."""
    if read.failed:
        return replace(read, diagnostics=read.found(findings()))
    try:
        minted: Stages | Exception = mint(read)
    except Exception as error:
        minted = error
    found = findings()
    if has_errors(found):
        return replace(read, diagnostics=read.found(found))
    if isinstance(minted, Exception):
        raise minted
    return replace(minted, diagnostics=minted.found(found))


def _parsed(stages: Stages, node: Node) -> Stages:
    parsed = parse(node)
    return replace(stages, spec=parsed.spec, diagnostics=stages.found(parsed.diagnostics))


def _check(node: Node) -> Findings:
    from .check.validate import validate as check

    return check(node)


def _minted(stages: Stages, config: Config, templates: tuple[Template, ...] | None) -> Stages:
    """The stages after reading."""
    if stages.spec is None or stages.node is None:
        return stages
    try:
        return _rendered(stages, stages.spec, config, templates)
    except RecursionError:
        return replace(stages, diagnostics=stages.found((entangled(stages.node),)))


def _rendered(
    stages: Stages, spec: Spec, config: Config, templates: tuple[Template, ...] | None
) -> Stages:
    lowered = lower(spec, config)
    stages = replace(stages, api=lowered.api, diagnostics=stages.found(lowered.diagnostics))
    if lowered.api is None:
        return stages
    package = plan(lowered.api, config)
    stages = replace(stages, package=package, diagnostics=stages.found(package.diagnostics))
    if stages.failed:
        return stages
    try:
        return replace(stages, files=_files(package, config, templates))
    except FaultyTemplate as faulty:
        return replace(stages, diagnostics=stages.found((faulty.diagnostic,)))


def _files(
    package: Package, config: Config, templates: tuple[Template, ...] | None
) -> tuple[RenderedFile, ...]:
    from .render.format import format_files

    if templates is None:
        own = (Path(config.templates),) if config.templates else ()
        templates = read_templates(templates_dir(), *own)
    return format_files(render(package, templates))


def _summary(stages: Stages) -> Summary:
    total = len(stages.spec.operations) if stages.spec else 0
    if stages.api is None:
        return Summary(total)
    return Summary(
        total, len(stages.api.operations), stages.api.skipped, len(stages.api.definitions)
    )


def dump(source: Source, config: Config, stage: str) -> str:
    """The value of one stage as text; what was found, where the flow doesn't come that far."""
    stages = run(source, config)
    value = getattr(stages, stage)
    if value is None or (stage == "files" and not value):
        return "\n".join(f"{each.rule}: {each.message}" for each in stages.diagnostics)
    if stage == "files":
        return "\n".join(f"--- {file.path}\n{file.text}" for file in stages.files)
    from pprint import pformat

    return pformat(value, width=100, sort_dicts=False)
