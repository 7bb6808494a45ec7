"""Starting and ending the server's process."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def serving(body: Path) -> Generator[str]:
    """The URL of a server that answers with a file's JSON, while the block lasts."""
    command = [sys.executable, str(Path(__file__).with_name("server.py")), str(body)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        try:
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.stdin.close()
