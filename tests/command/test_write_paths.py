"""Paths that are written, and those that never are."""

from __future__ import annotations

import pytest

from fragmint.write.paths import path_problems

HOSTILE = [
    "",
    "/etc/passwd",
    "../x",
    "a/../../x",
    "a/./b",
    "a//b",
    "a/",
    "..\\x",
    "C:/x",
    "a:b",
    "a\nb",
    "a\rb",
    "a\0b",
    "a\x1b[31mb",
    "a\u202eb",
    "a\ud800b",
    "CON",
    "nul.py",
    "sub/Aux.txt",
    "com1.py",
    "lpt9",
    "con .py",
    "a.",
    "a ",
    " a",
    "a?",
    "a*",
    "<a>",
    '"a"',
    "a|b",
    "é" * 128,
    ".fragmint/manifest.json",
    ".FRAGMINT/x",
]


@pytest.mark.parametrize("path", HOSTILE)
def test_refused(path: str) -> None:
    (problem,) = path_problems([path])
    assert problem.rule == "unsafe-path"


@pytest.mark.parametrize(
    "path",
    ["a.py", "a/b/c.py", "py.typed", "console.py", "_x.py", "é.py", "x" * 255, "..a", "null.py"],
)
def test_accepted(path: str) -> None:
    assert not list(path_problems([path]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.py", "A.py"),
        ("sub/a.py", "SUB/b.py"),
        ("straße.py", "STRASSE.py"),
        ("caf\u00e9.py", "cafe\u0301.py"),
        ("a", "a/b"),
        ("a", "A/b"),
    ],
)
def test_paths_that_some_disk_cannot_hold_apart(one: str, other: str) -> None:
    assert len(list(path_problems([one, other]))) == 1
    assert len(list(path_problems([other, one]))) == 1


def test_paths_that_every_disk_holds_apart() -> None:
    assert not list(path_problems(["a/b.py", "a/c.py", "a-b.py", "ab.py", "a/a/a.py"]))
