"""Running the sides of a comparison in turn, each run in a fresh process."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from .environments import plain_variables, programs_of
from .model import Comparison, Result, Sample, Side


class RunFailedError(Exception):
    """A side did not do what it should; the message says what it printed."""


def measure(
    comparison: Comparison, environments: Mapping[str, Path], tell: Callable[[str], None]
) -> Result:
    """Run all sides in turn, round after round.

    Every other round goes backwards, so that no side always follows the same other one.
    """
    if comparison.warm_up:
        for side in comparison.sides.values():
            run(side, environments)
    samples: dict[str, list[Sample]] = {name: [] for name in comparison.sides}
    for number in range(comparison.rounds):
        tell(f"{comparison.name}: round {number + 1} of {comparison.rounds}")
        order = list(comparison.sides.items())
        for name, side in order if number % 2 else reversed(order):
            samples[name].append(run(side, environments))
    return Result(comparison, samples)


def run(side: Side, environments: Mapping[str, Path]) -> Sample:
    """Run a side's command and wait for its end.

    Raises:
        RunFailedError: It ended with another code than 0.
    """
    for path in side.fresh:
        _delete(path)
    programs = programs_of(environments[side.environment])
    variables = {**plain_variables(), "PATH": f"{programs}{os.pathsep}{os.defpath}"}
    command = [str(programs / side.command[0]), *side.command[1:]]
    started = time.perf_counter()
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=variables, cwd=side.folder
    )
    assert process.stdout is not None
    printed = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    clock = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RunFailedError(f"{' '.join(command)}\n{printed.decode(errors='replace')}")
    process.stdout.close()
    return Sample(
        usage.ru_utime + usage.ru_stime,
        clock,
        _numbers(printed),
        usage.ru_maxrss * 1024,
        _lines(side.written) if side.written else 0,
    )


def _lines(folder: Path) -> int:
    files = [*folder.rglob("*.py"), *folder.rglob("*.pyi")]
    return sum(each.read_text(encoding="utf-8").count("\n") for each in files)


def _numbers(printed: bytes) -> Mapping[str, float]:
    """The JSON object in the last line of what a program printed, if there is one."""
    last = printed.rstrip().rpartition(b"\n")[2]
    numbers: dict[str, float] = json.loads(last) if last.startswith(b"{") else {}
    return numbers


def _delete(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def progress(text: str) -> None:
    """Show a line of progress on a terminal, in place of the one before."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{text}", end="", file=sys.stderr, flush=True)
