"""The cases of `tests/cases/`: a folder with a document and settings, run through the real command.

`expected/` holds the tree that comes out, without the copied runtime and the manifest, whose
hashes change with it. `shown.txt`, where there is one, says what of it the case is about: files
(`*/api.md`), or single definitions of modules (`*/types/*.py#Book`). `stderr.txt` is what a document
that can't be generated is told. A new case is a new folder; `pytest --update-cases` writes what is
expected. Links to the runtime in an expected tree are for type checkers, and stay.
"""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

CASES = sorted(
    path.parent for path in (Path(__file__).parents[1] / "cases").glob("*/pyproject.toml")
)
_EXPECTED = ("expected", "stderr.txt", "shown.txt")
_COPIED = {"_runtime", "testing.py", "py.typed", ".fragmint", "__pycache__"}
_SOURCES = str(Path(__file__).parents[2] / "generator")


def run(case: Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Generate a case in a copy of its folder."""
    shutil.copytree(case, folder, ignore=shutil.ignore_patterns(*_EXPECTED), dirs_exist_ok=True)
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "fragmint", "generate"],
        cwd=folder, env={**os.environ, "PYTHONPATH": _SOURCES}, capture_output=True,
        encoding="utf-8", check=False,
    )  # fmt: skip


def output_of(case: Path) -> str:
    """The folder that the settings of a case name; a case that is refused may name none."""
    try:
        settings = tomllib.loads((case / "pyproject.toml").read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError:
        return "out"
    return str(settings["tool"]["fragmint"].get("output", "out"))


def tree(folder: Path) -> dict[str, str]:
    """The text of all files below a folder, by path; without the copied runtime."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not _COPIED & set(path.parts)
    }


def shown(case: Path, files: dict[str, str]) -> dict[str, str]:
    """What a case is about: files, or of a file the definitions that are named."""
    patterns = case / "shown.txt"
    if not patterns.exists():
        return files
    kept: dict[str, str] = {}
    for pattern in patterns.read_text(encoding="utf-8").split():
        glob, _, name = pattern.partition("#")
        for path in (each for each in files if fnmatch(each, glob)):
            if text := definition(path, files[path], name) if name else files[path]:
                kept[path] = f"{kept[path]}\n\n{text}" if path in kept else text
    return kept


def definition(path: str, text: str, name: str) -> str:
    """What defines a name at the top of a module; empty where nothing does."""
    body = ast.parse(text).body if path.endswith(".py") else []
    found = [ast.get_source_segment(text, each) for each in body if name in _names(each)]
    return "".join(f"{each}\n" for each in found)


def _names(statement: ast.stmt) -> set[str]:
    """The names that a statement defines."""
    match statement:
        case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
            return {name}
        case ast.AnnAssign(target=ast.Name(id=name)) | ast.Assign(targets=[ast.Name(id=name)]):
            return {name}
        case _:
            return set()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Path, tmp_path: Path, update_cases: bool) -> None:
    done = run(case, tmp_path)
    made = shown(case, tree(tmp_path / output_of(case)))
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


def test_each_pattern_shows_something() -> None:
    """A case whose files or definitions have other names now would show less than it did."""
    for each in (case for case in CASES if (case / "shown.txt").exists()):
        patterns = (each / "shown.txt").read_text(encoding="utf-8").split()
        files = tree(each / "expected")
        assert [pattern for pattern in patterns if not _is_shown(pattern, files)] == [], each.name


def test_no_two_cases_have_one_package() -> None:
    """All lie side by side for the type checkers."""
    names = [
        str(settings["package"])
        for case in CASES
        if not (case / "stderr.txt").exists()
        for settings in [
            tomllib.loads((case / "pyproject.toml").read_text("utf-8"))["tool"]["fragmint"]
        ]
        if "package" in settings
    ]
    assert sorted(names) == sorted(set(names))


def _is_shown(pattern: str, files: dict[str, str]) -> bool:
    glob, _, name = pattern.partition("#")
    paths = [path for path in files if fnmatch(path, glob)]
    return any(not name or definition(path, files[path], name) for path in paths)


def _update(case: Path, stderr: str, made: dict[str, str]) -> None:
    """Put what came out in the place of what is expected."""
    for path in tree(case / "expected"):
        (case / "expected" / path).unlink()
    (case / "stderr.txt").unlink(missing_ok=True)
    if stderr:
        (case / "stderr.txt").write_text(stderr, encoding="utf-8", newline="\n")
    for path, text in made.items():
        file = case / "expected" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
