"""What a call is about: the settings, the document, and the files that decided."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ..config import Config, parse_clients, parse_config
from ..findings.diagnostic import Diagnostic, arrange
from ..findings.text import shown
from ..source import Source, Span
from .args import Arguments
from .reading import display, read_document, read_source, reason

Problems = tuple[Diagnostic, ...]

_CONFIG_FILE = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a call, with paths as seen from the working directory."""

    config: Config
    root: Path
    """The folder of the configuration file; the working directory if there is none."""
    consulted: tuple[Path, ...]
    """Every configuration file that was looked for, whether it is there or not."""
    assumed: frozenset[str] = frozenset()
    """The names of the client that nobody has given: they follow from others."""


@dataclass(frozen=True, slots=True)
class Project:
    """The settings of a call and the document that they name."""

    settings: Settings
    source: Source


def load_projects(arguments: Arguments) -> list[Project] | Problems:
    """Read the settings and the documents of a call, or say everything that is wrong with them."""
    settings = load_settings(arguments)
    if isinstance(settings, tuple):
        return settings
    if problems := tuple(problem for each in settings for problem in _folder_problems(each)):
        return problems
    if problems := tuple(_shared_folders(settings)):
        return problems
    sources = [_source(arguments, each.config) for each in settings]
    if problems := tuple(each for each in sources if isinstance(each, Diagnostic)):
        return arrange(problems)
    pairs = zip(settings, sources, strict=True)
    return [Project(each, source) for each, source in pairs if isinstance(source, Source)]


def load_settings(arguments: Arguments) -> list[Settings] | Problems:
    """Find and read the settings of a call: one for each client."""
    options = dict(arguments.options)
    if arguments.specs:
        options["spec"] = arguments.specs[0]
    consulted, source = _configuration(arguments)
    if isinstance(source, Diagnostic):
        return (source,)
    clients = parse_clients(source, options)
    root = consulted[-1].parent if consulted else Path()
    settings = [
        Settings(_resolved(each.config, root, frozenset(options)), root, consulted, each.assumed)
        for each in clients
        if each.config is not None
    ]
    if len(settings) < len(clients):
        return arrange(tuple(problem for each in clients for problem in each.diagnostics))
    return settings


def _source(arguments: Arguments, config: Config) -> Source | Diagnostic:
    if arguments.specs:
        return read_document(arguments.specs[0])
    return read_source(Path(config.spec), config.span("spec"))


def _configuration(arguments: Arguments) -> tuple[tuple[Path, ...], Source | Diagnostic | None]:
    """Return the files that were looked for, the settings' file last; none if a document was named."""
    if arguments.config is not None:
        path = Path(arguments.config)
        return (path,), read_source(path)
    return ((), None) if arguments.specs else _nearest_config()


def _nearest_config() -> tuple[tuple[Path, ...], Source | Diagnostic]:
    """Return the nearest file upwards that has the table, after all that were looked for.

    A file without the table is passed over, as the one of a generated distribution is.
    """
    here = Path.cwd()
    consulted: list[Path] = []
    for folder in (here, *here.parents):
        path = folder / _CONFIG_FILE
        consulted.append(path)
        if os.path.isfile(path):
            source = read_source(path)
            if isinstance(source, Diagnostic) or _may_have_table(source):
                return tuple(consulted), source
    hint = (
        "run `fragmint init openapi.yaml`, which writes one, or name a document after the command"
    )
    message = (
        f"there is no {_CONFIG_FILE} with the table `[tool.fragmint]` here or in a folder above"
    )
    return tuple(consulted), Diagnostic("config-missing", message, hint=hint)


def _may_have_table(source: Source) -> bool:
    """Tell whether the file has the table, or is no TOML at all and may have been meant to have it."""
    if "fragmint" not in source.text:
        return False
    return all(each.rule != "config-missing" for each in parse_config(source).diagnostics)


def _resolved(config: Config, root: Path, options: frozenset[str]) -> Config:
    """Turn the paths of the configuration file, which start at its folder, into paths from here."""

    def from_here(setting: str, value: str) -> str:
        return value if setting in options else display(root / value)

    return replace(
        config,
        spec=from_here("spec", config.spec),
        output=from_here("output", config.output),
        templates=config.templates and from_here("templates", config.templates),
    )


def _folder_problems(settings: Settings) -> Iterator[Diagnostic]:
    """Yield what is wrong with the folders that the settings name."""
    config = settings.config
    for setting, folder in (("output", config.output), ("templates", config.templates)):
        if folder is not None and (why := _no_folder(folder)):
            yield _wrong_folder(config, setting, why)
            return
    output = Path(os.path.realpath(config.output))
    root = Path(os.path.realpath(settings.root))
    if output == Path(output.anchor) or ".git" in output.parts:
        yield _wrong_folder(config, "output", "cannot be the output folder")
    elif settings.consulted and root.is_relative_to(output):
        yield _wrong_folder(
            config, "output", "contains the configuration file: name a folder of its own"
        )
    if config.templates is None:
        return
    templates = Path(os.path.realpath(config.templates))
    if not templates.is_dir():
        yield _wrong_folder(config, "templates", "is not a folder")
    elif templates.is_relative_to(output) or output.is_relative_to(templates):
        yield _wrong_folder(config, "templates", "and the output folder must be apart")


def _shared_folders(settings: list[Settings]) -> Iterator[Diagnostic]:
    """Yield an error for each client whose output folder holds another's, or lies in it."""
    folders = [Path(os.path.realpath(each.config.output)) for each in settings]
    for number, each in enumerate(settings):
        for other in folders[:number]:
            if folders[number].is_relative_to(other) or other.is_relative_to(folders[number]):
                reason = "is the output folder of another client too: give each a folder of its own"
                yield _wrong_folder(each.config, "output", reason)
                break


def _no_folder(path: str) -> str | None:
    """Say why a path cannot be a folder: too long, a circle of links, out of bounds, or a file."""
    try:
        mode = os.stat(path).st_mode
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        return f"cannot be a folder: {reason(error)}"
    return None if stat.S_ISDIR(mode) else "is not a folder"


def _wrong_folder(config: Config, setting: str, reason: str) -> Diagnostic:
    span: Span | None = config.span(setting)
    name = f"`{setting}`" if span else f"`--{setting}`"
    value = f"'{shown(str(getattr(config, setting)))}'"
    return Diagnostic("setting-value", f"{name}: {value} {reason}", span)
