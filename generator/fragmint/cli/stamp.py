"""Leave a stamp behind, by which the next run knows that there is nothing to do (see `noop`)."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from .. import noop
from .._resources import templates_dir
from ..write import JOURNAL, MANIFEST, WriteError, compare
from .commands import Run
from .minting import Minted
from .project import Settings
from .report import render_all
from .report.lines import printed
from .report.outcome import Outcome, settled
from .staging import in_repository

_PACKAGE = Path(__file__).resolve().parents[1]
_SHAPING_LIBRARIES = ("black", "jinja2", "openapi_spec_validator", "yaml")
"""Packages whose next version may generate something else."""
_KEPT = 16
"""How many stamps a project keeps: one for each way in which it is called."""


def leave_stamp(argv: Sequence[str], done: Run, began: int) -> None:
    """Write the stamp of a run that has left current output folders behind.

    `began` is when the run began, in nanoseconds: what was changed since then may not be what it read,
    and so leaves no stamp. Nor does an output that a person has edited since it was written, which
    is looked for once the digest is there. A stamp only saves time: where it can't be written, nothing is said.
    """
    call = noop.normalise(argv)
    inputs = [path for each in done.minted for path in inputs_of(each.project.settings)]
    inputs += _libraries()
    outputs = [path for each in done.minted for path in _outputs(each)]
    files = [str(path) for path in (*inputs, *outputs)]
    code = [str(path) for path in (*sorted(_PACKAGE.rglob("*.py")), *_tree(templates_dir()))]
    if call is None or not done.minted or any("\n" in path for path in (*files, *code)):
        return
    if any(_changed_since(path, began) for path in inputs):
        return
    with suppress(OSError, UnicodeError, WriteError):
        said = _said(tuple(map(settled, done.outcomes)))
        held = not any(
            each.unknown_to_git if noop.FOR_COMMITS in argv else in_repository(each.output)
            for each in done.outcomes
        )
        stamp = noop.format_stamp(files, code, said, held=held)
        if all(compare(Path(each.output), each.files).nothing_to_do for each in done.minted):
            folder = done.minted[0].project.settings.root / noop.FOLDER
            _write(folder, noop.stamp_name(call[1]), stamp)


def inputs_of(settings: Settings) -> Iterator[Path]:
    """Yield what decides about a client, beside the generator and its own templates."""
    yield Path(settings.config.spec)
    yield from settings.consulted
    if settings.config.templates is not None:
        yield from _tree(Path(settings.config.templates))


def _outputs(minted: Minted) -> Iterator[Path]:
    """Yield what a run has written, and the programs beside it: one that is missing is told."""
    kept = minted.project.settings.config.examples.values()
    paths = (*sorted(minted.files), MANIFEST, JOURNAL, *kept)
    return (Path(minted.output, path) for path in paths)


def _changed_since(path: Path, began: int) -> bool:
    try:
        return path.is_file() and path.stat().st_mtime_ns >= began
    except OSError:
        return False


def _tree(folder: Path) -> Iterator[Path]:
    """Yield a folder and all that is in it: a new template counts as well as a changed one.

    Pipes and devices have no content to compare: to read one may take forever.
    """
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield Path(parent)
        paths = [Path(parent, name) for name in sorted(files)]
        yield from (path for path in paths if path.is_file() or not os.path.exists(path))


def _libraries() -> Iterator[Path]:
    """Yield the folders that libraries are installed in: their listings name every version.

    `importlib.metadata` knows more, and takes as long to load as this module has in all.
    """
    found = (find_spec(name) for name in _SHAPING_LIBRARIES)
    yield from sorted({Path(spec.origin).parents[1] for spec in found if spec and spec.origin})


def _said(outcomes: tuple[Outcome, ...]) -> dict[str, str]:
    said: dict[str, str] = {}
    for form in noop.FORMATS:
        report = render_all(outcomes, form)
        said[f"{form}.out"], said[f"{form}.err"] = printed(report.out), printed(report.err)
    return said


def _write(folder: Path, name: str, stamp: bytes) -> None:
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        ignore.write_text("*\n", encoding="utf-8")
    temporary = folder / f"{name}.{os.getpid()}"
    temporary.write_bytes(stamp)
    os.replace(temporary, folder / name)
    stamps = [path for path in folder.iterdir() if path != ignore]
    for old in sorted(stamps, key=lambda path: path.stat().st_mtime, reverse=True)[_KEPT:]:
        old.unlink(missing_ok=True)
