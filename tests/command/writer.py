"""A program that writes one of two generations of files and, at a chosen moment, kills itself."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from fragmint.write import update

from .moments import counting


def generation(number: int) -> dict[str, str]:
    """Files of which some are changed, some created, some deleted by the next generation."""
    names = [f"same{i}.py" for i in range(3)] + [f"only{number}/x.py"]
    return dict.fromkeys(names, f"{number}\n" * 20_000)


def die() -> None:
    """End at once, as if the power went out."""
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    root, number, moment = Path(sys.argv[1]), *map(int, sys.argv[2:])
    with counting(lambda now: die() if now == moment else None):
        update(root, generation(number))
