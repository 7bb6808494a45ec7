"""No block of any README stands there unrun: each has a step, and only pictures have none."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from .answering import Server
from .benchmarks import STEPS as BENCHMARKS
from .blocks import ROOT, Block, blocks
from .conformance import STEPS as CONFORMANCE
from .following import Folder, Steps, follow, look_at, step_for
from .generated import Reader
from .generator import steps as generator
from .root import Newcomer
from .spec import Examples
from .templates import steps as templates


def nothing(block: Block) -> None:
    """A step is looked up here, and not taken."""


def all_steps(folder: Path) -> dict[str, Steps]:
    """The steps of each README, as the tests beside this one take them."""
    here = Folder(folder)
    client = Reader(Server.__new__(Server), nothing).steps
    return {
        "README.md": Newcomer(here, here, nothing).steps,
        "generated/README.md": client,
        "generator/README.md": generator(here),
        "spec/README.md": Examples(folder).steps,
        "templates/README.md": templates(here),
        "tests/README.md": {},
        "tests/programs/benchmarks/README.md": BENCHMARKS,
        "tests/programs/conformance/README.md": CONFORMANCE,
        # They are laid out by the template of the client's.
        "tests/cases/pages/expected/README.md": client,
        "tests/cases/petstore/expected/README.md": client,
    }


def readmes() -> list[str]:
    """Every README that git knows, or will know."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "*README.md"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return [each for each in listed.stdout.splitlines() if (ROOT / each).exists()]


def test_every_block_has_a_step(tmp_path: Path) -> None:
    steps = all_steps(tmp_path)
    assert sorted(readmes()) == sorted(steps)
    idle = [
        block.place
        for path in readmes()
        for block in blocks(path)
        if step_for(steps[path], block) is None
    ]
    assert idle == []


def test_only_pictures_are_only_looked_at(tmp_path: Path) -> None:
    for path, steps in all_steps(tmp_path).items():
        for block in blocks(path):
            assert block.language == "text" or step_for(steps, block) is not look_at


def test_the_commands_of_the_programs() -> None:
    follow(blocks("tests/programs/benchmarks/README.md"), BENCHMARKS)
    follow(blocks("tests/programs/conformance/README.md"), CONFORMANCE)


@pytest.mark.parametrize("text", ["```console\n$ rm\n```\n", "```\n$ rm\n```\n", "x\n\n    $ rm\n"])
def test_a_block_without_a_step_is_found(text: str) -> None:
    with pytest.raises(AssertionError, match="nothing is done"):
        follow(blocks("README.md", text), {("Else", "console"): nothing})
