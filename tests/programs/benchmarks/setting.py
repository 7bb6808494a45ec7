"""How much is done in a run of the benchmarks, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Setting:
    """`url`: of the server; `body`: a file with its response; `folder`: for what is generated;
    `corpus`: where documents are; `rounds`: how often each side is usually measured; `share`: what
    part of the full number of calls a process makes; `warm_up`: run each side once before."""

    url: str
    body: Path
    folder: Path
    corpus: Path
    rounds: int
    share: float
    warm_up: bool

    def times(self, number: int) -> int:
        """The part of a number that is to be done."""
        return max(100, round(number * self.share))
