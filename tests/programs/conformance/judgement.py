"""All that is found out about the client of one document."""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from . import generating
from .calling import call_all
from .document import Document

_PACKAGE = "judged_client"


@dataclass(slots=True)
class Row:
    """A line of the table."""

    document: str
    operations: int = 0
    generated: int = 0
    called: int = 0
    accepted: int = 0
    equal: int = 0
    mypy: int | None = None
    pyright: int | None = None
    lines: int = 0
    cpu: float = 0.0
    """Seconds of CPU of the generator."""
    memory: int = 0
    """Its greatest resident memory, in megabytes."""
    refusals: list[list[object]] = field(default_factory=list)
    unmade: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)


def judged(path: Path, seed: int, types: bool, keep: Path | None) -> Row:
    """Generate the client, import and check it, call all of it.

    Args:
        types: Whether the type checkers run, which takes most of the time.
        keep: A folder for the client; without one it is deleted.
    """
    row = Row(path.name)
    with tempfile.TemporaryDirectory() as temporary:
        folder = keep / path.stem if keep else Path(temporary)
        begin = time.process_time()
        generated = generating.generate(path, _PACKAGE, folder)
        row.cpu = round(time.process_time() - begin, 1)
        row.memory = _memory()
        row.generated, row.lines = generated.operations, generated.lines
        row.refusals = [list(each) for each in generated.reasons]
        document = Document(path)
        row.operations = len(list(document.operations()))
        if generated.operations:
            row.findings += generating.imported(_PACKAGE, folder)
            _call(row, document, seed, frozenset(generated.refused))
            if types:
                row.mypy = generating.mypy(_PACKAGE, folder)
                row.pyright = generating.pyright(_PACKAGE, folder)
    return row


def _call(row: Row, document: Document, seed: int, refused: frozenset[str]) -> None:
    outcome = call_all(document, _PACKAGE, seed, refused)
    row.called, row.accepted, row.equal = outcome.called, outcome.accepted, outcome.equal
    row.unmade = outcome.unmade
    row.findings += outcome.findings


def _memory() -> int:
    """The greatest resident memory of this process, in megabytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most // (1024 * 1024 if sys.platform == "darwin" else 1024)
