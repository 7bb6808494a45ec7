"""The flow, from a document's text to the files of a client. A reader starts here.

    bytes ─read─▶ Source ─load─▶ Node ─check─▶ Diagnostics
                                  └─parse─▶ Spec ─lower─▶ Api ─plan─▶ Package ─render─▶ Files ─format─▶ Files ─write─▶ Report

Every arrow is a function of values, and hands on its value with what was found (`Staged`); `read`
and `write` belong to the command. The heavy libraries behind `check`, `render` and `format` are
imported when those stages run.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeAlias

from ._resources import templates_dir
from .api.model import Api
from .config import Config
from .document.load import load
from .document.locate import located
from .document.node import Node
from .findings.depth import unless_too_deep
from .findings.diagnostic import Diagnostic, arrange, has_errors
from .findings.staged import Staged
from .lower import lower
from .lower.skips import heard, missing, skipped, tolerated
from .openapi.model.document import Spec
from .openapi.parse.document import parse
from .openapi.reach import Reach
from .openapi.references import entangled
from .python.plan.package import Package, plan
from .render.rendering import RenderedFile, Template, read_templates, render
from .source import Source

__all__ = [
    "STAGES",
    "Begin",
    "Findings",
    "RenderedFile",
    "Result",
    "Stages",
    "Summary",
    "dump",
    "generate",
    "run",
    "validate",
]


Findings: TypeAlias = tuple[Diagnostic, ...]

Begin: TypeAlias = Callable[
    [Callable[[], Findings]], AbstractContextManager[Callable[[], Findings]]
]
"""Begins some work, perhaps in another process, and gives what waits for its value.

For example: `nullcontext`, which does the work when its value is asked for.
"""


@dataclass(frozen=True, slots=True)
class Summary:
    """What came out, in numbers."""

    operations_total: int = 0
    operations_generated: int = 0
    skipped: tuple[str, ...] = ()
    """Ids of the operations that the settings leave out."""
    types: int = 0
    missing: tuple[str, ...] = ()
    """Ids of the operations that are left out for faults, as `faults` says."""


@dataclass(frozen=True, slots=True)
class Result:
    """The files of a client and everything there is to say about its document.

    No files where the diagnostics hold an error.
    """

    files: tuple[RenderedFile, ...]
    diagnostics: Findings
    summary: Summary = Summary()


@dataclass(frozen=True, slots=True)
class Stages:
    """The values between the stages, as far as the flow came, and all that was found.

    No files where that holds an error.
    """

    source: Source
    node: Node | None = None
    spec: Spec | None = None
    api: Api | None = None
    package: Package | None = None
    files: tuple[RenderedFile, ...] = ()
    diagnostics: Findings = ()


STAGES = ("source", "node", "spec", "api", "package", "files")
"""What `dump` can print."""


def generate(
    source: Source,
    config: Config,
    templates: tuple[Template, ...] | None = None,
    begin: Begin = nullcontext,
) -> Result:
    """Return the client of a document: a pure function of its text, the settings and the templates.

    `templates` are the built-in ones and those of `config.templates` where none are given; only
    for these a folder is read. `begin` decides where the document is checked.
    """
    stages = run(source, config, templates, begin)
    return Result(stages.files, stages.diagnostics, _summary(stages))


def run(
    source: Source,
    config: Config,
    templates: tuple[Template, ...] | None = None,
    begin: Begin = nullcontext,
) -> Stages:
    """Run the flow, and return all values between its stages; it ends early where something is wrong."""
    loaded = _loaded(source)
    if (node := loaded.value) is None:
        return Stages(source, diagnostics=arrange(loaded.diagnostics))

    def flow() -> Stages:
        with begin(partial(_check, node)) as checked:
            parsed = loaded.then(parse)
            lowered = _lowered(parsed, config, checked)
            planned = sound(lowered, parsed, config).then(plan, config)
            rendered = planned.then(_render, config, templates)
            formatted = rendered.then(_format)
            found = concluded((*checked(), *formatted.diagnostics), parsed, config)
        files = () if has_errors(found) else formatted.value or ()
        return Stages(source, node, parsed.value, lowered.value, planned.value, files, found)

    stages = unless_too_deep(flow, partial(entangled, node))
    if isinstance(stages, Stages):
        return stages
    # What the document itself has wrong may be the reason, as a circle is.
    found = validate(source)
    return Stages(source, node, diagnostics=found if has_errors(found) else (*found, stages))


def validate(source: Source) -> Findings:
    """Return what is wrong with a document itself, whatever is made of it."""
    loaded = _loaded(source)
    if (node := loaded.value) is None:
        return arrange(loaded.diagnostics)

    def check() -> Findings:
        parsed = loaded.then(parse)
        return concluded((*_check(node), *parsed.diagnostics), parsed)

    found = unless_too_deep(check, partial(entangled, node))
    return arrange((*loaded.diagnostics, found)) if isinstance(found, Diagnostic) else found


def _loaded(source: Source) -> Staged[Node]:
    loaded = load(source)
    if (node := loaded.value) is None:
        return loaded
    return Staged(node, tuple(located(node, each) for each in loaded.diagnostics))


def _check(node: Node) -> Findings:
    from .check.validate import validate as check

    return check(node)


def _lowered(parsed: Staged[Spec], config: Config, checked: Callable[[], Findings]) -> Staged[Api]:
    """Return the model of all operations; where `faults` allows, of those that no error stops."""
    lowered = parsed.then(lower, config)
    if config.faults == "stop":
        return lowered
    found = concluded((*checked(), *lowered.diagnostics), parsed, config)
    left_out = frozenset[str]()
    while more := missing(found) - left_out:
        left_out |= more
        lowered = parsed.then(lower, config, left_out)
        found = concluded((*found, *lowered.diagnostics), parsed, config)
    return Staged(lowered.value, found)


def sound(lowered: Staged[Api], parsed: Staged[Spec], config: Config) -> Staged[Api]:
    """Return the model, unless an error stops more than the operations that the settings leave out."""
    skips = skipped(parsed.value, config) if parsed.value else frozenset[str]()
    return lowered.unless_stopped(skips)


def _render(
    package: Package, config: Config, templates: tuple[Template, ...] | None
) -> Staged[tuple[RenderedFile, ...]]:
    if templates is not None:
        return render(package, templates)
    own = (Path(config.templates),) if config.templates else ()
    return read_templates(templates_dir(), *own).then(partial(render, package))


def _format(files: tuple[RenderedFile, ...]) -> Staged[tuple[RenderedFile, ...]]:
    from .render.format import format_files

    return format_files(files)


def concluded(found: Findings, parsed: Staged[Spec], config: Config | None = None) -> Findings:
    """Return the findings in order, each with what it stops, without what the settings leave out."""
    if parsed.value is None:
        return arrange(found)
    blamed = tuple(map(Reach(parsed.value).blamed, found))
    if config is None:
        return arrange(blamed)
    return arrange(tolerated(heard(blamed, parsed.value, config), parsed.value, config))


def _summary(stages: Stages) -> Summary:
    total = len(stages.spec.operations) if stages.spec else 0
    if stages.api is None:
        return Summary(total)
    left_out = tuple(sorted(missing(stages.diagnostics)))
    made, types = len(stages.api.operations), len(stages.api.definitions)
    return Summary(total, made, stages.api.skipped, types, left_out)


def dump(source: Source, config: Config, stage: str) -> str | Findings:
    """Return the value of one stage as text; what was found, where the flow doesn't come that far."""
    stages = run(source, config)
    value = getattr(stages, stage)
    if value is None or value == ():
        return stages.diagnostics
    if stage == "files":
        return "\n".join(f"--- {file.path}\n{file.text}" for file in stages.files)
    from pprint import pformat

    text = unless_too_deep(
        lambda: pformat(value, width=100, sort_dicts=False), lambda: _unprintable(source)
    )
    return (text,) if isinstance(text, Diagnostic) else text


def _unprintable(source: Source) -> Diagnostic:
    message = "the document is nested too deeply to be printed"
    hint = "print another stage, or remove the deepest parts of the document"
    return Diagnostic("too-deep", message, source.span(0, 0), hint=hint)
