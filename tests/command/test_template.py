"""`fragmint template`: what there is to replace, and each file as it is, to start one's own from."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fragmint._resources import templates_dir
from fragmint.python import document_views, reference_views, views
from fragmint.render.rendering import read_templates

from ..staged import value_of

ROOT = Path(__file__).parents[2]
FILES = [each.path for each in value_of(read_templates(templates_dir()))]
TEMPLATES = [path for path in FILES if path.endswith(".jinja")]


def template(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a process, since its bytes count."""
    return subprocess.run(
        [sys.executable, "-m", "fragmint", "template", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT / "generator"), **environment},
        capture_output=True,
        check=False,
    )


def test_it_lists_each_template_with_its_view() -> None:
    done = template()
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().splitlines()
    assert [line.split()[0] for line in lines] == TEMPLATES
    for line, path in zip(lines, TEMPLATES, strict=True):
        view = line.split()[1]
        text = (templates_dir() / path).read_text(encoding="utf-8")
        assert text.startswith(f"{{#- view: {view} ")
        modules = (views, document_views, reference_views)
        (found,) = {getattr(each, view) for each in modules if hasattr(each, view)}
        assert line.endswith(str(found.__doc__).splitlines()[0])


@pytest.mark.parametrize("path", TEMPLATES)
def test_it_prints_a_template_to_the_byte(path: str) -> None:
    done = template(path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == (templates_dir() / path).read_bytes()


def test_whatever_encoding_the_output_has() -> None:
    path = "README.md.jinja"
    done = template(path, PYTHONIOENCODING="ascii")
    assert done.stdout == (templates_dir() / path).read_bytes()
    assert not done.stdout.isascii()


def test_a_printed_template_is_the_file_itself_for_all_that_can_be_replaced() -> None:
    """Also for the files without holes, in one process: nothing in them is changed by printing."""
    from fragmint.cli.answers.template import template as answer
    from fragmint.cli.args import TemplateCall
    from fragmint.cli.report.lines import printed

    texts = {path: printed(answer(TemplateCall(path)).said.out) for path in FILES}
    kept = {path: (templates_dir() / path).read_text(encoding="utf-8") for path in FILES}
    assert [path for path in FILES if texts[path] != kept[path]] == []


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("package/client.py.jinja", "did you mean package/_client.py.jinja?"),
        ("resources/module.py.jinja", "did you mean package/resources/module.py.jinja?"),
        ("templates/package/api.md.jinja", "did you mean package/api.md.jinja?"),
        ("README.md", "did you mean README.md.jinja?"),
        ("zzz", "run `fragmint template` to list them all"),
    ],
)
def test_an_unknown_path_is_told_a_near_one(path: str, hint: str) -> None:
    done = template(path)
    assert (done.returncode, done.stdout) == (2, b"")
    message = f"fragmint: there is no built-in template '{path}': {hint}\n"
    assert done.stderr.decode() == message


def test_an_unknown_path_commands_no_terminal() -> None:
    done = template("\x1b[31m::error::\u202e")
    assert done.returncode == 2
    assert b"\x1b" not in done.stderr
    assert "\u202e" not in done.stderr.decode()


def test_documentation_beside_the_templates_is_none_of_them(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Mine\n", encoding="utf-8")
    assert value_of(read_templates(tmp_path)) == ()
    assert (templates_dir() / "README.md").is_file()
    assert "README.md" not in FILES
