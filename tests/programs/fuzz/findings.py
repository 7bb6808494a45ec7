"""What fuzzing has found, one pair of files for each place of the code that was met."""

from __future__ import annotations

import traceback
from hashlib import blake2b
from pathlib import Path


def record(folder: Path, data: bytes, error: BaseException, seed: int) -> Path:
    """Write a document and what it brought out, unless the same place was met before; return its path."""
    frames = traceback.extract_tb(error.__traceback__)[-2:]
    place = "|".join(f"{each.filename}:{each.lineno}" for each in frames)
    name = blake2b(f"{type(error).__name__}|{place}".encode(), digest_size=6).hexdigest()
    path = folder / f"{type(error).__name__}-{name}"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        shown = "".join(traceback.format_exception(error, limit=-12))
        path.with_suffix(".txt").write_text(
            f"seed {seed}\n\n{shown}", encoding="utf-8", errors="backslashreplace"
        )
    return path
