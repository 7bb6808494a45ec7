"""`python tests/programs/hostile --all`: the whole matrix of positions and payloads."""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor

from .payloads import PAYLOADS
from .positions import Cell, all_cells, document, settings
from .sweeping import Report, sweep

_BATCH = 40


def main(arguments: Sequence[str]) -> int:
    """Run it; 1 where something was found."""
    options = _parser().parse_args(arguments)
    cells = [each for each in all_cells() if options.position in each.position]
    random.Random(options.seed).shuffle(cells)
    report = Report()
    try:
        for part in _reports(cells if options.all else cells[: options.sample], options.jobs):
            for finding in part.findings:
                print(finding, flush=True)
            report.add(part)
            print(
                f"{report.cells} cells, {len(report.findings)} findings", end="\r", file=sys.stderr
            )
    except KeyboardInterrupt:
        print("interrupted: what was judged until then")
    _print(report, options.refusals)
    return 1 if report.findings else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python tests/programs/hostile", description=__doc__)
    parser.add_argument("--all", action="store_true", help="every cell; else a sample")
    parser.add_argument("--sample", type=int, default=500, metavar="N", help="how many cells")
    parser.add_argument("--seed", type=int, default=0, help="another sample, another order")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), metavar="N")
    parser.add_argument("--position", default="", metavar="TEXT", help="positions that hold it")
    parser.add_argument("--refusals", action="store_true", help="refusals by rule and position")
    return parser


def _reports(cells: Sequence[Cell], jobs: int) -> Iterator[Report]:
    batches = [cells[at : at + _BATCH] for at in range(0, len(cells), _BATCH)]
    pool = ProcessPoolExecutor(jobs)
    try:
        yield from pool.map(sweep, batches)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _print(report: Report, refusals: bool) -> None:
    positions = len(document().siblings) + len(settings().siblings)
    print(f"{positions} positions, {len(PAYLOADS)} payloads: {report.cells} cells judged")
    print(f"{report.generated} generated, imported and called")
    for rule, count in report.refused.most_common():
        print(f"{count:7} refused: {rule}")
    if refusals:
        for (rule, position), count in sorted(report.refusals.items()):
            print(f"{count:7} {rule}: {position}")
    print(f"{len(report.findings)} findings")
