"""Format the rendered text: by our own layout where it is sure, by black where it is not.

Of built-in templates the layout is known, and the tests prove on every document of the corpus that
black changes nothing of it. What a person's own template prints black lays out as a whole.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..findings.diagnostic import Diagnostic
from ..findings.staged import Staged, together
from ..findings.text import shown
from ..source import Source
from .layout import Settle, laid_out
from .rendering import RenderedFile

_PLACE = re.compile(r": (\d+):\d+$", re.MULTILINE)


class _NotPython(Exception):
    """A text that black can't read."""


def format_files(
    files: tuple[RenderedFile, ...], line_length: int = 100
) -> Staged[tuple[RenderedFile, ...]]:
    """Return the files as black formats them; verbatim ones and other languages stay as they are.

    Text that isn't Python is the fault of a template.
    """
    return together([_formatted(file, line_length) for file in files])


def _formatted(file: RenderedFile, line_length: int) -> RenderedFile | Diagnostic:
    if file.verbatim or not file.path.endswith((".py", ".pyi")):
        return file
    whole = _black(line_length, file.path.endswith(".pyi"))
    try:
        text = whole(file.text) if file.own else laid_out(file.text, line_length, _black)
        return replace(file, text=text)
    except _NotPython as error:
        return _not_python(Source(file.path, file.text), str(error))


def _black(line_length: int, is_stub: bool = False) -> Settle:
    """Return black for lines of this length; it is imported when there is something for it to do.

    Raises:
        _NotPython: black can't read the text; raised by what is returned.
    """

    def settle(text: str) -> str:
        from black import format_str
        from black.mode import Mode, TargetVersion
        from black.parsing import InvalidInput

        versions = {TargetVersion.PY311}
        mode = Mode(target_versions=versions, line_length=line_length, is_pyi=is_stub)
        try:
            return format_str(text, mode=mode)
        except InvalidInput as error:
            raise _NotPython(str(error)) from error

    return settle


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
