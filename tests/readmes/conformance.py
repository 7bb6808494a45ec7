"""`tests/programs/conformance/README.md`: its commands are ones that the program takes."""

from __future__ import annotations

import shlex

from ..programs.conformance.command import parser
from .blocks import Block
from .following import Steps

_PROGRAM = ["python", "tests/programs/conformance"]


def understand(block: Block) -> None:
    """The program takes the arguments; `tests/test_conformance.py` runs it."""
    for line in block.text.splitlines():
        words = shlex.split(line.removeprefix("$ "), comments=True)
        assert words[:2] == _PROGRAM
        parser().parse_args(words[2:])


STEPS: Steps = {("", "console"): understand}
"""What is done with the blocks."""
