"""What the distribution promises: names, version, templates, the hook files."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import fragmint
from fragmint import _resources
from fragmint.config import parse_config
from fragmint.source import Source

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("name", fragmint.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(fragmint, name) is not None
    assert name in dir(fragmint)


def test_no_other_name_is_there() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nope'"):
        fragmint.nope  # noqa: B018


def test_the_version_is_the_command_s() -> None:
    command = [sys.executable, "-m", "fragmint", "--version"]
    environment = {"PYTHONPATH": str(ROOT / "generator")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == f"fragmint {fragmint.__version__}\n"


def test_templates_are_found_in_a_checkout_and_in_a_wheel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert (_resources.templates_dir() / "pyproject.toml.jinja").is_file()
    (tmp_path / "templates").mkdir()
    monkeypatch.setattr(_resources, "_PACKAGE", tmp_path)
    assert _resources.templates_dir() == tmp_path / "templates"


def test_the_settings_of_this_project_are_right() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["project"]["name"] == "fragmint"
    assert parse_config(Source("pyproject.toml", text)).diagnostics == ()


@pytest.mark.parametrize(
    ("kind", "file"),
    [("manifest", ".pre-commit-hooks.yaml"), ("config", ".pre-commit-config.yaml")],
)
def test_the_hook_files_are_valid(kind: str, file: str) -> None:
    command = [sys.executable, "-m", "pre_commit", f"validate-{kind}", str(ROOT / file)]
    subprocess.run(command, check=True)
