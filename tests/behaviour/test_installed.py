"""The generated distribution by itself: installed into an empty environment, then used."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tomllib
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


LOOKED_AT = """
import importlib, inspect, pkgutil, pydoc, typing
from realtimekit import *
import realtimekit

modules = [realtimekit]
modules += [
    importlib.import_module(each.name)
    for each in pkgutil.walk_packages(realtimekit.__path__, "realtimekit.")
    if not each.name.startswith("realtimekit._runtime")
]
for module in modules:
    inspect.getmembers(module)
    pydoc.render_doc(module, renderer=pydoc.plaintext)
for name in realtimekit.__all__:
    found = getattr(realtimekit, name)
    assert globals()[name] is found
    if inspect.isclass(found):
        inspect.getmembers(found)
        typing.get_type_hints(found)
        pydoc.render_doc(found, renderer=pydoc.plaintext)
client = Cloudflare(api_token="t")
inspect.getmembers(client), inspect.getmembers(client.realtime_kit.recordings)
print(len(modules))
"""


def test_nothing_crashes_when_looked_at(python: Path) -> None:
    """Star import, help, members and type hints, without any extra."""
    assert int(run(python, LOOKED_AT)) > 7
    assert "Cloudflare" in run(python, "help('realtimekit')")


EXTRAS = {
    "fast": "from realtimekit import PyreqwestTransport; PyreqwestTransport()",
    "http2": "from realtimekit import DefaultTransport; DefaultTransport(http2=True)",
    "socks": "from realtimekit import DefaultTransport; DefaultTransport(proxy='socks5://127.0.0.1:1')",
}


@pytest.mark.parametrize("extra", EXTRAS)
def test_what_is_missing_names_the_extra_that_there_is(python: Path, extra: str) -> None:
    refused = f"try:\n {EXTRAS[extra]}\nexcept ImportError as error:\n print(error)"
    assert f"the extra `{extra}` of this package installs it" in run(python, refused)
    project = tomllib.loads((ROOT / "generated" / "pyproject.toml").read_text(encoding="utf-8"))
    assert extra in project["project"]["optional-dependencies"]


def test_type_checkers_find_nothing_where_no_extra_is_installed(
    python: Path, tmp_path: Path
) -> None:
    package = subprocess.run(
        [python, "-c", "import realtimekit; print(realtimekit.__path__[0])"],
        check=True, capture_output=True, text=True,
    ).stdout.strip()  # fmt: skip
    shutil.copytree(package, tmp_path / "realtimekit")
    (tmp_path / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}', encoding="utf-8")
    mypy = [
        "mypy",
        "--strict",
        "--python-executable",
        str(python),
        "--cache-dir",
        os.devnull,
        "realtimekit",
    ]
    pyright = ["pyright", "--pythonpath", str(python), "-p", "."]
    for command in (mypy, pyright):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout
