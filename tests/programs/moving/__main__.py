"""Run the official SDK's own tests of the recordings on the generated client.

    PRISM=…/node_modules/.bin/prism python tests/programs/moving

It fetches the source distribution of `cloudflare` with pip, changes the imports of its test module and
takes away that it is skipped, and runs it against Prism. The fixtures, and what compares a result with
its type, are in `borrowed.py`: the SDK's own know pydantic only.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

VERSION = "5.9.0"
ROOT = Path(__file__).parents[3]
TESTS = "tests/api_resources/realtime_kit/test_recordings.py"
IMPORTS = {
    r"\bfrom cloudflare\._utils import": "from borrowed import",
    r"\bfrom tests\.utils import": "from borrowed import",
    r"\bfrom cloudflare\b": "from realtimekit",
    r" +@pytest\.mark\.skip\(reason=.*\)\n": "",
}


def main() -> int:
    """Fetch, rewrite, run; returns pytest's exit code."""
    with tempfile.TemporaryDirectory() as folder, mock_server(Path(folder)) as address:
        work = Path(folder)
        (work / "test_recordings.py").write_text(rewritten(fetched(work)), encoding="utf-8")
        shutil.copy(Path(__file__).with_name("borrowed.py"), work)
        (work / "conftest.py").write_text("from borrowed import *\n", encoding="utf-8")
        paths = os.pathsep.join([str(ROOT / "generated"), str(work)])
        done = subprocess.run(
            [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-c", os.devnull, "."],
            cwd=work,
            env={**os.environ, "PYTHONPATH": paths, "TEST_API_BASE_URL": address},
            check=False,
        )
        return done.returncode


def fetched(work: Path) -> str:
    """The SDK's test module, from its source distribution."""
    name = f"cloudflare-{VERSION}"
    fetch = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:"]
    subprocess.run([*fetch, "-d", str(work), f"cloudflare=={VERSION}"], check=True)
    with tarfile.open(work / f"{name}.tar.gz") as archive:
        member = archive.extractfile(f"{name}/{TESTS}")
        assert member is not None
        return member.read().decode()


def rewritten(text: str) -> str:
    """The module with other imports, and not skipped."""
    for pattern, other in IMPORTS.items():
        text = re.sub(pattern, other, text)
    return text


@contextmanager
def mock_server(work: Path) -> Generator[str]:
    """The address of Prism, which serves the document."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    document = str(ROOT / "spec" / "recordings.yaml")
    command = [os.environ["PRISM"], "mock", "--errors", "-h", "127.0.0.1", "-p", port, document]
    with (
        (work / "prism.log").open("wb") as log,
        subprocess.Popen(command, stdout=log, stderr=log) as server,
    ):
        try:
            _wait_for(int(port))
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    for _ in range(300):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("Prism does not listen")


if __name__ == "__main__":
    sys.exit(main())
