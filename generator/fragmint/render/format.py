"""Format the rendered text with black, which has the last word on layout."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from ..findings.diagnostic import Diagnostic
from ..findings.staged import Staged, together
from ..findings.text import shown
from ..source import Source
from .layout import broken
from .rendering import RenderedFile

if TYPE_CHECKING:
    from black import Mode

_PLACE = re.compile(r": (\d+):\d+$", re.MULTILINE)


def format_files(
    files: tuple[RenderedFile, ...], line_length: int = 100
) -> Staged[tuple[RenderedFile, ...]]:
    """Return the files as black formats them; verbatim ones and other languages stay as they are.

    Text that isn't Python is the fault of a template.
    """
    from black.mode import Mode, TargetVersion

    mode = Mode(target_versions={TargetVersion.PY311}, line_length=line_length)
    return together([_formatted(file, mode) for file in files])


def _formatted(file: RenderedFile, mode: Mode) -> RenderedFile | Diagnostic:
    if file.verbatim or not file.path.endswith(".py"):
        return file
    from black import format_str
    from black.parsing import InvalidInput

    text = broken(file.text, mode.line_length)
    try:
        return replace(file, text=format_str(text, mode=mode))
    except InvalidInput as error:
        return _not_python(Source(file.path, text), str(error))


def _not_python(source: Source, said: str) -> Diagnostic:
    """Return the finding that a file is no Python, in the line of it that black names."""
    place = _PLACE.search(said)
    start = source.line_start(int(place[1]) if place else 1)
    return Diagnostic(
        "not-python",
        f"a template does not render valid Python: {shown(said.splitlines()[-1])}",
        source.span(start, start + len(source.line_text(start))),
        hint="correct the template; if you have none of your own, report a defect of fragmint",
    )
