"""The command line of the benchmarks."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from .client_rows import client_comparisons
from .environments import ROOT, InstallFailedError, ready, versions
from .generator_rows import generator_comparisons
from .inputs import CORPUS, reference_response
from .measure import RunFailedError, measure, progress
from .model import Comparison, Result
from .record import record
from .serving import serving
from .setting import Setting
from .table import table

FOLDER = ROOT / ".benchmarks"
ROUNDS, SHORT_ROUNDS, SHORT_SHARE = 15, 3, 0.06


def main(arguments: Sequence[str]) -> int:
    """Measure, and print the table. No figure makes it fail."""
    options = _parser().parse_args(arguments)
    work = FOLDER / "work"
    work.mkdir(parents=True, exist_ok=True)
    (FOLDER / ".gitignore").write_text("*\n")
    body = work / "response.json"
    body.write_bytes(reference_response())
    with serving(body) as url:
        rounds = options.rounds or (SHORT_ROUNDS if options.short else ROUNDS)
        share = SHORT_SHARE if options.short else 1.0
        setting = Setting(url, body, work, options.corpus, rounds, share, not options.short)
        chosen = _chosen(setting, options.only)
        names = sorted({s.environment for each in chosen for s in each.sides.values()})
        try:
            environments = ready(names, FOLDER, progress)
            results = [measure(each, environments, progress) for each in chosen]
        except (InstallFailedError, RunFailedError) as error:
            print(f"\na command failed: {error}", file=sys.stderr)
            return 1
    progress("")
    print(table(results), end="")
    installed = {name: versions(path) for name, path in environments.items()}
    _write(options, results, installed)
    return 0


def _chosen(setting: Setting, only: Sequence[str]) -> list[Comparison]:
    every = [*client_comparisons(setting), *generator_comparisons(setting)]
    chosen = [each for each in every if not only or any(part in each.name for part in only)]
    if not chosen:
        raise SystemExit(f"no such comparison; there are {', '.join(each.name for each in every)}")
    return chosen


def _write(
    options: argparse.Namespace, results: list[Result], installed: dict[str, dict[str, str]]
) -> None:
    if options.json:
        options.json.write_text(record(results, installed))
    if options.chart:
        from .chart import draw  # needs matplotlib, which nothing else does

        draw(results, options.chart)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python tests/programs/benchmarks",
        description="Measure this project beside its peers: CPU and memory of fresh processes, in turn.",
    )
    parser.add_argument("--short", action="store_true", help="less of everything, in a minute")
    parser.add_argument(
        "--only", nargs="+", default=[], metavar="NAME", help="comparisons whose name holds this"
    )
    parser.add_argument("--rounds", type=int, metavar="N", help=f"instead of {ROUNDS}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every sample")
    parser.add_argument("--chart", type=Path, metavar="FILE.svg", help="draw (needs matplotlib)")
    parser.add_argument(
        "--corpus", type=Path, default=CORPUS, metavar="DIR", help="documents to generate from"
    )
    return parser
