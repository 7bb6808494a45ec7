"""`generator/README.md` is true: its blocks run, its tables have a row for everything there is."""

from __future__ import annotations

import argparse
import re
import tomllib
from pathlib import Path

from fragmint.cli.parser import build_parser
from fragmint.config.values import SETTINGS

from ..generator.test_rooms import FLOORS
from .blocks import ROOT, blocks
from .following import Folder, follow
from .generator import rows, steps

README = ROOT / "generator" / "README.md"
PACKAGE = ROOT / "generator" / "fragmint"


def test_its_blocks_run(tmp_path: Path) -> None:
    follow(blocks("generator/README.md"), steps(Folder(tmp_path)))


def test_every_setting_has_a_row() -> None:
    assert sorted(
        re.findall(r"`([^`]+)`", "".join(row[0] for row in rows(README, "Settings")))
    ) == sorted(SETTINGS)


def test_every_command_has_a_row() -> None:
    (commands,) = (
        each for each in build_parser()._actions if isinstance(each, argparse._SubParsersAction)
    )
    told = [row[0].strip("`").split()[1] for row in rows(README, "The commands")]
    assert told == list(commands.choices)


def test_every_room_has_a_row_in_the_order_that_imports_keep_to() -> None:
    told = [row[0].strip("`") for row in rows(README, "The rooms")]
    assert all((PACKAGE / each).exists() for each in told)
    rooms = [each.removesuffix("/").removesuffix(".py") for each in told]
    assert tuple(each.replace("__init__", "") for each in rooms) == FLOORS


def test_every_dependency_has_a_row() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = sorted(each.partition(">=")[0] for each in project["dependencies"])
    assert sorted(row[0] for row in rows(README, "What it needs")) == sorted(needed)
