"""Decide what has to be done so that a folder holds the generated files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .manifest import Known, digest
from .paths import path_key


@dataclass(frozen=True, slots=True)
class Changes:
    """The files of an output folder by what becomes of them; each group is sorted.

    For example: a renamed type moves its old file to `delete` and its new one to `write`.
    """

    write: tuple[str, ...]
    """New, or as an earlier run has left it and now different."""
    delete: tuple[str, ...]
    """No longer generated, and as an earlier run has left it."""
    kept: tuple[str, ...]
    """Holds something that no run has written: a person's work. While there is one, nothing is changed."""
    unchanged: tuple[str, ...]

    @property
    def nothing_to_do(self) -> bool:
        """Tell whether the folder holds exactly what is generated."""
        return not (self.write or self.delete or self.kept)


def plan(known: Known, disk: Mapping[str, str], rendered: Mapping[str, bytes]) -> Changes:
    """Decide about every path that is generated now or was before.

    `disk` has the digests of those paths that exist; `rendered` the contents that are to be.
    """
    stale = {path for path in known.digests if path in disk and path not in rendered}
    edited = {path for path in stale if not known.has(path, disk[path])}
    # On a disk that folds case, deleting `A.py` takes `a.py` along: that one is written again.
    endangered = {path_key(path) for path in stale - edited}
    write, unchanged = set[str](), set[str]()
    for path, content in rendered.items():
        found, wanted = disk.get(path), digest(content)
        if found == wanted and path_key(path) not in endangered:
            unchanged.add(path)
        elif found is None or found == wanted or known.has(path, found):
            write.add(path)
        else:
            edited.add(path)
    groups = (write, stale - edited, edited, unchanged)
    return Changes(*(tuple(sorted(group)) for group in groups))
