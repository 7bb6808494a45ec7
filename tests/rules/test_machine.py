"""What no document brings about: disks that fail, two runs or a person at once, a defect of fragmint."""

from __future__ import annotations

import errno
import json
import os
from collections.abc import Callable
from contextlib import ExitStack
from functools import partial
from pathlib import Path

import pytest

from fragmint import pipeline, write
from fragmint.check import validate
from fragmint.cli.main import run
from fragmint.findings.rules import RULES, Form, Severity
from fragmint.write.lock import locked

from .completed import DOCUMENT, SETTINGS

Act = Callable[[pytest.MonkeyPatch, ExitStack], None]
"""Lets the next run fail, until the test is over."""

CLIENT = Path("generated/pets/_client.py")


def read_only_disk(patch: pytest.MonkeyPatch, _: ExitStack) -> None:
    patch.setattr(os, "fsync", _fail)


def disk_that_turns_read_only(patch: pytest.MonkeyPatch, _: ExitStack) -> None:
    """It does so when the files are in their places, so that nothing can be ended or undone."""
    real = os.replace

    def last(source: str, target: str) -> None:
        if not _is_manifest(target):
            return real(source, target)
        for name in ("replace", "rename", "link", "unlink", "rmdir"):
            patch.setattr(os, name, _fail)
        return _fail()

    patch.setattr(os, "replace", last)


def person_with_an_open_file(patch: pytest.MonkeyPatch, until: ExitStack) -> None:
    stream = until.enter_context(CLIENT.open("a", encoding="utf-8"))
    real = os.replace

    def edited(source: str, target: str) -> None:
        real(source, target)
        if _is_manifest(target):
            stream.write("# mine\n")
            stream.flush()

    patch.setattr(os, "replace", edited)


def another_run(patch: pytest.MonkeyPatch, until: ExitStack) -> None:
    patch.setattr(write, "update", partial(write.update, patience=0.01))
    until.enter_context(locked(Path("generated")))


def validator_that_fails(patch: pytest.MonkeyPatch, _: ExitStack) -> None:
    patch.setattr(validate, "structural_errors", _fail)


def defect(patch: pytest.MonkeyPatch, _: ExitStack) -> None:
    patch.setattr(pipeline, "generate", _fail)


def _is_manifest(path: str) -> bool:
    """Whether a path is that of the record, with which a run ends."""
    return Path(path).name == Path(write.MANIFEST).name


def _fail(*_: object, **__: object) -> None:
    raise OSError(errno.EROFS, "Read-only file system")


ACTS: dict[str, Act] = {
    "cannot-finish": disk_that_turns_read_only,
    "cannot-write": read_only_disk,
    "edited-meanwhile": person_with_an_open_file,
    "internal-error": defect,
    "output-busy": another_run,
    "unchecked": validator_that_fails,
}


def test_each_rule_about_a_machine_has_an_act() -> None:
    assert ACTS.keys() == {each.id for each in RULES.values() if each.form is Form.MACHINE}


@pytest.mark.parametrize("rule", ACTS)
def test_a_machine_raises_its_rule(
    rule: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    Path("pets.yaml").write_text(DOCUMENT, encoding="utf-8")
    assert run(["generate"]) == 0
    Path("pets.yaml").write_text(
        DOCUMENT.replace("title: Pets", "title: Animals"), encoding="utf-8"
    )
    capsys.readouterr()
    with monkeypatch.context() as patch, ExitStack() as until:
        ACTS[rule](patch, until)
        code = run(["generate", "--format", "json"])
    (found,) = json.loads(capsys.readouterr().out)["diagnostics"]
    stops = RULES[rule].severity is Severity.ERROR
    assert (code, found["rule"]) == (2 if stops else 0, rule)
