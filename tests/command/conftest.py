"""A project folder, and the command run in it with a generator that is easy to see through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace

import pytest

from fragmint import pipeline
from fragmint.cli.main import run
from fragmint.config import Config
from fragmint.findings.diagnostic import Diagnostic
from fragmint.pipeline import Summary
from fragmint.source import Source


@dataclass(frozen=True, slots=True)
class Called:
    """What a call came to."""

    code: int
    out: str
    err: str


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with settings and a document; `run` runs the command in it."""

    root: Path
    run: Callable[..., Called]

    def write(self, path: str, text: str) -> Path:
        """Write a file of the project."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        return file

    def read(self, path: str) -> str:
        """Read a file of the project."""
        return (self.root / path).read_text(encoding="utf-8")

    def tree(self, folder: str = "out") -> dict[str, bytes]:
        """All files below a folder, with their bytes."""
        found = sorted(path for path in (self.root / folder).rglob("*") if path.is_file())
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in found}


def mint(source: Source, config: Config, **_: object) -> SimpleNamespace:
    """Stand in for the generator: each line ``path = text`` of the document is a file; others are wrong."""
    files: list[SimpleNamespace] = []
    diagnostics: list[Diagnostic] = []
    for number, line in enumerate(source.text.splitlines(keepends=True)):
        path, equals, text = line.partition(" = ")
        start = source.line_start(number + 1)
        place = source.span(start, start + len(line.rstrip()))
        if line.startswith("#"):
            diagnostics.append(Diagnostic("unknown-keyword", line[1:].strip(), place))
        elif equals:
            files.append(SimpleNamespace(path=path, text=text.replace("\\n", "\n")))
        else:
            diagnostics.append(Diagnostic("invalid", "no file", place, "#/x", "write one"))
    skipped = config.skip
    summary = Summary(3, 3 - len(skipped), skipped, types=2)
    return SimpleNamespace(files=tuple(files), diagnostics=tuple(diagnostics), summary=summary)


@pytest.fixture
def project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Project:
    """A project of two generated files, in the working directory; the generator is `mint`."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "generate", mint)

    def call(*arguments: str) -> Called:
        capsys.readouterr()
        try:
            code = run(arguments)
        except SystemExit as end:  # argparse ends so
            code = int(str(end.code))
        captured = capsys.readouterr()
        return Called(code, captured.out, captured.err)

    made = Project(tmp_path, call)
    made.write("pyproject.toml", '[tool.fragmint]\nspec = "api.yaml"\noutput = "out"\n')
    made.write("api.yaml", "a.py = x = 1\nsub/b.py = y = 2\n")
    return made
