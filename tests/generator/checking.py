"""Type checkers over generated packages: one run of each, the findings by file and line."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fragmint.render.rendering import RenderedFile

SAMPLES = Path(__file__).parent / "typing_samples"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """What a type checker says about a line of a file below the checked folder."""

    path: str
    line: int
    message: str


def unpack(folder: Path, package: str, files: Iterable[RenderedFile]) -> None:
    """Write a package's modules below a folder."""
    for file in files:
        if file.path.startswith(f"{package}/"):
            path = folder / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, encoding="utf-8")


def mypy(folder: Path) -> list[Finding]:
    """`mypy --strict` over everything below a folder."""
    out = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--output=json", "."],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert out.stderr == ""
    found = [json.loads(line) for line in out.stdout.splitlines()]
    return sorted(
        Finding(each["file"], each["line"], each["message"])
        for each in found
        if each["severity"] == "error"
    )


def pyright(folder: Path) -> list[Finding]:
    """pyright in strict mode over everything below a folder."""
    settings = {"include": ["."], "typeCheckingMode": "strict", "pythonVersion": "3.11"}
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    out = subprocess.run(
        [sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", sys.executable],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    report = json.loads(out.stdout)
    modules = [*folder.rglob("*.py"), *folder.rglob("*.pyi")]
    assert report["summary"]["filesAnalyzed"] == len(modules)
    return sorted(
        Finding(
            Path(each["file"]).relative_to(folder.resolve()).as_posix(),
            each["range"]["start"]["line"] + 1,
            each["message"],
        )
        for each in report["generalDiagnostics"]
    )
