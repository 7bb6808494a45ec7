"""The command `fragmint`."""

from __future__ import annotations

import sys

from .noop import recall


def main() -> int:
    """Run the command with the arguments of the process; return its exit code."""
    arguments = sys.argv[1:]
    if recall(arguments):
        return 0
    import gc

    # A run makes many objects and keeps nearly all: looking for garbage would be a tenth of it.
    gc.set_threshold(500_000, 20, 100)
    from .cli.main import run

    code = run(arguments)
    gc.freeze()  # nor at the end, when the system takes everything back at once
    return code


if __name__ == "__main__":
    sys.exit(main())
