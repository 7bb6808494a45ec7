"""The client of a document, as its users get it: generated, compiled, imported, type-checked."""

from __future__ import annotations

import compileall
import importlib
import pkgutil
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import fragmint

_ROUNDS = 6
"""How often what a fault stops is left out, and the rest tried again: a fault can hide another."""


@dataclass(frozen=True, slots=True)
class Generated:
    """What was written, and what was not and why."""

    operations: int
    refused: tuple[str, ...]
    """Ids of operations that were left out."""
    reasons: tuple[tuple[str, int], ...]
    """How often each rule stopped something."""
    lines: int


def generate(path: Path, package: str, folder: Path) -> Generated:
    """Write the client below the folder, without the operations that a fault stops."""
    source = fragmint.Source(path.name, path.read_text(encoding="utf-8"))
    config = fragmint.default_config(package)
    skip: frozenset[str] = frozenset()
    reasons: Counter[str] = Counter()
    result = fragmint.Result((), ())
    for _ in range(_ROUNDS):
        result = fragmint.generate(source, replace(config, skip=tuple(sorted(skip))))
        stopped = [each for each in result.diagnostics if each.severity.value == "error"]
        reasons.update(each.rule for each in stopped)
        new = frozenset().union(*(each.stops.operations for each in stopped)) - skip
        if result.files or not new or any(each.stops.document for each in stopped):
            break
        skip |= new
    lines = sum(_write(folder / each.path, each.text) for each in result.files)
    made = result.summary.operations_generated if result.files else 0
    return Generated(made, tuple(sorted(skip)), tuple(reasons.most_common()), lines)


def _write(path: Path, text: str) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return text.count("\n") if path.suffix in (".py", ".pyi") else 0


def imported(package: str, folder: Path) -> list[str]:
    """Compile and import every module; returns what failed."""
    failed = [] if compileall.compile_dir(folder, quiet=2) else ["a file does not compile"]
    sys.path.insert(0, str(folder))
    importlib.invalidate_caches()
    top = importlib.import_module(package)
    for module in pkgutil.walk_packages(top.__path__, f"{package}."):
        if module.name.endswith("pyreqwest"):  # an extra
            continue
        try:
            importlib.import_module(module.name)
        except Exception as error:  # whatever a module raises is the finding
            failed.append(f"import {module.name}: {type(error).__name__}: {error}"[:300])
    return failed


def mypy(package: str, folder: Path) -> int | None:
    """How many errors `mypy --strict` finds."""
    command = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir"]
    done = _run([*command, str(folder / ".mypy"), "-p", package], folder)
    return done.stdout.count(": error:") if done.returncode < 2 else None


def pyright(package: str, folder: Path) -> int | None:
    """How many errors pyright finds in strict mode."""
    (folder / "pyrightconfig.json").write_text(
        f'{{"include": ["{package}"], "typeCheckingMode": "strict"}}', encoding="utf-8"
    )
    command = [sys.executable, "-m", "pyright", "--pythonpath", sys.executable]
    done = _run([*command, "-p", str(folder)], folder)
    found = re.search(r"(\d+) errors?,", done.stdout)
    return int(found[1]) if found else None


def _run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
