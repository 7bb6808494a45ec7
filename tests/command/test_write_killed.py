"""Runs that are killed, and runs at the same time."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from fragmint import generate
from fragmint.config import default_config
from fragmint.source import Source
from fragmint.write import update
from fragmint.write.paths import LOCK

from .moments import count_moments
from .writer import generation

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")

KILLS = os.environ.get("FRAGMINT_KILLS")
"""How often each test kills; `FRAGMINT_KILLS=200 pytest tests/command/test_write_killed.py` is the long mode."""

ROOT = Path(__file__).parents[2]

MUSEUM = """\
openapi: 3.1.0
info: {title: Museum, version: '1'}
paths:
  /tickets:
    get:
      operationId: listTickets
      responses: {'204': {description: none}}
"""


def final_files(root: Path) -> dict[str, str]:
    """All files but the writer's own."""
    found = (path for path in root.rglob("*") if path.is_file() and ".fragmint" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in found}


def check_repair(root: Path, before: Mapping[str, str], wanted: Mapping[str, str]) -> None:
    """After a kill every file is whole, old or new, and the next run brings about what is wanted."""
    for path, text in final_files(root).items():
        assert text in (before.get(path), wanted.get(path)), f"{path} is neither old nor new"
    assert update(root, wanted).kept == ()
    assert final_files(root) == wanted
    assert [path.name for path in (root / ".fragmint").iterdir()] == ["manifest.json"]


def writer(root: Path, number: int, moment: int = -1) -> subprocess.Popen[bytes]:
    """A process that writes a generation and, at a moment, kills itself."""
    arguments = [sys.executable, "-m", "tests.command.writer", str(root), str(number), str(moment)]
    return subprocess.Popen(arguments, cwd=ROOT)


def command(folder: Path, package: str) -> subprocess.Popen[bytes]:
    """The real command, which takes one package away and writes another."""
    arguments = ["generate", "api.yaml", "--output", "out", "--package", package]
    return subprocess.Popen(
        [sys.executable, "-m", "fragmint", *arguments],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def test_a_writer_killed_at_any_of_its_lines(tmp_path: Path) -> None:
    update(tmp_path / "counted", generation(0))
    count = count_moments(lambda: update(tmp_path / "counted", generation(1)))
    randomness = random.Random(count)
    root, before = tmp_path / "out", generation(0)
    update(root, before)
    for turn in range(int(KILLS or 8)):
        wanted = generation((turn + 1) % 2)
        process = writer(root, (turn + 1) % 2, randomness.randrange(count))
        assert process.wait(timeout=60) == -signal.SIGKILL
        check_repair(root, before, wanted)
        before = wanted


def test_a_command_killed_at_any_instant(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text(MUSEUM)
    trees = {name: generated(name) for name in ("museum", "gallery")}
    root, lock = tmp_path / "out", tmp_path / "out" / LOCK
    until_writing, writing = rhythm(command(tmp_path, "gallery"), lock)
    assert final_files(root) == trees["gallery"]
    randomness, before = random.Random(20), "gallery"
    for turn in range(int(KILLS or 3)):
        wanted = "museum" if before == "gallery" else "gallery"
        process = command(tmp_path, wanted)
        if turn % 4:  # most of them while they write
            wait_for(lock, process)
            time.sleep(randomness.uniform(0, writing))
        else:
            time.sleep(randomness.uniform(0, until_writing))
        process.kill()
        process.wait()
        check_repair(root, trees[before], trees[wanted])
        before = wanted
    (root / before / "__init__.py").write_text("mine\n")
    process = command(tmp_path, "museum" if before == "gallery" else "gallery")
    time.sleep(randomness.uniform(0, until_writing))
    process.kill()
    process.wait()
    assert final_files(root) == {**trees[before], f"{before}/__init__.py": "mine\n"}


def generated(package: str) -> dict[str, str]:
    """What the command makes of the document."""
    result = generate(Source("api.yaml", MUSEUM), default_config(package))
    return {file.path: file.text for file in result.files}


def rhythm(process: subprocess.Popen[bytes], lock: Path) -> tuple[float, float]:
    """How long a whole run takes until it writes, and how long it writes, in seconds."""
    began = time.monotonic()
    wait_for(lock, process)
    writes = time.monotonic()
    while lock.exists():
        time.sleep(0.0005)
    ended = time.monotonic()
    assert process.wait(timeout=60) == 0
    return writes - began, ended - writes


def wait_for(lock: Path, process: subprocess.Popen[bytes]) -> None:
    """Wait until a run writes, or has ended."""
    while not lock.exists() and process.poll() is None:
        time.sleep(0.0005)


def test_many_runs_at_once_end_in_one_of_their_results(tmp_path: Path) -> None:
    processes = [writer(tmp_path, number) for number in (0, 1, 0, 1)]
    assert [process.wait(timeout=60) for process in processes] == [0, 0, 0, 0]
    assert final_files(tmp_path) in (generation(0), generation(1))
    assert [path.name for path in (tmp_path / ".fragmint").iterdir()] == ["manifest.json"]
