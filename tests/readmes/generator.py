"""`generator/README.md`: its settings are read, its stages printed, its program run."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from fragmint import Source
from fragmint.config import parse_clients

from .blocks import ROOT, Block
from .following import Folder, Steps, look_at


def steps(folder: Folder) -> Steps:
    """What is done with the blocks, in a folder that has this project's document and settings."""
    shutil.copytree(ROOT / "spec", folder.path / "spec")
    shutil.copy(ROOT / "pyproject.toml", folder.path)
    return {
        ("Settings", "toml"): read_settings,
        ("Several clients", "toml"): read_settings,
        ("Methods of your own", "python"): lambda block: add_helpers(folder, block),
        ("Methods of your own", "toml"): folder.append,
        ("As a library", "python"): lambda block: run_program(folder, block),
        ("The flow", "text"): look_at,
        ("The flow", "console"): folder.run,
    }


def read_settings(block: Block) -> None:
    """The settings are ones that fragmint takes."""
    for read in parse_clients(Source("pyproject.toml", block.text)):
        assert read.config, read.diagnostics


def add_helpers(folder: Folder, block: Block) -> None:
    """The module is saved; what uses it runs and satisfies a type checker."""
    if block.text.startswith('"""'):
        folder.save(replace(block, file="generated/realtimekit/helpers.py"))
        return
    folder.run_each("$ fragmint generate")
    name = "use_helpers.py"
    (folder.path / "generated" / name).write_text(_ANSWERED + block.text + _AWAITED, "utf-8")
    folder.run_each(f"$ cd generated && python {name} && mypy --strict {name} realtimekit")
    assert folder.out.startswith("UPLOADED\nUPLOADED\n"), folder.out


_ANSWERED = """\
import asyncio
import sys

from realtimekit import AsyncCloudflare, Cloudflare
from realtimekit.testing import AsyncMockTransport, MockResponse, MockTransport


def answers() -> list[MockResponse]:
    states = ["RECORDING", "UPLOADING", "UPLOADED"]
    bodies = [{"data": {"id": "1", "status": each, "download_url": each}} for each in states]
    return [MockResponse(json=each) for each in bodies]



PATH = "GET /accounts/account_id/realtime/kit/app_id/recordings/recording_id"
client = Cloudflare(api_token="t", transport=MockTransport({PATH: answers()}))
assert "realtimekit.helpers" not in sys.modules
"""
_AWAITED = """

async def main() -> None:
    client = AsyncCloudflare(api_token="t", transport=AsyncMockTransport({PATH: answers()}))
    recordings = client.realtime_kit.recordings
    recording = await recordings.wait_for_files(
        "recording_id", account_id="account_id", app_id="app_id", interval=0
    )
    print(recording.download_url)


asyncio.run(main())
"""


def run_program(folder: Folder, block: Block) -> None:
    """The program runs and prints the files of a package."""
    done = subprocess.run(
        [sys.executable, "-c", block.text],
        cwd=folder.path, env=folder.variables, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "pets/_client.py" in done.stdout


def rows(path: Path, section: str) -> list[list[str]]:
    """The rows of the first table of a section, below its head."""
    text = path.read_text(encoding="utf-8").partition(f"\n## {section}\n")[2]
    lines = [each for each in text.partition("\n## ")[0].splitlines() if each.startswith("|")]
    return [[cell.strip() for cell in each.strip("|").split("|")] for each in lines[2:]]
