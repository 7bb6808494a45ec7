"""Links and paths in the documents of this repository lead somewhere."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable

import pytest

from ..generator.test_documents import broken_links
from .blocks import ROOT

_PATHS = (
    "CONTRIBUTING.md",
    "SECURITY.md",
    "generator/README.md",
    "tests/README.md",
    "tests/programs/benchmarks/README.md",
    "tests/programs/conformance/README.md",
)
# Where a path can begin. A case stands for all of them.
_ROOMS = (
    "",
    "generator/fragmint/",
    "templates/",
    "templates/package/_runtime/",
    "tests/",
    "tests/cases/petstore/",
    "tests/programs/hostile/",
    "tests/programs/benchmarks/",
    "tests/programs/conformance/",
)

_ELSEWHERE = ("..", "/", ".benchmarks/")
"""Beside the repository, in the system, and what a program makes when it runs."""


def documents() -> dict[str, str]:
    """All files that git knows or will know; Markdown and pages with their text, others without."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    files = [each for each in listed.stdout.splitlines() if (ROOT / each).is_file()]
    texts = dict.fromkeys(files, "")
    folders = {part for each in files for part in _folders(each)}
    shown = (".md", ".html")
    texts |= {each: (ROOT / each).read_text("utf-8") for each in files if each.endswith(shown)}
    return texts | dict.fromkeys(folders, "")


def _folders(path: str) -> Iterable[str]:
    parts = path.split("/")[:-1]
    return ("/".join(parts[:length]) for length in range(1, len(parts) + 1))


def test_every_link_leads_somewhere() -> None:
    files = documents()
    broken = {
        path: found
        for path in files
        if path.endswith(".md") and not path.startswith("tests/cases/")
        if (found := [*broken_links(path, files)])
    }
    assert broken == {}


@pytest.mark.parametrize("document", _PATHS)
def test_every_path_is_there(document: str) -> None:
    files = documents()
    missing = [
        path
        for path in paths(files[document])
        if not any((ROOT / room / path).exists() for room in _ROOMS)
        and not any((ROOT / room).glob(path) for room in _ROOMS if "*" in path)
    ]
    assert missing == []


def paths(text: str) -> list[str]:
    """The paths in a document's code and commands: what has a slash or ends in `.py`."""
    prose = re.sub(r"^```(?!console).*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    prose = re.sub(r"\[`[^`\n]+`\]\(", "(", prose)  # links are looked at by where they lead
    code = [
        *re.findall(r"`([^`\n]+)`", prose),
        *re.findall(r"^\$ (.*?)(?:#.*)?$", prose, re.MULTILINE),
    ]
    words = [word for each in code for word in each.split() if re.fullmatch(r"[\w.*/]+", word)]
    inside = (each for each in words if not each.startswith(_ELSEWHERE))
    return [each for each in inside if "/" in each or each.endswith(".py")]


def test_a_missing_path_is_found() -> None:
    text = "`a/b.py` and `c.py`\n```console\n$ pytest d/e -q  # f/g\n```\n```toml\nh = 'i/j'\n```\n"
    assert paths(text) == ["a/b.py", "c.py", "d/e"]
