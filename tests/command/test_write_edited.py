"""A person edits a file while a run is writing: at every moment of the run, the edit survives."""

from __future__ import annotations

import itertools
import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest

from fragmint import write
from fragmint.write import rename, update

from ..platforms import needs_links
from .moments import count_moments, counting

MOMENTS = int(os.environ.get("FRAGMINT_MOMENTS", "16"))
"""Of how many moments each is tried; `FRAGMINT_MOMENTS=2000 pytest tests/command/test_write_edited.py` tries all."""

OLD = {"a.py": "a = 1\n", "gone/c.py": "c = 1\n", "same.py": "s = 1\n"}
NEW = {"a.py": "a = 2\n", "new/d.py": "d = 1\n", "same.py": "s = 1\n"}
EDIT = "# mine\n"

Editor = Callable[[Path, str], None]


def in_place(file: Path, text: str) -> None:
    """Save as some editors do: into the file that is there."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as stream:
        stream.write(text)


def by_renaming(file: Path, text: str) -> None:
    """Save as other editors do: a new file takes the old one's name."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(".#editor")
    before = file.read_text(encoding="utf-8") if file.exists() else ""
    beside.write_text(before + text, encoding="utf-8")
    os.replace(beside, file)


@pytest.fixture(params=[True, False], ids=["exchange", "no exchange"])
def exchanges(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Whether files can change places in one step; without ctypes they can't."""
    with pytest.MonkeyPatch.context() as patch:
        if not request.param:
            patch.setitem(sys.modules, "ctypes", None)
        rename.system_call.cache_clear()
        yield bool(request.param)
    rename.system_call.cache_clear()


@pytest.fixture
def moments(tmp_path: Path, exchanges: bool) -> list[int]:
    """Some of a run's moments, or all."""
    update(tmp_path / "counted", OLD)
    count = count_moments(lambda: update(tmp_path / "counted", NEW))
    return sorted(random.Random(count).sample(range(count), min(MOMENTS, count)))


@pytest.fixture
def fresh(tmp_path: Path) -> Callable[[], Path]:
    """Makes an output folder with the old tree, each time."""
    update(tmp_path / "before", OLD)

    def make() -> Path:
        shutil.rmtree(tmp_path / "out", ignore_errors=True)
        return Path(shutil.copytree(tmp_path / "before", tmp_path / "out"))

    return make


def tree(root: Path) -> dict[str, str]:
    """All files but the writer's own; of these, only the manifest may be there."""
    assert [path.name for path in (root / ".fragmint").iterdir()] == ["manifest.json"]
    found = (path for path in root.rglob("*") if path.is_file() and ".fragmint" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in found}


def reported(root: Path) -> set[str]:
    """Write the new tree, and return the paths of the edits that are reported."""
    try:
        return {*update(root, NEW).kept}
    except write.WriteError as error:
        return {each.path for each in error.problems if each.rule == "edited-meanwhile"}


def once(moment: int, act: Callable[[], object]) -> Callable[[int], object]:
    """Act at one moment."""
    return lambda now: act() if now == moment else None


@pytest.mark.parametrize("editor", [in_place, by_renaming])
@pytest.mark.parametrize("path", ["a.py", "gone/c.py", "new/d.py"])
def test_an_edit_survives(
    fresh: Callable[[], Path], moments: list[int], path: str, editor: Editor
) -> None:
    for moment in moments:
        root = fresh()
        with counting(once(moment, partial(editor, root / path, EDIT))):
            said = reported(root)
        found = tree(root)
        edited = found.pop(path)
        assert edited.endswith(EDIT), moment
        rest = [{**files} for files in (OLD, NEW)]
        assert found in [{k: v for k, v in files.items() if k != path} for files in rest], moment
        before_the_run_had_it = edited == OLD.get(path, "") + EDIT and path in OLD
        assert said == {path} or not (said or before_the_run_had_it), moment
        assert reported(root) == ({path} if path in NEW or said else set()), moment


def test_of_two_edits_both_survive(fresh: Callable[[], Path], moments: list[int]) -> None:
    for first, second in itertools.pairwise(moments):
        root, saved = fresh(), list[str]()

        def edit(
            now: int,
            editors: Mapping[int, Editor] = {first: in_place, second: by_renaming},
            file: Path = root / "a.py",
            saved: list[str] = saved,
        ) -> None:
            if editor := editors.get(now):
                saved.append(f"# saved at {now}\n")
                editor(file, saved[-1])

        with counting(edit):
            reported(root)
        texts = "".join(tree(root).values())
        assert [text for text in saved if text not in texts] == []


def test_an_edit_through_a_file_that_was_open_all_the_time_survives(
    fresh: Callable[[], Path], exchanges: bool
) -> None:
    """It is written when the run believes to be at its end: the manifest is the new one."""
    root = fresh()
    manifest = root / write.MANIFEST
    before = manifest.read_bytes()
    with (root / "a.py").open("a") as stream:

        def edit(_: int) -> None:
            if manifest.read_bytes() != before and stream.tell() == len(OLD["a.py"]):
                stream.write(EDIT)
                stream.flush()

        with counting(edit):
            assert reported(root) == {"a.py"}
    assert tree(root) == {**NEW, "a.py": OLD["a.py"] + EDIT}
    assert reported(root) == {"a.py"}


@pytest.mark.parametrize("path", ["a.py", "gone/c.py", "same.py"])
def test_a_file_that_a_person_deletes_is_no_trouble(
    fresh: Callable[[], Path], moments: list[int], path: str
) -> None:
    for moment in moments:
        root = fresh()
        with counting(once(moment, partial((root / path).unlink, missing_ok=True))):
            assert reported(root) == set()
        assert reported(root) == set()
        assert tree(root) == NEW


@needs_links
@pytest.mark.parametrize(("folder", "file"), [("gone", "c.py"), ("new", "d.py")])
def test_a_folder_that_becomes_a_link_leads_nowhere(
    fresh: Callable[[], Path], tmp_path: Path, folder: str, file: str
) -> None:
    """It becomes one when the run has looked at everything and begins to replace files."""
    root, outside = fresh(), tmp_path / "outside"
    outside.mkdir()
    (outside / file).write_text(OLD.get(f"{folder}/{file}", "theirs\n"))
    before = (outside / file).read_bytes()

    def link(_: int) -> None:
        if (root / write.JOURNAL).exists() and not (root / folder).is_symlink():
            shutil.rmtree(root / folder, ignore_errors=True)
            (root / folder).symlink_to(outside)

    with counting(link), pytest.raises(write.WriteError) as error:
        update(root, NEW)
    assert [(each.rule, each.path) for each in error.value.problems] == [("symbolic-link", folder)]
    assert {each.name: each.read_bytes() for each in outside.iterdir()} == {file: before}
    (root / folder).unlink()
    assert reported(root) == set()
    assert tree(root) == NEW
