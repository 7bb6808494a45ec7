"""`tests/programs/benchmarks/README.md`: its commands are ones that the program takes.

They run for a minute and more, in environments of their own; CI runs the first one.
"""

from __future__ import annotations

import shlex

from ..programs.benchmarks.command import _parser
from .blocks import ROOT, Block
from .following import Steps

_PROGRAM = ["python", "tests/programs/benchmarks"]


def understand(block: Block) -> None:
    """The program takes the arguments, and CI runs the short form."""
    commands = [line.removeprefix("$ ") for line in block.text.splitlines()]
    for command in commands:
        words = shlex.split(command, comments=True)
        assert words[:2] == _PROGRAM
        _parser().parse_args(words[2:])
    ci = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert shlex.join(shlex.split(commands[0], comments=True)) in ci


STEPS: Steps = {("", "console"): understand}
"""What is done with the blocks."""
