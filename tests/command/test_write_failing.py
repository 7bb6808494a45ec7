"""Disks that fail: everything is as it was, or the next run repairs it."""

from __future__ import annotations

import errno
import itertools
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from fragmint.write import JOURNAL, WriteError, WriteProblem, update
from fragmint.write.manifest import digest

from .test_write_folder import FIRST, SECOND, own, tree


def attempt(root: Path, files: dict[str, str]) -> tuple[WriteProblem, ...]:
    """Update, and return what was in the way."""
    try:
        update(root, files)
    except WriteError as error:
        return error.problems
    return ()


@pytest.mark.parametrize("function", ["fsync", "replace"])
@pytest.mark.parametrize("failing", range(1, 12))
def test_any_failure_leaves_the_tree_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, function: str, failing: int
) -> None:
    """A full disk shows when a file is flushed, a forbidden one when it is replaced: each call fails once."""
    root = tmp_path / "out"
    update(root, FIRST)
    manifest = (root / ".fragmint/manifest.json").read_bytes()
    calls = 0
    real = getattr(os, function)

    def fail(*arguments: object) -> object:
        nonlocal calls
        calls += 1
        if calls == failing:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*arguments)

    monkeypatch.setattr(os, function, fail)
    problems = attempt(root, SECOND)
    expected = FIRST if problems else SECOND
    assert bool(problems) == (calls >= failing)
    assert all("No space left on device" in each.message for each in problems)
    assert ((root / ".fragmint/manifest.json").read_bytes() == manifest) == bool(problems)
    assert tree(root) == expected
    assert own(root) == ["manifest.json"]
    assert (root / "new").exists() == (not problems)


@pytest.mark.parametrize("failing", range(1, 12))
def test_a_disk_that_fails_for_good_is_repaired_by_the_next_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    """From some call on nothing can be renamed or removed, so that nothing can be undone either."""
    root, calls = tmp_path / "out", itertools.count(1)
    update(root, FIRST)
    with monkeypatch.context() as patch:
        for name in ("replace", "rename", "link", "unlink", "rmdir"):
            real = getattr(os, name)

            def fail(
                *arguments: object, real: Callable[..., object] = real, **keys: object
            ) -> object:
                if next(calls) >= failing:
                    raise OSError(errno.EROFS, "Read-only file system")
                return real(*arguments, **keys)

            patch.setattr(os, name, fail)
        problems = attempt(root, SECOND)
    assert {problem.rule for problem in problems} <= {"cannot-write", "cannot-finish"}
    for path, text in tree(root).items():
        assert text in (FIRST.get(path), SECOND.get(path))
    assert update(root, SECOND).kept == ()
    assert tree(root) == SECOND
    assert own(root) == ["manifest.json"]


def test_what_a_killed_run_has_written_stays_ours_when_the_next_one_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    update(tmp_path, FIRST)
    journal = {path: [digest(text.encode())] for path, text in SECOND.items()}
    (tmp_path / JOURNAL).write_text(json.dumps({"files": journal}))
    (tmp_path / "sub/b.py").write_text(SECOND["sub/b.py"])

    def fail(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        assert attempt(tmp_path, SECOND)
    assert update(tmp_path, FIRST).kept == ()
    assert tree(tmp_path) == FIRST


def test_a_first_run_that_fails_leaves_no_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(WriteError):
        update(tmp_path / "deep/out", FIRST)
    assert list(tmp_path.iterdir()) == []
