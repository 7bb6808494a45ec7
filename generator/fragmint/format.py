"""The last word on layout: what black makes of the rendered text."""

from __future__ import annotations

from dataclasses import replace

from .layout import broken
from .render import RenderedFile


def format_files(
    files: tuple[RenderedFile, ...], line_length: int = 100
) -> tuple[RenderedFile, ...]:
    """The files as black formats them; verbatim ones and other languages stay as they are.

    Raises `black.InvalidInput` for text that isn't Python: that would be a defect of a template.
    """
    import black
    from black.mode import TargetVersion

    mode = black.Mode(target_versions={TargetVersion.PY311}, line_length=line_length)
    return tuple(
        (
            replace(file, text=black.format_str(broken(file.text, line_length), mode=mode))
            if file.path.endswith(".py") and not file.verbatim
            else file
        )
        for file in files
    )
