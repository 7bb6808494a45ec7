"""The generated distribution by itself: installed into an empty environment, then used."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from .calls import REFERENCE_BODY
from .conftest import ROOT, TOKEN
from .server import Server


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a new environment that has the generated distribution and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "venv", with_pip=True, symlinks=os.name != "nt")
    scripts = "Scripts" if os.name == "nt" else "bin"
    python = folder / "venv" / scripts / "python"
    # A copy: building must leave nothing behind in the checkout.
    shutil.copytree(ROOT / "generated", folder / "generated")
    install = [str(python), "-m", "pip", "install", "--quiet", str(folder / "generated")]
    subprocess.run(install, check=True, capture_output=True)
    return python


def run(python: Path, code: str, **environment: str) -> str:
    """What a program prints in that environment, outside of the checkout."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    finished = subprocess.run(
        [python, "-X", "utf8", "-c", code],
        env={**kept, **environment},
        cwd=python.parent,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert finished.returncode == 0, finished.stderr
    return finished.stdout


def test_it_brings_few_packages(python: Path) -> None:
    listed = subprocess.run(
        [python, "-m", "pip", "list", "--format=json", "--disable-pip-version-check"],
        check=True,
        capture_output=True,
    )
    names = {package["name"] for package in json.loads(listed.stdout)} - {"pip", "setuptools"}
    assert {"realtimekit", "httpcore2", "msgspec"} <= names
    assert len(names) <= 10, names


def test_importing_it_loads_neither_http_nor_event_loop(python: Path) -> None:
    heavy = run(
        python,
        "import sys, realtimekit; realtimekit.__version__;"
        "print(*{'httpcore2', 'asyncio', 'msgspec', 'ssl'} & sys.modules.keys())",
    )
    assert heavy.split() == []


def test_the_quick_start_of_the_readme(python: Path, server: Server) -> None:
    """The reference page's example: its request to the last byte, its answer read."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (quick_start,) = re.findall(r"```python\n(from realtimekit import .*?)```", readme, re.DOTALL)
    printed = run(
        python, quick_start, CLOUDFLARE_API_TOKEN=TOKEN, CLOUDFLARE_BASE_URL=server.base_url
    )
    call = server.only_call
    assert (call.method, call.body) == ("POST", REFERENCE_BODY)
    assert (
        call.path
        == "/client/v4/accounts/023e105f4ecef8ad9ca31a8372d0c353/realtime/kit/app_id/recordings"
    )
    assert call.header("Authorization") == f"Bearer {TOKEN}"
    assert printed.split() == ["INVOKED", "https://example.com"]


def test_the_quick_start_has_no_type_errors(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    (quick_start,) = re.findall(r"```python\n(from realtimekit import .*?)```", readme, re.DOTALL)
    program = tmp_path / "quick_start.py"
    program.write_text(quick_start, encoding="utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", str(tmp_path), str(program)],
        env={**os.environ, "MYPYPATH": str(ROOT / "generated")},
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert checked.returncode == 0, checked.stdout
