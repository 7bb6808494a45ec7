"""One process that fuzzes one target until its time is up, led by the coverage of the generator's code.

libFuzzer ends the process at an input that takes too long or too much memory, and keeps that input.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

atheris: Any = import_module("atheris")

with atheris.instrument_imports(include=["fragmint"], enable_loader_override=False):
    from .findings import record
    from .mutations import mutated_document
    from .oracle import TARGETS
    from .seeds import seeds

    # The flow imports them when it comes to them, which is too late to watch them.
    for stage in ("check.validate", "format", "render"):
        import_module(f"fragmint.{stage}")


@dataclass(frozen=True, slots=True)
class Shift:
    """What a worker is to do. Seconds are for all its inputs and for each one; memory is in MiB."""

    target: str
    seconds: int
    seed: int
    patience: int
    memory: int
    findings: Path
    inputs: Path


def work(shift: Shift) -> None:
    """Fuzz; never returns, since libFuzzer ends the process."""
    target = TARGETS[shift.target]

    def judge(data: bytes) -> None:
        try:
            target(data)
        except Exception as error:
            record(shift.findings, data, error, shift.seed)

    def mutate(data: bytes, max_size: int, seed: int) -> bytes:
        random = Random(seed)
        if random.random() < 0.1:
            return bytes(atheris.Mutate(data, max_size))
        # What is kept for its coverage is mostly wrong already, and gets no further with more wrong in it.
        whole = random.random() < 0.5
        return mutated_document(random.choice(seeds()) if whole else data, random)[:max_size]

    atheris.Setup([sys.argv[0], *_options(shift)], judge, custom_mutator=mutate)
    atheris.Fuzz()


def _options(shift: Shift) -> list[str]:
    return [
        f"-max_total_time={shift.seconds}",
        f"-seed={shift.seed}",
        f"-timeout={shift.patience}",
        f"-rss_limit_mb={shift.memory}",
        f"-artifact_prefix={shift.findings}/",
        "-max_len=200000",
        "-len_control=0",
        "-print_final_stats=1",
        str(shift.inputs),
    ]


if __name__ == "__main__":
    target, *numbers, findings, inputs = sys.argv[1:]
    seconds, seed, patience, memory = map(int, numbers)
    work(Shift(target, seconds, seed, patience, memory, Path(findings), Path(inputs)))
