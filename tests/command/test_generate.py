"""`fragmint generate`: what is written, what is said, and the exit code."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from fragmint import pipeline

from .conftest import Project


def test_the_first_run_says_what_was_read_and_written(project: Project) -> None:
    done = project.run("generate")
    assert (done.code, done.err) == (0, "")
    assert done.out.splitlines() == [
        "read api.yaml",
        "wrote out/.fragmint/manifest.json",
        "wrote out/a.py",
        "wrote out/sub/b.py",
        "fragmint: out: 3 files written (3 operations, 2 types, 3 files)",
    ]
    assert project.read("out/a.py") == "x = 1\n"


def test_the_second_run_says_that_nothing_is_to_do(project: Project) -> None:
    project.run("generate")
    done = project.run("generate")
    assert (done.code, done.out) == (
        0,
        "fragmint: out is current (3 operations, 2 types, 3 files)\n",
    )


def test_a_change_is_written_and_a_stale_file_goes(project: Project) -> None:
    project.run("generate")
    project.write("api.yaml", "a.py = x = 2\n")
    done = project.run("generate")
    assert done.out.splitlines()[1:] == [
        "wrote out/.fragmint/manifest.json",
        "wrote out/a.py",
        "deleted out/sub/b.py",
        "fragmint: out: 2 files written, 1 file deleted (3 operations, 2 types, 2 files)",
    ]
    assert not (project.root / "out/sub").exists()


def test_fail_on_change(project: Project) -> None:
    assert project.run("generate", "--fail-on-change").code == 1
    assert project.run("generate", "--fail-on-change").code == 0
    (project.root / "out/sub/b.py").unlink()
    assert project.run("generate", "--fail-on-change").code == 1
    assert project.run("generate", "--fail-on-change").code == 0


def test_a_wrong_document_changes_nothing_and_says_where(project: Project) -> None:
    project.run("generate")
    before = project.tree()
    project.write("api.yaml", "a.py = x = 2\n\toops ~ 1\n")
    done = project.run("generate")
    assert (done.code, done.out.splitlines()) == (
        2,
        [
            "fragmint: nothing was written: 1 error",
            "to read what a rule means, run: fragmint explain invalid",
        ],
    )
    assert done.err.splitlines() == [
        "api.yaml:2:1: error[invalid]: no file",
        "  2 |  oops ~ 1",
        "    | ^^^^^^^^^",
        "  at #/x",
        "  hint: write one",
    ]
    assert project.tree() == before


def test_a_hand_edit_is_reported_where_it_is_and_kept(project: Project) -> None:
    project.run("generate")
    project.write("out/a.py", "x = 1\ny = 'mine'\n")
    project.write("api.yaml", "a.py = x = 1\nsub/b.py = y = 3\n")
    before = project.tree()
    done = project.run("generate")
    assert done.code == 1
    assert done.err.startswith(
        "out/a.py:2:1: error[hand-edited]: this file was edited by hand after it was generated"
    )
    assert "  2 | y = 'mine'\n" in done.err
    assert "git checkout -- out/a.py" in done.err
    assert project.tree() == before


def test_a_hand_edited_file_that_is_no_longer_generated_is_kept(project: Project) -> None:
    project.run("generate")
    project.write("out/sub/b.py", "mine\n")
    project.write("api.yaml", "a.py = x = 2\n")
    done = project.run("generate")
    assert done.code == 1
    assert (
        "out/sub/b.py:1:1: error[hand-edited]: this file was edited by hand and is no longer generated"
        in done.err
    )
    assert (project.read("out/sub/b.py"), project.read("out/a.py")) == ("mine\n", "x = 1\n")


def test_an_edit_that_is_no_text_is_reported_too(project: Project) -> None:
    project.run("generate")
    (project.root / "out/a.py").write_bytes(b"\xff\xfe\x00")
    done = project.run("generate")
    assert done.code == 1
    assert "fragmint: error[hand-edited]: out/a.py: this file was edited by hand" in done.err


def test_a_file_that_cannot_be_written_is_reported(project: Project) -> None:
    project.write("out/sub", "a file where a folder should be\n")
    done = project.run("generate")
    assert done.code == 2
    assert (
        "error[file-in-the-way]: out/sub: a file where a folder should be is in the way" in done.err
    )
    assert list(project.tree()) == ["out/sub"]


def test_a_path_that_leads_out_is_refused(project: Project) -> None:
    project.write("api.yaml", "../evil.py = x\n")
    done = project.run("generate")
    assert (done.code, "error[unsafe-path]" in done.err) == (2, True)
    assert not (project.root / "evil.py").exists()


def test_remarks_are_shown_and_stop_nothing(project: Project) -> None:
    project.write("api.yaml", "# mind the gap\na.py = x\n")
    done = project.run("generate")
    assert done.code == 0
    assert done.err.startswith("api.yaml:1:1: warning[unknown-keyword]: mind the gap\n")


def test_skipped_operations_are_counted_and_nothing_else_is_said(project: Project) -> None:
    done = project.run("generate", "--skip", "GET /legacy")
    assert "legacy" not in done.out + done.err
    assert "2 of 3 operations" in done.out


def test_the_nearest_settings_are_found_from_a_folder_below(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.write("deep/er/pyproject.toml", "[project]\nname = 'another'\n")
    monkeypatch.chdir(project.root / "deep/er")
    done = project.run("generate")
    assert done.code == 0
    assert "wrote ../../out/a.py" in done.out


def test_a_document_in_the_call_leaves_the_settings_aside(project: Project) -> None:
    project.write("pyproject.toml", "[tool.fragmint]\nthis = 'is wrong'\n")
    done = project.run("generate", "api.yaml", "--output", "other")
    assert done.code == 0
    assert list(project.tree("other")) == [
        "other/.fragmint/manifest.json",
        "other/a.py",
        "other/sub/b.py",
    ]


def test_options_are_paths_from_here_and_settings_from_their_file(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project.root / "below").mkdir()
    monkeypatch.chdir(project.root / "below")
    assert project.run("generate", "--output", "mine").code == 0
    assert (project.root / "below/mine/a.py").exists()


def test_a_named_configuration(project: Project) -> None:
    project.write("conf/other.toml", '[tool.fragmint]\nspec = "../api.yaml"\noutput = "made"\n')
    assert project.run("generate", "--config", "conf/other.toml").code == 0
    assert (project.root / "conf/made/a.py").exists()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ("", "config-missing"),
        ('[tool.fragmint]\nspec = "nope.yaml"\n', "2:1: error[unreadable]: cannot read 'nope.yaml'"),
        ('[tool.fragmint]\nspec = "out"\n', "2:1: error[unreadable]: cannot read 'out': it is a folder"),
        ('[tool.fragmint]\nspec = "api.yaml"\nouput = "x"\n', "3:1: error[unknown-setting]"),
        ('[tool.fragmint]\nspec = "api.yaml"\noutput = "."\n', "3:1: error[setting-value]"),
        ('[tool.fragmint]\nspec = "api.yaml"\noutput = "/"\n', "3:1: error[setting-value]"),
        ('[tool.fragmint]\nspec = "api.yaml"\noutput = ".git/x"\n', "3:1: error[setting-value]"),
        ('[tool.fragmint]\nspec = "api.yaml"\ntemplates = "nope"\n', "3:1: error[setting-value]"),
        ('[tool.fragmint]\nspec = "api.yaml"\ntemplates = "out"\noutput = "out"\n', "3:1: error[setting-value]"),
        ("[tool.fragmint\n", "1:15: error[toml-syntax]"),
        ("\0fragmint", "1:1: error[encoding]"),
    ],
)  # fmt: skip
def test_wrong_settings_are_exit_code_2_with_a_place(
    project: Project, settings: str, said: str
) -> None:
    (project.root / "out").mkdir()
    project.write("pyproject.toml", settings)
    done = project.run("generate")
    assert done.code == 2
    assert said in done.err
    assert "Traceback" not in done.err
    assert project.tree() == {}


def test_no_settings_anywhere(project: Project) -> None:
    (project.root / "pyproject.toml").unlink()
    done = project.run("generate")
    assert done.code == 2
    assert "there is no pyproject.toml with the table `[tool.fragmint]`" in done.err
    assert "run `fragmint init openapi.yaml`, which writes one" in done.err


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfa\xfb", b"a\0b = c\n", "a = b\n".encode("utf-16-be")],
    ids=["binary", "nul", "no byte-order mark"],
)
def test_a_document_that_is_no_text(project: Project, content: bytes) -> None:
    (project.root / "api.yaml").write_bytes(content)
    done = project.run("generate")
    assert (done.code, "error[encoding]" in done.err) == (2, True)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("mint",),
        ("generate", "--nope"),
        ("generate", "a.yaml", "b.yaml"),
        ("generate", "--out", "x"),
        ("generate", "--format", "xml"),
        ("check", "--fail-on-change"),
        ("validate", "--output", "x"),
        ("generate", "--dump", "everything"),
    ],
)
def test_wrong_calls(project: Project, arguments: tuple[str, ...]) -> None:
    done = project.run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "usage: fragmint" in done.err


def test_wrong_options_are_named(project: Project) -> None:
    done = project.run("generate", "--package", "a-b", "--package-version", "one")
    assert done.code == 2
    assert "`--package` must be" in done.err
    assert "`--package-version` must be" in done.err


def test_an_interruption_is_no_traceback(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "generate", interrupted)
    done = project.run("generate")
    assert (done.code, "Traceback" in done.err) == (130, False)


def test_a_defect_of_ours_is_said_in_words(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("\x1b[31mred")

    monkeypatch.setattr(pipeline, "generate", broken)
    done = project.run("generate", "--format", "json")
    assert done.code == 2
    (diagnostic,) = json.loads(done.out)["diagnostics"]
    assert diagnostic["rule"] == "internal-error"
    assert diagnostic["message"].startswith(
        "internal error: ZeroDivisionError: \\x1b[31mred (test_"
    )


def test_paths_are_as_short_as_can_be(project: Project, tmp_path: Path) -> None:
    done = project.run("generate", str(tmp_path / "api.yaml"), "--output", str(tmp_path / "out"))
    assert done.out.splitlines()[:2] == ["read api.yaml", "wrote out/.fragmint/manifest.json"]
    assert not os.path.exists(tmp_path / tmp_path.name)
