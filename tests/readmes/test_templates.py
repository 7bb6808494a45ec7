"""The worked example of `templates/README.md`: its commands, its lines, and what comes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from fragmint._resources import templates_dir

from ..generator.checking import mypy, pyright
from ..generator.snippets import templates
from .blocks import ROOT, blocks
from .following import Folder, follow
from .templates import EDITED, steps

README = ROOT / "templates" / "README.md"


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """The folder in which a reader has followed the example, and what the last command printed."""
    folder = Folder(tmp_path_factory.mktemp("reader"))
    follow(blocks("templates/README.md"), steps(folder))
    return folder


def test_the_example_logs_each_call(tried: Folder) -> None:
    assert tried.out == "Teapot\n200\n"


def test_only_the_lines_of_the_example_are_added(tried: Folder) -> None:
    own = (tried.path / EDITED).read_text(encoding="utf-8").splitlines()
    path = EDITED.removeprefix("own/")
    built_in = (templates_dir() / path).read_text(encoding="utf-8").splitlines()
    rest = iter(own)
    assert all(line in rest for line in built_in)
    assert len(own) - len(built_in) == 4


@pytest.mark.parametrize("check", [mypy, pyright])
def test_types_of_the_result_are_right(tried: Folder, check: object) -> None:
    assert callable(check)
    assert check(tried.path / "shop") == []


def test_every_template_and_its_view_is_told() -> None:
    told = set(_rows())
    views = {
        each.path: each.text.split()[2] for each in templates() if each.text.startswith("{#- view:")
    }
    assert told == set(views.items())


def _rows() -> Iterator[tuple[str, str]]:
    """The rows of the table: each template with its view."""
    for line in README.read_text(encoding="utf-8").splitlines():
        cells = [re.findall(r"`([^`]+)`", cell) for cell in line.split("|")[1:3]]
        if len(cells) == 2 and cells[0] and cells[0][0].endswith(".jinja"):
            yield from ((path, cells[1][0]) for path in cells[0])
