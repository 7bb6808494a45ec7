"""``fragmint explain``: one row of the table, or all of them."""

from __future__ import annotations

import json

import pytest

from fragmint.cli.main import run
from fragmint.findings.rules import GROUPS, RULES

DUPLICATE_KEY = """\
duplicate-key: error

An object has the same key twice. Most parsers silently keep one of the two, so neither
can be relied on.

What to do: Remove or rename one of the two.

For example, part of a document:

    info:
      title: Pets
      version: 1.0.0
      title: Animals
"""


def test_one_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "duplicate-key"]) == 0
    assert capsys.readouterr().out == DUPLICATE_KEY


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_fits_a_terminal(rule: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", rule]) == 0
    assert max(map(len, capsys.readouterr().out.splitlines())) <= 100


def test_all_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if line and line[0] != " "] == list(GROUPS)
    listed = [line for line in lines if line.startswith("  ")]
    rows = [line.split(maxsplit=2) for line in listed]
    assert rows == [[each.id, each.severity.value, each.summary] for each in RULES.values()]
    assert len({line.index(row[2]) for line, row in zip(listed, rows, strict=True)}) == 1


def test_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "--format", "json"]) == 0
    everything = json.loads(capsys.readouterr().out)
    assert [each["id"] for each in everything] == list(RULES)
    assert run(["explain", "duplicate-key", "--format=json"]) == 0
    one = json.loads(capsys.readouterr().out)
    assert one in everything
    assert (one["severity"], one["example"].count("title:")) == ("error", 2)


@pytest.mark.parametrize(
    ("rule", "hint"),
    [
        ("dublicate-key", "did you mean duplicate-key?"),
        ("E0308", "run `fragmint explain` to list them all"),
        ("\x1b[31mred", "run `fragmint explain` to list them all"),
        ("x" * 100_000, "run `fragmint explain` to list them all"),
    ],
    ids=["misspelt", "foreign", "hostile", "long"],
)
def test_an_unknown_rule(rule: str, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", rule]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.endswith(f": {hint}\n")) == ("", True)
    assert said.err.removesuffix("\n").isprintable()
    assert len(said.err) < 200


def test_a_report_with_errors_names_the_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", "missing.yaml"]) == 2
    last = capsys.readouterr().out.splitlines()[-1]
    assert last == "to read what a rule means, run: fragmint explain unreadable"
    assert run(last.partition("run: fragmint ")[2].split()) == 0
