"""The real command on disks that are full, out of inodes, or may not be written to."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

DOCUMENT = """\
openapi: 3.1.0
info: {title: Museum, version: '1'}
paths:
  /tickets:
    get:
      operationId: listTickets
      responses: {'204': {description: none}}
"""

# In a name space of its own, in which anyone may mount: `out` is a disk of its own for the second run.
SCRIPT = """\
mount -t tmpfs -o $1 tmpfs out && cp -a before/. out && $2 || exit 99
"$3" -m fragmint generate api.yaml --output $4 --package gallery
code=$?
cp -a out/. after
exit $code
"""

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Disk:
    """A project whose output is on a disk of its own while the command runs."""

    folder: Path

    def run(self, options: str, prepare: str = "true", output: str = "out") -> tuple[int, str]:
        """Mount with `options`, copy `before` there, prepare, generate another package; say code and errors."""
        script = ["unshare", "-rm", "sh", "-c", SCRIPT, "sh", options, prepare]
        done = subprocess.run(
            [*script, sys.executable, output],
            cwd=self.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stderr

    def tree(self, name: str) -> dict[str, bytes | None]:
        """All that is in the folder `before` or `after`: files with their bytes, and folders."""
        root = self.folder / name
        return {
            path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None
            for path in root.rglob("*")
        }


@pytest.fixture
def disk(tmp_path: Path) -> Disk:
    """A project without output."""
    if not shutil.which("unshare") or subprocess.run(["unshare", "-rm", "true"]).returncode:
        pytest.skip("this system lets nobody mount a disk in a name space of its own")
    (tmp_path / "api.yaml").write_text(DOCUMENT)
    for folder in ("before", "out", "after"):
        (tmp_path / folder).mkdir()
    return Disk(tmp_path)


@pytest.fixture
def client(disk: Disk) -> Disk:
    """A project with the output of an earlier run."""
    caches = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "generated", disk.folder / "before", dirs_exist_ok=True, ignore=caches)
    return disk


def pages(folder: Path) -> int:
    """How much room the files of a folder take on a tmpfs, in KiB."""
    return sum(-(-file.stat().st_size // 4096) * 4 for file in folder.rglob("*") if file.is_file())


@pytest.mark.parametrize(
    ("options", "prepare", "said"),
    [
        ("size={room}k", "true", "No space left on device"),
        ("nr_inodes={inodes}", "true", "No space left on device"),
        ("size=8m", "mount -o remount,ro out", "Read-only file system"),
    ],
    ids=["full", "no inodes", "read-only"],
)
def test_a_run_that_cannot_write_leaves_everything_as_it_was(
    client: Disk, options: str, prepare: str, said: str
) -> None:
    used, count = pages(client.folder / "before"), len(client.tree("before"))
    code, err = client.run(options.format(room=used + used // 2, inodes=count * 3 // 2), prepare)
    assert (code, "error[cannot-write]: out" in err) == (2, True)
    assert f"the output cannot be written: {said}" in err
    assert "free disk space or correct the permissions, then run again; nothing was changed" in err
    assert client.tree("after") == client.tree("before")


def test_a_first_run_on_a_full_disk_leaves_no_folder(disk: Disk) -> None:
    code, err = disk.run("size=64k", output="out/deep/client")
    assert (code, "No space left on device" in err) == (2, True)
    assert disk.tree("after") == {}


def test_a_disk_with_room_takes_the_client(client: Disk) -> None:
    code, _ = client.run("size=8m")
    assert (code, "gallery/__init__.py" in client.tree("after")) == (0, True)
