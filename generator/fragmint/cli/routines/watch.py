"""`fragmint watch`: generate whenever the document, the settings or the templates change."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NoReturn

from ...findings.diagnostic import has_errors
from ...write import MANIFEST
from .. import commands
from ..args import Arguments
from ..commands import Run
from ..project import load_settings
from ..report.lines import Line
from ..report.outcome import Outcome
from ..stamp import inputs_of

_PAUSE = 0.3
"""Seconds between two looks: people don't notice, and a look takes less than a millisecond."""
_LISTED = 3

State = dict[Path, tuple[int, int]]
"""Times and sizes of the files that decide, by path."""


def watch(arguments: Arguments, say: Callable[[Run, Sequence[Line], int], None]) -> NoReturn:
    """Generate now and at every change, and say each time in one line what changed.

    `say` also gets the time before the run, in nanoseconds, for its stamp.
    """
    before: State | None = None
    while True:
        state = _state(arguments)
        if state != before:
            changed = _names(before, state)
            began = time.time_ns()
            run = commands.generate(arguments)
            say(run, [(_line(each, changed),) for each in run.outcomes], began)
            before = state
        time.sleep(_PAUSE)


def _state(arguments: Arguments) -> State:
    """Look at all files that decide; those that are not there count as well."""
    settings = load_settings(arguments)
    if isinstance(settings, tuple):  # what is wrong stands in the settings, or there are none
        paths = {Path(arguments.config or "pyproject.toml"), *map(Path, arguments.specs)}
    else:
        paths = {path for each in settings for path in inputs_of(each)}
    return {path: _stamp(path) for path in paths}


def _stamp(path: Path) -> tuple[int, int]:
    try:
        state = os.stat(path)
    except OSError:
        return (0, 0)
    return (state.st_mtime_ns, state.st_size)


def _names(before: State | None, state: State) -> str:
    """Name what has changed since the last look; empty at the first."""
    if before is None:
        return ""
    paths = {*before, *state}
    names = sorted(path.name for path in paths if before.get(path) != state.get(path))
    return _listed(names)


def _line(outcome: Outcome, changed: str) -> str:
    """Say what came of a change, in one line."""
    since = f"{changed} changed: " if changed else "watching, until Ctrl+C: "
    if has_errors(outcome.diagnostics) or outcome.exit_code:
        return f"fragmint: {since}nothing was written"
    done = [
        f"{verb} {_listed(_inside(outcome.output, paths))}"
        for verb, paths in (("wrote", outcome.written), ("deleted", outcome.deleted))
        if paths
    ]
    return (
        f"fragmint: {since}{outcome.output}{': ' if done else ''}{'; '.join(done) or ' is current'}"
    )


def _inside(output: str, paths: Sequence[str]) -> list[str]:
    """Return paths from the output folder on, without the manifest, which says nothing to people."""
    names = [Path(os.path.relpath(path, output)).as_posix() for path in paths]
    return [name for name in names if name != MANIFEST] or names


def _listed(names: list[str]) -> str:
    rest = len(names) - _LISTED
    more = f" and {rest} more" if rest > 0 else ""
    return ", ".join(names[:_LISTED]) + more
