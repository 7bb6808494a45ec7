"""The root `README.md`, followed as a newcomer would: in a new environment, in new folders."""

from __future__ import annotations

import os
import shutil
import venv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .blocks import ROOT, Block
from .following import Folder, Steps, environment

_PARTS = ("generator", "templates", "spec", "generated")
_FILES = ("pyproject.toml", "README.md", "LICENSE")
_TUTORIAL = "A client for your own API in five minutes"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody with a copy of this repository, a new environment, and a folder for an API of their own."""

    checkout: Folder
    own: Folder
    call: Callable[[Block], None]
    """Runs a program that calls the API of this project's client."""

    @property
    def steps(self) -> Steps:
        """What is done with the blocks."""
        return {
            ("", "yaml"): is_in_the_document,
            ("", "python"): is_in_the_client,
            ("Two commands", "console"): self.set_up,
            (_TUTORIAL, "yaml"): self.own.save,
            (_TUTORIAL, "toml"): self.own.save,
            (_TUTORIAL, "python"): self.own.save,
            (_TUTORIAL, "console"): self.own.run,
            ("The hook", "yaml"): self.commit,
            ("The client", "python"): self.call,
        }

    def set_up(self, block: Block) -> None:
        """Run the first command. The second is the one by which CI runs these tests."""
        command = block.text.removeprefix("$ ").strip()
        if "pytest" in command:
            workflow = (ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
            assert f"run: {command}\n" in workflow
            return
        self.checkout.run(block)
        assert "generated is current" in self.checkout.out + self.checkout.err

    def commit(self, block: Block) -> None:
        """Commit with the hook: nothing to do, then a change, which fails until it is staged."""
        self.own.save(block)
        self.own.run_each("$ git init --quiet && git add . && pre-commit install\n")
        self.own.run_each("$ git commit --quiet -m first\n")
        document = self.own.path / "spec" / "pets.yaml"
        text = document.read_text(encoding="utf-8")
        document.write_text(text.replace("[cat, dog]", "[cat, dog, hen]"), encoding="utf-8")
        self.own.run_each("$ git add . && ! git commit -m second\n")
        assert "run: git add generated" in self.own.out + self.own.err
        self.own.run_each("$ git add . && git commit --quiet -m second\n")
        (types,) = self.own.path.glob("generated/pets/types/pets.py")
        assert 'HEN = "hen"' in types.read_text(encoding="utf-8")


def newcomer(folder: Path, call: Callable[[Block], None]) -> Newcomer:
    """Somebody who starts in an empty folder."""
    venv.create(folder / "venv", with_pip=True, symlinks=os.name != "nt")
    scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    for part in _PARTS:
        unneeded = shutil.ignore_patterns("__pycache__")
        shutil.copytree(ROOT / part, folder / "checkout" / part, ignore=unneeded)
    for name in _FILES:
        shutil.copy(ROOT / name, folder / "checkout")
    (folder / "own").mkdir()
    variables = variables_of(scripts, folder)
    return Newcomer(Folder(folder / "checkout", variables), Folder(folder / "own", variables), call)


def variables_of(scripts: Path, home: Path) -> dict[str, str]:
    """The variables of that environment, behind it those of this one: pre-commit is there."""
    here = environment()["PATH"]
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("GIT_", "PYTHON"))
    }
    who = {
        f"GIT_{role}_{what}": "a@pets.example"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    return {
        **kept,
        **who,
        "PATH": os.pathsep.join([str(scripts), here]),
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "PYTHONUTF8": "1",
    }


def is_in_the_document(block: Block) -> None:
    """Each component stands in this project's document, four columns further right."""
    assert all(each in _text("spec/recordings.yaml") for each in _paragraphs(block.text, "    "))


def is_in_the_client(block: Block) -> None:
    """Each class stands in this project's client."""
    types = _text("generated/realtimekit/types/realtime_kit/recordings.py")
    assert all(each.strip("\n") in types for each in block.text.split("\n\n\n"))


def _paragraphs(text: str, indent: str) -> list[str]:
    return [
        "\n".join(indent + line for line in each.strip("\n").splitlines())
        for each in text.split("\n\n")
    ]


def _text(path: str) -> str:
    return (ROOT / path).read_text(encoding="utf-8")
