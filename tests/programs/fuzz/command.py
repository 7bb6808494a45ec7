"""The command line of the fuzzer."""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import blake2b
from pathlib import Path

from .findings import record
from .oracle import TARGETS
from .seeds import seeds

_PROGRAMS = Path(__file__).resolve().parents[1]
_RUNS = re.compile(r"^#(\d+)\s", re.MULTILINE)
_SEEDS_APART = 1_000_000
"""Between the seeds of two jobs, so that a job can be begun anew with another one."""


def main(arguments: Sequence[str]) -> int:
    """Fuzz, or judge the documents that `--replay` names; exit code 1 when anything was found."""
    options = _parser().parse_args(arguments)
    if options.replay:
        return _replay(options)
    options.findings.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        inputs = Path(folder)
        for data in seeds():
            (inputs / blake2b(data, digest_size=8).hexdigest()).write_bytes(data)
        with ThreadPoolExecutor(options.jobs) as pool:
            runs = list(pool.map(lambda job: _job(options, job, inputs), range(options.jobs)))
    found = sorted(path for path in options.findings.iterdir() if path.suffix != ".txt")
    minutes = options.seconds * options.jobs / 60
    print(f"{options.target}: {sum(runs)} inputs in {minutes:.1f} minutes, {len(found)} findings")
    for path in found:
        print(f"  {path}")
    return int(bool(found))


def _job(options: argparse.Namespace, job: int, inputs: Path) -> int:
    """Keep one worker at work until the time is up; return how many inputs were tried."""
    end, runs, seed = time.monotonic() + options.seconds, 0, options.seed + job * _SEEDS_APART
    while (left := int(end - time.monotonic())) > 0:
        said = subprocess.run(
            _call(options, left, seed, inputs),
            cwd=_PROGRAMS,
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            check=False,
        ).stderr.decode("utf-8", "replace")
        tried = [int(each) for each in _RUNS.findall(said)]
        if not tried:
            raise SystemExit(said)
        runs, seed = runs + max(tried), seed + 1
    return runs


def _call(options: argparse.Namespace, seconds: int, seed: int, inputs: Path) -> list[str]:
    numbers = (seconds, seed, options.patience, options.memory)
    return [
        *(sys.executable, "-m", "fuzz.worker", options.target),
        *(str(each) for each in numbers),
        *(str(options.findings.resolve()), str(inputs)),
    ]


def _replay(options: argparse.Namespace) -> int:
    """Judge single documents, with no fuzzer around."""
    found = 0
    for path in options.replay:
        try:
            TARGETS[options.target](path.read_bytes())
        except Exception as error:
            found += 1
            print(record(options.findings, path.read_bytes(), error, options.seed))
    return int(bool(found))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python tests/programs/fuzz", description=__doc__)
    parser.add_argument("target", choices=sorted(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="how long (60)")
    parser.add_argument("--seed", type=int, default=1, help="what the mutations begin with (1)")
    parser.add_argument("--jobs", type=int, default=1, help="processes at a time (1)")
    parser.add_argument("--patience", type=int, default=20, help="seconds for one input (20)")
    parser.add_argument("--memory", type=int, default=2048, help="MiB for one process (2048)")
    parser.add_argument(
        "--findings", type=Path, default=Path("fuzz-findings"), help="where findings are kept"
    )
    parser.add_argument(
        "--replay", type=Path, nargs="+", metavar="FILE", help="judge these documents only"
    )
    return parser
