"""The generated distribution, as a package index takes it."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_string
from pathlib import Path

import pytest

from fragmint.cli.main import run

DOCUMENT = """\
openapi: 3.1.0
info:
  title: Pets
  version: 1.0.0
  contact: {name: Pet People, email: pets@pets.example}
  license: {name: MIT, identifier: mit}
servers: [{url: https://pets.example}]
paths:
  /pets:
    get: {operationId: listPets, tags: [pets], responses: {'204': {description: All pets.}}}
"""
SETTINGS = """\
[tool.fragmint]
spec = "pets.yaml"
package = "pets"
version = "2.1.0rc1"
"""
MORE = """\
description = "Pets, as “one” line"
license = "Apache-2.0 OR MIT"
authors = ["Ada Löve <ada@pets.example>", "Grace", "bob@pets.example"]
keywords = ["pets", "animals"]
classifiers = ["Development Status :: 4 - Beta"]
examples = { "A [first] call" = "examples/first.py" }
urls = { Homepage = "https://pets.example/", "Bug tracker" = "https://pets.example/bugs" }
"""


def generate(folder: Path, more: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Generate a client in an empty folder; returns the exit code."""
    (folder / "pets.yaml").write_text(DOCUMENT, encoding="utf-8")
    (folder / "pyproject.toml").write_text(SETTINGS + more, encoding="utf-8")
    monkeypatch.chdir(folder)
    return run(["generate"])


def test_from_the_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert generate(tmp_path, "", monkeypatch) == 0
    text = (tmp_path / "generated" / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["project"]
    assert (project["version"], project["license"]) == ("2.1.0rc1", "MIT")
    assert project["authors"] == [{"name": "Pet People", "email": "pets@pets.example"}]
    assert project["description"] == "A Python client of Pets"


def test_a_package_index_takes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Built and checked with the tools that maintainers use; examples are for those who read the sources."""
    (tmp_path / "generated" / "examples").mkdir(parents=True)
    (tmp_path / "generated" / "examples" / "first.py").write_text("import pets\n", encoding="utf-8")
    assert generate(tmp_path, MORE, monkeypatch) == 0
    for command in (["build", "generated"], ["twine", "check", "--strict", *_DISTRIBUTIONS]):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    wheel, archive = (tmp_path / each for each in _DISTRIBUTIONS)
    with zipfile.ZipFile(wheel) as file:
        text = file.read("pets-2.1.0rc1.dist-info/METADATA").decode()
        names = file.namelist()
    assert {"pets/__init__.py", "pets/py.typed", "pets/_runtime/client/base.py"} <= {*names}
    assert not any("examples" in each for each in names)
    assert "- [A \\[first\\] call](examples/first.py)" in text
    told = message_from_string(text)
    assert (told["Version"], told["License-Expression"]) == ("2.1.0rc1", "Apache-2.0 OR MIT")
    assert told["Author"] == "Grace"
    assert told["Author-email"] == "Ada Löve <ada@pets.example>, bob@pets.example"
    assert told["Keywords"] == "animals,pets"
    assert told.get_all("Project-URL") == [
        "Homepage, https://pets.example/",
        "Bug tracker, https://pets.example/bugs",
    ]
    assert "Development Status :: 4 - Beta" in (told.get_all("Classifier") or [])
    with tarfile.open(archive) as file:
        expected = {"pets-2.1.0rc1/pets/__init__.py", "pets-2.1.0rc1/examples/first.py"}
        assert expected <= {*file.getnames()}


_DISTRIBUTIONS = [
    "generated/dist/pets-2.1.0rc1-py3-none-any.whl",
    "generated/dist/pets-2.1.0rc1.tar.gz",
]
WRONG = {
    'license = "GPL forever"': "`license` must be an SPDX license expression, such as `MIT` or `Apache-2.0`, not",
    'authors = [" "]': "`authors.0` must be a name and an address, such as `Ada <ada@example.com>`, or one of them",
    'urls = { Homepage = "pets.example" }': "`urls.Homepage` must be an http or https URL, not 'pets.example'",
    'classifiers = ["Beta"]': "`classifiers.0` must be a classifier such as `Development Status :: 4 - Beta`",
    'examples = { First = "../first.py" }': "`examples.First` must be the path of a file in the output folder, such as `examples/first.py`, not '../first.py'",
    'description = "a\\nb"': "`description` must be a line of at most 500 characters, not",
    'version = "1.0-beta"': "`version` must be a version in the normal form of PEP 440",
}


@pytest.mark.parametrize("setting", WRONG)
def test_what_no_index_takes_is_refused(
    setting: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "pets.yaml").write_text(DOCUMENT, encoding="utf-8")
    text = f'[tool.fragmint]\nspec = "pets.yaml"\npackage = "pets"\n{setting}\n'
    (tmp_path / "pyproject.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["generate"]) == 2
    err = capsys.readouterr().err
    assert "pyproject.toml:4:" in err
    assert WRONG[setting] in err
