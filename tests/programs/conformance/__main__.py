"""`python tests/programs/conformance`: makes a package of this folder and runs its command."""

import sys
from importlib import import_module
from pathlib import Path

if __name__ == "__main__":
    sys.path[0] = str(Path(__file__).resolve().parents[1])
    sys.exit(import_module("conformance.command").main(sys.argv[1:]))
