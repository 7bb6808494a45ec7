"""What must hold for every document, however wrong it is."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import TypeVar

from fragmint._resources import templates_dir
from fragmint.cli.report import render
from fragmint.cli.report.lines import printed
from fragmint.cli.report.outcome import Outcome
from fragmint.config import default_config
from fragmint.document.decode import decode
from fragmint.document.load import load
from fragmint.document.plain import to_plain
from fragmint.findings.diagnostic import Diagnostic, has_errors
from fragmint.noop import FORMATS
from fragmint.pipeline import generate
from fragmint.render.rendering import RenderedFile, Template, read_templates

T = TypeVar("T")


class Broken(AssertionError):
    """Raised where a document has brought out what no document may."""


def loads(data: bytes) -> bool:
    """Bytes become a tree, or findings with places say why not; return which."""
    source = decode("api.yaml", data)
    if isinstance(source, Diagnostic):
        return _told((source,))
    loaded = load(source)
    _told(loaded.diagnostics)
    if loaded.value is not None:
        to_plain(loaded.value)
    elif not has_errors(loaded.diagnostics):
        raise Broken("neither a tree nor an error")
    return loaded.value is not None


def mints(data: bytes) -> bool:
    """Bytes become a whole client, or findings with places say why not; return which."""
    source = decode("api.yaml", data)
    if isinstance(source, Diagnostic):
        return _told((source,))
    result = generate(source, default_config("pkg"), _templates(), _afterwards)
    _told(result.diagnostics)
    if any(each.rule in ("template", "not-python") for each in result.diagnostics):
        raise Broken("a built-in template fails")
    if bool(result.files) == has_errors(result.diagnostics):
        raise Broken("files in spite of an error, or neither")
    for file in result.files:
        _whole(file)
    return bool(result.files)


TARGETS: Mapping[str, Callable[[bytes], bool]] = {"loader": loads, "pipeline": mints}
"""What can be fuzzed: it returns, or raises whatever went wrong."""


@contextmanager
def _afterwards(work: Callable[[], T]) -> Generator[Callable[[], T]]:
    """As the command does it: a client is made before it is known whether the document is valid."""
    yield work


@cache
def _templates() -> tuple[Template, ...]:
    templates = read_templates(templates_dir()).value
    assert templates is not None
    return templates


def _told(diagnostics: tuple[Diagnostic, ...]) -> bool:
    """Every finding has a place, and can be printed in every format; return that nothing was made."""
    for each in diagnostics:
        if each.span is None or not each.message:
            raise Broken(f"no place: {each.rule}: {each.message}")
    outcome = Outcome("generate", 2, ("api.yaml",), diagnostics=diagnostics)
    for form in FORMATS:
        said = render(outcome, form)
        if not printed((*said.out, *said.err)).replace("\n", "").isprintable():
            raise Broken(f"what is printed as {form} can command a terminal")
    return False


def _whole(file: RenderedFile) -> None:
    if file.path.endswith(".toml"):
        tomllib.loads(file.text)
    elif file.path.endswith(".py") and not file.verbatim:
        compile(file.text, file.path, "exec", dont_inherit=True)
