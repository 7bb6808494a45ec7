"""Several clients of one file, the folder that a client keeps to, and a document from a pipe."""

from __future__ import annotations

import io
import json
import sys

import pytest

from fragmint import noop
from fragmint.config import parse_clients
from fragmint.source import Source

from .conftest import Project

TWO = """\
[tool.fragmint]
version = "2.0.0"
env = { base-url = "URL" }

[[tool.fragmint.clients]]
spec = "api.yaml"
output = "out"

[[tool.fragmint.clients]]
spec = "zoo.yaml"
output = "zoo"
version = "3.0.0"

[tool.fragmint.clients.env]
base-url = "ZOO_URL"
"""


@pytest.fixture
def two(project: Project) -> Project:
    """A project of two clients."""
    project.write("pyproject.toml", TWO)
    project.write("zoo.yaml", "z.py = z = 1\n")
    return project


def test_what_all_share_stands_in_the_table_itself() -> None:
    museum, zoo = (each.config for each in parse_clients(Source("pyproject.toml", TWO)))
    assert museum is not None
    assert zoo is not None
    assert (museum.version, zoo.version) == ("2.0.0", "3.0.0")
    assert (museum.env, zoo.env) == ({"base-url": "URL"}, {"base-url": "ZOO_URL"})
    places = [each.span("env", "base-url") for each in (museum, zoo)]
    assert [place and place.line for place in places] == [3, 15]


def test_all_are_generated_checked_and_reported_by_one_command(two: Project) -> None:
    done = two.run("generate")
    assert done.code == 0
    assert "fragmint: out: 3 files written" in done.out
    assert "fragmint: zoo: 2 files written" in done.out
    assert {*two.tree("zoo")} == {"zoo/z.py", "zoo/.fragmint/manifest.json"}
    assert two.run("check").code == 0
    two.write("zoo.yaml", "z.py = z = 2\n")
    done = two.run("check")
    assert done.code == 1
    assert "fragmint: out is current" in done.out
    assert "fragmint: zoo is not current" in done.out
    said = json.loads(two.run("check", "--format", "json").out)["clients"]
    assert [(each["output"], each["files"]["written"]) for each in said] == [
        ("out", []),
        ("zoo", ["zoo/.fragmint/manifest.json", "zoo/z.py"]),
    ]


def test_nothing_is_written_while_one_has_an_error(two: Project) -> None:
    two.write("zoo.yaml", "nonsense\n")
    done = two.run("generate")
    assert done.code == 2
    assert "zoo.yaml:1:1: error[invalid]" in done.err
    assert two.tree("out") == {}


def test_nothing_is_written_while_one_holds_a_persons_edit(two: Project) -> None:
    two.run("generate")
    before = two.tree("out")
    two.write("zoo/z.py", "mine\n")
    two.write("api.yaml", "a.py = x = 2\nsub/b.py = y = 2\n")
    done = two.run("generate")
    assert done.code == 1
    assert "zoo/z.py:1:1: error[hand-edited]" in done.err
    assert two.tree("out") == before


def test_nothing_to_do_is_told_by_hashes(two: Project, capsys: pytest.CaptureFixture[str]) -> None:
    two.run("generate")
    capsys.readouterr()
    assert noop.recall(("generate",))
    assert capsys.readouterr().out.splitlines() == [
        "fragmint: out is current (3 operations, 2 types, 3 files)",
        "fragmint: zoo is current (3 operations, 2 types, 2 files)",
    ]
    two.write("zoo.yaml", "z.py = z = 2\n")
    assert not noop.recall(("generate",))


@pytest.mark.parametrize("output", ["out", "out/deep", "."])
def test_clients_keep_apart(two: Project, output: str) -> None:
    two.write("pyproject.toml", TWO.replace('output = "zoo"', f'output = "{output}"'))
    done = two.run("generate")
    assert done.code == 2
    assert "pyproject.toml:11:1: error[setting-value]: `output`: " in done.err


@pytest.mark.parametrize("wrong", ["clients = 1", "clients = []", 'clients = ["museum"]'])
def test_clients_are_a_list_of_tables(project: Project, wrong: str) -> None:
    project.write("pyproject.toml", f"[tool.fragmint]\n{wrong}\n")
    done = project.run("generate")
    assert done.code == 2
    assert (
        "pyproject.toml:2:1: error[setting-type]: `clients` must be a list of tables, one for each "
        "client\n" in done.err
    )
    assert "  hint: begin each client with `[[tool.fragmint.clients]]`\n" in done.err


def test_a_wrong_setting_of_a_client_has_its_place(two: Project) -> None:
    two.write("pyproject.toml", TWO.replace('version = "3.0.0"', 'version = "three"\nshep = 1'))
    done = two.run("generate")
    assert "pyproject.toml:12:1: error[setting-value]: `version` must be" in done.err
    assert "pyproject.toml:13:1: error[unknown-setting]: there is no setting 'shep'" in done.err


def test_no_default_takes_the_place_of_a_package(project: Project) -> None:
    project.write("api.yaml", "museum/__init__.py = x = 1\n")
    project.run("generate", "--package", "museum")
    before = project.tree()
    project.write("api.yaml", "api/__init__.py = x = 1\n")
    done = project.run("generate")
    assert done.code == 2
    assert (
        "pyproject.toml:2:1: error[package-renamed]: 'out' holds the package 'museum', and no setting "
        "says that it is 'api' now; nothing was written\n" in done.err
    )
    assert "  hint: set `package` to 'museum', or to the name that you want\n" in done.err
    assert project.tree() == before
    assert project.run("check").code == 2
    assert project.run("generate", "--package", "api").code == 0


def test_a_run_that_deletes_more_than_it_writes_says_how_to_go_back(project: Project) -> None:
    whole = "".join(f"{name}.py = x = 1\n" for name in "abcd")
    project.write("api.yaml", whole)
    assert "more was deleted" not in project.run("generate").out
    before = project.tree()
    project.write("api.yaml", "a.py = x = 1\n")
    said = project.run("generate").out
    assert "fragmint: out: 1 file written, 3 files deleted" in said
    assert (
        "more was deleted than written: to go back, undo the change of the document or the settings, "
        "and run again\n" in said
    )
    project.write("api.yaml", whole)
    project.run("generate")
    assert project.tree() == before


def test_a_document_comes_through_a_pipe(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def given(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode()), "utf-8"))

    given("a.py = x = 1\n")
    assert project.run("generate", "-", "--package", "piped", "--output", "out").code == 0
    assert project.read("out/a.py") == "x = 1\n"
    given("a.py = x = 1\n")
    assert not noop.recall(("generate", "-", "--package", "piped", "--output", "out"))
    given("nonsense\n")
    done = project.run("generate", "-", "--package", "piped", "--output", "out")
    assert "<stdin>:1:1: error[invalid]" in done.err
    given("openapi: 3.1.0\n")
    assert "<stdin>:1:1: error[missing-field]" in project.run("validate", "-").err


def test_validate_without_a_project_names_none(project: Project) -> None:
    (project.root / "pyproject.toml").unlink()
    done = project.run("validate")
    assert done.code == 2
    assert done.out.startswith("fragmint: 1 error\n")
