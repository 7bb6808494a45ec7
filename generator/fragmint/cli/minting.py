"""Generate the client that a call asks for, in memory."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from .. import pipeline
from ..config import Config
from ..findings.diagnostic import Diagnostic, arrange, has_errors
from .args import Arguments
from .beside import beside
from .progress import Pause, progress
from .project import Project, load_projects
from .reading import display
from .report.outcome import Counts, Outcome

_PAGES = "docs"
"""The folder of the reference pages, where nothing names another."""
_ASIDE = "reference-pages"
"""Where pages are told from the package's files until they are written: no package can be called so."""


@dataclass(frozen=True, slots=True)
class Minted:
    """A client in memory: all of its files, and nothing wrong with them."""

    project: Project
    files: Mapping[str, str]
    """Texts by path inside the output folder."""
    outcome: Outcome
    """What there is to say so far: what was read and what came of it."""

    @property
    def output(self) -> str:
        """The output folder, as seen from the working directory."""
        return self.project.settings.config.output


def mint(arguments: Arguments) -> list[Minted] | tuple[Outcome, ...]:
    """Generate all clients that the call asks for, or say everything that is wrong."""
    projects = load_projects(arguments)
    if isinstance(projects, tuple):
        return (Outcome(arguments.command, 2, diagnostics=projects),)
    if arguments.command == "docs":
        several = len(projects) > 1
        projects = [_for_pages(each, arguments, several=several) for each in projects]
    made = [_mint(arguments, project) for project in projects]
    refused = tuple(each for each in made if isinstance(each, Outcome))
    return refused or [each for each in made if isinstance(each, Minted)]


def _mint(arguments: Arguments, project: Project) -> Minted | Outcome:
    config, source = project.settings.config, project.source
    with progress(f"generating from {source.path}") as paused:
        result = pipeline.generate(source, config, begin=partial(_alone, paused))
    pages_only = arguments.command == "docs"
    missing = () if pages_only else (*_missing_helpers(config), *_missing_examples(config))
    diagnostics = arrange((*result.diagnostics, *missing))
    outcome = Outcome(
        command=arguments.command,
        exit_code=2 if has_errors(diagnostics) else 0,
        documents=(source.path,),
        output=display(Path(config.output)),
        counts=_counts(result.summary),
        diagnostics=diagnostics,
    )
    if outcome.exit_code:
        return outcome
    files = {file.path: file.text for file in result.files}
    if pages_only:
        start = f"{config.docs}/"
        files = {
            path.removeprefix(start): text for path, text in files.items() if path.startswith(start)
        }
    return Minted(project, files, outcome)


def _for_pages(project: Project, arguments: Arguments, *, several: bool) -> Project:
    """Return a project with pages, which has its output folder for them alone."""
    config = project.settings.config
    usual = f"{_PAGES}/{config.package}" if several else _PAGES
    output = config.output if "output" in arguments.options else usual
    changed = replace(config, docs=_ASIDE, output=output)
    return replace(project, settings=replace(project.settings, config=changed))


@contextmanager
def _alone(
    paused: Pause, work: Callable[[], pipeline.Findings]
) -> Generator[Callable[[], pipeline.Findings], None, None]:
    """Do a piece of work beside the rest; where a thread gives signs of life, that needs a pause."""
    with ExitStack() as running:
        with paused():
            result = running.enter_context(beside(work))
        yield result


def _missing_helpers(config: Config) -> Iterator[Diagnostic]:
    """Yield an error for each module that a person should have written and has not."""
    for name, module in config.helpers.items():
        path = Path(config.output, config.package, *module.split("."))
        if not (path.with_suffix(".py").is_file() or (path / "__init__.py").is_file()):
            yield Diagnostic(
                "missing-helper",
                f"the helpers of `{name}` should be in {display(path.with_suffix('.py'))}, which does not "
                "exist",
                config.span("helpers", name),
                hint="write it, with subclasses of the same names, or remove the setting",
            )


def _missing_examples(config: Config) -> Iterator[Diagnostic]:
    """Yield a warning for each program that the README links in vain."""
    for title, path in config.examples.items():
        file = Path(config.output, path)
        if not file.is_file():
            yield Diagnostic(
                "missing-example",
                f"an example should be {display(file)}, which does not exist",
                config.span("examples", title),
                hint="write it, or remove the setting",
            )


def _counts(summary: pipeline.Summary) -> Counts:
    return Counts(
        summary.operations_total,
        summary.operations_generated,
        summary.types,
        summary.skipped,
        summary.missing,
    )
