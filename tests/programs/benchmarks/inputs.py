"""What the compared programs work on: the response of the reference page, and documents."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import yaml

from .environments import ROOT

SPEC = ROOT / "spec" / "recordings.yaml"
CORPUS = ROOT.parent / "shared" / "corpus"
"""Where the tests expect real documents, too."""


def reference_request() -> Any:
    """The body of the reference page's call, as the document has it."""
    operation = _document()["paths"]["/accounts/{account_id}/realtime/kit/{app_id}/recordings"]
    content = operation["post"]["requestBody"]["content"]["application/json"]
    return content["examples"]["reference_page"]["value"]


def reference_response() -> bytes:
    """The body of the reference page's answer, as the document has it, as compact JSON."""
    content = _document()["components"]["responses"]["Recording"]["content"]["application/json"]
    value = content["examples"]["reference_page"]["value"]
    return json.dumps(value, separators=(",", ":")).encode()


def own_project(folder: Path) -> None:
    """Copy this project's document and settings."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "spec").mkdir(exist_ok=True)
    shutil.copy(SPEC, folder / "spec")
    shutil.copy(ROOT / "pyproject.toml", folder)


def project_of(document: Path, folder: Path) -> None:
    """Copy a document and write the least settings for it: what has faults is left out, as peers do."""
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(document, folder)
    package = document.stem.replace("-", "_")
    settings = f'[tool.fragmint]\nspec = "{document.name}"\npackage = "{package}"\n'
    settings += 'faults = "skip"\n'
    (folder / "pyproject.toml").write_text(settings)


def _document() -> Any:
    return yaml.safe_load(SPEC.read_text(encoding="utf-8"))
