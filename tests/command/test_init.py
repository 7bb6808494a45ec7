"""`fragmint init`, `watch` and `completion`, each as somebody at a terminal meets it."""

from __future__ import annotations

import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
import yaml

from fragmint.cli.args import parse_arguments
from fragmint.cli.parser import EXAMPLES
from fragmint.cli.routines.init import HOOK, package_of
from fragmint.source import Source

from ..platforms import needs_shell

ROOT = Path(__file__).parents[2]
DOCUMENT = """\
openapi: 3.1.0
info: {title: Parcel API, version: "1"}
servers: [{url: "https://parcels.example"}]
paths:
  /parcels:
    get: {operationId: listParcels, tags: [parcels], responses: {"204": {description: None.}}}
"""


def fragmint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the real command in a folder."""
    command = [sys.executable, "-m", "fragmint", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder that holds a document and nothing else."""
    (tmp_path / "openapi.yaml").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path


def test_init_writes_settings_and_hook_generates_and_says_what_is_next(folder: Path) -> None:
    done = fragmint(folder, "init")
    assert (done.returncode, done.stderr) == (0, "")
    first, second, third, *rest = done.stdout.splitlines()
    assert first == "wrote pyproject.toml: the document is openapi.yaml, the package is parcel"
    assert second == "wrote .pre-commit-config.yaml"
    assert re.fullmatch(r"fragmint: generated: \d+ files written \(1 operation, .*\)", third)
    assert rest == [
        "next:",
        "  1. pip install ./generated and read generated/README.md",
        "  2. pre-commit install, and commit: from now on the hook keeps the client current",
    ]
    assert (folder / "pyproject.toml").read_text(encoding="utf-8") == (
        '[tool.fragmint]\nspec = "openapi.yaml"\npackage = "parcel"\n'
    )
    assert (folder / ".pre-commit-config.yaml").read_text(encoding="utf-8") == HOOK
    assert (folder / "generated/parcel/__init__.py").is_file()


def test_init_never_writes_over_what_is_there(folder: Path) -> None:
    fragmint(folder, "init", "openapi.yaml", "--package", "mine")
    names = ("pyproject.toml", ".pre-commit-config.yaml")
    before = [(folder / name).read_bytes() for name in names]
    done = fragmint(folder, "init", "openapi.yaml", "--package", "other")
    assert done.returncode == 0
    assert done.stdout.startswith(
        "kept pyproject.toml: it has the table [tool.fragmint]\n"
        "kept .pre-commit-config.yaml: it has the hook\n"
        "fragmint: generated is current ("
    )
    assert [(folder / name).read_bytes() for name in names] == before


def test_init_adds_to_a_project_and_shows_what_to_add_to_other_hooks(folder: Path) -> None:
    project = '[project]\nname = "app"  # no line break at the end'
    hooks = "repos:\n  - repo: local\n    hooks: []\n"
    (folder / "pyproject.toml").write_text(project, encoding="utf-8")
    (folder / ".pre-commit-config.yaml").write_text(hooks, encoding="utf-8")
    done = fragmint(folder, "init")
    assert done.returncode == 0
    assert (folder / "pyproject.toml").read_text(encoding="utf-8") == (
        f'{project}\n\n[tool.fragmint]\nspec = "openapi.yaml"\npackage = "parcel"\n'
    )
    assert (folder / ".pre-commit-config.yaml").read_text(encoding="utf-8") == hooks
    block = HOOK.partition("\n")[2]
    assert f"kept .pre-commit-config.yaml: add this below its `repos:`\n{block}" in done.stdout
    assert len(yaml.safe_load(hooks + block)["repos"]) == 2


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ((), "there is no OpenAPI document here"),
        (
            ("a.yaml", "spec/b.json"),
            "there are several OpenAPI documents here: a.yaml, spec/b.json",
        ),
    ],
)
def test_init_without_one_document_asks_for_its_name(
    tmp_path: Path, names: tuple[str, ...], said: str
) -> None:
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        text = DOCUMENT if name.endswith("yaml") else '{"openapi": "3.1.0"}'
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = fragmint(tmp_path, "init")
    assert done.returncode == 2
    assert done.stderr == (
        f"fragmint: error[unreadable]: {said}\n  hint: name one: `fragmint init openapi.yaml`\n"
    )
    assert not (tmp_path / "pyproject.toml").exists()


def test_init_with_a_broken_document_says_how_to_go_on(folder: Path) -> None:
    (folder / "openapi.yaml").write_text(DOCUMENT.replace("title:", "titel:"), encoding="utf-8")
    done = fragmint(folder, "init")
    assert done.returncode == 2
    assert "openapi.yaml:2:" in done.stderr
    assert done.stdout.endswith("next:\n  1. mend what is named above\n  2. fragmint generate\n")
    assert not (folder / "generated").exists()


@pytest.mark.parametrize(
    ("title", "name", "package"),
    [
        ("Parcel API", "openapi.yaml", "parcel"),
        ("The Pet-Store REST API", "x.yaml", "the_pet_store"),
        ("JSON", "x.yaml", "json_client"),
        ("日本", "kaisha.v2.yaml", "kaisha_v2"),
        ("3D", "3.yaml", "client"),
    ],
)
def test_a_package_is_called_after_the_title(title: str, name: str, package: str) -> None:
    assert package_of(Source(name, f"openapi: 3.1.0\ninfo: {{title: {title}}}\n")) == package


@pytest.fixture
def watching(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """`fragmint watch`, at work in the folder."""
    fragmint(folder, "init")
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "fragmint", "watch"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell's job in the background, as CI may be, ignores the signal, and so would its children.
        preexec_fn=(
            partial(signal.signal, signal.SIGINT, signal.SIG_DFL) if os.name == "posix" else None
        ),
    )
    yield process
    process.kill()
    process.communicate()


@needs_shell
def test_watch_tells_each_change_in_one_line(folder: Path, watching: subprocess.Popen[str]) -> None:
    assert watching.stdout is not None
    line: Callable[[], str] = watching.stdout.readline
    assert line() == "fragmint: watching, until Ctrl+C: generated is current\n"
    document = folder / "openapi.yaml"
    document.write_text(DOCUMENT.replace("None.", "Gone."), encoding="utf-8")
    assert line() == "fragmint: openapi.yaml changed: generated is current\n"
    longer = DOCUMENT + (
        "  /vans:\n    get: {operationId: listVans, tags: [vans], responses: {'204': {description: N}}}\n"
    )
    document.write_text(longer, encoding="utf-8")
    assert re.fullmatch(
        r"fragmint: openapi\.yaml changed: generated: wrote README\.md, .* and \d+ more\n", line()
    )
    document.write_text(DOCUMENT.replace("paths:", "path:"), encoding="utf-8")
    assert line() == "fragmint: openapi.yaml changed: nothing was written\n"
    document.write_text(DOCUMENT, encoding="utf-8")
    assert "deleted " in line()
    watching.send_signal(signal.SIGINT)
    _, err = watching.communicate(timeout=20)
    assert watching.returncode == 0
    assert "openapi.yaml:4:1: error[unknown-field]" in err
    assert "Traceback" not in err


def test_watch_takes_no_pipe(folder: Path) -> None:
    done = fragmint(folder, "watch", "-")
    assert done.returncode == 2
    assert done.stderr.endswith("the standard input cannot be watched: name a file\n")


@pytest.mark.parametrize("command", EXAMPLES)
def test_help_has_examples_that_are_calls(tmp_path: Path, command: str) -> None:
    said = fragmint(tmp_path, command, "--help").stdout
    assert said.rstrip().endswith(EXAMPLES[command][-1])
    for example in EXAMPLES[command]:
        assert f"  {example}\n" in said
        words = shlex.split(re.split(" [<>]", example)[0])
        assert words[:2] == ["fragmint", command]
        parse_arguments(words[1:])


def completed(words: str) -> set[str]:
    """What bash offers after these words, of which the last may have begun."""
    script = fragmint(ROOT, "completion", "bash").stdout
    program = f"""{script}
COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
_fragmint; printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    done = subprocess.run(
        ["bash", "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return {*done.stdout.split("\n")} - {""}


@needs_shell
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("fragmint ''", {"init", "generate", "check", "watch", "completion", "--version"}),
        ("fragmint ge", {"generate"}),
        ("fragmint generate --fail", {"--fail-on-change"}),
        ("fragmint check --format ''", {"text", "json", "github"}),
        ("fragmint completion ''", {"bash", "fish", "zsh"}),
        ("fragmint generate spec/rec", {"spec/recordings.yaml"}),
    ],
)
def test_bash_completes_commands_options_values_and_files(words: str, offered: set[str]) -> None:
    assert offered <= completed(words)


def test_fish_and_zsh_know_every_command_and_option() -> None:
    zsh, fish = (fragmint(ROOT, "completion", shell).stdout for shell in ("zsh", "fish"))
    assert zsh.startswith("autoload -Uz compinit bashcompinit\n")
    assert zsh.endswith(fragmint(ROOT, "completion", "bash").stdout)
    for command in EXAMPLES:
        usage = fragmint(ROOT, command, "--help").stdout.split("\n\n")[0]
        for option in re.findall(r"(--[a-z-]+)", usage):
            assert f"'__fish_seen_subcommand_from {command}' -l {option[2:]} " in fish
            assert option in zsh
