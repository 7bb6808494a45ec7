"""What earlier runs have written: the manifest, and the journal of a run that did not end."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import cast

from .paths import JOURNAL, MANIFEST, path_key, unsafe
from .problem import WriteError, WriteProblem


@dataclass(frozen=True)
class Known:
    """The contents that are ours, by path: such a file may be replaced or deleted.

    For example: `Known({"museum/_client.py": frozenset({"9f86d0…"})})`. After a run that was killed a
    file has two: the one that the manifest says, and the one that the journal announced.
    """

    digests: Mapping[str, frozenset[str]]

    def has(self, path: str, digest: str | None) -> bool:
        """Tell whether a file with this path and content is ours.

        By path key, since a disk that folds case reads `a.py` where `A.py` was written.
        """
        return (path_key(path), digest) in self._pairs

    def extended(self, files: Mapping[str, str]) -> Known:
        """Return what is known, and one more content for each of some files."""
        paths = {*self.digests, *files}
        return Known(
            {path: self.digests.get(path, frozenset()) | _one(files, path) for path in paths}
        )

    @cached_property
    def _pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset(
            (path_key(path), each) for path, digests in self.digests.items() for each in digests
        )


def digest(data: bytes) -> str:
    """Return the SHA-256 of a text, in hexadecimal.

    Line ends count as LF: git may have checked the files out with CR LF, which is no edit.
    """
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def read_known(root: Path) -> Known:
    """Read manifest and journal of an output folder.

    Raises:
        WriteError: One of them is damaged.
    """
    digests: dict[str, frozenset[str]] = {}
    for name in (MANIFEST, JOURNAL):
        for path, found in _entries(root, name):
            digests[path] = digests.get(path, frozenset()) | found
    return Known(digests)


def format_manifest(files: Mapping[str, str]) -> bytes:
    """Return the text of the manifest: sorted, so that it changes only where a file does."""
    return _format(dict(sorted(files.items())))


def format_journal(announced: Known) -> bytes:
    """Return the text of the journal: all contents that files may have until the run has ended."""
    return _format({path: sorted(announced.digests[path]) for path in sorted(announced.digests)})


def _one(files: Mapping[str, str], path: str) -> frozenset[str]:
    return frozenset({files[path]}) if path in files else frozenset()


def _format(files: Mapping[str, object]) -> bytes:
    return (json.dumps({"files": files}, indent=2, ensure_ascii=False) + "\n").encode()


def _entries(root: Path, name: str) -> Iterator[tuple[str, frozenset[str]]]:
    try:
        data = (root / name).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return
    try:
        files = cast("dict[str, object]", json.loads(data)["files"]).items()
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise WriteError(_damaged(name, "it cannot be read")) from None
    for path, value in files:
        found = cast("list[object]", value) if isinstance(value, list) else [value]
        digests = frozenset(each for each in found if isinstance(each, str))
        if not all(isinstance(each, str) for each in found):
            raise WriteError(_damaged(name, "it contains something other than digests"))
        if reason := unsafe(path):
            raise WriteError(_damaged(name, f"it contains an unsafe path, since {reason}"))
        yield path, digests


def _damaged(name: str, reason: str) -> WriteProblem:
    hint = (
        "restore the file with git, or delete it: files that would be generated as they are "
        "will be recognised, others reported"
    )
    return WriteProblem(
        "manifest-damaged", name, f"the record of generated files is damaged: {reason}", hint
    )
