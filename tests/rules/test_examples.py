"""Each example of the table brings out the rule that it is the example of."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import fragmint
from fragmint.cli.main import run
from fragmint.findings.rules import RULES, Form, Rule

from .completed import DOCUMENT, SETTINGS, completed

PARTS = (Form.FILE, Form.DOCUMENT, Form.OPERATION, Form.SCHEMA)


def of(*forms: Form) -> pytest.MarkDecorator:
    """Run a test with every rule whose example has one of these forms."""
    rows = [each for each in RULES.values() if each.form in forms]
    return pytest.mark.parametrize("rule", rows, ids=[each.id for each in rows])


@of(*PARTS)
def test_a_part_of_a_document_raises_its_rule(rule: Rule) -> None:
    source = fragmint.Source("pets.yaml", completed(rule))
    found = fragmint.generate(source, fragmint.default_config("pets")).diagnostics
    assert rule.id in {each.rule for each in found}


@of(Form.SETTINGS)
def test_settings_raise_their_rule(
    rule: Rule,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "pets.yaml").write_text(DOCUMENT)
    (tmp_path / "pyproject.toml").write_text(rule.example)
    monkeypatch.chdir(tmp_path)
    run(["check", "--format", "json"])
    assert rule.id in rules_in(capsys.readouterr().out)


@pytest.mark.skipif(sys.platform == "win32", reason="the examples are written for a POSIX shell")
@of(Form.COMMANDS)
def test_commands_raise_their_rule(rule: Rule, tmp_path: Path) -> None:
    (tmp_path / "pets.yaml").write_text(DOCUMENT)
    (tmp_path / "pyproject.toml").write_text(SETTINGS)
    *before, last = (line.removeprefix("$ ") for line in rule.example.splitlines())
    script = "\n".join(["set -e", *before, f"{last} --format json"])
    path = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])
    done = subprocess.run(
        ["sh", "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert rule.id in rules_in(done.stdout[done.stdout.index("{") :]), done.stderr


def rules_in(report: str) -> set[str]:
    return {each["rule"] for each in json.loads(report)["diagnostics"]}
