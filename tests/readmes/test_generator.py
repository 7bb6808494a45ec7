"""`generator/README.md` is true: its blocks run, its tables have a row for everything there is."""

from __future__ import annotations

import argparse
import tomllib
from pathlib import Path

from fragmint.cli.args import _parser
from fragmint.config.values import SETTINGS

from ..imports import imports_of, upward
from .blocks import ROOT, blocks
from .following import Folder, follow
from .generator import rows, steps

README = ROOT / "generator" / "README.md"
PACKAGE = ROOT / "generator" / "fragmint"


def test_its_blocks_run(tmp_path: Path) -> None:
    follow(blocks("generator/README.md"), steps(Folder(tmp_path)))


def test_every_setting_has_a_row() -> None:
    assert sorted(row[0].strip("`") for row in rows(README, "Settings")) == sorted(SETTINGS)


def test_every_command_has_a_row() -> None:
    (commands,) = (
        each for each in _parser()._actions if isinstance(each, argparse._SubParsersAction)
    )
    told = [row[0].strip("`").split()[1] for row in rows(README, "The commands")]
    assert told == list(commands.choices)


def test_every_room_has_a_row_and_imports_only_from_those_above_it() -> None:
    told = [row[0].strip("`") for row in rows(README, "The rooms")]
    there = {each.name for each in PACKAGE.glob("*.py")}
    there |= {f"{each.parent.name}/" for each in PACKAGE.glob("*/__init__.py")}
    assert set(told) == there
    floors = [each.removesuffix("/").removesuffix(".py").replace("__init__", "") for each in told]
    assert upward(imports_of(PACKAGE), floors) == []


def test_every_dependency_has_a_row() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = sorted(each.partition(">=")[0] for each in project["dependencies"])
    assert sorted(row[0] for row in rows(README, "What it needs")) == sorted(needed)
