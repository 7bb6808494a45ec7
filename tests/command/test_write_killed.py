"""Runs that are killed, and runs at the same time."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from fragmint.write import update

KILLS = int(os.environ.get("FRAGMINT_KILLS", "20"))
"""How often to kill; `FRAGMINT_KILLS=200 pytest tests/command/test_write_killed.py` is the long mode."""

LENGTH = 20_000

# Writes two generations in turn, for ever; says so when it begins.
WRITER = """
import sys
from pathlib import Path
from fragmint.write import update

def generation(number):
    names = [f"same{i}.py" for i in range(8)] + [f"only{number}_{i}/x.py" for i in range(4)]
    return {name: f"{number}\\n" * int(sys.argv[2]) for name in names}

print("ready", flush=True)
for turn in range(int(sys.argv[3])):
    update(Path(sys.argv[1]), generation(turn % 2))
"""


def generation(number: int) -> dict[str, str]:
    names = [f"same{i}.py" for i in range(8)] + [f"only{number}_{i}/x.py" for i in range(4)]
    return dict.fromkeys(names, f"{number}\n" * LENGTH)


def writer(root: Path, turns: int) -> subprocess.Popen[str]:
    arguments = [sys.executable, "-c", WRITER, str(root), str(LENGTH), str(turns)]
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def final_files(root: Path) -> dict[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text()
        for path in root.rglob("*.py")
        if ".fragmint" not in path.parts
    }


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_run_killed_at_any_moment_leaves_whole_files_and_is_repaired(tmp_path: Path) -> None:
    randomness = random.Random(20)
    whole = {**generation(0), **generation(1)}
    either = {text for number in (0, 1) for text in generation(number).values()}
    for _ in range(KILLS):
        process = writer(tmp_path, turns=10_000)
        try:
            process.wait(timeout=randomness.uniform(0, 0.1))
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
        assert process.wait() == -signal.SIGKILL
        assert process.stdout is not None
        process.stdout.close()
        for path, text in final_files(tmp_path).items():
            assert path in whole
            assert text in either, f"{path} is half written"
        wanted = generation(randomness.randrange(2))
        assert update(tmp_path, wanted).kept == ()
        assert final_files(tmp_path) == wanted
        assert [path.name for path in (tmp_path / ".fragmint").iterdir()] == ["manifest.json"]


def test_a_hand_edit_survives_a_killed_run(tmp_path: Path) -> None:
    update(tmp_path, generation(0))
    process = writer(tmp_path, turns=10_000)
    process.kill()
    process.wait()
    assert process.stdout is not None
    process.stdout.close()
    edited = next(iter(sorted(final_files(tmp_path))))
    (tmp_path / edited).write_text("mine\n")
    assert edited in update(tmp_path, generation(1)).kept
    assert (tmp_path / edited).read_text() == "mine\n"


def test_many_runs_at_once_end_in_one_of_their_results(tmp_path: Path) -> None:
    processes = [writer(tmp_path, turns=3) for _ in range(4)]
    for process in processes:
        assert process.stdout is not None
        process.stdout.close()
        assert process.wait(timeout=60) == 0
    assert final_files(tmp_path) in (generation(0), generation(1))
    assert [path.name for path in (tmp_path / ".fragmint").iterdir()] == ["manifest.json"]
