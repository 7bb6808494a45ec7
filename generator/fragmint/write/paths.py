"""Check that every file system can hold the paths of a client, and tell them apart.

The names of generated files come from a document, so they are proven here once more, whatever the
stages before have promised; the manifest, which anyone can edit, is not trusted either.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from itertools import accumulate

from .problem import WriteProblem

PRIVATE_FOLDER = ".fragmint"
"""The writer's own folder inside the output."""
MANIFEST = f"{PRIVATE_FOLDER}/manifest.json"
"""Path and digest of every generated file. It is committed with them."""
JOURNAL = f"{PRIVATE_FOLDER}/next.json"
"""The digests that files are about to have; it exists while a run replaces files."""
STAGING = f"{PRIVATE_FOLDER}/tmp"
"""The folder of temporary files; it exists while a run replaces files."""
LOCK = f"{PRIVATE_FOLDER}/lock"
"""The file that a run locks; it exists as long as the run writes."""

_DEVICES = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$"}) | {
    f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³"
}
_FORBIDDEN = frozenset('<>:"|?*\\')
_LONGEST_NAME = 255
"""In bytes: the bound of the usual file systems."""


def path_problems(paths: Iterable[str]) -> Iterator[WriteProblem]:
    """Yield a problem for every path that some disk can't hold, or can't hold apart from another."""
    spellings: dict[str, str] = {}
    files: set[str] = set()
    for path in sorted(paths):
        reason = unsafe(path) or _collision(path, spellings, files)
        files.add(path)
        if reason:
            yield _problem(path, reason)


def _collision(path: str, spellings: dict[str, str], files: set[str]) -> str | None:
    """Compare a path and its folders with those before it in order; remember them for those after it."""
    for part in accumulate(path.split("/"), "{}/{}".format):
        known = spellings.setdefault(path_key(part), part)
        if known != part:
            return f"some file systems cannot tell it from {known!r}"
        if part in files:
            return f"{part!r} is also a file"
    return None


def unsafe(path: str) -> str | None:
    """Say why a path must not be written; None when it may be."""
    names = path.split("/")
    if path_key(names[0]) == PRIVATE_FOLDER:
        return "fragmint keeps its own files in this folder"
    return next((reason for name in names if (reason := _unsafe_name(name))), None)


def path_key(path: str) -> str:
    """Return what a path is on a disk that folds case and normalises Unicode: equal keys are one file."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def _unsafe_name(name: str) -> str | None:
    if name in {"", ".", ".."}:
        return "it is absolute or leads out of the output folder"
    if not name.isprintable() or _FORBIDDEN.intersection(name):
        return "it contains characters that some file systems do not allow"
    if name[-1] in {".", " "} or name[0] == " ":
        return "a name begins or ends with a character that Windows drops"
    if name.split(".", 1)[0].rstrip().casefold() in _DEVICES:
        return "Windows reserves the name"
    if len(name.encode("utf-8")) > _LONGEST_NAME:
        return f"a name is longer than {_LONGEST_NAME} bytes"
    return None


def _problem(path: str, reason: str) -> WriteProblem:
    hint = "rename it in the document, the settings or the folder of templates"
    return WriteProblem("unsafe-path", path, f"the path cannot be used: {reason}", hint)
