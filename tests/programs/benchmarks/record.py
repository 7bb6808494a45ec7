"""The results for machines: every sample, and what was compared on what."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from .model import Result
from .summary import Line, lines


def record(results: Iterable[Result], installed: Mapping[str, Mapping[str, str]]) -> str:
    """A JSON document; seconds, bytes and calls as they were read, rows in their own units."""
    value = {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "platform": platform.platform(),
        "installed": installed,
        "comparisons": [_comparison(result) for result in results],
    }
    return json.dumps(value, indent=1) + "\n"


def _comparison(result: Result) -> dict[str, Any]:
    return {
        "name": result.comparison.name,
        "note": result.comparison.note,
        "rows": [_row(line) for line in lines(result)],
        "samples": {
            side: [asdict(sample) for sample in samples] for side, samples in result.samples.items()
        },
    }


def _row(line: Line) -> dict[str, Any]:
    row = line.row
    return {
        "what": row.what,
        "unit": row.figure.unit,
        "sides": [row.ours, row.theirs],
        "ours": asdict(line.ours),
        "theirs": asdict(line.theirs),
        "ratio": asdict(line.ratio),
        "reach": row.reach,
        "aim": row.aim,
    }
