"""The published hook, installed by the real pre-commit from a clone of this project."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml

from .test_hook import DOCUMENT, ROOT, SETTINGS, Repository, environment, install

_PARTS = (
    "generator",
    "templates",
    "pyproject.toml",
    "README.md",
    "LICENSE",
    ".pre-commit-hooks.yaml",
)


@pytest.fixture
def published(tmp_path: Path) -> Repository:
    """A repository of this project's files, as a clone has them."""
    made = Repository(tmp_path / "published", environment(tmp_path, {}))
    made.root.mkdir()
    for part in _PARTS:
        source, target = ROOT / part, made.root / part
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    made.git("init", "--quiet")
    made.commit()
    return made


def test_the_hook_is_installed_from_a_clone_and_keeps_a_client(
    tmp_path: Path, published: Repository
) -> None:
    own = Repository(tmp_path / "own", published.environment)
    own.root.mkdir()
    own.git("init", "--quiet")
    own.write("museum.yaml", DOCUMENT)
    own.write("pyproject.toml", SETTINGS.replace("spec/museum.yaml", "museum.yaml"))
    revision = published.git("rev-parse", "HEAD").strip()
    hook = {"repo": str(published.root), "rev": revision, "hooks": [{"id": "fragmint"}]}
    own.write(".pre-commit-config.yaml", yaml.safe_dump({"repos": [hook]}))
    install(own)
    assert "run: git add generated" in own.commit(fails=True)
    own.commit()
    assert own.git("status", "--porcelain") == ""
