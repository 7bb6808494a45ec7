"""`fragmint check` and `fragmint validate` write nothing and say what is the matter."""

from __future__ import annotations

import pytest

from .conftest import Project


def test_a_current_client(project: Project) -> None:
    project.run("generate")
    done = project.run("check")
    assert (done.code, done.out) == (
        0,
        "fragmint: out is current (3 operations, 2 types, 3 files)\n",
    )


def test_a_client_that_is_not_there_yet(project: Project) -> None:
    done = project.run("check")
    assert done.code == 1
    assert not (project.root / "out").exists()
    assert "--- /dev/null\n+++ out/a.py\n@@ -0,0 +1 @@\n+x = 1\n" in done.out


def test_differences_are_shown_with_the_command_that_mends_them(project: Project) -> None:
    project.run("generate")
    project.write("api.yaml", "a.py = x = 2\n")
    before = project.tree()
    done = project.run("check")
    assert done.code == 1
    assert done.out == """\
read api.yaml
--- out/a.py
+++ out/a.py
@@ -1 +1 @@
-x = 1
+x = 2
--- out/sub/b.py
+++ /dev/null
@@ -1 +0,0 @@
-y = 2
fragmint: out is not current: 2 files to write, 1 file to delete
to update it, run: fragmint generate
"""
    assert project.tree() == before
    assert project.run("generate").code == 0
    assert project.run("check").code == 0


def test_the_command_that_mends_has_the_same_arguments(project: Project) -> None:
    done = project.run(
        "check", "api.yaml", "--format", "text", "--output", "my out", "--format=text"
    )
    assert done.out.endswith("to update it, run: fragmint generate api.yaml --output 'my out'\n")


def test_long_differences_are_cut(project: Project) -> None:
    lines = [f"f{number}.py = {'line' + chr(92) + 'n'} " * 100 for number in range(6)]
    project.write("api.yaml", "\n".join(line.strip() for line in lines) + "\n")
    done = project.run("check")
    shown = done.out.splitlines()
    assert len([line for line in shown if line.startswith("+")]) <= 120
    assert len([line for line in shown if line.startswith("… ")]) == 6


def test_a_hand_edit_fails_the_check(project: Project) -> None:
    project.run("generate")
    project.write("out/a.py", "mine\n")
    done = project.run("check")
    assert (done.code, "error[hand-edited]" in done.err) == (1, True)


def test_a_missing_manifest_fails_the_check(project: Project) -> None:
    project.run("generate")
    (project.root / "out/.fragmint/manifest.json").unlink()
    assert project.run("check").code == 1


def test_a_wrong_document_is_exit_code_2(project: Project) -> None:
    project.write("api.yaml", "oops\n")
    assert project.run("check").code == 2


RIGHT = """\
openapi: 3.1.0
info: {title: Museum, version: '1'}
paths:
  /tickets:
    get:
      operationId: listTickets
      responses: {'204': {description: none}}
"""
MORE = "to read what a rule means, run: fragmint explain "


@pytest.fixture
def documents(project: Project) -> Project:
    """A project with a right and a wrong OpenAPI document, for the real reader."""
    project.write("right.yaml", RIGHT)
    project.write("wrong.yaml", RIGHT.replace(", version: '1'", ""))
    return project


def test_validating_named_documents(documents: Project) -> None:
    done = documents.run("validate", "right.yaml")
    assert (done.code, done.out) == (0, "fragmint: right.yaml: no findings\n")
    done = documents.run("validate", "right.yaml", "wrong.yaml", "nope.yaml")
    assert (done.code, done.out) == (
        2,
        f"fragmint: right.yaml, wrong.yaml, nope.yaml: 2 errors\n{MORE}unreadable\n",
    )
    assert "wrong.yaml:2:" in done.err
    assert "cannot read 'nope.yaml'" in done.err


def test_validating_the_document_of_the_settings(documents: Project) -> None:
    documents.write("pyproject.toml", '[tool.fragmint]\nspec = "wrong.yaml"\n')
    done = documents.run("validate")
    assert (done.code, done.out) == (2, f"fragmint: wrong.yaml: 1 error\n{MORE}missing-field\n")
    assert documents.tree() == {}


def test_validating_without_settings(documents: Project) -> None:
    (documents.root / "pyproject.toml").unlink()
    assert documents.run("validate").code == 2


@pytest.mark.parametrize("stage", ["source", "node", "spec"])
def test_stages_can_be_printed(documents: Project, stage: str) -> None:
    done = documents.run("generate", "right.yaml", "--dump", stage)
    assert (done.code, done.err) == (0, "")
    assert "Museum" in done.out
    assert documents.tree("generated") == {}


def test_a_stage_that_is_not_reached(documents: Project) -> None:
    done = documents.run("generate", "wrong.yaml", "--dump", "files")
    assert (done.code, done.out) == (
        2,
        f"fragmint: nothing was written: 1 error\n{MORE}missing-field\n",
    )
    assert "wrong.yaml:2:" in done.err
