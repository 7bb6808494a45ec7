"""Methods that a person adds to a client, in modules that fragmint leaves alone."""

from __future__ import annotations

import os
import subprocess
import sys
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
CLIENT = """\
from .. import _client


class Pets(_client.Pets):
    def hello(self) -> str:
        return "hello"


AsyncPets = _client.AsyncPets
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a document and without settings, in the working directory."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pets.yaml").write_text(DOCUMENT)
    return tmp_path


def configure(folder: Path, helpers: str) -> None:
    """Write the settings."""
    text = f'[tool.fragmint]\nspec = "pets.yaml"\npackage = "pets"\nhelpers = {{ {helpers} }}\n'
    (folder / "pyproject.toml").write_text(text)


def test_the_client_itself(folder: Path) -> None:
    """Copies are of the subclass, too; whatever is generated again leaves its module alone."""
    configure(folder, 'client = "more.hello"')
    module = folder / "generated" / "pets" / "more" / "hello.py"
    module.parent.mkdir(parents=True)
    module.write_text(CLIENT)
    for _ in range(2):
        assert run(["generate"]) == 0
    program = "from pets import Pets; print(Pets().with_options(max_retries=0).hello())"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONPATH": str(folder / "generated")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout == "hello\n", done.stderr
    (folder / "pyproject.toml").write_text(
        '[tool.fragmint]\nspec = "pets.yaml"\npackage = "pets"\n'
    )
    assert run(["generate"]) == 0
    assert module.read_text() == CLIENT


REFUSED = {
    '"client.pet" = "more"': (
        "pyproject.toml:4:13: error[unknown-resource]: `helpers` names a resource that the client does not "
        "have: 'client.pet'",
        "  hint: did you mean 'client.pets'?",
    ),
    '"client.pets" = "more"': (
        "pyproject.toml:4:13: error[missing-helper]: the helpers of `client.pets` should be in "
        "generated/pets/more.py, which does not exist",
        "  hint: write it, with subclasses of the same names, or remove the setting",
    ),
    '"client.pets" = "types.more"': (
        "pyproject.toml:4:13: error[setting-value]: `helpers.client.pets` must be outside `types`, which "
        "fragmint writes, not 'types.more'",
    ),
    '"client.pets" = "../more.py"': (
        "pyproject.toml:4:13: error[setting-value]: `helpers.client.pets` must be the dotted path of a "
        "module in the package, such as `helpers.tickets`, not '../more.py'",
    ),
}


@pytest.mark.parametrize("helpers", REFUSED)
def test_refusals(folder: Path, helpers: str, capsys: pytest.CaptureFixture[str]) -> None:
    configure(folder, helpers)
    assert run(["generate"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert set(REFUSED[helpers]) <= set(lines), lines
    assert not (folder / "generated").exists()
