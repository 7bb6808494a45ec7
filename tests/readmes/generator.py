"""`generator/README.md`: its settings are read, its stages printed, its program run."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from fragmint import Source, parse_config

from .blocks import ROOT, Block
from .following import Folder, Steps, look_at


def steps(folder: Folder) -> Steps:
    """What is done with the blocks, in a folder that has this project's document and settings."""
    shutil.copytree(ROOT / "spec", folder.path / "spec")
    shutil.copy(ROOT / "pyproject.toml", folder.path)
    return {
        ("Settings", "toml"): read_settings,
        ("As a library", "python"): lambda block: run_program(folder, block),
        ("The flow", "text"): look_at,
        ("The flow", "console"): folder.run,
    }


def read_settings(block: Block) -> None:
    """The settings are ones that fragmint takes."""
    read = parse_config(Source("pyproject.toml", block.text))
    assert read.config, read.diagnostics


def run_program(folder: Folder, block: Block) -> None:
    """The program runs and prints the files of a package."""
    done = subprocess.run(
        [sys.executable, "-c", block.text],
        cwd=folder.path, env=folder.variables, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "pets/_client.py" in done.stdout


def rows(path: Path, section: str) -> list[list[str]]:
    """The rows of the first table of a section, below its head."""
    text = path.read_text(encoding="utf-8").partition(f"\n## {section}\n")[2]
    lines = [each for each in text.partition("\n## ")[0].splitlines() if each.startswith("|")]
    return [[cell.strip() for cell in each.strip("|").split("|")] for each in lines[2:]]
