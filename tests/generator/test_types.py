"""Types tell the truth: nothing is found in the packages and in right calls, all in wrong ones."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from fragmint.pipeline import generate

from ..platforms import link_or_copy
from .checking import SAMPLES, Finding, mypy, pyright, unpack
from .corpus import FOLDER, WHOLE, package_of, stages_of
from .own import case_sources, own_config, own_source

_RIGHT, _WRONG = "right_calls.py", "wrong_calls.py"
_MARK = "# wrong: "


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project's own package, those of the cases and of real documents, and the samples."""
    folder = tmp_path_factory.mktemp("typed")
    config = own_config()
    unpack(folder, config.package, generate(own_source(), config).files)
    # The runtime is the same in all: it is checked once.
    runtime = folder / config.package / "_runtime"
    for name in WHOLE if FOLDER.is_dir() else ():
        files = (each for each in stages_of(name).files if not each.verbatim)
        unpack(folder, package_of(name), files)
        link_or_copy(folder / package_of(name) / "_runtime", runtime)
    for source, settings in case_sources():
        files = (each for each in generate(source, settings).files if not each.verbatim)
        unpack(folder, settings.package, files)
        link_or_copy(folder / settings.package / "_runtime", runtime)
    for sample in (_RIGHT, _WRONG):
        shutil.copy(SAMPLES / sample, folder)
    return folder


@pytest.fixture(scope="module", params=[mypy, pyright], ids=["mypy", "pyright"])
def findings(request: pytest.FixtureRequest, folder: Path) -> list[Finding]:
    """What a type checker finds, run once over all of it."""
    check: Callable[[Path], list[Finding]] = request.param
    return check(folder)


def test_packages_and_right_calls_are_clean(findings: list[Finding]) -> None:
    assert [each for each in findings if each.path != _WRONG] == []


def test_every_wrong_call_is_found(findings: list[Finding]) -> None:
    lines = (SAMPLES / _WRONG).read_text(encoding="utf-8").splitlines()
    wrong = {at: line.partition(_MARK)[2] for at, line in enumerate(lines, 1) if _MARK in line}
    found = {each.line for each in findings if each.path == _WRONG}
    assert [reason for at, reason in wrong.items() if at not in found] == []
    assert [each for each in findings if each.path == _WRONG and each.line not in wrong] == []
    assert len(wrong) > 20
