"""Nothing to do costs nothing: what the fast path loads, and what makes it step aside."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from fragmint import noop, pipeline
from fragmint.cli import commands, stamp
from fragmint.cli.args import Arguments, parse_arguments
from fragmint.config import Config
from fragmint.source import Source

from .conftest import Project, mint

PACKAGE_ROOT = Path(noop.__file__).parents[1]

# Everything that the fast path may load beyond what the interpreter itself has loaded.
ALLOWED = {"__future__", "_blake2", "fragmint", "fragmint.__main__", "fragmint.noop"}

MODULES = """
import sys
before = set(sys.modules)
from fragmint.__main__ import main
sys.argv = ["fragmint", *sys.argv[1:]]
code = main()
print(*(set(sys.modules) - before), file=sys.stderr)
sys.exit(code)
"""


def real(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the real command; its error output ends with the modules that it has loaded."""
    environment = {**os.environ, "PYTHONPATH": str(PACKAGE_ROOT)}
    command = [sys.executable, "-c", MODULES, *arguments]
    return subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )


def test_the_fast_path_loads_nothing_heavy(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: Museum, version: '1'}\npaths: {/a: {get: {operationId: a, "
        "responses: {'204': {description: none}}}}}\n"
    )
    (tmp_path / "pyproject.toml").write_text('[tool.fragmint]\nspec = "api.yaml"\n')
    first = real(tmp_path, "generate")
    assert "fragmint: generated: " in first.stdout
    assert {"jinja2"} <= {*first.stderr.split()}
    for arguments in (
        ("generate",),
        ("check",),
        ("generate", "--fail-on-change"),
        ("check", "--format", "json"),
    ):
        again = real(tmp_path, *arguments)
        assert again.returncode == 0
        assert {*again.stderr.split()} <= ALLOWED
    assert real(tmp_path, "check").stdout.startswith(
        "fragmint: generated is current (1 operation, "
    )
    assert json.loads(real(tmp_path, "check", "--format=json").stdout)["files"]["written"] == []
    (tmp_path / "generated/README.md").unlink()
    assert real(tmp_path, "check").returncode == 1


def test_a_program_that_was_missing_and_is_there_ends_the_warning(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text(
        "openapi: 3.1.0\ninfo: {title: Museum, version: '1'}\npaths: {}\n", encoding="utf-8"
    )
    settings = '[tool.fragmint]\nspec = "api.yaml"\npackage = "museum"\nexamples = { First = "first.py" }\n'
    (tmp_path / "pyproject.toml").write_text(settings, encoding="utf-8")
    for _ in range(2):
        assert "missing-example" in real(tmp_path, "generate").stderr
    (tmp_path / "generated" / "first.py").touch()
    assert "missing-example" not in real(tmp_path, "generate").stderr


@pytest.fixture
def current(project: Project) -> Project:
    """A project whose last run has left everything current."""
    project.write("mine/readme.md", "a template of ours\n")
    project.write("mine/deep/x.md", "another\n")
    with (project.root / "pyproject.toml").open("a") as settings:
        settings.write('templates = "mine"\n')
    project.write("api.yaml", "# mind the gap\na.py = x = 1\n")
    assert project.run("generate").code == 0
    return project


def recall(*arguments: str) -> bool:
    return noop.recall(arguments)


def test_what_is_said_is_what_the_long_way_says(
    current: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    for command in ("generate", "check"):
        for form in noop.FORMATS:
            long = current.run(command, "--format", form)
            assert recall(command, "--format", form)
            short = capsys.readouterr()
            assert (short.out, short.err) == (long.out, long.err)
            assert (form == "text") == ("warning[unknown-keyword]: mind the gap" in short.err)


def append(path: str) -> Callable[[Path], object]:
    def change(root: Path) -> None:
        with (root / path).open("a") as file:
            file.write("# changed\n")

    return change


@pytest.mark.parametrize(
    "change",
    [
        append("api.yaml"),
        append("pyproject.toml"),
        append("mine/readme.md"),
        append("out/a.py"),
        append("out/.fragmint/manifest.json"),
        lambda root: (root / "api.yaml").unlink(),
        lambda root: (root / "out/a.py").unlink(),
        lambda root: shutil.rmtree(root / "out"),
        lambda root: (root / "mine/new.md").write_text(""),
        lambda root: (root / "mine/deep/x.md").unlink(),
        lambda root: (root / "mine/other").mkdir(),
        lambda root: (root / "out/.fragmint/next.json").write_text("{}"),
        lambda root: shutil.rmtree(root / noop.FOLDER),
        lambda root: [path.write_bytes(b"garbage") for path in (root / noop.FOLDER).iterdir()],
        lambda root: [path.write_bytes(b"") for path in (root / noop.FOLDER).iterdir()],
    ],
)
def test_any_change_takes_the_long_way(current: Project, change: Callable[[Path], object]) -> None:
    assert recall("generate")
    change(current.root)
    assert not recall("generate")


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("validate",),
        ("generate", "--output", "other"),
        ("generate", "api.yaml"),
        ("generate", "--dump", "spec"),
        ("generate", "--dump=spec"),
        ("generate", "--format", "xml"),
        ("generate", "--format"),
        ("check", "--fail-on-change"),
        ("--version",),
    ],
)
def test_other_calls_take_the_long_way(current: Project, arguments: tuple[str, ...]) -> None:
    assert not recall(*arguments)


def test_another_folder_takes_the_long_way(
    current: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = current.root / "below"
    below.mkdir()
    monkeypatch.chdir(below)
    assert not recall("generate")
    assert current.run("generate").code == 0
    assert recall("generate")
    (below / "pyproject.toml").write_text('[tool.fragmint]\nspec = "other.yaml"\n')
    assert not recall("generate")


def test_times_mean_nothing(current: Project) -> None:
    for path in current.root.rglob("*"):
        os.utime(path, ns=(1, 1))
    assert recall("generate")


def test_a_changed_generator_takes_the_long_way(
    current: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    code = tmp_path / "package/module.py"
    code.parent.mkdir()
    code.write_text("x = 1\n")
    monkeypatch.setattr(stamp, "_PACKAGE", code.parent)
    current.run("generate")
    assert recall("generate")
    os.utime(code, ns=(1, 1))
    assert not recall("generate")


def test_another_version_of_a_library_takes_the_long_way(
    current: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    installed = tmp_path / "installed"
    for name in ("shaper", "shaper-1.0.dist-info"):
        (installed / name).mkdir(parents=True)
    (installed / "shaper/__init__.py").write_text("")
    monkeypatch.syspath_prepend(installed)
    monkeypatch.setattr(stamp, "_SHAPING_LIBRARIES", ("shaper", "not_installed"))
    current.run("generate", "--client", "Shaped")
    assert recall("generate", "--client", "Shaped")
    (installed / "shaper-1.0.dist-info").rename(installed / "shaper-1.1.dist-info")
    assert not recall("generate", "--client", "Shaped")


def test_a_document_that_changes_during_the_run_leaves_no_stamp(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(source: Source, config: Config, **_: object) -> object:
        project.write("api.yaml", "a.py = x = 2\n")
        return mint(source, config)

    monkeypatch.setattr(pipeline, "generate", slow)
    assert project.run("generate").code == 0
    assert not recall("generate")


def test_failures_and_differences_leave_no_stamp(project: Project) -> None:
    assert project.run("check").code == 1
    assert not recall("check")
    project.write("api.yaml", "oops\n")
    assert project.run("generate").code == 2
    assert not recall("generate")
    assert not (project.root / noop.FOLDER).exists()


def test_a_run_that_changed_something_leaves_one(project: Project) -> None:
    assert project.run("generate", "--fail-on-change").code == 1
    assert recall("generate", "--fail-on-change")
    assert recall("check")


def test_the_cache_is_small_and_no_business_of_git(project: Project) -> None:
    for number in range(20):
        project.run("generate", "--package", f"p{number}")
    names = [path.name for path in (project.root / noop.FOLDER).iterdir()]
    assert len(names) == 17
    assert (project.root / noop.FOLDER / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_a_cache_that_cannot_be_written_is_no_trouble(project: Project) -> None:
    project.write(noop.FOLDER, "a file\n")
    assert project.run("generate").code == 0
    assert not recall("generate")


def test_a_working_directory_that_is_gone(
    current: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> str:
        raise FileNotFoundError

    monkeypatch.setattr(os, "getcwd", gone)
    assert not recall("generate")


def test_large_files_are_read_to_their_end(tmp_path: Path) -> None:
    file = tmp_path / "large"
    file.write_bytes(b"x" * 3_000_000)
    one = noop.digest([str(file)], [])
    file.write_bytes(b"x" * 2_999_999 + b"y")
    assert noop.digest([str(file)], []) != one


def test_an_edit_made_before_the_stamp_leaves_none(current: Project) -> None:
    call = ("generate", "--client", "Edited")
    arguments = parse_arguments(call)
    assert isinstance(arguments, Arguments)
    done = commands.generate(arguments)
    assert done.minted
    current.write("out/a.py", "mine\n")
    stamp.leave_stamp(call, done, time.time_ns())
    assert not recall(*call)
