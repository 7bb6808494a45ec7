"""`fragmint init`: from a document to a generated client, its settings and its hook, in one step."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ...config import parse_config
from ...document.load import load
from ...document.node import Mapping, Scalar
from ...findings.diagnostic import Diagnostic
from ...source import Source
from .. import commands
from ..args import Arguments, InitCall
from ..commands import Run
from ..reading import read_source
from ..report.lines import Line
from ..report.outcome import Outcome

_SETTINGS = Path("pyproject.toml")
_HOOKS = Path(".pre-commit-config.yaml")
HOOK = """\
repos:
  - repo: local
    hooks:
      - id: fragmint
        name: fragmint
        entry: fragmint generate --fail-on-change
        language: system
        always_run: true
        pass_filenames: false
"""
"""A hook of the fragmint that is installed: it needs neither a network nor an environment of its own."""
_KINDS = (".yaml", ".yml", ".json")
_FOLDERS = (Path(), Path("spec"), Path("api"), Path("docs"))


@dataclass(frozen=True, slots=True)
class Begun:
    """What was set up, in lines for people, and the run that has generated the client."""

    before: tuple[Line, ...]
    run: Run
    after: tuple[Line, ...]


def init(call: InitCall) -> Begun:
    """Set up the project in the working directory; what is there already stays as it is."""
    settings = _settings(call)
    if isinstance(settings, Diagnostic):
        return Begun((), Run((Outcome("generate", 2, diagnostics=(settings,)),)), ())
    before = (settings, *_hook())
    run = commands.generate(Arguments("generate", (), {}, str(_SETTINGS), "text", False, None))
    after = _next(run.outcomes[0].output) if run.minted else _mend()
    return Begun(before, run, tuple(after))


def _settings(call: InitCall) -> Line | Diagnostic:
    """Write the table of settings, unless the file has one, and say which."""
    present = read_source(_SETTINGS) if _SETTINGS.exists() else Source(str(_SETTINGS), "")
    if isinstance(present, Diagnostic):
        return present
    parsed = parse_config(present)
    if all(each.rule != "config-missing" for each in parsed.diagnostics):
        return (f"kept {_SETTINGS}: it has the table [tool.fragmint]",)
    source = _document(call)
    if isinstance(source, Diagnostic):
        return source
    package = call.package or package_of(source)
    table = f"[tool.fragmint]\nspec = {json.dumps(source.path)}\npackage = {json.dumps(package)}\n"
    if wrong := parse_config(Source(str(_SETTINGS), table)).diagnostics:
        return Diagnostic(wrong[0].rule, wrong[0].message, hint="name another with `--package`")
    gap = "\n" * (not present.text.endswith("\n")) + "\n" if present.text else ""
    with _SETTINGS.open("a", encoding="utf-8", newline="") as file:
        file.write(gap + table)
    return (f"wrote {_SETTINGS}: the document is {source.path}, the package is {package}",)


def _document(call: InitCall) -> Source | Diagnostic:
    """Return the document that the call names, else the only one of the folder."""
    if call.document is not None:
        path = (
            Path(os.path.relpath(call.document)) if os.path.isabs(call.document) else call.document
        )
        return read_source(Path(path))
    found = list(_documents())
    if len(found) == 1:
        return found[0]
    names = ", ".join(each.path for each in found[:5])
    message = f"there are several OpenAPI documents here: {names}"
    if not found:
        message = "there is no OpenAPI document here"
    return Diagnostic("unreadable", message, hint="name one: `fragmint init openapi.yaml`")


def _documents() -> Iterator[Source]:
    for folder in _FOLDERS:
        for path in sorted(folder.glob("*")):
            source = read_source(path) if path.suffix in _KINDS and path.is_file() else None
            if isinstance(source, Source) and re.search(
                r"""^[\s{]*["']?openapi["']?\s*:""", source.text, re.MULTILINE
            ):
                yield source


def package_of(source: Source) -> str:
    """Return a name for the package of a document: of its title, else of its file.

    For example: the title `Parcel API` gives `parcel`.
    """
    names = [_title(source), Path(source.path).stem]
    for name in names:
        words = re.findall(r"[a-z0-9]+", name.lower())
        while len(words) > 1 and words[-1] in ("api", "openapi", "rest", "spec"):
            words.pop()
        for package in ("_".join(words), "_".join((*words, "client"))):
            table = f"[tool.fragmint]\nspec = 'x'\npackage = {json.dumps(package)}\n"
            if not parse_config(Source("", table)).diagnostics:
                return package
    return "client"


def _title(source: Source) -> str:
    root = load(source).value
    info = root.get("info") if isinstance(root, Mapping) else None
    title = info.get("title") if isinstance(info, Mapping) else None
    return str(title.value) if isinstance(title, Scalar) else ""


def _hook() -> Iterator[Line]:
    """Write the hook, or say what to add to the file that is there."""
    if not _HOOKS.exists():
        _HOOKS.write_text(HOOK, encoding="utf-8")
        yield (f"wrote {_HOOKS}",)
    elif "fragmint" in _HOOKS.read_text(encoding="utf-8", errors="replace"):
        yield (f"kept {_HOOKS}: it has the hook",)
    else:
        yield (f"kept {_HOOKS}: add this below its `repos:`",)
        yield from ((line,) for line in HOOK.splitlines()[1:])


def _next(output: str) -> Iterator[Line]:
    yield ("next:",)
    yield (f"  1. pip install ./{output} and read {output}/README.md",)
    yield ("  2. pre-commit install, and commit: from now on the hook keeps the client current",)


def _mend() -> Iterator[Line]:
    yield ("next:",)
    yield ("  1. mend what is named above",)
    yield ("  2. fragmint generate",)
