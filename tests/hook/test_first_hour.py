"""A newcomer's first hour, with an API of their own: from a document to a wheel, command by command.

`pytest tests/hook/test_first_hour.py -s -n 0` prints the time of each command.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from .test_hook import DOCUMENT, ROOT, Repository, environment


class Hour:
    """The commands so far, each with its time in seconds."""

    def __init__(self, root: Path) -> None:
        scripts = str(Path(sys.executable).parent)
        variables = environment(root, {"PYTHONPATH": str(ROOT / "generator")})
        variables["PATH"] = os.pathsep.join([scripts, variables["PATH"]])
        self.own = Repository(root / "own", variables)
        self.times: dict[str, float] = {}

    def run(self, command: str, *, fails: bool = False) -> str:
        """Run a command as it is typed; return what it has printed."""
        began = time.perf_counter()
        said = self.own.shell(command, fails=fails)
        self.times[command] = time.perf_counter() - began
        return said


def test_from_a_document_to_a_wheel(tmp_path: Path) -> None:
    hour = Hour(tmp_path)
    hour.own.root.mkdir()
    hour.own.write("openapi.yaml", DOCUMENT)
    assert "next:" in hour.run("fragmint init")
    hour.run("git init --quiet && pre-commit install")
    hour.run("git add . && git commit -m first")
    assert hour.own.git("status", "--porcelain") == ""
    hour.own.edit("openapi.yaml", "[red, green]", "[red, green, blue]")
    said = hour.run("git commit -a -m blue", fails=True)
    assert "wrote generated/museum/types/tickets.py" in said
    assert "run: git add generated\n" in said
    hour.run("git add generated && git commit -a -m blue")
    hour.own.write("notes.txt", "something else\n")
    hour.run("git add . && git commit -m notes")
    hour.run("python -m build generated")
    (wheel,) = hour.own.root.glob("generated/dist/*.whl")
    assert wheel.name.startswith("museum-0.1.0-")
    hour.run("twine check --strict generated/dist/*")
    for command, seconds in hour.times.items():
        print(f"{seconds:6.2f} s  {command}")
