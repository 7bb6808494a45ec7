"""From views to files: templates lay out text, and files without holes are copied.

A template sees one name, `view`, and two filters, which indent. What it doesn't know fails
(`StrictUndefined`); every string of a view is safe for its place, and pages escape what is no HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING

from ..findings.diagnostic import Diagnostic
from ..findings.staged import Staged, together
from ..findings.text import shown
from ..python.plan.package import Package, PlannedFile
from ..python.text.code import Code, Prose
from ..source import Source

if TYPE_CHECKING:
    from jinja2 import Environment

_VERBATIM_SUFFIXES = (".py", "py.typed", ".css", ".js")
_SUFFIXES = (".jinja", *_VERBATIM_SUFFIXES)
"""What else lies in a folder of templates, as editors and file managers leave it, is not read."""


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """A file of the package: its path below the output folder, with `/`, and its text."""

    path: str
    text: str
    verbatim: bool = False
    """Copied as it is: real code that is formatted where it is kept."""
    own: bool = False
    """Made with a template of a person's own, of whose layout nothing is known."""


@dataclass(frozen=True, slots=True)
class Template:
    """A template's path below the folder of templates, its text, and its file as people are shown it."""

    path: str
    text: str
    file: str = ""
    own: bool = False
    """From a folder of a person's own; not built in."""

    def fault(self, message: str, line: int = 1) -> Diagnostic:
        """Return the finding of something wrong in a line of this template."""
        source = Source(self.file or self.path, self.text)
        start = source.line_start(line)
        span = source.span(start, start + len(source.line_text(start)))
        hint = "compare it with the built-in template of the same path"
        return Diagnostic("template", message, span, hint=hint)


def read_templates(*folders: Path) -> Staged[tuple[Template, ...]]:
    """Read all templates and verbatim files of these folders; a later folder's replace earlier ones.

    The first folder is that of the built-in ones.
    """
    paths = {
        file.relative_to(folder).as_posix(): (file, folder != folders[0])
        for folder in folders
        for file in sorted(folder.rglob("*"))
        if file.name.endswith(_SUFFIXES) and file.is_file()
    }
    return together([_read(path, *paths[path]) for path in sorted(paths)])


def _read(path: str, file: Path, own: bool) -> Template | Diagnostic:
    try:
        return Template(path, file.read_text(encoding="utf-8"), file.as_posix(), own)
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        return Template(path, "", file.as_posix()).fault(f"cannot read the template: {why}")


def render(package: Package, templates: tuple[Template, ...]) -> Staged[tuple[RenderedFile, ...]]:
    """Render all files of the package, sorted by path; the same input gives the same text."""
    known = {template.path: template for template in templates}
    environment = _environment(templates)
    own = _touched(environment, templates)
    rendered = together([_rendered(environment, known, file, own) for file in package.files])
    if rendered.value is None:
        return rendered
    folders = {"package/": package.name} | ({"docs/": package.docs} if package.docs else {})
    copied = [
        RenderedFile(f"{folder}/{each.path.removeprefix(start)}", each.text, True)
        for each in templates
        for start, folder in folders.items()
        if each.path.startswith(start) and each.path.endswith(_VERBATIM_SUFFIXES)
    ]
    files = sorted((*rendered.value, *copied), key=lambda file: file.path)
    return Staged(tuple(files))


def _rendered(
    environment: Environment,
    known: Mapping[str, Template],
    file: PlannedFile,
    own: frozenset[str],
) -> RenderedFile | Diagnostic:
    try:
        text = environment.get_template(file.template).render(view=file.view)
    except Exception as error:  # A template can bring out any of Python's exceptions.
        # Jinja puts the templates' own names and lines into the traceback.
        frames = [(each[0].f_code.co_filename, each[1]) for each in walk_tb(error.__traceback__)]
        places = [(known[name], line) for name, line in frames if name in known]
        template, line = places[-1] if places else (known[file.template], 1)
        return template.fault(f"{type(error).__name__}: {shown(str(error))}", line)
    return RenderedFile(file.path, text.lstrip("\n"), own=file.template in own)


def _touched(environment: Environment, templates: tuple[Template, ...]) -> frozenset[str]:
    """Return the templates of a person's own, and those that use one."""
    touched = {each.path for each in templates if each.own}
    if not touched:
        return frozenset()
    used = {each.path: _used(environment, each) for each in templates if each.path not in touched}
    while more := {path for path, names in used.items() if not touched.isdisjoint(names)} - touched:
        touched |= more
    return frozenset(touched)


def _used(environment: Environment, template: Template) -> frozenset[str]:
    from jinja2.meta import find_referenced_templates

    if not template.path.endswith(".jinja"):
        return frozenset()
    found = find_referenced_templates(environment.parse(template.text))
    return frozenset(name for name in found if name)


@lru_cache(maxsize=2)
def _environment(templates: tuple[Template, ...]) -> Environment:
    """Return an environment that keeps its compiled templates, for callers that generate many clients."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    known = {template.path: template for template in templates}

    def load(name: str) -> tuple[str, str, None] | None:
        """Return the text of a template, and the name that tracebacks give to it."""
        return (known[name].text, name, None) if name in known else None

    environment = Environment(
        loader=FunctionLoader(load),
        undefined=StrictUndefined,
        autoescape=_is_page,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.clear()
    environment.filters |= {"lines": _lines, "docstring": _docstring}
    environment.globals.clear()
    environment.tests.clear()
    return environment


def _is_page(name: str | None) -> bool:
    """Tell whether a template makes HTML: what is no `Html` is escaped there, as a second wall."""
    return name is not None and name.endswith(".html.jinja")


def _lines(lines: Iterable[Code], indent: int = 0) -> str:
    """Return the lines, one below the other, at an indentation."""
    margin = " " * indent
    return "\n".join(f"{margin}{line}" if line else "" for line in lines)


def _docstring(lines: tuple[Prose, ...], indent: int = 0) -> str:
    """Return a docstring at an indentation, its closing quotes on a line of their own if it is long.

    What all lines but the first are indented by is left out, as `inspect.cleandoc` and black do.
    """
    margin = " " * indent
    if len(lines) == 1 and len(lines[0]) + indent + 6 <= 100:
        # Not four quotes in a row, of which one is escaped.
        padding = " " if lines[0].endswith('"') else ""
        return f'{margin}"""{lines[0]}{padding}"""'
    common = min((len(line) - len(line.lstrip()) for line in lines[1:] if line), default=0)
    body = "\n".join(f"{margin}{line[common:]}" if line else "" for line in lines[1:])
    return (
        f'{margin}"""{lines[0]}\n{body}\n{margin}"""'
        if body
        else f'{margin}"""{lines[0]}\n{margin}"""'
    )
