"""What is decided about every file, from hashes alone."""

from __future__ import annotations

import pytest

from fragmint.write.manifest import Known, digest
from fragmint.write.plan import Changes, plan

OLD, NEW, OTHER, EDIT = b"old\n", b"new\n", b"other\n", b"edit\n"


def known(**files: tuple[bytes, ...]) -> Known:
    return Known({name: frozenset(map(digest, contents)) for name, contents in files.items()})


def decide(known: Known, disk: dict[str, bytes], rendered: dict[str, bytes]) -> Changes:
    return plan(known, {path: digest(content) for path, content in disk.items()}, rendered)


def changes(**groups: tuple[str, ...]) -> Changes:
    empty: dict[str, tuple[str, ...]] = {"write": (), "delete": (), "kept": (), "unchanged": ()}
    return Changes(**{**empty, **groups})


@pytest.mark.parametrize(
    ("before", "on_disk", "wanted", "decision"),
    [
        (None, None, NEW, "write"),
        (None, NEW, NEW, "unchanged"),
        (None, EDIT, NEW, "kept"),  # a stranger's file in the way
        (OLD, None, NEW, "write"),  # removed meanwhile
        (OLD, OLD, NEW, "write"),
        (OLD, NEW, NEW, "unchanged"),
        (OLD, OLD, OLD, "unchanged"),
        (OLD, EDIT, NEW, "kept"),
        (OLD, EDIT, OLD, "kept"),
        (OLD, OLD, None, "delete"),
        (OLD, EDIT, None, "kept"),
        (OLD, None, None, None),
    ],
)
def test_one_file(
    before: bytes | None, on_disk: bytes | None, wanted: bytes | None, decision: str | None
) -> None:
    found = decide(
        known(a=(before,)) if before else known(),
        {"a": on_disk} if on_disk else {},
        {"a": wanted} if wanted else {},
    )
    assert found == (changes(**{decision: ("a",)}) if decision else changes())


def test_after_a_run_that_was_killed_both_contents_are_ours() -> None:
    journal = known(a=(OLD, NEW), b=(OLD, NEW), c=(OLD, NEW))
    disk = {"a": OLD, "b": NEW, "c": EDIT}
    assert decide(journal, disk, {"a": OTHER, "b": OTHER, "c": OTHER}) == changes(
        write=("a", "b"), kept=("c",)
    )


def test_files_are_in_order() -> None:
    assert decide(known(), {}, {"b": NEW, "a/c": NEW, "a": NEW}).write == ("a", "a/c", "b")


def test_line_ends_are_no_edit() -> None:
    assert decide(known(a=(OLD,)), {"a": b"old\r\n"}, {"a": OLD}) == changes(unchanged=("a",))


def test_a_file_that_only_changes_its_case_survives_a_disk_that_folds_it() -> None:
    """There, `a.py` shows what `A.py` was, and deleting `A.py` would take it away."""
    before = Known({"A.py": frozenset({digest(OLD)})})
    disk = {"A.py": OLD, "a.py": OLD}
    assert decide(before, disk, {"a.py": OLD}) == changes(write=("a.py",), delete=("A.py",))
    assert decide(before, disk, {"a.py": NEW}) == changes(write=("a.py",), delete=("A.py",))
