"""The root `README.md` and the client's, followed from the first line to the last in a new environment."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from fragmint.pipeline import generate

from ..behaviour.judge import Judge
from ..behaviour.server import PREFIX
from ..behaviour.server import Server as JudgedServer
from ..generator.own import case_sources
from .answering import Server, serving
from .blocks import ROOT, Block, blocks
from .following import Folder, environment, follow
from .generated import Reader
from .root import newcomer, variables_of

_TOKEN = "a-token"


def test_the_readme(tmp_path: Path) -> None:
    newcomer_ = newcomer(tmp_path, call_the_client)
    follow(blocks("README.md"), newcomer_.steps)
    install_alone(tmp_path)


def install_alone(folder: Path) -> None:
    """The command of the client's README, in the environment that is there already."""
    (block,) = (each for each in blocks("generated/README.md") if each.language == "console")
    scripts = next(each for each in (folder / "venv").iterdir() if each.name in ("bin", "Scripts"))
    Folder(folder / "checkout" / "generated", variables_of(scripts, folder)).run(block)
    Folder(folder, variables_of(scripts, folder)).run_each('$ python -c "import realtimekit"\n')


def call_the_client(block: Block) -> None:
    """Run the program against a server whose requests and responses are judged by the document."""
    document = yaml.safe_load((ROOT / "spec/recordings.yaml").read_text(encoding="utf-8"))
    with JudgedServer(document, Judge(document, PREFIX)).running() as server:
        given = {"CLOUDFLARE_API_TOKEN": _TOKEN, "CLOUDFLARE_BASE_URL": server.base_url}
        done = subprocess.run(
            [sys.executable, "-c", block.text],
            env={**environment(ROOT / "generated"), **given},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["INVOKED", "https://example.com"]
    assert server.findings == []


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server; the working directory is an empty one, for the files that a README writes."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    with serving() as server:
        yield server


def test_the_readme_of_the_client(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLOUDFLARE_BASE_URL", server.base_url)
    type_in(blocks("generated/README.md"), server)


_TOLD_APART = ("books", "extension_failure", "pet_store", "shapes", "vault")
"""Packages whose first calls differ: in credentials, arguments, results, and the server's address."""
PACKAGES = {
    config.package: (source, config)
    for source, config in case_sources()
    if config.package in _TOLD_APART
}


@pytest.mark.parametrize("package", PACKAGES)
def test_the_readmes_of_other_packages(
    package: str, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, config = PACKAGES[package]
    files = {each.path: each.text for each in generate(source, config).files}
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setenv(config.env.get("base-url", f"{package.upper()}_BASE_URL"), server.base_url)
    try:
        type_in(blocks(f"{package}/README.md", files["README.md"]), server)
    finally:
        for name in [each for each in sys.modules if each.partition(".")[0] == package]:
            del sys.modules[name]


def type_in(readme: list[Block], server: Server) -> None:
    """Run all blocks in their order; each of them calls the server or a mock of it."""
    reader = Reader(server, install_elsewhere)
    try:
        follow(readme, reader.steps)
    finally:
        reader.close()
    assert server.requests > 5


def install_elsewhere(block: Block) -> None:
    """`install_alone` runs it."""
    assert block.text == "$ pip install .\n"
