"""The cases of `tests/cases/`: a folder with a document and settings, run through the real command.

`expected/` holds the tree that comes out, without the copied runtime and the manifest, whose
hashes change with it; `shown.txt`, where there is one, says which of its files are kept. A link in
it to the runtime, for type checkers, stays when the rest is rewritten.
`stderr.txt` is what a document that can't be generated is told. A new case is a new folder;
`pytest --update-cases` writes what is expected.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import pytest

CASES = sorted(path.parent for path in (Path(__file__).parents[1] / "cases").glob("*/spec.yaml"))
_COPIED = {"_runtime", "testing.py", "py.typed", ".fragmint", "__pycache__"}
_SOURCES = str(Path(__file__).parents[2] / "generator")


def run(case: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Generate a case in a copy of its folder."""
    for name in ("spec.yaml", "pyproject.toml"):
        shutil.copy(case / name, folder)
    return subprocess.run(
        [sys.executable, "-m", "fragmint", "generate"],
        cwd=folder, env={**os.environ, "PYTHONPATH": _SOURCES}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def tree(folder: Path) -> dict[str, str]:
    """The text of all files below a folder, by path; without the copied runtime."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not _COPIED & set(path.parts)
    }


def shown(case: Path, files: dict[str, str]) -> dict[str, str]:
    """The files that a case is about."""
    patterns = case / "shown.txt"
    if not patterns.exists():
        return files
    kept = patterns.read_text(encoding="utf-8").split()
    return {path: files[path] for path in files if any(fnmatch(path, each) for each in kept)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, tmp_path: Path, update_cases: bool) -> None:
    done = run(case, tmp_path)
    made = shown(case, tree(tmp_path / "out"))
    if update_cases:
        _update(case, done.stderr if done.returncode else "", made)
    told = case / "stderr.txt"
    if told.exists():
        assert done.returncode == 2
        assert done.stderr == told.read_text(encoding="utf-8")
        assert made == {}
    else:
        assert done.returncode == 0, done.stderr
        assert made
        assert made == tree(case / "expected")


def _update(case: Path, stderr: str, made: dict[str, str]) -> None:
    """Put what came out in the place of what is expected."""
    for path in tree(case / "expected"):
        (case / "expected" / path).unlink()
    (case / "stderr.txt").unlink(missing_ok=True)
    if stderr:
        (case / "stderr.txt").write_text(stderr, encoding="utf-8")
    for path, text in made.items():
        file = case / "expected" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
