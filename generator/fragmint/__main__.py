"""The command ``fragmint``."""

from __future__ import annotations

import sys

from .noop import recall


def main() -> int:
    """Run the command with the arguments of the process; return its exit code."""
    arguments = sys.argv[1:]
    if recall(arguments):
        return 0
    from .cli.main import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(main())
