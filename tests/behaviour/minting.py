"""Clients of small documents, made and imported for one test module."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import fragmint
from fragmint.config import default_config
from fragmint.source import Source


def minted(name: str, document: str, folder: Path) -> Iterator[ModuleType]:
    """The package of a document in YAML, with every module imported; meant for a fixture."""
    result = fragmint.generate(Source("spec.yaml", document), default_config(name))
    assert result.files, [str(each) for each in result.diagnostics]
    for file in result.files:
        path = folder / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, f"{name}."):
        if not module.name.endswith("pyreqwest"):  # an extra
            importlib.import_module(module.name)
    yield package
    sys.path.remove(str(folder))
