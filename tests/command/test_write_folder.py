"""The output folder on a real disk."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from fragmint.write import WriteError, compare, update
from fragmint.write.lock import locked

from ..platforms import needs_links

FIRST = {"a.py": "a = 1\n", "sub/b.py": "b = 1\n", "sub/deep/c.py": "c = 1\n"}
SECOND = {"a.py": "a = 1\n", "sub/b.py": "b = 2\n", "new/d.py": "d = 1\n"}


def tree(root: Path) -> dict[str, str]:
    """All files but the writer's own."""
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".fragmint" not in path.parts
    }


def own(root: Path) -> list[str]:
    return sorted(path.name for path in (root / ".fragmint").iterdir())


def rules(error: pytest.ExceptionInfo[WriteError]) -> list[tuple[str, str]]:
    return [(problem.rule, problem.path) for problem in error.value.problems]


def test_first_and_second_run(tmp_path: Path) -> None:
    root = tmp_path / "new" / "out"
    assert update(root, FIRST).write == (".fragmint/manifest.json", *FIRST)
    assert tree(root) == FIRST
    changes = update(root, SECOND)
    assert changes.write == (".fragmint/manifest.json", "new/d.py", "sub/b.py")
    assert changes.delete == ("sub/deep/c.py",)
    assert changes.unchanged == ("a.py",)
    assert tree(root) == SECOND
    assert own(root) == ["manifest.json"]
    assert not (root / "sub/deep").exists()


def test_only_what_changed_is_touched(tmp_path: Path) -> None:
    update(tmp_path, FIRST)
    for path in tmp_path.rglob("*.py"):
        os.utime(path, ns=(1, 1))
    update(tmp_path, SECOND)
    assert (tmp_path / "a.py").stat().st_mtime_ns == 1
    assert (tmp_path / "sub/b.py").stat().st_mtime_ns != 1


def test_nothing_to_do_touches_nothing(tmp_path: Path) -> None:
    update(tmp_path, FIRST)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    changes = update(tmp_path, FIRST)
    assert changes.nothing_to_do
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_comparing_writes_nothing(tmp_path: Path) -> None:
    root = tmp_path / "out"
    assert compare(root, FIRST).write == (".fragmint/manifest.json", *FIRST)
    assert not root.exists()
    update(root, FIRST)
    assert compare(root, FIRST).nothing_to_do


def test_the_manifest_is_sorted_and_says_nothing_that_changes(tmp_path: Path) -> None:
    update(tmp_path, dict(reversed(FIRST.items())))
    manifest = (tmp_path / ".fragmint/manifest.json").read_text(encoding="utf-8")
    assert list(json.loads(manifest)) == ["files"]
    assert list(json.loads(manifest)["files"]) == sorted(FIRST)
    shutil.rmtree(tmp_path / ".fragmint")
    assert update(tmp_path, FIRST).write == (".fragmint/manifest.json",)
    assert (tmp_path / ".fragmint/manifest.json").read_text(encoding="utf-8") == manifest


def test_an_edit_is_kept_and_stops_everything(tmp_path: Path) -> None:
    update(tmp_path, FIRST)
    (tmp_path / "sub/deep/c.py").write_text("mine\n")
    (tmp_path / "new").mkdir()
    (tmp_path / "new/d.py").write_text("mine too\n")
    before = tree(tmp_path)
    assert update(tmp_path, SECOND).kept == ("new/d.py", "sub/deep/c.py")
    assert tree(tmp_path) == before
    assert own(tmp_path) == ["manifest.json"]
    (tmp_path / "sub/deep/c.py").unlink()
    (tmp_path / "new/d.py").unlink()
    update(tmp_path, SECOND)
    assert tree(tmp_path) == SECOND


def test_files_of_others_stay(tmp_path: Path) -> None:
    update(tmp_path, FIRST)
    (tmp_path / "sub/deep/mine.py").write_text("mine\n")
    update(tmp_path, {})
    assert tree(tmp_path) == {"sub/deep/mine.py": "mine\n"}


def test_python_caches_do_not_keep_a_folder_alive(tmp_path: Path) -> None:
    update(tmp_path, FIRST)
    (tmp_path / "sub/deep/__pycache__").mkdir()
    (tmp_path / "sub/deep/__pycache__/c.cpython-311.pyc").write_bytes(b"")
    update(tmp_path, SECOND)
    assert not (tmp_path / "sub/deep").exists()


def test_remains_of_a_killed_run_are_tidied(tmp_path: Path) -> None:
    update(tmp_path, FIRST)
    (tmp_path / ".fragmint/tmp").mkdir()
    (tmp_path / ".fragmint/tmp/0.new").write_text("half")
    (tmp_path / ".fragmint/lock").write_text("")
    update(tmp_path, FIRST)
    assert own(tmp_path) == ["manifest.json"]


@pytest.mark.parametrize(
    "break_it",
    [
        lambda text: text[: len(text) // 2],
        lambda text: "<<<<<<< HEAD\n" + text,
        lambda text: "[]",
        lambda text: '{"files": {"a.py": 3}}',
        lambda text: '{"files": {"../x": "00"}}',
        lambda text: '{"files": {"/etc/passwd": "00"}}',
        lambda text: "[" * 100_000,
    ],
)
def test_a_damaged_manifest_is_reported(tmp_path: Path, break_it: Callable[[str], str]) -> None:
    update(tmp_path, FIRST)
    manifest = tmp_path / ".fragmint/manifest.json"
    manifest.write_text(break_it(manifest.read_text(encoding="utf-8")))
    before = tree(tmp_path)
    with pytest.raises(WriteError) as error:
        update(tmp_path, SECOND)
    assert rules(error) == [("manifest-damaged", ".fragmint/manifest.json")]
    assert tree(tmp_path) == before


def test_a_manifest_cannot_delete_outside(tmp_path: Path) -> None:
    root, victim = tmp_path / "out", tmp_path / "victim"
    victim.write_text("precious\n")
    update(root, FIRST)
    digest = json.loads((root / ".fragmint/manifest.json").read_text(encoding="utf-8"))["files"][
        "a.py"
    ]
    victim.write_text(FIRST["a.py"])
    (root / ".fragmint/manifest.json").write_text(json.dumps({"files": {"../victim": digest}}))
    with pytest.raises(WriteError):
        update(root, {})
    assert victim.exists()


@needs_links
@pytest.mark.parametrize(
    ("place", "rule"),
    [
        ("sub", "symbolic-link"),
        ("sub/b.py", "symbolic-link"),
        (".fragmint", "symbolic-link"),
        (".fragmint/tmp", "symbolic-link"),
        (".fragmint/manifest.json", "symbolic-link"),
        (".fragmint/lock", "symbolic-link"),
    ],
)
def test_symbolic_links_are_never_followed(tmp_path: Path, place: str, rule: str) -> None:
    root, outside = tmp_path / "out", tmp_path / "outside"
    outside.mkdir()
    (root / place).parent.mkdir(parents=True, exist_ok=True)
    (root / place).symlink_to(outside)
    with pytest.raises(WriteError) as error:
        update(root, FIRST)
    assert rules(error) == [(rule, place)]
    assert list(outside.iterdir()) == []
    assert tree(root) == {}


@needs_links
def test_the_output_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real")
    update(tmp_path / "out", FIRST)
    assert tree(tmp_path / "real") == FIRST


def test_a_folder_where_a_file_should_be(tmp_path: Path) -> None:
    (tmp_path / "a.py").mkdir()
    (tmp_path / "sub").write_text("a file\n")
    with pytest.raises(WriteError) as error:
        update(tmp_path, FIRST)
    assert rules(error) == [("folder-in-the-way", "a.py"), ("file-in-the-way", "sub")]
    assert [path.name for path in tmp_path.iterdir() if path.name != "a.py"] == ["sub"]


@pytest.mark.parametrize("where", ["out", "out/deeper"])
def test_a_file_in_the_place_of_the_folder(tmp_path: Path, where: str) -> None:
    (tmp_path / "out").write_text("a file\n")
    with pytest.raises(WriteError):
        update(tmp_path / where, FIRST)
    assert (tmp_path / "out").read_text(encoding="utf-8") == "a file\n"


def test_a_second_run_waits_then_refuses(tmp_path: Path) -> None:
    with locked(tmp_path):
        with pytest.raises(WriteError) as error:
            update(tmp_path, FIRST, patience=0.05)
        assert rules(error) == [("output-busy", "")]
        assert tree(tmp_path) == {}
    update(tmp_path, FIRST)
    assert tree(tmp_path) == FIRST
