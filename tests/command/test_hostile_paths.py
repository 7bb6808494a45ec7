"""Paths that lead to no file or folder, and templates that are wrong: a message at the setting or in the template."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from ..platforms import (
    needs_devices,
    needs_fifo,
    needs_links,
    needs_removable_folders,
    needs_unix_socket,
)
from .test_hostile_documents import HEAD, Folder, folder

__all__ = ["folder"]

SETTINGS = "[tool.fragmint]\nspec = {spec}\noutput = {output}\npackage = 'pkg'\n"
DOCUMENT = HEAD.replace(
    "paths: {}",
    "paths: {/a: {get: {tags: [a], operationId: listA, responses: {'200': {description: ok}}}}}",
)


def fifo(path: Path) -> None:
    os.mkfifo(path)


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(path.name)


def circle(path: Path) -> None:
    path.symlink_to(path.name)


def dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def folder_there(path: Path) -> None:
    path.mkdir()


def file_there(path: Path) -> None:
    path.write_text("x", encoding="utf-8")


def nothing(_: Path) -> None:
    pass


LONG = "x" * 300
UNFIT = {
    "a fifo": ("a", fifo),
    "a socket": ("a", listening),
    "a circle of links": ("a", circle),
    "a device": ("a", device),
    "a name of 300 characters": (LONG, nothing),
    "a path of 5000 characters": ("x/" * 2500, nothing),
    "a file as a folder": ("a/b", lambda path: file_there(path.parent)),
    "NUL": ("a\\u0000b", nothing),
    "a control character": ("a\\u001b[2J", nothing),
    "a turn of direction": ("a\\u202eb", nothing),
    "blank": (" ", nothing),
}
SPECS = {
    **UNFIT,
    "a folder": ("a", folder_there),
    "a dangling link": ("a", dangling),
    "nothing": ("a", nothing),
}

_NEEDS = {
    "a fifo": needs_fifo,
    "a socket": needs_unix_socket,
    "a circle of links": needs_links,
    "a dangling link": needs_links,
    "a device": needs_devices,
}


def each(names: Iterable[str]) -> list[pytest.ParameterSet]:
    """Parameters of these names, with the marks of what a platform may not have."""
    return [pytest.param(name, marks=_NEEDS.get(name, ())) for name in names]


def settled(
    folder: Folder, name: str, make: Callable[[Path], None], spec: str, output: str
) -> None:
    """Settings that name paths, one of which leads to what `make` makes there."""
    Path("pyproject.toml").write_text(SETTINGS.format(spec=spec, output=output), encoding="utf-8")
    Path("api.yaml").write_text(DOCUMENT, encoding="utf-8")
    make(folder.path / name)


@pytest.mark.parametrize("what", each(SPECS))
def test_a_document_that_is_no_file_is_refused_at_the_setting(folder: Folder, what: str) -> None:
    name, make = SPECS[what]
    settled(folder, name, make, f'"{name}"', '"out"')
    said = folder.refused("generate")
    assert said.startswith(
        ("pyproject.toml:2:1: error[unreadable]", "pyproject.toml:2:1: error[setting-value]")
    )
    assert said.replace("\n", "").isprintable()


@pytest.mark.parametrize("what", each(SPECS))
def test_a_document_that_a_call_names_is_refused_as_well(folder: Folder, what: str) -> None:
    name, make = SPECS[what]
    make(folder.path / name)
    raw = name.replace("\\u0000", "\0").replace("\\u001b", "\x1b").replace("\\u202e", "\u202e")
    said = folder.refused("validate", raw)
    assert said.startswith("fragmint: error[unreadable]: cannot read '")
    assert said.replace("\n", "").isprintable()


def test_a_name_in_no_encoding_is_refused(folder: Folder) -> None:
    assert "error[unreadable]" in folder.refused("validate", "a\udcff", "\ud800")
    said = folder.refused("generate", "a\udcff", "--package", "pkg", "--output", "\ud800")
    assert said.count("error[setting-value]") == 2


@pytest.mark.parametrize("what", each(UNFIT))
def test_an_output_that_can_be_no_folder_is_refused_at_the_setting(
    folder: Folder, what: str
) -> None:
    name, make = UNFIT[what]
    settled(folder, name, make, "'api.yaml'", f'"{name}"')
    assert folder.refused("generate").startswith("pyproject.toml:3:1: error[setting-value]")


@pytest.mark.parametrize("what", each([*UNFIT, "a dangling link", "nothing"]))
def test_templates_that_are_no_folder_are_refused_at_the_setting(folder: Folder, what: str) -> None:
    name, make = SPECS[what]
    settled(folder, name, make, "'api.yaml'", f"'out'\ntemplates = \"{name}\"")
    assert folder.refused("generate").startswith("pyproject.toml:4:1: error[setting-value]")


@needs_removable_folders
def test_a_working_directory_that_is_gone_is_said(folder: Folder) -> None:
    gone = folder.path / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    try:
        assert "the working directory does not exist any more" in folder.refused("generate")
    finally:
        os.chdir(folder.path)


TEMPLATES = {
    "a syntax error": (b"x = 1\n{% for %}\n", "2:1: error[template]: TemplateSyntaxError: "),
    "an unknown tag": (b"\n\n{% call_os %}", "3:1: error[template]: TemplateSyntaxError: "),
    "an unknown name": (b"x = 1\n{{ nope }}\n", "2:1: error[template]: UndefinedError: 'nope' "),
    "an unknown field": (b"{{ view.nope.x }}\n", "1:1: error[template]: UndefinedError: "),
    "an exception": (b"\n{{ 1 // 0 }}\n", "2:1: error[template]: ZeroDivisionError: "),
    "itself": (b"\n{% include 'package/_client.py.jinja' %}", "2:1: error[template]: RecursionError"),
    "a missing part": (b"{% include 'nope' %}", "1:1: error[template]: TemplateNotFound: nope"),
    "an escape": (b"{{ ''.__class__.__mro__ }}{{ view.__init__.__globals__.os.x }}", "1:1: error[template]: "),
    "no UTF-8": (b"# \xff\n", "1:1: error[template]: cannot read the template: it is not UTF-8"),
}  # fmt: skip


@pytest.mark.parametrize("what", TEMPLATES)
def test_a_faulty_template_is_named_with_the_line(folder: Folder, what: str) -> None:
    text, said = TEMPLATES[what]
    settled(folder, "api.yaml", nothing, "'api.yaml'", "'out'\ntemplates = 'mine'")
    Path("mine/package").mkdir(parents=True)
    Path("mine/package/_client.py.jinja").write_bytes(text)
    assert f"mine/package/_client.py.jinja:{said}" in folder.refused("generate")


def test_a_template_of_what_is_no_python_is_said_in_its_line(folder: Folder) -> None:
    settled(folder, "api.yaml", nothing, "'api.yaml'", "'out'\ntemplates = 'mine'")
    Path("mine/package").mkdir(parents=True)
    Path("mine/package/_client.py.jinja").write_text("x = 1\ndef (:\n", encoding="utf-8")
    assert "pkg/_client.py:2:1: error[not-python]: " in folder.refused("generate")


@needs_links
@needs_fifo
def test_what_editors_leave_beside_templates_is_not_read(folder: Folder) -> None:
    settled(folder, "api.yaml", nothing, "'api.yaml'", "'out'\ntemplates = 'mine'")
    Path("mine").mkdir()
    Path("mine/.DS_Store").write_bytes(b"\0\xff")
    circle(Path("mine/loop.jinja"))
    dangling(Path("mine/gone.jinja"))
    fifo(Path("mine/pipe.jinja"))
    Path("mine/around").symlink_to(".")
    assert folder.accepted("generate")
