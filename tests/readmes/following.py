"""What a reader does with a block: saves it as a file, adds its lines, runs its commands."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from .blocks import ROOT, Block

Step = Callable[[Block], None]
"""Does what a block says; fails where that isn't possible."""
Steps = Mapping[tuple[str, str], Step]
"""What is done with the blocks of a README, by section and language; `*` is any other section."""


def step_for(steps: Steps, block: Block) -> Step | None:
    """The step that a block asks for."""
    key = (block.section, block.language)
    return steps.get(key) or steps.get(("*", block.language))


def follow(blocks: Iterable[Block], steps: Steps) -> None:
    """Do what the blocks say, in their order."""
    for block in blocks:
        step = step_for(steps, block)
        assert step, f"{block.place}: nothing is done with {block.language or 'a nameless block'}"
        try:
            step(block)
        except Exception as error:
            error.add_note(f"in {block.place}")
            raise


def look_at(block: Block) -> None:
    """Nothing is done with a picture made of characters."""
    assert block.language == "text"


def environment(*imported: Path, scripts: Path | None = None) -> dict[str, str]:
    """Variables for commands: those of this environment or, with `scripts`, of another one."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    first = scripts or Path(sys.executable).parent
    kept["PATH"] = os.pathsep.join([str(first), os.environ.get("PATH", "")])
    if imported:
        kept["PYTHONPATH"] = os.pathsep.join(map(str, imported))
    return {**kept, "PYTHONUTF8": "1"}


@dataclass
class Folder:
    """The folder in which a reader follows a README, and what the last command printed."""

    path: Path
    variables: Mapping[str, str] = field(default_factory=lambda: environment(ROOT / "generator"))
    out: str = ""
    err: str = ""

    def save(self, block: Block) -> None:
        """Save a block as the file that the text before it names."""
        assert block.file, f"{block.place}: the text before it names no file"
        file = self.path / block.file
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(block.text, encoding="utf-8")

    def append(self, block: Block) -> None:
        """Add a block to the end of the file that the text before it names."""
        assert block.file, f"{block.place}: the text before it names no file"
        with (self.path / block.file).open("a", encoding="utf-8") as file:
            file.write(f"\n{block.text}")

    def run(self, block: Block) -> None:
        """Run the commands of a block; lines without `$` are what they have to print."""
        self.run_each(block.text)

    def run_each(self, text: str) -> None:
        """Run commands as a shell does, and compare what they print where that is shown."""
        for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
            command, _, expected = part.partition("\n")
            done = subprocess.run(
                ["sh", "-ec", command],
                cwd=self.path, env=self.variables, capture_output=True, text=True, check=False,
                encoding="utf-8",
            )  # fmt: skip
            assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
            self.out, self.err = done.stdout, done.stderr
            assert not expected.strip() or self.out == expected, f"{command}\n{self.out}"

    def edit(self, file: str, diff: str) -> None:
        """Add the lines with a plus where the other lines stand; these have to be there once."""
        path = self.path / file
        text = path.read_text(encoding="utf-8")
        for hunk in re.split(r"^@@\n", diff, flags=re.MULTILINE):
            lines = hunk.splitlines(keepends=True)
            before = "".join(line[1:] or "\n" for line in lines if not line.startswith("+"))
            after = "".join(line[1:] or "\n" for line in lines)
            assert text.count(before) == 1, before
            text = text.replace(before, after)
        path.write_text(text, encoding="utf-8")
