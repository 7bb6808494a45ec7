"""The workflow runs what the README tells people to run, on the versions that the project names."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import yaml

_ROOT = Path(__file__).parents[1]
_PREFIX = "Programming Language :: Python :: 3."


def _jobs() -> dict[str, Any]:
    text = (_ROOT / ".github/workflows/ci.yml").read_text(encoding="utf-8")
    jobs: dict[str, Any] = yaml.safe_load(text)["jobs"]
    return jobs


def _project() -> dict[str, Any]:
    text = (_ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project: dict[str, Any] = tomllib.loads(text)["project"]
    return project


def test_each_version_that_the_project_names_is_tested() -> None:
    named = [each for each in _project()["classifiers"] if each.startswith(_PREFIX)]
    versions = [each.rpartition(" ")[2] for each in named]
    assert _jobs()["tests"]["strategy"]["matrix"]["python"] == versions
    assert _project()["requires-python"] == f">={versions[0]}"


def test_the_command_is_that_of_the_readme() -> None:
    commands = [step["run"] for step in _jobs()["tests"]["steps"] if "run" in step]
    readme = (_ROOT / "README.md").read_text(encoding="utf-8")
    assert commands
    assert all(f"$ {command}\n" in readme for command in commands)
