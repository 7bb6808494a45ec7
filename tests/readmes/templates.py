"""`templates/README.md`: its files are saved, its lines added, its commands run."""

from __future__ import annotations

from .blocks import Block
from .following import Folder, Steps

EDITED = "own/package/resources/module.py.jinja"
"""The template that the example changes."""
_EXAMPLE = "For example: log each call"


def steps(folder: Folder) -> Steps:
    """What is done with the blocks."""

    def compare(block: Block) -> None:
        assert folder.err == block.text

    return {
        (_EXAMPLE, "yaml"): folder.save,
        (_EXAMPLE, "python"): folder.save,
        (_EXAMPLE, "diff"): lambda block: folder.edit(EDITED, block.text),
        (_EXAMPLE, "console"): folder.run,
        (_EXAMPLE, "text"): compare,
    }
