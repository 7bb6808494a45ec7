"""The three formats, and what a document can't do to them."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import get_args

import pytest

from fragmint.cli.args import Command
from fragmint.cli.report import render
from fragmint.cli.report.finding import render_finding
from fragmint.cli.report.github import render_github
from fragmint.cli.report.json import render_json
from fragmint.cli.report.lines import Line, printed
from fragmint.cli.report.outcome import Counts, Difference, Outcome
from fragmint.cli.report.style import PLAIN, Style, style_for
from fragmint.cli.report.text import render_text
from fragmint.findings.diagnostic import Diagnostic, Related
from fragmint.findings.rules import Severity
from fragmint.noop import FORMATS
from fragmint.source import Source

from .conftest import Project

SOURCE = Source("spec/a,b%:c.yaml", "title: Museum\ninfo:\n  title: \x1b[31mred\n")
FINDING = Diagnostic(
    rule="duplicate-key",
    message="the key 'title'\nis, written: 100% twice",
    span=SOURCE.span(22, 27),
    pointer="#/info/title",
    hint="remove one",
    related=(Related(SOURCE.span(0, 5), "first written here"),),
)


def finding(diagnostic: Diagnostic, style: Style = PLAIN) -> str:
    """The text of a finding."""
    return printed(render_finding(diagnostic), style)


def out(lines: tuple[Line, ...]) -> list[str]:
    """The lines of a report's text."""
    return printed(lines).splitlines()


def test_a_finding_for_people() -> None:
    assert finding(FINDING).splitlines() == [
        "spec/a,b%:c.yaml:3:3: error[duplicate-key]: the key 'title'\\nis, written: 100% twice",
        "  3 |   title: \\x1b[31mred",
        "    |   ^^^^^",
        "  at #/info/title",
        "  hint: remove one",
        "  spec/a,b%:c.yaml:1:1: first written here",
    ]


def test_colour_is_only_what_is_asked_for() -> None:
    assert "\x1b" not in finding(FINDING)
    coloured = finding(FINDING, Style(colour=True))
    assert "\x1b[31merror[duplicate-key]\x1b[0m" in coloured


@pytest.mark.parametrize(
    ("text", "start", "end", "line", "carets"),
    [
        ("a: b", 3, 4, "a: b", "   ^"),
        ("a: b", 4, 4, "a: b", "    ^"),
        ("\ta: b", 4, 5, " a: b", "    ^"),
        ("漢字: x", 4, 5, "漢字: x", "      ^"),
        ("e\u0301: x", 4, 5, "e\u0301: x", "   ^"),
        ("\x07: x", 3, 4, "\\x07: x", "      ^"),
        ("a:\n  b\n", 0, 6, "a:", "^^"),
        ("x" * 200, 100, 101, "…" + "x" * 121, " " * 61 + "^"),
        ("x" * 200, 100, 200, "…" + "x" * 160, " " * 61 + "^" * 60),
    ],
)
def test_the_caret_is_below_the_place(
    text: str, start: int, end: int, line: str, carets: str
) -> None:
    found = Diagnostic("unused-component", "m", Source("a", text).span(start, end))
    lines = finding(found).split("\n")
    assert lines == [
        f"a:1:{start + 1}: note[unused-component]: m",
        f"  1 | {line}",
        f"    | {carets}",
        "",
    ]


def test_a_finding_without_a_place() -> None:
    found = Diagnostic("config-missing", "no settings")
    assert finding(found) == "fragmint: error[config-missing]: no settings\n"


def test_json_is_one_object_with_fixed_keys() -> None:
    outcome = Outcome(
        "generate",
        2,
        ("spec/a.yaml",),
        "out",
        Counts(3, 2, 7, ("GET /x",)),
        written=("out/a.py",),
        deleted=("out/b.py",),
        unchanged=4,
        diagnostics=(FINDING,),
    )
    place = {"path": "spec/a,b%:c.yaml", "line": 3, "column": 3, "end_line": 3, "end_column": 8}
    first = {"path": "spec/a,b%:c.yaml", "line": 1, "column": 1, "end_line": 1, "end_column": 6}
    said = printed(render_json(outcome).out)
    assert said.isascii()
    assert json.loads(said) == {
        "operations": {
            "total": 3,
            "generated": 2,
            "skipped": [{"operation": "GET /x", "reason": 'skip = ["GET /x"] in [tool.fragmint]'}],
        },
        "types": 7,
        "files": {"written": ["out/a.py"], "deleted": ["out/b.py"], "unchanged": 4},
        "diagnostics": [
            {
                "rule": "duplicate-key",
                "severity": "error",
                "message": "the key 'title'\nis, written: 100% twice",
                **place,
                "pointer": "#/info/title",
                "hint": "remove one",
                "stops": {"document": True, "operations": []},
                "related": [{"message": "first written here", **first}],
            }
        ],
    }


@pytest.mark.parametrize("command", ["generate", "check"])
def test_json_of_a_real_call(project: Project, command: str) -> None:
    done = project.run(command, "--format", "json")
    assert done.err == ""
    files = json.loads(done.out)["files"]
    assert files["written"] == ["out/.fragmint/manifest.json", "out/a.py", "out/sub/b.py"]
    project.write("pyproject.toml", "")
    done = project.run(command, "--format", "json")
    assert [each["rule"] for each in json.loads(done.out)["diagnostics"]] == ["config-missing"]


def test_github_annotations_are_escaped() -> None:
    outcome = Outcome("generate", 2, ("spec/a.yaml",), "out", diagnostics=(FINDING,))
    assert out(render_github(outcome).out) == [
        "::error file=spec/a%2Cb%25%3Ac.yaml,line=3,col=3,title=duplicate-key::"
        "the key 'title'\\nis, written: 100%25 twice%0Aat #/info/title%0Ahint: remove one%0A"
        "spec/a,b%25:c.yaml:1: first written here",
        "fragmint: nothing was written: 1 error",
    ]


def test_github_annotations_of_a_check(project: Project) -> None:
    done = project.run("check", "--format", "github")
    assert done.out.splitlines()[1] == (
        "::error file=out/a.py,title=fragmint check::not as generated: run `fragmint generate`"
    )


def test_long_lists_are_cut() -> None:
    written = tuple(f"out/{number}.py" for number in range(30))
    lines = out(render_text(Outcome("generate", 0, ("a.yaml",), "out", written=written)).out)
    assert lines[20:22] == ["wrote out/19.py", "wrote 10 more"]


def test_nothing_of_a_document_reaches_a_terminal(project: Project) -> None:
    project.write("api.yaml", "a.py = \x1b[2J\u202etext\n# \x9b31m \x07\n")
    for arguments in (("check",), ("generate",)):
        done = project.run(*arguments)
        shown = done.out + done.err
        assert not {"\x1b", "\u202e", "\x9b", "\x07"}.intersection(shown)


HOSTILE = (
    "\x1b[31m", "\x1b]0;title\x07", "\x9b2J", "\r", "\n", "\r\n::error::x", "\x7f", "\0", "\x85", "\u2028",
    "\u202e", "\u2066", "\u200b", "\ufeff", "\ud800", "\ue000", "::stop-commands::x", " \t::add-mask::x",
    "##[add-path]x", "x%0A::warning::y", "100%", "a,b:c=d",
)  # fmt: skip


def everywhere(text: str) -> Outcome:
    """An outcome with a text in every position that a document, a setting or a path can reach."""
    source = Source(text, f"{text}\n{text}: x\n")
    place = source.span(0, len(source.text) - 1)
    found = Diagnostic("invalid", text, place, text, text, (Related(place, text),))
    return Outcome(
        "check",
        1,
        (text,),
        text,
        Counts(2, 1, 1, (text,)),
        written=(text,),
        deleted=(text,),
        diagnostics=(found, replace(found, rule="unused-component", span=None)),
        differences=(Difference(text, (f" {text}", f"-{text}", f"+{text}")),),
        remedy=text,
    )


ONE_OF_EACH = {
    Severity.ERROR: "invalid",
    Severity.WARNING: "unknown-keyword",
    Severity.NOTE: "unused-component",
}


def outcomes(text: str) -> Iterator[Outcome]:
    """A text in the outcomes of all commands, with findings of all severities."""
    for command, severity in product(get_args(Command), Severity):
        outcome = everywhere(text)
        found = tuple(replace(each, rule=ONE_OF_EACH[severity]) for each in outcome.diagnostics)
        yield replace(outcome, command=command, diagnostics=found)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
@pytest.mark.parametrize("form", FORMATS)
def test_no_text_commands_a_terminal_or_a_job(form: str, text: str) -> None:
    for outcome in outcomes(text):
        said = render(outcome, form)
        lines = [*out(said.err), *out(said.out)]
        assert all(line.isprintable() for line in lines)
        commands = [line for line in lines if line.lstrip().startswith("::") or "##[" in line]
        assert all(form == "github" and MEANT.match(line) for line in commands)


MEANT = re.compile(
    r"::(error|warning|notice) (file=[^,:]*,)?(line=\d+,col=\d+,)?title=[^,:]*::[^\r\n]*$"
)


def test_json_tells_machines_the_text_as_it_is() -> None:
    for text in HOSTILE:
        said = json.loads(printed(render_json(everywhere(text)).out))
        assert said["diagnostics"][0]["message"] == text


def test_arguments_in_errors_are_printable(project: Project) -> None:
    done = project.run("generate", "--\x1b[31m", "\u202e")
    assert done.code == 2
    assert "\\x1b[31m" in done.err
    assert done.err.replace("\n", "").isprintable()


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "colour"),
    [
        (Terminal(), {}, True),
        (Terminal(), {"NO_COLOR": "1"}, False),
        (Terminal(), {"NO_COLOR": ""}, True),
        (Terminal(), {"TERM": "dumb"}, False),
        (io.StringIO(), {}, False),
    ],
)
def test_when_there_is_colour(
    stream: io.StringIO, environment: dict[str, str], colour: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert style_for(stream) == Style(colour)
