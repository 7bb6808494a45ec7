"""Writes packages below a folder and has `arriving.py` run them, all in one other process."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from urllib.parse import unquote

from .expecting import SECRET, calls, methods
from .making import Made, runtime
from .payloads import CANARY

_PROGRAM = Path(__file__).with_name("arriving.py")
_PATIENCE = 300.0
"""Seconds after which a batch of packages counts as hanging; they take about ten."""


def ran(results: Mapping[str, Made], root: Path) -> dict[str, list[str]]:
    """What goes wrong when each of the packages is imported and called, by its name."""
    shared = root / "runtime"
    for path, text in runtime().items():
        _write(shared / path, text)
    incomplete: dict[str, list[str]] = {}
    for name, result in results.items():
        try:
            _lay_out(root / name, result, shared)
        except KeyError as missing:
            incomplete[name] = [f"there is no method for {missing}"]
    done = subprocess.run(
        [sys.executable, "-I", str(_PROGRAM), str(root)],
        capture_output=True,
        text=True,
        timeout=_PATIENCE,
        check=False,
    )
    if done.returncode:
        return {name: [f"the process ended: {done.stderr[-600:]}"] for name in results}
    found: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return found | incomplete


def _lay_out(folder: Path, result: Made, shared: Path) -> None:
    """The package's own files, the runtime by links, and the calls that the document asks for."""
    assert result.config is not None
    package = result.config.package
    for path, text in result.files.items():
        _write(folder / path, text)
    for each in {path.partition("/")[0] for path in runtime()}:
        _link(folder / package / each, shared / each)
    where = methods(result.files, package)
    told = {
        "package": package,
        "client": result.config.client,
        "secret": SECRET,
        "canary": CANARY,
        "calls": [
            asdict(call) | asdict(where[call.verb, unquote(call.template)])
            for call in calls(result.document)
        ],
    }
    _write(folder / "calls.json", json.dumps(told))


def _link(place: Path, source: Path) -> None:
    try:
        place.symlink_to(source, target_is_directory=source.is_dir())
    except OSError:  # Windows asks for a right to make links
        copy: Callable[[Path, Path], object] = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, place)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="")
