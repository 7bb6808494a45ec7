"""`python tests/programs/conformance DOCUMENT_OR_FOLDER`: judge the clients of documents."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from .judgement import Row, judged
from .table import written

_SUFFIXES = (".json", ".yaml", ".yml")


def main(arguments: Sequence[str]) -> int:
    """Judge them one after another; 1 where something was found."""
    options = parser().parse_args(arguments)
    if options.one:
        row = judged(options.documents[0], options.seed, options.types, options.keep)
        print(json.dumps(asdict(row)))
        return 0
    rows = []
    for path in _documents(options.documents):
        row = in_a_process(path, options.seed, options.types, options.keep)
        rows.append(row)
        for text in row.findings:
            print(f"{row.document}: {text}", flush=True)
        if options.unmade:
            for text in row.unmade:
                print(f"{row.document}: not tried: {text}", flush=True)
        print(written([row]), file=sys.stderr, flush=True)
    text = written(rows)
    if options.write:
        options.write.write_text(_page(options.write, text), encoding="utf-8")
    print(text)
    return 1 if any(row.findings for row in rows) else 0


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python tests/programs/conformance", description=__doc__)
    parser.add_argument("documents", nargs="+", type=Path, metavar="DOCUMENT_OR_FOLDER")
    parser.add_argument("--seed", type=int, default=0, help="other values")
    parser.add_argument("--types", action="store_true", help="mypy --strict and pyright, too")
    parser.add_argument("--unmade", action="store_true", help="tell which calls were not tried")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the table into this page")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the clients here")
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    return parser


def _documents(paths: Sequence[Path]) -> list[Path]:
    found: list[Path] = []
    for path in paths:
        inside = sorted(path.iterdir()) if path.is_dir() else [path]
        found += [each for each in inside if each.suffix in _SUFFIXES]
    return found


def in_a_process(path: Path, seed: int = 0, types: bool = False, keep: Path | None = None) -> Row:
    """Judge a document in a process of its own, whose memory is then this document's."""
    command = [sys.executable, str(Path(__file__).parent), "--one", str(path.resolve())]
    command += ["--seed", str(seed), *(["--types"] if types else [])]
    command += ["--keep", str(keep.resolve())] if keep else []
    with tempfile.TemporaryFile("w+", encoding="utf-8") as errors:
        done = subprocess.run(
            command, stdout=subprocess.PIPE, stderr=errors, text=True, check=False
        )
        if done.returncode == 0:
            return Row(**json.loads(done.stdout.splitlines()[-1]))
        errors.seek(0)
        last = errors.read().strip().splitlines()[-1:]
    return Row(path.name, findings=[f"the judge stopped: {last}"])


def _page(path: Path, table: str) -> str:
    """The page with the table in place of the one that it has, after its last heading."""
    text = path.read_text(encoding="utf-8")
    begin = text.index("| Document |")
    end = text.find("\n\n", begin)
    rest = "" if end < 0 else text[end:]
    return text[:begin] + table.rstrip("\n") + (rest or "\n")
