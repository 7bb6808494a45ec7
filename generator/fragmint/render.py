"""From views to files: templates lay out text, and files without holes are copied.

A template sees one name, `view`, and two filters, which indent. What it doesn't know fails
(`StrictUndefined`); nothing is escaped here, since every string of a view is safe for its place.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .python.code import Code, Prose
from .python.package import Package

if TYPE_CHECKING:
    from jinja2 import Environment

_VERBATIM_SUFFIXES = (".py", "py.typed")


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """A file of the package: its path below the output folder, with `/`, and its text."""

    path: str
    text: str
    verbatim: bool = False
    """Copied as it is: real code that is formatted where it is kept."""


@dataclass(frozen=True, slots=True)
class Template:
    """A template's path below the folder of templates, and its text."""

    path: str
    text: str


def read_templates(*folders: Path) -> tuple[Template, ...]:
    """All templates and verbatim files of these folders; a later folder's replace earlier ones."""
    found: dict[str, Template] = {}
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                path = file.relative_to(folder).as_posix()
                found[path] = Template(path, file.read_text(encoding="utf-8"))
    return tuple(found[path] for path in sorted(found))


def render(package: Package, templates: tuple[Template, ...]) -> tuple[RenderedFile, ...]:
    """All files of the package, sorted by path; the same input gives the same text."""
    environment = _environment(templates)
    rendered = [
        RenderedFile(
            file.path, environment.get_template(file.template).render(view=file.view).lstrip("\n")
        )
        for file in package.files
    ]
    copied = [
        RenderedFile(f"{package.name}/{each.path.removeprefix('package/')}", each.text, True)
        for each in templates
        if each.path.startswith("package/") and each.path.endswith(_VERBATIM_SUFFIXES)
    ]
    return tuple(sorted((*rendered, *copied), key=lambda file: file.path))


def _environment(templates: tuple[Template, ...]) -> Environment:
    from jinja2 import DictLoader, Environment, StrictUndefined

    environment = Environment(
        loader=DictLoader({template.path: template.text for template in templates}),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.clear()
    environment.filters |= {"lines": _lines, "docstring": _docstring}
    environment.globals.clear()
    environment.tests.clear()
    return environment


def _lines(lines: Iterable[Code], indent: int = 0) -> str:
    """The lines, one below the other, at an indentation."""
    margin = " " * indent
    return "\n".join(f"{margin}{line}" if line else "" for line in lines)


def _docstring(lines: tuple[Prose, ...], indent: int = 0) -> str:
    """A docstring at an indentation, its closing quotes on a line of their own if it is long."""
    margin = " " * indent
    if len(lines) == 1 and len(lines[0]) + indent + 6 <= 100:
        return f'{margin}"""{lines[0]}"""'
    body = "\n".join(f"{margin}{line}" if line else "" for line in lines[1:])
    return (
        f'{margin}"""{lines[0]}\n{body}\n{margin}"""'
        if body
        else f'{margin}"""{lines[0]}\n{margin}"""'
    )
