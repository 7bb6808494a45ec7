"""Findings about the output folder, in the same shape as those about the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..findings.diagnostic import Diagnostic
from ..findings.text import shown
from ..source import Source, Span
from ..write import WriteError
from .minting import Minted
from .reading import within

_FRONT = re.compile(r"[^/]+/__init__\.py")


def not_written(output: str, error: WriteError) -> tuple[Diagnostic, ...]:
    """Say why the output can't be written."""
    return tuple(
        Diagnostic(
            problem.rule,
            f"{shown(within(output, problem.path))}: {shown(problem.message)}",
            hint=problem.hint,
        )
        for problem in error.problems
    )


def edited_by_hand(minted: Minted, kept: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Report files that hold something that no run has written, each with the first line that differs."""
    return tuple(_edited(minted, path) for path in kept)


def renamed(minted: Minted, deleted: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Refuse to put another package in the place of one whose name nobody has taken back."""
    settings = minted.project.settings
    before = [path.partition("/")[0] for path in deleted if _FRONT.fullmatch(path)]
    if before and "package" in settings.assumed:
        message = (
            f"'{shown(minted.output)}' holds the package '{shown(before[0])}', and no setting says that "
            f"it is '{settings.config.package}' now; nothing was written"
        )
        hint = f"set `package` to '{shown(before[0])}', or to the name that you want"
        yield Diagnostic("package-renamed", message, settings.config.span("spec"), hint=hint)


def _edited(minted: Minted, path: str) -> Diagnostic:
    name = within(minted.output, path)
    wanted = minted.files.get(path)
    if wanted is None:
        message = "this file was edited by hand and is no longer generated; nothing was written"
        hint = "move the file out of the output folder, or delete it, then run again"
    else:
        message = "this file was edited by hand after it was generated; nothing was written"
        hint = (
            "move the change into the document or a template, then delete the file "
            f"(or `git checkout -- {shown(name)}`) and run again"
        )
    span = _first_difference(Path(minted.output, path), name, wanted)
    where = "" if span else f"{shown(name)}: "
    return Diagnostic("hand-edited", where + message, span, hint=hint)


def _first_difference(file: Path, name: str, wanted: str | None) -> Span | None:
    """Return the first line of a file that is not as it would be generated; None when it is no text."""
    try:
        present = file.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    source = Source(name, present)
    lines, others = present.splitlines(), (wanted or "").splitlines()
    same = next(
        (
            number
            for number, pair in enumerate(zip(lines, others, strict=False))
            if pair[0] != pair[1]
        ),
        min(len(lines), len(others)),
    )
    start = source.line_start(same + 1)
    return source.span(start, start)
