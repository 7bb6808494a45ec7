"""The worked example of `templates/README.md`: its commands, its lines, and what comes of them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from fragmint._resources import templates_dir

from .checking import mypy, pyright
from .own import ROOT
from .snippets import templates

README = (templates_dir() / "README.md").read_text(encoding="utf-8")
_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE_OF = {"yaml": "shop.yaml", "python": "shop/try_it.py"}
_EDITED = "own/package/resources/module.py.jinja"


@dataclass(frozen=True)
class Tried:
    """The folder in which a reader has followed the example, and what the last command said."""

    folder: Path
    out: str
    err: str


def blocks() -> list[tuple[str, str]]:
    """The code blocks: (language, text)."""
    return _BLOCK.findall(README)


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Tried:
    """All blocks in their order: files are saved, lines added, commands run."""
    folder = tmp_path_factory.mktemp("reader")
    out = err = ""
    for language, text in blocks():
        if language in _FILE_OF:
            assert f"`{_FILE_OF[language]}`" in README
            (folder / _FILE_OF[language]).write_text(text, encoding="utf-8")
        elif language == "diff":
            edit(folder / _EDITED, text)
        elif language == "console":
            out, err = run(folder, text)
    return Tried(folder, out, err)


def edit(file: Path, diff: str) -> None:
    """Add the lines with a plus where the other lines stand; these have to be there once."""
    text = file.read_text(encoding="utf-8")
    for hunk in re.split(r"^@@\n", diff, flags=re.MULTILINE):
        lines = hunk.splitlines(keepends=True)
        before = "".join(line[1:] or "\n" for line in lines if not line.startswith("+"))
        after = "".join(line[1:] or "\n" for line in lines)
        assert text.count(before) == 1, before
        text = text.replace(before, after)
    file.write_text(text, encoding="utf-8")


def run(folder: Path, commands: str) -> tuple[str, str]:
    """Run commands as a shell does; return what they said."""
    scripts = str(Path(sys.executable).parent)
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([scripts, os.environ.get("PATH", "")]),
        "PYTHONPATH": str(ROOT / "generator"),
    }
    lines = [line.removeprefix("$ ") for line in commands.splitlines()]
    done = subprocess.run(
        ["sh", "-ec", "\n".join(lines)],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


def test_the_example_logs_each_call(tried: Tried) -> None:
    (expected,) = (text for language, text in blocks() if language == "text")
    assert tried.err == expected
    assert tried.out == "Teapot\n200\n"


def test_only_the_lines_of_the_example_are_added(tried: Tried) -> None:
    own = (tried.folder / _EDITED).read_text(encoding="utf-8").splitlines()
    path = _EDITED.removeprefix("own/")
    built_in = (templates_dir() / path).read_text(encoding="utf-8").splitlines()
    rest = iter(own)
    assert all(line in rest for line in built_in)
    assert len(own) - len(built_in) == 4


@pytest.mark.parametrize("check", [mypy, pyright])
def test_types_of_the_result_are_right(tried: Tried, check: object) -> None:
    assert callable(check)
    assert check(tried.folder / "shop") == []


def test_every_template_and_its_view_is_told() -> None:
    told = set(_rows())
    views = {
        each.path: each.text.split()[2] for each in templates() if each.text.startswith("{#- view:")
    }
    assert told == set(views.items())


def _rows() -> Iterator[tuple[str, str]]:
    """The rows of the table: each template with its view."""
    for line in README.splitlines():
        cells = [re.findall(r"`([^`]+)`", cell) for cell in line.split("|")[1:3]]
        if len(cells) == 2 and cells[0] and cells[0][0].endswith(".jinja"):
            yield from ((path, cells[1][0]) for path in cells[0])
