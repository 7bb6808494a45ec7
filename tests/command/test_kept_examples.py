"""Programs that a person keeps in the output folder, and that the package's README links."""

from __future__ import annotations

from pathlib import Path

import pytest

from fragmint.cli.main import run

DOCUMENT = """\
openapi: 3.1.0
info: {title: Pets, version: 1.0.0}
servers: [{url: "https://pets.example"}]
paths:
  /pets:
    get: {operationId: listPets, tags: [pets], responses: {'204': {description: All.}}}
"""
SETTINGS = '[tool.fragmint]\nspec = "pets.yaml"\npackage = "pets"\n'
EXAMPLE = 'examples = { "A first call" = "examples/first.py" }\n'
LINK = "\n## Examples\n\n- [A first call](examples/first.py)\n\n"


def generate(settings: str) -> int:
    """Generate in the working directory; returns the exit code."""
    Path("pyproject.toml").write_text(settings, encoding="utf-8")
    return run(["generate"])


def test_they_are_linked_and_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("pets.yaml").write_text(DOCUMENT, encoding="utf-8")
    program, readme = Path("generated/examples/first.py"), Path("generated/README.md")
    program.parent.mkdir(parents=True)
    program.write_text("import pets\n", encoding="utf-8")
    assert generate(SETTINGS + EXAMPLE) == 0
    assert LINK in readme.read_text(encoding="utf-8")
    program.write_text("import pets  # mine\n", encoding="utf-8")
    assert run(["check"]) == 0
    assert generate(SETTINGS) == 0
    assert "Examples" not in readme.read_text(encoding="utf-8")
    assert program.read_text(encoding="utf-8") == "import pets  # mine\n"


def test_one_that_is_missing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The client is generated all the same: it works without the program."""
    monkeypatch.chdir(tmp_path)
    Path("pets.yaml").write_text(DOCUMENT, encoding="utf-8")
    assert generate(SETTINGS + EXAMPLE) == 0
    lines = capsys.readouterr().err.splitlines()
    assert (
        "pyproject.toml:4:14: warning[missing-example]: an example should be generated/examples/first.py, "
        "which does not exist"
    ) in lines
    assert "  hint: write it, or remove the setting" in lines
    assert Path("generated/pets/__init__.py").exists()
